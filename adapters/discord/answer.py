"""One interaction's answer: acknowledged exactly once, then shown by the ways that are still open.

Discord waits three seconds for the first word and takes more for fifteen minutes. The kind of a
deferred answer cannot be changed later, so a press is deferred as "I may change this message" and
a command as "I will answer you alone": both leave everything open that could come.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import aiohttp
import discord
import structlog

from adapters.discord.errors import ANSWERED, TOO_LATE
from adapters.discord.joined_cards import in_place
from adapters.discord.render import NOBODY, message, say, uploads
from adapters.discord.requests import Interaction
from bot.kit.screen.buttons import Press
from bot.kit.screen.cards import Card
from bot.kit.screen.files import File

log = structlog.get_logger()
_THINKS = discord.InteractionResponseType.deferred_channel_message


class Answer:
    """What is shown to whoever asked. Each method says whether it was shown."""

    def __init__(self, interaction: Interaction) -> None:
        self._interaction = interaction
        self._alone = interaction.guild_id is not None  # in direct messages nobody else reads

    @property
    def given(self) -> bool:
        """Say whether the interaction was acknowledged."""
        return self._interaction.response.is_done()

    @property
    def server(self) -> str:
        """Where it was asked; empty in direct messages."""
        return str(self._interaction.guild_id or "")

    @property
    def asker(self) -> discord.Member | discord.User:
        """Who asked."""
        return self._interaction.user

    @property
    def on_message(self) -> bool:
        """Say whether it came from a message of ours, which can be changed."""
        return self._interaction.message is not None and self._is_press_or_form

    @property
    def _is_press_or_form(self) -> bool:
        kinds = (discord.InteractionType.component, discord.InteractionType.modal_submit)
        return self._interaction.type in kinds

    @property
    def takes_form(self) -> bool:
        """Say whether a form can still open: not after a form, nor after a defer."""
        return not self.given and self._interaction.type is not discord.InteractionType.modal_submit

    @property
    def taken(self) -> bool:
        """Say whether another process acknowledged it."""
        return self._taken

    def stands_for(self, token: str) -> bool:
        """Say whether the pressed message only stood in for this form, seen by nobody else: then
        what follows may take its place."""
        found = self._interaction.message
        if found is None or (self._alone and not found.flags.ephemeral):
            return False
        return [(each.custom_id, each.label) for each in _buttons(found.components)] in (
            [(token, say.line("continue"))],
            [(token, say.line("try-again"))],
        )

    async def defer(self) -> None:
        """Acknowledge now and answer later."""
        if not self.given:
            ctx = self._interaction.response.defer
            await self._tried(lambda: ctx(ephemeral=self._alone, thinking=not self.on_message))

    async def close(self) -> None:
        """Acknowledge with nothing to show."""
        await self.defer()
        if self._interaction.response.type is _THINKS and not self._shown:
            await self._tried(self._interaction.delete_original_response)

    async def reply(self, cards: Sequence[Card], files: Sequence[File]) -> bool:
        """Show cards to the asker alone."""
        return await self._first(cards, files) or await self._later(cards, files)

    async def replace(
        self, cards: Sequence[Card], files: Sequence[File], pressed: Press | None
    ) -> bool:
        """Put cards where the pressed card was, for all who see it."""
        asked = self._interaction
        view = self._becomes(cards, files, pressed) if self.on_message else None
        if view is None:
            return False

        async def put() -> object:
            sent = uploads(files)
            if not self.given:
                edit = asked.response.edit_message
                return await edit(view=view, attachments=sent, allowed_mentions=NOBODY)
            change = asked.edit_original_response
            return await change(view=view, attachments=sent, allowed_mentions=NOBODY)

        return await self._tried(put) or (self._taken and await self._tried(put))

    def _becomes(
        self, cards: Sequence[Card], files: Sequence[File], pressed: Press | None
    ) -> discord.ui.LayoutView | None:
        """Return what the pressed message becomes; None where the card cannot be told there."""
        fresh, found = message(cards, files=files), self._interaction.message
        return in_place(found, pressed, fresh) if found and pressed else fresh

    async def open(self, window: discord.ui.Modal) -> bool:
        """Open a form."""
        return await self._tried(lambda: self._interaction.response.send_modal(window))

    async def _first(self, cards: Sequence[Card], files: Sequence[File]) -> bool:
        response = self._interaction.response

        async def put() -> object:
            view, sent = message(cards, files=files), uploads(files)
            if not self.given:
                send = response.send_message
                alone = self._alone
                return await send(view=view, files=sent, ephemeral=alone, allowed_mentions=NOBODY)
            change = self._interaction.edit_original_response
            return await change(view=view, attachments=sent, allowed_mentions=NOBODY)

        thinks = response.type is _THINKS and not self._shown
        if self.given and not thinks:
            return False
        self._shown = await self._tried(put)
        return self._shown

    async def _later(self, cards: Sequence[Card], files: Sequence[File]) -> bool:
        if not (self.given or self._taken):
            return False

        async def put() -> object:
            return await self._interaction.followup.send(
                view=message(cards, files=files),
                files=uploads(files),
                ephemeral=self._alone,
                allowed_mentions=NOBODY,
                wait=True,
            )

        return await self._tried(put)

    async def _tried(self, put: Callable[[], Awaitable[object]]) -> bool:
        if self._over:
            return False
        try:
            await put()
        except discord.InteractionResponded:
            return False
        except (aiohttp.ClientError, OSError) as lost:
            log.warning("answer may be lost", platform="discord", why=type(lost).__name__)
            return False
        except discord.HTTPException as refused:
            self._taken = self._taken or refused.code == ANSWERED
            self._over = refused.code in TOO_LATE
            log.warning("answer not shown that way", platform="discord", why=refused.code)
            return False
        return True

    _shown = False  # the place kept by "is thinking" is filled
    _over = False  # Discord waits no longer
    _taken = False  # acknowledged, but not by us: what is left is to follow up


def _buttons(components: Sequence[object]) -> list[discord.Button]:
    found: list[discord.Button] = []
    for each in components:
        found += _buttons(getattr(each, "children", ()))
        found += [each] if isinstance(each, discord.Button) else []
    return found

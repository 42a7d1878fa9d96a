"""What the asker sees: outcomes of the core on somebody's screen, by the best way still open.

A form that cannot open becomes a card with one button that opens it, and answers that came too
late for their interaction go into the asker's direct messages: nothing that was asked is lost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import discord
import structlog

from adapters.base.attachments import files_of
from adapters.discord.answer import Answer
from adapters.discord.direct_messages import DirectMessages
from adapters.discord.errors import mapped
from adapters.discord.forms import later, mended, modal
from adapters.discord.render import NOBODY, message, uploads
from adapters.discord.wire import PLATFORM
from bot.kit.contracts.door import Door
from bot.kit.contracts.platform import TryLater, Undeliverable
from bot.kit.model.ids import new_id
from bot.kit.screen.buttons import Press
from bot.kit.screen.cards import Card
from bot.kit.screen.files import File
from bot.kit.screen.forms import Form
from bot.kit.screen.outcomes import Done, FormInvalid, OpenForm, Outcome, Replace, Reply

log = structlog.get_logger()


class DiscordResponses:
    """Puts outcomes on the screens of one Discord."""

    def __init__(self, door: Door, direct_messages: DirectMessages, client: discord.Client) -> None:
        self._door = door
        self._direct_messages = direct_messages
        self._client = client

    async def show(self, answer: Answer, outcome: Outcome, press: Press | None) -> None:
        """Show what came of an ask; `press` is what was pressed or filled in."""
        match outcome:
            case Reply(cards=cards):
                await self._reply(answer, cards, press)
            case Replace(cards=cards):
                await self._replace(answer, cards, press)
            case OpenForm(form=form):
                await self._open(answer, form, press)
            case FormInvalid(errors=errors, form=form):
                await self._correct(answer, errors, form, press)
            case Done():
                await answer.close()

    async def _reply(self, answer: Answer, cards: Sequence[Card], press: Press | None) -> None:
        """Answer alone; where the pressed message was only there to open a form, in its place."""
        if press and answer.stands_for(press.token):
            await self._replace(answer, cards, press)
            return
        await self._alone(answer, cards, press)

    async def _alone(self, answer: Answer, cards: Sequence[Card], press: Press | None) -> None:
        files = await self._files(answer, cards, press)
        if not await answer.reply(cards, files):
            await self._direct(answer, cards, files)

    async def _replace(self, answer: Answer, cards: Sequence[Card], press: Press | None) -> None:
        files = await self._files(answer, cards, press)
        if not await answer.replace(cards, files, press):
            await self._alone(answer, cards, press)

    async def _open(self, answer: Answer, form: Form, press: Press | None) -> None:
        """Open a form, unless another process has just opened it."""
        opened = answer.takes_form and await answer.open(modal(form, new_id()))
        if not (opened or answer.taken):
            await self._reply(answer, (later(form),), press)

    async def _correct(
        self, answer: Answer, errors: Mapping[str, str], form: Form, press: Press | None
    ) -> None:
        await self._reply(answer, (mended(form, errors),), press)

    async def _direct(self, answer: Answer, cards: Sequence[Card], files: Sequence[File]) -> None:
        account = str(answer.asker.id)
        try:
            room = self._direct_messages.known(account) or await self._direct_messages.open(account)
            channel = self._client.get_partial_messageable(int(room))
            shown = message(cards, files=files)
            with mapped():
                await channel.send(view=shown, files=uploads(files), allowed_mentions=NOBODY)
        except (TryLater, Undeliverable) as failed:
            log.warning("answer not shown", platform="discord", why=str(failed))

    async def _files(
        self, answer: Answer, cards: Sequence[Card], press: Press | None
    ) -> list[File]:
        community = press.community if press else ""
        return await files_of(self._door, cards, PLATFORM, answer.server, community)

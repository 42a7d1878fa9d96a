"""What comes from Discord, answered in time: every interaction passes here and nowhere else.

discord.py's own dispatching of commands, views and modals is left unused: it remembers in memory
what was shown. Everything needed is in the interaction itself, so a button or a form is understood
after a restart, by any process. Discord waits three seconds: what declares that it opens a form is
answered at once, all else is deferred after a moment.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Coroutine
from typing import Any

import discord
import structlog
from discord import app_commands

from adapters.discord import asking
from adapters.discord.answer import Answer
from adapters.discord.asking import Asked
from adapters.discord.directs import Directs
from adapters.discord.faces import Faces
from adapters.discord.reading import direct_of
from adapters.discord.render import say
from adapters.discord.showing import Showing
from adapters.discord.suggest import suggestions
from adapters.discord.wire import Wire
from bot.kit.contracts.context import Request
from bot.kit.contracts.door import Door
from bot.kit.contracts.platform import Directory, TryLater
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import Done, Outcome, Reply

log = structlog.get_logger()
REMEMBERED = 1000  # interactions: the gateway may bring one again after it resumed


class Transport:
    """Turns interactions into requests and outcomes into answers, for one core."""

    def __init__(
        self,
        door: Door,
        wire: Wire,
        directory: Directory,
        directs: Directs,
    ) -> None:
        self._door = door
        self._directory = directory
        self._directs = directs
        self._faces = Faces(door)
        self._showing = Showing(door, directs, wire.client)
        self._in_time = wire.keys.in_time
        self._seen: deque[int] = deque(maxlen=REMEMBERED)
        self._at_work: set[asyncio.Task[Any]] = set()

    async def take(self, interaction: Asked) -> None:
        """Answer one interaction, whatever it is. Never raises."""
        if interaction.id in self._seen:
            return
        self._seen.append(interaction.id)
        try:
            await self.begin(self._answered(interaction))
        except Exception:
            log.exception("not answered", platform="discord", kind=interaction.type.name)

    async def finish(self) -> None:
        """Wait for what is still being done or shown."""
        while self._at_work:
            await asyncio.wait(self._at_work)

    async def _answered(self, interaction: Asked) -> None:
        match interaction.type:
            case discord.InteractionType.application_command:
                await self._handle(interaction, asking.command(self._door, interaction))
            case discord.InteractionType.component:
                await self._handle(interaction, asking.press(interaction))
            case discord.InteractionType.modal_submit:
                await self._handle(interaction, asking.submit(interaction))
            case discord.InteractionType.autocomplete:
                await self._suggest(interaction)

    async def _handle(self, interaction: Asked, request: Request | None) -> None:
        answer = Answer(interaction)
        if request is None:
            await self._showing.show(answer, Done(), None)
            return
        asked = self.begin(self._asked(interaction, request))
        declared = self._door.declared(request)
        if not (declared and declared.opens_form):
            await asyncio.wait({asked}, timeout=self._in_time)
            if not asked.done():
                await answer.defer()
        await self._showing.show(answer, await asked, request.press)
        await self._at_hand(interaction)

    async def _asked(self, interaction: Asked, request: Request) -> Outcome:
        declared = self._door.declared(request)
        try:
            request = await asking.filled_in(
                self._door, self._directory, request, declared, interaction
            )
        except TryLater as wait:
            seconds = str(max(1, round(wait.seconds)))
            return Reply((Card(say("busy-title"), say("busy-text", seconds=seconds)),))
        await self._faces.seen(request, interaction)
        return await self._door.handle(request)

    async def _at_hand(self, interaction: Asked) -> None:
        """Somebody pressed something: their direct messages may be opened now, and are kept."""
        account = str(interaction.user.id)
        if interaction.guild_id is None:
            self._directs.learn(account, str(interaction.channel_id))
        elif not self._directs.known(account):
            await self._direct(str(interaction.guild_id), interaction.user)

    async def _direct(self, server: str, person: discord.Member | discord.User) -> None:
        """Find somebody's direct messages, or open them and let the core remember where."""
        account = str(person.id)
        known = await direct_of(self._door, server, account)
        if known:
            self._directs.learn(account, known)
        elif opened := await self._directs.offered(account):
            await self._faces.opened(server, person, opened)

    async def _suggest(self, interaction: Asked) -> None:
        typed, option = asking.typing(self._door, interaction)
        server = str(interaction.guild_id or "")
        offered = await suggestions(self._door, option, typed, server) if option else []
        shown = [app_commands.Choice(name=each, value=each) for each in offered]
        try:
            await interaction.response.autocomplete(shown)
        except discord.HTTPException as late:
            log.debug("suggestions too late", platform="discord", why=late.code)

    def begin(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Begin something that is finished before the process stops."""
        task = asyncio.create_task(work)
        self._at_work.add(task)
        task.add_done_callback(self._at_work.discard)
        return task

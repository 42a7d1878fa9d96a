"""What comes from Discord, answered in time: every interaction passes here and nowhere else.

discord.py's own dispatching of commands, views and modals is left unused: it remembers in memory
what was shown. Everything needed is in the interaction itself, so a button or a form is understood
after a restart, by any process. Discord waits three seconds: what declares that it opens a form is
answered at once, all else is deferred after a moment.
"""

from __future__ import annotations

import asyncio
from collections import deque

import discord
import structlog
from discord import app_commands

from adapters.base.in_flight import InFlight
from adapters.base.requests import Declared, handled
from adapters.discord import requests
from adapters.discord.account_cache import AccountCache
from adapters.discord.answer import Answer
from adapters.discord.direct_messages import DirectMessages
from adapters.discord.lookup import direct_of
from adapters.discord.requests import Interaction
from adapters.discord.responses import DiscordResponses
from adapters.discord.suggestions import suggestions
from adapters.discord.wire import DiscordWire
from bot.kit.contracts.context import Request
from bot.kit.contracts.door import Door
from bot.kit.contracts.platform import Directory
from bot.kit.screen.outcomes import Done, Outcome

log = structlog.get_logger()
REMEMBERED = 1000  # interactions: the gateway may bring one again after it resumed


class DiscordTransport:
    """Turns interactions into requests and outcomes into answers, for one core."""

    def __init__(
        self,
        door: Door,
        wire: DiscordWire,
        directory: Directory,
        direct_messages: DirectMessages,
        in_flight: InFlight,
    ) -> None:
        self._door = door
        self._directory = directory
        self._direct_messages = direct_messages
        self._accounts = AccountCache(door)
        self._responses = DiscordResponses(door, direct_messages, wire.client)
        self._in_time = wire.keys.in_time
        self._seen: deque[int] = deque(maxlen=REMEMBERED)
        self._in_flight = in_flight

    async def take(self, interaction: Interaction) -> None:
        """Answer one interaction, whatever it is. Never raises."""
        if interaction.id in self._seen:
            return
        self._seen.append(interaction.id)
        try:
            await self._in_flight.begin(self._answered(interaction))
        except Exception:
            log.exception("not answered", platform="discord", kind=interaction.type.name)

    async def _answered(self, interaction: Interaction) -> None:
        match interaction.type:
            case discord.InteractionType.application_command:
                await self._handle(interaction, requests.command(self._door, interaction))
            case discord.InteractionType.component:
                await self._handle(interaction, requests.press(interaction))
            case discord.InteractionType.modal_submit:
                await self._handle(interaction, requests.submit(interaction))
            case discord.InteractionType.autocomplete:
                await self._suggest(interaction)

    async def _handle(self, interaction: Interaction, request: Request | None) -> None:
        answer = Answer(interaction)
        if request is None:
            await self._responses.show(answer, Done(), None)
            return
        asked = self._in_flight.begin(self._asked(interaction, request))
        declared = self._door.declared(request)
        if not (declared and declared.opens_form):
            await asyncio.wait({asked}, timeout=self._in_time)
            if not asked.done():
                await answer.defer()
        await self._responses.show(answer, await asked, request.press)
        await self._at_hand(interaction)

    async def _asked(self, interaction: Interaction, request: Request) -> Outcome:
        async def fill_in(request: Request, declared: Declared) -> Request:
            request = await requests.filled_in(
                self._door, self._directory, request, declared, interaction
            )
            await self._accounts.seen(request, interaction)
            return request

        return await handled(self._door, request, fill_in)

    async def _at_hand(self, interaction: Interaction) -> None:
        """Somebody pressed something: their direct messages may be opened now, and are kept."""
        account = str(interaction.user.id)
        if interaction.guild_id is None:
            self._direct_messages.learn(account, str(interaction.channel_id))
        elif not self._direct_messages.known(account):
            await self._direct(str(interaction.guild_id), interaction.user)

    async def _direct(self, server: str, person: discord.Member | discord.User) -> None:
        """Find somebody's direct messages, or open them and let the core remember where."""
        account = str(person.id)
        known = await direct_of(self._door, server, account)
        if known:
            self._direct_messages.learn(account, known)
        elif opened := await self._direct_messages.offered(account):
            await self._accounts.opened(server, person, opened)

    async def _suggest(self, interaction: Interaction) -> None:
        typed, option = requests.typing(self._door, interaction)
        server = str(interaction.guild_id or "")
        offered = await suggestions(self._door, option, typed, server) if option else []
        shown = [app_commands.Choice(name=each, value=each) for each in offered]
        try:
            await interaction.response.autocomplete(shown)
        except discord.HTTPException as late:
            log.debug("suggestions too late", platform="discord", why=late.code)

"""Names as people carry them now. Discord tells nobody of a change without a privileged intent, but
every interaction brings its asker along: what is new about them is told to the core first."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace

import discord

from adapters.discord.directory import account_of
from adapters.discord.requests import Interaction
from adapters.discord.wire import PLATFORM
from bot.kit.contracts.context import Means, Request
from bot.kit.contracts.door import Door
from bot.kit.contracts.events import AccountChanged
from bot.kit.contracts.platform import Account

FRESH = 600.0  # seconds; who left and came back is welcome again after this
MOST = 10_000


class AccountCache:
    """The askers of the last minutes, as the core was told of them."""

    def __init__(self, door: Door, now: Callable[[], float] = time.monotonic) -> None:
        self._door = door
        self._now = now
        self._told: OrderedDict[tuple[str, str], tuple[float, Account]] = OrderedDict()

    async def seen(self, request: Request, interaction: Interaction) -> None:
        """Tell the core what an asker is called now, unless it was told just before."""
        if not interaction.guild_id:
            return  # a name on the server is not known here
        said, key = account_of(interaction.user), (request.workspace, request.account)
        at, told = self._told.get(key, (float("-inf"), None))
        if told == said and self._now() - at < FRESH:
            return
        self._told[key] = self._now(), said
        self._told.move_to_end(key)
        while len(self._told) > MOST:
            self._told.popitem(last=False)
        await self._tell(request.workspace, said)

    async def opened(
        self, workspace: str, person: discord.Member | discord.User, direct: str
    ) -> None:
        """Tell the core where somebody's direct messages are, so that it is known after a
        restart."""
        await self._tell(workspace, replace(account_of(person), dm=direct))

    async def _tell(self, workspace: str, said: Account) -> None:
        event = AccountChanged(said.id)
        await self._door.handle(
            Request(PLATFORM, workspace, said.id, Means.EVENT, event=event, said=said)
        )

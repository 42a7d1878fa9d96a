"""Discord's Directory: who and what is there, asked gently and one by one.

Lists of members need a privileged intent, so nobody is ever listed; people are known because they
pressed something.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import discord

from adapters.discord.errors import mapped
from adapters.discord.text import is_id
from adapters.discord.wire import DiscordWire
from bot.kit.contracts.platform import Account, TryLater, Undeliverable, Workspace
from bot.kit.screen.text import name_of

BETWEEN = 0.2  # seconds between two questions of a roll-call
PATIENCE = 60.0


class DiscordDirectory:
    """Answers from Discord's API (kit's `Directory`)."""

    def __init__(
        self, wire: DiscordWire, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._wire = wire
        self._sleep = sleep

    async def account(self, workspace: str, account: str) -> Account | None:
        """Return one member of a server, or None for who is not (any more)."""
        member = await self._member(workspace, account)
        return account_of(member) if member else None

    async def accounts(self, workspace: str, wanted: Sequence[str]) -> dict[str, Account]:
        """Return those of the wanted accounts that are members of the server."""
        found: dict[str, Account] = {}
        for index, account in enumerate(wanted):
            if index:
                await self._sleep(BETWEEN)
            said = await self.account(workspace, account)
            if said:
                found[account] = said
        return found

    async def channel_members(self, workspace: str, channel: str) -> list[str]:
        """Return nobody: without a privileged intent Discord does not tell."""
        return []

    async def workspace(self, external: str) -> Workspace:
        """Return a server. Discord tells no time zone of one, and takes a bot that writes to people
        who never turned to it for spam."""
        guild = await self._guild(external)
        return Workspace(external, guild.name, writes_first=False)

    async def organises(self, workspace: str, account: str) -> bool:
        """Say whether the account may manage the server, or owns it."""
        member = await self._member(workspace, account)
        return bool(member and member.guild_permissions.manage_guild)

    async def _guild(self, workspace: str) -> discord.Guild:
        await self._wire.ready()
        try:
            with mapped():
                return await self._wire.guild(workspace)
        except Undeliverable as refused:
            raise TryLater(PATIENCE, why=refused.why) from refused

    async def _member(self, workspace: str, account: str) -> discord.Member | None:
        if not is_id(account):
            return None
        guild = await self._guild(workspace)
        try:
            with mapped():
                return await guild.fetch_member(int(account))
        except Undeliverable as refused:
            if isinstance(refused.__cause__, discord.NotFound):
                return None
            raise TryLater(PATIENCE, why=refused.why) from refused


def account_of(person: discord.Member | discord.User) -> Account:
    """Return what a member or user object says. The time zone is known to nobody but themselves."""
    names = (person.display_name, person.global_name or "", person.name)
    return Account(id=str(person.id), name=name_of(*names), bot=person.bot)

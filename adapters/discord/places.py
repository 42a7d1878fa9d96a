"""Private threads: opened beside a channel for a few people, woken before use, at rest at the end.

Only those who see the channel can see a thread in it, so everybody is looked at before one is
opened. People are put in when it opens and never again: who leaves it has left.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import discord

from adapters.discord import permissions
from adapters.discord.errors import ARCHIVED, FULL, LOCKED, OUTSIDE, mapped
from adapters.discord.wire import DiscordWire
from bot.kit.contracts.platform import Target, TryLater, Undeliverable
from bot.kit.screen.text import shortened

BUDGET = 800  # of about 1,000 active threads on a server
REST: Final = 10080  # minutes without a word until Discord archives one: the longest there is
NAME = 100


class Places:
    """The private threads of one bot."""

    def __init__(self, wire: DiscordWire) -> None:
        self._wire = wire
        self._begun: dict[str, int] = {}  # threads not everybody could be put into yet, by key

    async def open(
        self, workspace: str, title: str, accounts: Sequence[str], channel: str, key: str
    ) -> Target:
        """Open a thread with these people in it. Trying again goes on where it stopped."""
        await self._wire.ready()
        with mapped():
            guild = await self._wire.guild(workspace)
            members = [await _member(guild, account) for account in accounts]
            parent = await self._parent(guild, channel, members)
            await self._room_left(guild)
            thread = await self._thread(parent, title, key)
            for member in members:
                await thread.add_user(member)
        self._begun.pop(key, None)
        return Target(room=str(parent.id), thread=str(thread.id))

    async def _parent(
        self, guild: discord.Guild, channel: str, members: Sequence[discord.Member]
    ) -> discord.TextChannel:
        """Return the channel to open a thread beside; where none is named, one that all see."""
        me = await self._wire.myself(guild)
        if not channel:
            every = guild.text_channels or await guild.fetch_channels()
            ordinary = (c for c in every if isinstance(c, discord.TextChannel) and not c.is_news())
            usable = (c for c in ordinary if not permissions.missing(c.permissions_for(me)))
            found = next((c for c in usable if not _blind(c, members)), None)
            if found is None:
                raise Undeliverable("there is no channel that all of them can see", lost=True)
            return found
        parent = await self._wire.text_channel(guild, channel)
        if parent is None:
            raise Undeliverable("a private thread needs an ordinary text channel", lost=True)
        if lacking := permissions.missing(parent.permissions_for(me)):
            raise Undeliverable(f"missing in #{parent.name}: {permissions.named(lacking)}")
        if _blind(parent, members):
            raise Undeliverable(f"somebody cannot see #{parent.name}", lost=True)
        return parent

    async def _room_left(self, guild: discord.Guild) -> None:
        active = await guild.active_threads()
        if len(active) >= BUDGET:
            why = f"{len(active)} threads are active on this server"
            raise TryLater(FULL, why=why, trouble="threads")

    async def _thread(self, parent: discord.TextChannel, title: str, key: str) -> discord.Thread:
        begun = self._begun.get(key)
        if begun:
            found = await self._find(parent, begun)
            if found:
                return found
        thread = await parent.create_thread(
            name=shortened(title, NAME) or "…",
            type=discord.ChannelType.private_thread,
            invitable=False,
            auto_archive_duration=REST,
        )
        self._begun[key] = thread.id
        return thread

    async def _find(self, parent: discord.TextChannel, id: int) -> discord.Thread | None:
        try:
            found = await parent.guild.fetch_channel(id)
        except discord.NotFound:
            return None
        return found if isinstance(found, discord.Thread) else None

    async def inside(self, workspace: str, thread: str, accounts: Sequence[str]) -> list[str]:
        """Return those of the accounts that are in a thread: calling others would pull them in."""
        http = self._wire.client.http
        found: list[str] = []
        for account in accounts:
            try:
                await http.get_thread_member(int(thread), int(account))
            except discord.NotFound:
                continue
            found.append(account)
        return found

    async def wake(self, thread: str) -> None:
        """Take a thread out of the archive; Undeliverable (lost) where a moderator locked it."""
        try:
            await self._archived(thread, archived=False)
        except discord.HTTPException as refused:
            if refused.status == 403 or refused.code in (ARCHIVED, LOCKED):
                raise Undeliverable("the thread is locked", lost=True) from refused
            raise

    async def rest(self, thread: str) -> None:
        """Put a thread into the archive: its people can still read it, and wake it by writing."""
        await self._wire.ready()
        with mapped():
            try:
                await self._archived(thread, archived=True)
            except discord.NotFound:
                return
            except discord.HTTPException as refused:
                if refused.code not in (ARCHIVED, OUTSIDE):
                    raise

    async def _archived(self, thread: str, *, archived: bool) -> None:
        await self._wire.client.http.edit_channel(int(thread), archived=archived)


async def _member(guild: discord.Guild, account: str) -> discord.Member:
    try:
        return await guild.fetch_member(int(account))
    except discord.NotFound as gone:
        raise Undeliverable("somebody left the server", lost=True) from gone


def _blind(channel: discord.TextChannel, members: Sequence[discord.Member]) -> bool:
    """Say whether one of the members cannot see a channel, nor so a thread in it."""
    return not all(channel.permissions_for(member).view_channel for member in members)

"""Asks Discord whether everything is set up, and says how to mend what is not."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence

import discord

from adapters.base.platform import PlatformFinding
from adapters.discord import permissions
from adapters.discord.errors import mapped
from adapters.discord.render import say
from adapters.discord.wire import DiscordWire
from bot.kit.contracts.platform import TryLater, Undeliverable
from bot.kit.screen.words import Arg

MOST = 10  # channels named on one server
Looked = tuple[str, list[permissions.Permission]]


async def everything(wire: DiscordWire) -> list[PlatformFinding]:
    """Look at the token, the servers and what may be done in their channels."""
    try:
        with mapped():
            await wire.login()
            me = wire.client.user
            application = wire.client.application_id or wire.me
            found = [_fine("token", "check-token", bot=str(me))]
            found += [each async for each in _servers(wire, permissions.invite(application))]
    except (TryLater, Undeliverable) as failed:
        return [_refused(failed)]
    return found


async def _servers(wire: DiscordWire, link: str) -> AsyncIterator[PlatformFinding]:
    count = 0
    async for named in wire.client.fetch_guilds(limit=None):
        count += 1
        for each in await _server(wire, named.id, link):
            yield each
    if not count:
        mend = _line("check-no-server-mend", link=link)
        yield PlatformFinding("servers", ok=False, says=_line("check-no-server"), mend=mend)


async def _server(wire: DiscordWire, id: int, link: str) -> list[PlatformFinding]:
    guild = await wire.client.fetch_guild(id)
    me = await guild.fetch_member(wire.me)
    lacking = permissions.missing(me.guild_permissions)
    channels = await _channels(guild, me)
    usable = [name for name, refused in channels if not refused]
    if not lacking:
        fine = _fine("permissions", "check-server-fine", server=guild.name)
        return [fine, *_hints(guild, channels)]
    if usable:  # allowed in these channels alone, which is all it takes
        named = ", ".join(f"#{name}" for name in usable[:MOST])
        return [_fine("permissions", "check-server-some", server=guild.name, channels=named)]
    says = _line("check-server", server=guild.name, permissions=permissions.named(lacking))
    why = " ".join(f"{each.called}: {each.why}." for each in lacking)
    mend = _line("check-server-mend", link=link, why=why)
    return [PlatformFinding("permissions", ok=False, says=says, mend=mend)]


def _hints(guild: discord.Guild, channels: Sequence[Looked]) -> Iterator[PlatformFinding]:
    """Name the channels where something is refused that the server allows."""
    for name, refused in [each for each in channels if each[1]][:MOST]:
        what = permissions.named(refused)
        says = _line("check-channel", channel=name, server=guild.name, permissions=what)
        yield PlatformFinding("channels", ok=True, says=says, mend=_line("check-channel-mend"))


async def _channels(guild: discord.Guild, me: discord.Member) -> list[Looked]:
    """Return the ordinary text channels, each with what is refused in it."""
    return [
        (channel.name, permissions.missing(channel.permissions_for(me)))
        for channel in await guild.fetch_channels()
        if isinstance(channel, discord.TextChannel) and not channel.is_news()
    ]


def _refused(failed: TryLater | Undeliverable) -> PlatformFinding:
    if isinstance(failed.__cause__, discord.LoginFailure):
        return PlatformFinding(
            "token", ok=False, says=_line("check-token-refused"), mend=_line("check-token-mend")
        )
    mend = _line("check-no-answer-mend", error=str(failed))
    return PlatformFinding("connection", ok=False, says=_line("check-no-answer"), mend=mend)


def _fine(about: str, key: str, **args: Arg) -> PlatformFinding:
    return PlatformFinding(about, ok=True, says=_line(key, **args))


def _line(key: str, **args: Arg) -> str:
    return say.line(key, **args)

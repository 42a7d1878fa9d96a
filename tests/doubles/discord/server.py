"""A Discord with its servers, its people and its clock."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import simcord
from simcord._runtime import _CLOCK_SCOPE
from simcord.builders import ChannelHandle, GuildHandle
from simcord.results import to_discord_message

import discord
from tests.doubles.discord.people import Person, Seen, flat, read
from tests.doubles.discord.strict import Strict, stricter

_MENTION = re.compile(r"(?<!\\)<@(\d+)>")
_CHANNEL = re.compile(r"(?<!\\)<#(\d+)>")
_MOMENT = re.compile(r"(?<!\\)<t:(\d+):\w>")
_LINK = re.compile(r"\[([^\]]+)\]\(<[^>]+>\)")


class Server:
    """One server. Its owner is nobody of the people; `general` is a channel everybody sees."""

    def __init__(self, double: Double, guild: GuildHandle) -> None:
        self._double = double
        self.guild = guild
        self.general = guild.create_text_channel("general")

    @property
    def id(self) -> str:
        """The server's id, as the core knows it."""
        return str(self.guild.id)

    def person(self, name: str, *, organiser: bool = False) -> Person:
        """Add somebody to the server."""
        env = self._double.env
        roles = []
        if organiser:
            may = discord.Permissions(manage_guild=True)
            roles = [self.guild.create_role("Organisers", permissions=may)]
        user = env.create_user(name.lower(), global_name=name)
        actor = self.guild.add_member(user, roles=roles)
        return self._double.keep(Person(self._double, self, actor))

    def channel(self, name: str, *, hidden_from: tuple[Person, ...] = ()) -> ChannelHandle:
        """Make a text channel that everybody sees, but for some."""
        shut = discord.PermissionOverwrite(view_channel=False)
        overwrites: Any = {person.actor: shut for person in hidden_from}
        return self.guild.create_text_channel(name, overwrites=overwrites)


class Double:
    """simcord with what it lacks."""

    def __init__(self, env: simcord.Env, strict: Strict) -> None:
        self.env = env
        self.strict = strict
        self._people: dict[int, Person] = {}
        self._turning = asyncio.Lock()

    def server(self, name: str = "Acme") -> Server:
        """Make a server that the bot is on."""
        return Server(self, self.env.create_guild(name))

    def keep(self, person: Person) -> Person:
        """Remember somebody by their account."""
        self._people[person.actor.id] = person
        return person

    def actor(self, id: int) -> Any:
        """Return somebody's hands."""
        return self._people[id].actor

    def now(self) -> datetime:
        """Return the present moment on this Discord."""
        return self.env.now()

    async def turn(self, seconds: float) -> None:
        """Let time pass. Several may wait at once: each waits for its own moment."""
        until = self.now().timestamp() + seconds
        async with self._turning:
            left = until - self.now().timestamp()
            if left > 0:
                await self.env.advance_time(left)

    def archived(self, thread: str) -> bool:
        """Say whether a thread rests in the archive."""
        state = self.env.backend.channels[int(thread)].thread_metadata
        return bool(state and state.archived)

    def message(self, seen: Seen) -> discord.Message:
        """Return a message as discord.py knows it."""
        return to_discord_message(self.env, seen.raw)

    def seen(self, message: Any, where: str) -> Seen:
        """Return a stored message as it is read."""
        parts = list(flat(message.components))
        said = [str(part["content"]) for part in parts if part.get("content")]
        rung = {int(id) for each in said for id in _MENTION.findall(each)}
        allowed = message.allowed_mentions
        return Seen(
            id=message.id,
            where=where,
            words="\n".join(self._read(each) for each in said),
            buttons=tuple(str(part["label"]) for part in parts if part.get("type") == 2),
            files=tuple(str(each["filename"]) for each in message.attachments),
            alone=message.is_ephemeral,
            rings=frozenset(id for id in rung if allowed is None or allowed.allows_user(id)),
            raw=message,
        )

    def _read(self, said: str) -> str:
        named = _MENTION.sub(lambda found: f"@{self._name(int(found[1]))}", said)
        channels = self.env.backend.channels
        linked = _CHANNEL.sub(lambda found: f"#{channels[int(found[1])].name}", named)
        dated = _MOMENT.sub(
            lambda found: (
                f"{datetime.fromtimestamp(int(found[1]), self.now().tzinfo):%a %d %b %H:%M}"
            ),
            linked,
        )
        return read(_LINK.sub(r"\1", dated))

    def _moment(self, found: re.Match[str]) -> str:
        at = datetime.fromtimestamp(int(found[1]), self.now().tzinfo)
        return f"{at:%a %d %b %H:%M}"

    def _name(self, id: int) -> str:
        return self._people[id].name if id in self._people else str(id)


@asynccontextmanager
async def open_discord(client: discord.Client) -> AsyncIterator[Double]:
    """Run a client against a Discord of its own. Leaving it fails the test for whatever the real
    one would not have taken."""
    env = simcord.Env(client)
    await env.start()
    # As simcord.run does it, but so that it may begin and end in a fixture's two halves.
    _CLOCK_SCOPE.set(env)
    try:
        with stricter(env) as strict:
            yield Double(env, strict)
    finally:
        await env.shutdown()
        _CLOCK_SCOPE.set(None)
    env.raise_errors()
    assert not strict.breaches, "\n".join(strict.breaches[:10])

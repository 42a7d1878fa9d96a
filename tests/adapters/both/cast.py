"""A story's people on a platform, with the sandbox rig's own verbs: what `tests.rig.Rig` plays
can be played here, too.

People are named by their account in the sandbox: `ana`, who administers, `ben` …
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Protocol

from bot.kit.contracts.runtime import Clock
from bot.kit.screen.forms import Value
from bot.programmes import PROGRAMMES
from tests.adapters.both.stage import Actor, Stage, open_stage
from tests.rig import PEOPLE, Rig

PLATFORMS = ("sandbox", "slack", "discord")


class Player(Protocol):
    """Whoever can play a story."""

    @property
    def clock(self) -> Clock:
        """The clock that is turned."""

    async def join(self, *accounts: str) -> None:
        """Let people say yes to Confab."""

    async def command(self, account: str, words: str, /) -> object:
        """Type a slash command; people in it as `@ben`."""

    async def press(self, account: str, label: str, /) -> object:
        """Press the newest button with this label that somebody sees."""

    async def submit(self, account: str, **answers: Value) -> object:
        """Send the open form with these answers by field, the others as they stand."""

    async def home(self, account: str, /) -> str:
        """Open somebody's home and return what stands on it."""

    async def turn(self, *, days: float = 0, hours: float = 0) -> None:
        """Let time pass, doing and delivering what falls due."""

    def sees(self, account: str, /) -> str:
        """Return everything of Confab's that somebody sees."""

    def last(self, account: str, /) -> str:
        """Return the newest message that somebody sees."""


class Cast:
    """A stage's people by their accounts in the sandbox."""

    def __init__(self, stage: Stage, people: Iterable[str]) -> None:
        self.stage = stage
        self.actors: dict[str, Actor] = {
            name.lower(): stage.person(name, organiser=name == "Ana") for name in people
        }
        self.clock = stage.rig.clock
        self._named = re.compile(rf"@({'|'.join(people)})\b")

    async def join(self, *accounts: str) -> None:
        """Let people say yes to Confab."""
        for account in accounts:
            await self.command(account, "/peer join")

    async def command(self, account: str, words: str, /) -> None:
        """Type a slash command, or use it with its first option where somebody is named."""
        line, _, named = words.removeprefix("/").partition(" @")
        options = {self._option(line): self.actors[named]} if named else {}
        await self.actors[account].command(line, **options)

    def _option(self, line: str) -> str:
        found = self.stage.rig.app.grammar.parse(*line.split(maxsplit=1))
        return found.command.options[0].name

    async def press(self, account: str, label: str, /) -> None:
        """Press the newest button with this label that somebody sees."""
        await self.actors[account].press(label)

    async def submit(self, account: str, **answers: Value) -> None:
        """Send the open form; who is named by their account is chosen there."""
        given = {name: self._person(value) for name, value in answers.items()}
        await self.actors[account].submit(given)

    def _person(self, value: Value) -> object:
        return self.actors.get(value, value) if isinstance(value, str) else value

    async def home(self, account: str, /) -> str:
        """Open somebody's home and return what stands on it."""
        return self._named.sub(r"\1", await self.actors[account].home())

    async def turn(self, *, days: float = 0, hours: float = 0) -> None:
        """Let time pass, doing and delivering what falls due."""
        await self.stage.turn(days=days, hours=hours)

    def sees(self, account: str, /) -> str:
        """Return everything of Confab's that somebody sees, people by their names."""
        return self._named.sub(r"\1", self.actors[account].words)

    def last(self, account: str, /) -> str:
        """Return the newest message that somebody sees, people by their names."""
        return self._named.sub(r"\1", self.actors[account].last)


@asynccontextmanager
async def open_player(platform: str, people: Iterable[str] = PEOPLE) -> AsyncIterator[Player]:
    """Run Confab on an empty database, in the sandbox or on a platform's double."""
    if platform == "sandbox":
        async with Rig.open(people=people) as rig:
            yield rig
        return
    async with open_stage(platform, PROGRAMMES) as stage:
        yield Cast(stage, people)

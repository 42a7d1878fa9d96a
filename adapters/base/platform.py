"""What a platform is to whoever starts Confab: which keys it needs, and what runs with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from bot.kit.contracts.door import Door
from bot.kit.contracts.grammar import Grammar
from bot.kit.contracts.platform import Directory, Messenger


@dataclass(frozen=True, slots=True)
class Key:
    """One setting of a platform, as it stands in the environment or in `.env`."""

    name: str
    what: str  # one line of explanation, as in .env.example
    example: str


class WrongPlatformKey(ValueError):
    """A platform's setting is missing or cannot be right; says which, why, and an example."""

    def __init__(self, key: Key, problem: str) -> None:
        super().__init__(f"{key.name} {problem}. It should look like: {key.example}")
        self.key = key


class NotReady(Exception):
    """A platform does not accept its keys; the message says which, and how to mend it."""


@dataclass(frozen=True, slots=True)
class PlatformFinding:
    """One thing looked at. `mend` says what to do where it is not `ok`; with `ok` it is a hint.

    `may_pass`: nothing is wrong with the settings, the platform just did not answer.
    """

    about: str
    ok: bool
    says: str
    mend: str = ""
    may_pass: bool = False


class Live(Protocol):
    """A platform with its keys, ready to run."""

    @property
    def directory(self) -> Directory:
        """Who and what is there."""

    @property
    def messenger(self) -> Messenger:
        """Puts messages there."""

    async def run(self, app: Door, /) -> None:
        """Hand what people do there to the core until cancelled, then finish what is in hand.

        NotReady where the platform refuses the keys.
        """

    async def check(self) -> Sequence[PlatformFinding]:
        """Look at tokens, scopes and permissions by asking the platform."""


@dataclass(frozen=True, slots=True)
class Platform:
    """What `adapters.<name>.platform` is. `build` raises WrongPlatformKey.

    `manifest`, where the platform knows such a thing, is what it wants to be told of the app.
    """

    keys: tuple[Key, ...]
    build: Callable[[Mapping[str, str]], Live]
    manifest: Callable[[Grammar, Mapping[str, str]], dict[str, Any]] | None = None

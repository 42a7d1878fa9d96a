"""A platform as the core sees it: who is there, and what puts messages there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.kit.screen.cards import Card
from bot.kit.screen.files import File


@dataclass(frozen=True, slots=True)
class Account:
    """What a platform says about one account."""

    id: str
    name: str
    zone: str = ""  # IANA; empty where the platform does not tell
    bot: bool = False
    guest: bool = False
    gone: bool = False
    dm: str = ""  # their direct messages with the bot, where those were just opened

    @property
    def eligible(self) -> bool:
        """Whether this is a full account of a person who is still there."""
        return not (self.bot or self.guest or self.gone)


@dataclass(frozen=True, slots=True)
class Workspace:
    """What a platform says about one workspace or server."""

    external: str
    name: str
    zone: str = ""
    writes_first: bool = True  # the bot may write to people who never turned to it


class Directory(Protocol):
    """Who and what is there, asked of the platform. Raises TryLater when it does not answer."""

    async def account(self, workspace: str, account: str) -> Account | None:
        """Return one account, or None where there is no such one."""

    async def accounts(self, workspace: str, wanted: Sequence[str]) -> dict[str, Account]:
        """Return those of the wanted accounts that exist; slow and gentle."""

    async def channel_members(self, workspace: str, channel: str) -> list[str]:
        """Return the account ids in a channel; empty where the platform does not tell bots."""

    async def workspace(self, external: str) -> Workspace:
        """Return the workspace or server itself."""

    async def organises(self, workspace: str, account: str) -> bool:
        """Say whether the account administers the workspace or server."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a message goes: one account's direct messages, or a room and perhaps a thread in it."""

    account: str = ""
    room: str = ""
    thread: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """One message to deliver: 1-3 cards for one target.

    `key` is the same each time this message is tried, for platforms that take one. `edit` is the
    id of the message to change instead of posting anew. `mention` are accounts to call by name in
    a place, so that its people notice.
    """

    workspace: str
    target: Target
    cards: tuple[Card, ...]
    key: str
    edit: str = ""
    files: tuple[File, ...] = ()
    mention: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where a message now stands. `thread` is set where the message opened one for its place."""

    room: str
    message: str
    thread: str = ""


class TryLater(Exception):
    """The platform asks to wait `seconds`, or its answer was lost (`ambiguous`: it may have
    taken the message). `trouble` says what organisers should hear of, as in `events.Trouble`."""

    def __init__(
        self, seconds: float, *, ambiguous: bool = False, why: str = "", trouble: str = ""
    ) -> None:
        super().__init__(why or f"try again in {seconds:g} s")
        self.seconds = seconds
        self.ambiguous = ambiguous
        self.trouble = trouble


class Undeliverable(Exception):
    """The platform will never take this message. `lost`: the message to edit, or its place, is
    not there any more, so a new one may be opened. `closed`: its reader takes no direct messages,
    so it is kept for them."""

    def __init__(self, why: str, *, lost: bool = False, closed: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.lost = lost
        self.closed = closed


class Messenger(Protocol):
    """Puts messages on a platform. Raises TryLater or Undeliverable, nothing else."""

    async def deliver(self, post: Post) -> Receipt:
        """Post or edit one message and say where it stands."""

    async def open_place(
        self,
        workspace: str,
        title: str,
        accounts: Sequence[str],
        channel: str,
        key: str,
    ) -> Target:
        """Open a private place for these accounts, near `channel` where the platform needs one."""

    async def close_place(self, workspace: str, target: Target) -> None:
        """Let a place rest: archived where the platform can, still readable by its people."""

    def pace(self, post: Post) -> Sequence[tuple[str, float]]:
        """Return what paces a post: names of lines, each with its least seconds between two.

        Lines are shared by a workspace, the narrowest (one channel's) named first. None where the
        platform sets no limit. A post without a target opens its place.
        """

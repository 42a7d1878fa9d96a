"""Facts that programmes and platforms tell each other, heard in the transaction that tells them.

Events from a platform name accounts; `App` turns them into members before anybody hears them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar


@dataclass(frozen=True, slots=True)
class Installed:
    """The bot was added to the community (again), by a member if the platform says by whom."""

    by: str = ""


@dataclass(frozen=True, slots=True)
class Removed:
    """The bot was removed from the community."""


@dataclass(frozen=True, slots=True)
class ChannelJoined:
    """A member came into a channel, by themselves or added by another (`by`)."""

    member: str
    channel: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class ChannelLeft:
    """A member went out of a channel."""

    member: str
    channel: str


@dataclass(frozen=True, slots=True)
class FromStranger:
    """What a platform told of accounts that nobody here knows yet, accounts still in place of
    members: whoever hears it has the platform asked for them, then tells `event` again."""

    event: ChannelJoined | ChannelLeft


@dataclass(frozen=True, slots=True)
class ChannelClosed:
    """A channel was archived or deleted, or the bot was taken out of it."""

    channel: str


@dataclass(frozen=True, slots=True)
class PlaceLost:
    """A place cannot be talked in: deleted, archived or locked by somebody, or never opened."""

    place: str


@dataclass(frozen=True, slots=True)
class AccountChanged:
    """What the platform says about a member changed; `Member` already holds the news."""

    member: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A member's account was deactivated or left the community."""

    member: str


@dataclass(frozen=True, slots=True)
class Joined:
    """A member said yes to Confab."""

    member: str


@dataclass(frozen=True, slots=True)
class Paused:
    """A member turned the pause switch on."""

    member: str


@dataclass(frozen=True, slots=True)
class Resumed:
    """A member turned the pause switch off, or it ended by itself."""

    member: str


@dataclass(frozen=True, slots=True)
class Left:
    """A member left Confab; their records may be kept until they say otherwise."""

    member: str


@dataclass(frozen=True, slots=True)
class Organised:
    """A member did what only organisers of the whole community may."""

    member: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What was owed to a member is kept until they ask for it: they take no direct messages."""

    member: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """The platform holds something up for a while, which organisers should know.

    `what` is "directs" (it opens no new direct messages) or "threads" (too many are active).
    """

    what: str


@dataclass(frozen=True, slots=True)
class GaveUp:
    """The clock gave up a job (`programme:name`) that failed for hours; `subject` is the job's."""

    job: str
    subject: str


@dataclass(frozen=True, slots=True)
class Met:
    """People met over coffee."""

    group: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CommitmentMade:
    """A member set out to do something."""

    commitment: str
    member: str


@dataclass(frozen=True, slots=True)
class CommitmentClosed:
    """A commitment is done or let go."""

    commitment: str
    member: str
    done: bool


Event = (
    Installed
    | Removed
    | ChannelJoined
    | FromStranger
    | ChannelLeft
    | ChannelClosed
    | PlaceLost
    | AccountChanged
    | Gone
    | Joined
    | Paused
    | Resumed
    | Left
    | Organised
    | Kept
    | Trouble
    | GaveUp
    | Met
    | CommitmentMade
    | CommitmentClosed
)

E = TypeVar("E", bound=Event)


def accounts_of(event: Event) -> dict[str, str]:
    """Return the accounts that a platform's event names, by the fields they stand in."""
    named = {each.name for each in fields(event)} & {"member", "by"}
    return {name: account for name in sorted(named) if (account := getattr(event, name))}


def with_members(event: E, ids: Mapping[str, str]) -> E:
    """Return a platform's event with members in place of accounts; `ids` by account."""
    named: dict[str, Any] = {name: ids[account] for name, account in accounts_of(event).items()}
    return replace(event, **named)

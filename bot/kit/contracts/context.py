"""What is asked, by a person or by the clock, and how a handler says no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from bot.kit.contracts.events import Event
from bot.kit.contracts.platform import Account
from bot.kit.model.people import Community, Member
from bot.kit.screen.buttons import Press
from bot.kit.screen.cards import Card
from bot.kit.screen.forms import Values
from bot.kit.screen.text import cleaned


class Means(StrEnum):
    """How something was asked."""

    COMMAND = "command"
    PRESS = "press"
    SUBMIT = "submit"
    JOB = "job"
    EVENT = "event"


class PlaceKind(StrEnum):
    """What kind of place somebody asks from."""

    CHANNEL = "channel"
    PRIVATE = "private"  # a private channel, thread or group message
    DIRECT = "direct"
    HOME = "home"


@dataclass(frozen=True, slots=True)
class Here:
    """Where somebody asks from, and what the bot may do there; filled where a command needs it."""

    id: str
    name: str = ""
    room: PlaceKind = PlaceKind.CHANNEL
    seen: bool = True  # the bot can see it
    may_post: bool = True
    missing: str = ""  # the permission, scope or step that is missing, as the platform calls it


@dataclass(frozen=True, slots=True)
class Request:
    """One thing asked, as a transport hands it in: the platform's own ids, nothing looked up.

    `workspace` is empty where the platform does not say (a press in a Discord direct message);
    then `press.community` tells. A command comes as a `line` to parse or as a `path` with typed
    `values`. Values named in `people` are the platform's account ids; App translates them. `said`
    is what the platform tells of an account with an event about it. `once` makes it be handled
    at most once; empty means it may be repeated. `vouched` is False where the platform does not say
    that the account is in the workspace (a button in old direct messages on Discord): then it is
    asked.
    """

    platform: str
    workspace: str
    account: str
    means: Means
    root: str = ""  # "peer" or "confab"
    line: str | None = None
    path: tuple[str, str] = ("", "")
    press: Press | None = None
    values: Values = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    event: Event | None = None
    said: Account | None = None
    here: Here | None = None
    organiser: bool = False  # the platform says that the asker administers the community
    vouched: bool = True
    once: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """One thing asked, as a handler gets it: who, where, about what, when.

    For a job `member` is None and `due` is the moment it was meant for. `values` of kind PERSON
    are member ids. `organiser` says that the asker may run the whole community.
    """

    means: Means
    programme: str
    name: str
    community: Community
    now: datetime
    member: Member | None = None
    subject: str = ""
    version: str = ""
    values: Values = field(default_factory=dict)
    here: Here | None = None
    organiser: bool = False
    due: datetime | None = None

    @property
    def who(self) -> Member:
        """The member who asks; a job has none, and asking for it there is a mistake of ours."""
        if self.member is None:
            raise LookupError(f"{self.programme}:{self.name} has nobody who asks")
        return self.member

    def text(self, name: str) -> str:
        """Return an answer as text, without what cannot be seen; empty where there is none."""
        value = self.values.get(name, "")
        return cleaned(value) if isinstance(value, str) else ", ".join(value)

    def many(self, name: str) -> tuple[str, ...]:
        """Return an answer as a tuple; empty where there is none."""
        value = self.values.get(name, ())
        return tuple(value) if not isinstance(value, str) else ((value,) if value else ())

    def about(self, subject: str) -> Context:
        """Return the same ask about another subject."""
        return replace(self, subject=subject)


class Refusal(Exception):
    """It may not or cannot be done; the card says so kindly and what to do instead.

    Raising it undoes the transaction.
    """

    def __init__(self, card: Card) -> None:
        super().__init__(str(card.title))
        self.card = card


class FormError(Exception):
    """Answers to put right: a sentence by field name. What was typed is kept for its owner."""

    def __init__(self, by_field: Mapping[str, str]) -> None:
        super().__init__(", ".join(by_field))
        self.by_field = dict(by_field)

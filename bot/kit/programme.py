"""What a programme declares, what is asked of it, and how it says no.

A programme is one folder that offers a `Programme` value: commands, presses, forms, jobs, cards,
events heard, and what it contributes to home, export and forgetting. `App` is made of these.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Any

from bot.kit.events import Event
from bot.kit.model.declared import Model
from bot.kit.owed import NoteReason
from bot.kit.people import Community, Member
from bot.kit.text import Text, cleaned
from bot.kit.ui import Button, Card, Drawing, File, Kind, Outcome, Press, Values

if TYPE_CHECKING:
    from bot.kit.ports import Account, Outside, Reads, Work


class Means(StrEnum):
    """How something was asked."""

    COMMAND = "command"
    PRESS = "press"
    SUBMIT = "submit"
    JOB = "job"
    EVENT = "event"


class Room(StrEnum):
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
    room: Room = Room.CHANNEL
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
class Ask:
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

    def about(self, subject: str) -> Ask:
        """Return the same ask about another subject."""
        return replace(self, subject=subject)


class Refusal(Exception):
    """It may not or cannot be done; the card says so kindly and what to do instead.

    Raising it undoes the transaction.
    """

    def __init__(self, card: Card) -> None:
        super().__init__(str(card.title))
        self.card = card


class Mend(Exception):
    """Answers to put right: a sentence by field name. What was typed is kept for its owner."""

    def __init__(self, by_field: Mapping[str, str]) -> None:
        super().__init__(", ".join(by_field))
        self.by_field = dict(by_field)


Handler = Callable[[Ask, "Work"], Awaitable[Outcome | None]]
Listener = Callable[[Any, "Work"], Awaitable[None]]
CardMaker = Callable[["Work", "Recipient", tuple[str, ...]], Awaitable[Card | NoteReason]]
FileMaker = Callable[["Work", tuple[str, ...]], Awaitable[File | Drawing | None]]


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who will read a card: one member, the members of a place, or everybody in a channel."""

    member: Member | None = None
    place: str = ""
    channel: str = ""

    @property
    def reader(self) -> Member:
        """The one member who reads it; a card for one that is owed elsewhere is our mistake."""
        if self.member is None:
            raise LookupError(f"no one member reads what is owed to {self.place or self.channel}")
        return self.member


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a command. `kind` decides how it is parsed and offered."""

    name: str
    kind: Kind = Kind.LINE
    required: bool = False
    choices: tuple[str, ...] = ()  # the closed list of a CHOICE


@dataclass(frozen=True, slots=True)
class Command:
    """`/peer <group> <verb> [options]`, or `/confab …` where `organiser` is set.

    Its words are the programme's messages `command-<group>-<verb>` (what it does, in a line; an
    empty part is left out) and `option-<name>`. `default` makes it the group's verb when none is
    given; the group "" is the bare command. `opens_form`: never deferred, only reads.
    `needs_here`: fill `Ask.here`. `shortcut`: also offered where a platform lets one begin
    something from anywhere. `menu-<group>-<verb>` is its short name there and in people's menus.
    """

    group: str
    verb: str
    run: Handler
    options: tuple[Option, ...] = ()
    default: bool = False
    organiser: bool = False
    opens_form: bool = False
    needs_here: bool = False
    shortcut: bool = False

    @property
    def root(self) -> str:
        """The slash command it belongs to."""
        return "confab" if self.organiser else "peer"


@dataclass(frozen=True, slots=True)
class Action:
    """What a press does. `opens_form`: never deferred, only reads."""

    run: Handler
    opens_form: bool = False
    organiser: bool = False


class CatchUp(Enum):
    """What becomes of a due job after downtime."""

    ALWAYS = "always"  # better late than never
    SKIP = "skip"  # too late is not wanted


@dataclass(frozen=True, slots=True)
class Job:
    """What the clock can ask for, in one transaction. Later than `grace`: as `catch_up` says."""

    run: Handler
    catch_up: CatchUp = CatchUp.ALWAYS
    grace: timedelta = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class LongJob:
    """A job in three steps, so that a round for thousands never makes a press wait.

    `gather` reads in short transactions; `compute` runs outside any (in a worker process, or by
    asking the platform) and is given what was gathered; `settle` is called in one transaction for
    each batch of what was computed. All three may run again after a crash: `gather` leaves out
    what is settled already. `finish` runs once all is settled.
    """

    gather: Callable[[Ask, Reads], Awaitable[Any]]
    compute: Callable[[Any, Outside], Awaitable[Sequence[Any]]]
    settle: Callable[[Ask, Work, Sequence[Any]], Awaitable[None]]
    finish: Callable[[Ask, Work], Awaitable[None]]
    batch: int = 50
    catch_up: CatchUp = CatchUp.ALWAYS
    grace: timedelta = timedelta(days=2)


async def nothing_more(ask: Ask, work: Work) -> None:
    """Need nothing once all of a long job is settled."""


@dataclass(frozen=True, slots=True)
class CardKind:
    """A card that can be owed. `always`: also to members who are paused or have left.

    `calls`: it stands where others see it, too, and calls the members whose ids it is made from.
    `delivered` runs once the card stands where it was sent: to delete a slip, for one.
    """

    make: CardMaker
    always: bool = False
    calls: bool = False
    delivered: Callable[[Work, tuple[str, ...]], Awaitable[None]] | None = None


@dataclass(frozen=True, slots=True)
class HomeLine:
    """A line of somebody's home and the one thing they can do about it.

    `rare`: seldom needed, so that it stands behind *More*.
    """

    text: Text
    button: Button
    weight: int = 50  # smaller comes first
    rare: bool = False


class Lead(StrEnum):
    """What a programme may offer others to lead to; its press takes a member id, or none."""

    CONVERSATION = "conversation"  # thinking something through with somebody
    QUESTION = "question"  # a quick question
    MEETING = "meeting"  # meeting somebody by name


class Bond(StrEnum):
    """What kind of tie joins people."""

    PARTNER = "partner"
    MENTOR = "mentor"
    CIRCLE = "circle"


@dataclass(frozen=True, slots=True)
class Tie:
    """What lastingly joins a member with `others` (member ids) through one programme.

    `id` is short and the programme's own. `label` names it to this member. A present one may be
    written to: what is written to it reaches `others` and nobody else. `buttons` (label, press)
    are what one can do about it now: wake one that sleeps, for instance.
    """

    id: str
    bond: Bond
    label: str
    others: tuple[str, ...]
    since: datetime
    present: bool = True
    buttons: tuple[tuple[str, Press], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing an organiser's check looked at: what it found, and how to mend what is wrong."""

    found: Text
    mend: Text = Text()

    @property
    def fine(self) -> bool:
        """Say whether there is nothing to mend."""
        return not self.mend


@dataclass(frozen=True, slots=True)
class Programme:
    """Everything one programme offers, registered in one place.

    A form has one action name twice: the press opens it, the submit takes its answers.
    `export` returns what is stored about a member as plain data, in words; `tells` lists the models
    it tells of. All that is declared as theirs is deleted with a member; `forget` runs before that,
    where more is to do: cards to show anew. `check` looks whether all is well for organisers,
    `Ask.here` filled.

    What others may make use of, and show as soon as it is there: `recall` is the one thing worth
    bringing back at a check-in, `ties` are whom a member is lastingly joined with, `leads` names
    the presses by which something can lead on to this programme.

    Its words lie in `package` (empty: `bot.programmes.<name>`). What it does in the clock's log
    and the organisers' log is told by its messages `job-<job>` and `act-<act>` (with `$what`);
    a job without words is nobody's business and not shown.
    """

    name: str
    commands: tuple[Command, ...] = ()
    presses: Mapping[str, Action] = field(default_factory=dict)
    submits: Mapping[str, Action] = field(default_factory=dict)
    jobs: Mapping[str, Job | LongJob] = field(default_factory=dict)
    cards: Mapping[str, CardKind] = field(default_factory=dict)
    makers: Mapping[str, FileMaker] = field(default_factory=dict)
    hears: Mapping[type[Event], Listener] = field(default_factory=dict)
    home: Callable[[Member, Work], Awaitable[Sequence[HomeLine]]] | None = None
    recall: Callable[[Member, Work], Awaitable[HomeLine | None]] | None = None
    ties: Callable[[Member, Work], Awaitable[Sequence[Tie]]] | None = None
    leads: Mapping[Lead, str] = field(default_factory=dict)
    export: Callable[[Member, Work], Awaitable[Mapping[str, Any]]] | None = None
    tells: tuple[type[Model], ...] = ()
    forget: Callable[[Member, Work], Awaitable[None]] | None = None
    check: Callable[[Ask, Work], Awaitable[Sequence[Finding]]] | None = None
    package: str = ""

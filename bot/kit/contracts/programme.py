"""What a programme declares: everything it offers, registered in one place.

A programme is one folder that offers a `Programme` value: commands, presses, forms, jobs, cards,
events heard, and what it contributes to home, export and forgetting. `App` is made of these.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.kit.contracts.commands import Action, Command
from bot.kit.contracts.context import Context
from bot.kit.contracts.events import Event
from bot.kit.contracts.jobs import Job, LongJob
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.declared import Model
from bot.kit.model.owed import NoteReason
from bot.kit.model.people import Member
from bot.kit.screen.buttons import Button, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.files import Drawing, File
from bot.kit.screen.text import Text


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


Listener = Callable[[Any, Transaction], Awaitable[None]]


CardMaker = Callable[[Transaction, Recipient, tuple[str, ...]], Awaitable[Card | NoteReason]]


FileMaker = Callable[[Transaction, tuple[str, ...]], Awaitable[File | Drawing | None]]


@dataclass(frozen=True, slots=True)
class CardKind:
    """A card that can be owed. `always`: also to members who are paused or have left.

    `calls`: it stands where others see it, too, and calls the members whose ids it is made from.
    `delivered` runs once the card stands where it was sent: to delete a slip, for one.
    """

    make: CardMaker
    always: bool = False
    calls: bool = False
    delivered: Callable[[Transaction, tuple[str, ...]], Awaitable[None]] | None = None


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
    """One thing an organiser's check looked at: what it found, and how to mend what is wrong, by
    one press where there is such a one."""

    found: Text
    mend: Text = Text()
    button: Button | None = None

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
    `Context.here` filled. `rhythm` names the job that every running series of it always has due.

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
    home: Callable[[Member, Transaction], Awaitable[Sequence[HomeLine]]] | None = None
    recall: Callable[[Member, Transaction], Awaitable[HomeLine | None]] | None = None
    ties: Callable[[Member, Transaction], Awaitable[Sequence[Tie]]] | None = None
    leads: Mapping[Lead, str] = field(default_factory=dict)
    export: Callable[[Member, Transaction], Awaitable[Mapping[str, Any]]] | None = None
    tells: tuple[type[Model], ...] = ()
    forget: Callable[[Member, Transaction], Awaitable[None]] | None = None
    check: Callable[[Context, Transaction], Awaitable[Sequence[Finding]]] | None = None
    rhythm: str = ""
    package: str = ""

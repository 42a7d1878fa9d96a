"""Bringing people together: what an introduction is made of, and writing it down.

`plan` is pure and runs in the worker process; `introduce` writes one planned introduction in the
transaction it is given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.kit.contracts.events import Met as MetEvent
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.declared import Model
from bot.kit.model.people import Member
from bot.kit.model.series import Enrolment, Place, PlaceMember, Series
from bot.kit.time.meeting_times import TimesOffer, offer
from bot.matching import MatchedGroup as Match
from bot.matching import Relax, Shared, Term, draw
from bot.programmes.coffee.models import (
    Asked,
    CoffeeSettings,
    Encounter,
    Group,
    GroupMember,
    Slot,
    Waiting,
)
from bot.programmes.coffee.questions.openers import Opener, choose
from bot.programmes.coffee.rounds.pool import Pool
from bot.programmes.coffee.rules import Timeline, pairs

OPENERS = 3

MODEST = (Term.TEAM, Term.ORGANISATION, Term.LEVEL, Term.LANGUAGES, Term.HOURS)
"""Terms that are told only where nothing more personal speaks for a match, best first."""
UNSPOKEN = (Term.NOVELTY,)
"""Terms that help to choose and make no sentence."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """One group as planned: who, what speaks for it, when they could meet, what to begin with."""

    people: tuple[str, ...]
    starter: str
    openers: tuple[str, ...]
    offer: TimesOffer
    term: str = ""
    one: str = ""
    other: str = ""
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A round as planned: introductions, who is left with the reason in a word, and the rules
    that leave people nobody to meet."""

    introductions: tuple[Introduction, ...]
    left: tuple[tuple[str, str], ...] = ()  # member, matching.Reason
    relax: tuple[Relax, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """What a draw is planned within: the bank of questions, how deep, and the moments."""

    bank: tuple[Opener, ...]
    depth: int
    now: datetime
    until: datetime
    seed: int


def plan(pool: Pool, frame: Frame) -> Plan:
    """Draw a round and prepare every introduction of it; the same again for the same seed."""
    drawn = draw(pool.people, pool.met, pool.rules, frame.seed)
    made = tuple(prepare(match, pool, frame, turn) for turn, match in enumerate(drawn.groups))
    left = tuple((each.person, each.reason.value) for each in drawn.unmatched)
    return Plan(made, left, tuple(each for each in drawn.relax if each.isolates))


def prepare(match: Match, pool: Pool, frame: Frame, turn: int = 0) -> Introduction:
    """Return a match with times, questions and who begins."""
    seed = frame.seed + turn
    said = telling(match.shared)
    openers = choose(
        frame.bank, [set(pool.seen.get(id, ())) for id in match.people], frame.depth, seed, OPENERS
    )
    return Introduction(
        people=match.people,
        starter=whose_turn(match.people, pool.began, seed),
        openers=tuple(each.id for each in openers),
        offer=offer([pool.free[id] for id in match.people], frame.now, frame.until, seed),
        term=said.term.value if said else "",
        one=said.between[0] if said else "",
        other=said.between[1] if said else "",
    )


def telling(shared: Sequence[Shared]) -> Shared | None:
    """Return what is worth a sentence: the strongest personal thing, else the best modest one."""
    for each in shared:
        if each.term not in (*MODEST, *UNSPOKEN):
            return each
    modest = [each for each in shared if each.term in MODEST]
    return min(modest, key=lambda each: MODEST.index(each.term), default=None)


def whose_turn(people: Sequence[str], began: Mapping[str, int], seed: int) -> str:
    """Return who begins: whoever has begun least often of late, by lot where that is equal."""
    least = min(began.get(id, 0) for id in people)
    equal = [id for id in people if began.get(id, 0) == least]
    return equal[seed % len(equal)]


async def introduce(
    tx: Transaction,
    series: Series | None,
    round: str,
    intro: Introduction,
    members: Sequence[Member],
    times: Timeline,
) -> Group:
    """Write an introduction down and owe its card; the place is opened when that leaves."""
    place = Place(near=series.channel if series else "", created=tx.now)
    group = Group(
        series=series.id if series else "",
        round=round,
        place=place.id,
        starter=intro.starter,
        openers=intro.openers,
        term=intro.term,
        one=intro.one,
        other=intro.other,
        purpose=intro.purpose,
        overlap=intro.offer.overlap,
        ends=times.ends,
        created=tx.now,
    )
    ids = [member.id for member in members]
    await tx.add_all((place, group, *_seats(group, ids, tx.now)))
    await tx.add_all((*_slots(group, intro.offer), *_encounters(group, ids)))
    await tx.remove(Waiting, member=ids)
    await tx.show(place, "introduction", "coffee:introduction", group.id)
    if not round:
        await follow_group(tx, group.id, times)
    return group


def _seats(group: Group, members: Sequence[str], now: datetime) -> Iterator[Model]:
    for member in members:
        yield PlaceMember(place=group.place, member=member, created=now)
        yield GroupMember(group=group.id, member=member, created=now)
        for opener in group.openers:
            yield Asked(member=member, opener=opener, created=now)


def _slots(group: Group, offered: TimesOffer) -> list[Slot]:
    times = enumerate(offered.times, start=1)
    return [Slot(group=group.id, number=number, at=moment) for number, moment in times]


def _encounters(group: Group, members: Sequence[str]) -> list[Encounter]:
    return [Encounter(a=a, b=b, group=group.id, at=group.created) for a, b in pairs(members)]


async def offer_times(tx: Transaction, group: Group, offered: TimesOffer) -> None:
    """Offer a group these times in place of earlier ones."""
    await tx.remove(Slot, group=group.id)
    await tx.add_all(_slots(group, offered))


async def follow_round(tx: Transaction, subject: str, times: Timeline) -> None:
    """Owe what follows a round: nudge, question, end."""
    await tx.later("coffee:nudge", times.nudge, subject)
    await tx.later("coffee:ask", times.ask, subject)
    await tx.later("coffee:close", times.ends, subject)


async def follow_group(tx: Transaction, group: str, times: Timeline) -> None:
    """Owe what follows a coffee outside the rounds; nobody but its people sees that planned."""
    await tx.later("coffee:nudge_group", times.nudge, group)
    await tx.later("coffee:ask_group", times.ask, group)
    await tx.later("coffee:close_group", times.ends, group)


async def undo_encounters(tx: Transaction, group: Group) -> None:
    """Forget that a group was brought together: their meeting did not happen."""
    await tx.remove(Encounter, group=group.id)


async def note_encounters(tx: Transaction, group: Group, members: Sequence[str]) -> None:
    """Write down that these people of a group were brought together; again changes nothing."""
    await tx.add_all(_encounters(group, members))


async def note_met(tx: Transaction, group: Group, members: Sequence[str]) -> None:
    """Write down that a group met, and let others hear of it."""
    await note_encounters(tx, group, members)
    await tx.tell(MetEvent(group.id, tuple(members)))


async def count_out(tx: Transaction, part: Enrolment) -> None:
    """Remember that somebody found nobody this time, so that they come first the next."""
    await tx.save(replace(part, out_last=True, sit_outs=part.sit_outs + 1))


async def count_in(tx: Transaction, part: Enrolment, settings: CoffeeSettings, size: int) -> None:
    """Remember that somebody was matched, and whether in a trio instead of a pair."""
    trio = settings.size == 2 and size == 3
    if part.out_last or trio:
        await tx.save(replace(part, out_last=False, trios=part.trios + trio))

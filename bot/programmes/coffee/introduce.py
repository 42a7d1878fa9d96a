"""Bringing people together: what an introduction is made of, and writing it down.

`plan` is pure and runs in the worker process; `introduce` writes one planned introduction in the
transaction it is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.kit.events import Met as MetEvent
from bot.kit.ids import new_id
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.series import Enrolment, Place, Seat, Series
from bot.matching import Group as Match
from bot.matching import draw
from bot.programmes.coffee.nouns import (
    Asked,
    Chair,
    Encounter,
    Group,
    Settings,
    Slot,
)
from bot.programmes.coffee.openers import Opener, choose
from bot.programmes.coffee.pool import Pool
from bot.programmes.coffee.rules import Timeline, pairs
from bot.programmes.coffee.times import Offer, offer

OPENERS = 3


@dataclass(frozen=True, slots=True)
class Introduction:
    """One group as planned: who, what speaks for it, when they could meet, what to begin with."""

    people: tuple[str, ...]
    starter: str
    openers: tuple[str, ...]
    offer: Offer
    term: str = ""
    one: str = ""
    other: str = ""
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A round as planned: introductions, and who is left with the reason in a word."""

    introductions: tuple[Introduction, ...]
    left: tuple[tuple[str, str], ...] = ()  # member, matching.Reason


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
    return Plan(made, left)


def prepare(match: Match, pool: Pool, frame: Frame, turn: int = 0) -> Introduction:
    """Return a match with times, questions and who begins."""
    seed = frame.seed + turn
    strongest = match.shared[0] if match.shared else None
    openers = choose(
        frame.bank, [set(pool.seen.get(id, ())) for id in match.people], frame.depth, seed, OPENERS
    )
    return Introduction(
        people=match.people,
        starter=match.people[seed % len(match.people)],
        openers=tuple(each.id for each in openers),
        offer=offer([pool.free[id] for id in match.people], frame.now, frame.until, seed),
        term=strongest.term.value if strongest else "",
        one=strongest.between[0] if strongest else "",
        other=strongest.between[1] if strongest else "",
    )


async def introduce(
    work: Work,
    series: Series | None,
    round: str,
    intro: Introduction,
    members: Sequence[Member],
    times: Timeline,
) -> Group:
    """Write an introduction down and owe its card; the place is opened when that leaves."""
    place = Place(title=_title(members), near=series.channel if series else "", created=work.now)
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
        created=work.now,
    )
    await work.add(place)
    await work.add(group)
    for member in members:
        await _seat(work, group, member)
    await offer_times(work, group, intro.offer)
    for a, b in pairs(member.id for member in members):
        await work.add(Encounter(a=a, b=b, group=group.id, at=work.now))
    await work.show(place, "introduction", "coffee:introduction", group.id)
    if not round:
        await follow_up(work, group.id, times)
    return group


async def _seat(work: Work, group: Group, member: Member) -> None:
    await work.add(Seat(place=group.place, member=member.id, created=work.now))
    await work.add(Chair(group=group.id, member=member.id, created=work.now))
    for opener in group.openers:
        await work.add(Asked(member=member.id, opener=opener, created=work.now))


async def offer_times(work: Work, group: Group, offered: Offer) -> None:
    """Offer a group these times in place of earlier ones."""
    await work.remove(Slot, group=group.id)
    for number, moment in enumerate(offered.times, start=1):
        await work.add(Slot(group=group.id, number=number, at=moment))


async def follow_up(work: Work, subject: str, times: Timeline) -> None:
    """Owe what follows an introduction, or a round of them: nudge, question, end."""
    await work.later("coffee:nudge", times.nudge, subject)
    await work.later("coffee:ask", times.ask, subject)
    await work.later("coffee:close", times.ends, subject)


async def undo_encounters(work: Work, group: Group) -> None:
    """Forget that a group was brought together: their meeting did not happen."""
    await work.remove(Encounter, group=group.id)


async def note_encounters(work: Work, group: Group, members: Sequence[str]) -> None:
    """Write down, or again, that a group met."""
    for a, b in pairs(members):
        if not await work.count(Encounter, group=group.id, a=a, b=b):
            await work.add(Encounter(id=new_id(), a=a, b=b, group=group.id, at=group.created))
    await work.tell(MetEvent(group.id, tuple(members)))


async def count_out(work: Work, part: Enrolment) -> None:
    """Remember that somebody found nobody this time, so that they come first the next."""
    await work.save(replace(part, out_last=True, sit_outs=part.sit_outs + 1))


async def count_in(work: Work, part: Enrolment, settings: Settings, size: int) -> None:
    """Remember that somebody was matched, and whether in a trio instead of a pair."""
    trio = settings.size == 2 and size == 3
    if part.out_last or trio:
        await work.save(replace(part, out_last=False, trios=part.trios + trio))


def _title(members: Sequence[Member]) -> str:
    """Return a plain name for the place; platforms show it as the thread's name."""
    return ", ".join(member.name for member in members)[:90]

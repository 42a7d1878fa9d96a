"""Who could be matched, as the matcher wants to know them: profiles and history, read gently."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import get_args

from bot.kit.contracts.transaction import AtLeast, Reads, Transaction, leave_room, pages
from bot.kit.model.matched_person import person
from bot.kit.model.people import Avoidance, Community, Member, Profile
from bot.kit.model.series import Enrolment
from bot.kit.time.meeting_times import Free
from bot.matching import Attribute, PastMeeting, Person, RoundKind, Rules, best_for
from bot.programmes.coffee.models import Asked, CoffeeSettings, Encounter, Group
from bot.programmes.coffee.rules import TURNS

AT_ONCE = 200  # people put together before presses have their turn


@dataclass(frozen=True, slots=True)
class Pool:
    """Everything a draw needs, ready to travel to the worker process."""

    people: tuple[Person, ...]
    met: tuple[PastMeeting, ...]
    rules: Rules
    free: Mapping[str, Free]
    seen: Mapping[str, frozenset[str]] = field(default_factory=dict)  # openers, by member
    began: Mapping[str, int] = field(default_factory=dict)  # groups each has begun lately

    def barred(self, one: str, other: str) -> bool:
        """Say whether either of two people ruled the other out, whatever the programme's rules."""
        people = {each.id: each for each in self.people}
        return best_for(people[one], [people[other]], (), Rules()) is None


def rules(settings: CoffeeSettings) -> Rules:
    """Return a series' settings as the matcher's rules."""
    return Rules(
        size=settings.size,
        kind=settings.kind,
        group_by=_attribute(settings.group_by),
        never_same=tuple(_attribute(each) for each in settings.never_same),
        language_in_common=settings.language,
        host=settings.host or None if settings.kind is RoundKind.LOTTERY else None,
    )


def _attribute(name: str) -> Attribute:
    return next(each for each in get_args(Attribute) if each == name)


async def gather(
    reads: Reads,
    community: Community,
    now: datetime,
    settings: CoffeeSettings,
    parts: Mapping[str, Enrolment],
    members: Mapping[str, Member],
) -> Pool:
    """Read what a draw among these members needs, in short transactions."""
    found = _Found(
        profiles=await pages(reads, Profile),
        bars=await pages(reads, Avoidance),
        encounters=await pages(reads, Encounter),
        asked=await pages(reads, Asked),
        groups=await pages(reads, Group, created=AtLeast(now - TURNS)),
    )
    return await found.pool(community, now, settings, parts, members.values())


async def few(tx: Transaction, parts: Mapping[str, Enrolment], settings: CoffeeSettings) -> Pool:
    """Read the same for a handful of people, in the transaction of a press."""
    ids = list(parts)
    met_first = await tx.find(Encounter, a=ids)
    met_second = await tx.find(Encounter, b=ids)
    found = _Found(
        profiles=await tx.find(Profile, id=ids),
        bars=await tx.find(Avoidance, member=ids),
        encounters=list({each.id: each for each in met_first + met_second}.values()),
        asked=await tx.find(Asked, member=ids),
        groups=await tx.find(Group, starter=ids, created=AtLeast(tx.now - TURNS)),
    )
    members = await tx.find(Member, id=ids)
    return await found.pool(tx.community, tx.now, settings, parts, members)


def met(encounters: Iterable[Encounter]) -> tuple[PastMeeting, ...]:
    """Return encounters as the matcher's history; a round is the day it was."""
    return tuple(PastMeeting(each.a, each.b, each.at.toordinal()) for each in encounters)


@dataclass(frozen=True, slots=True)
class _Found:
    """Rows about people, of which a pool is made."""

    profiles: Iterable[Profile]
    bars: Iterable[Avoidance]
    encounters: Iterable[Encounter]
    asked: Iterable[Asked]
    groups: Iterable[Group]

    async def pool(
        self,
        community: Community,
        now: datetime,
        settings: CoffeeSettings,
        parts: Mapping[str, Enrolment],
        members: Iterable[Member],
    ) -> Pool:
        profiles = {each.id: each for each in self.profiles}
        bars, seen = defaultdict(list), defaultdict(set)
        for bar in self.bars:
            bars[bar.member].append(bar)
        for asked in self.asked:
            seen[asked.member].add(asked.opener)
        known = {id for each in self.encounters for id in (each.a, each.b)}
        here = {member.id: member for member in members}
        people: list[Person] = []
        began = time.perf_counter()
        for id, member in here.items():
            told, part, newcomer = profiles.get(id), parts[id], id not in known
            people.append(
                person(member, told, bars[id], community, now, part=part, newcomer=newcomer)
            )
            if len(people) % AT_ONCE == 0:
                await leave_room(began)
                began = time.perf_counter()
        return Pool(
            people=tuple(people),
            met=met(self.encounters),
            rules=rules(settings),
            free={id: Free.of(member, community) for id, member in here.items()},
            seen={id: frozenset(seen[id]) for id in here},
            began=Counter(each.starter for each in self.groups if each.starter in here),
        )

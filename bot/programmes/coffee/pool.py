"""Who could be matched, as the matcher wants to know them: profiles and history, read gently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import get_args

from bot.kit import topics
from bot.kit.people import Avoidance, Bar, Community, Member, Profile
from bot.kit.ports import Reads, Work, pages
from bot.kit.series import Enrolment
from bot.matching import Attribute, Kind, Met, Person, Rules
from bot.programmes.coffee.nouns import Asked, Encounter, Settings
from bot.programmes.coffee.times import Free


@dataclass(frozen=True, slots=True)
class Pool:
    """Everything a draw needs, ready to travel to the worker process."""

    people: tuple[Person, ...]
    met: tuple[Met, ...]
    rules: Rules
    free: Mapping[str, Free]
    seen: Mapping[str, frozenset[str]] = field(default_factory=dict)  # openers, by member


def words(typed: str) -> frozenset[str]:
    """Return comma-separated words as a set that compares well."""
    return frozenset(word for part in typed.split(",") if (word := same(part)))


def same(typed: str) -> str:
    """Return what somebody typed, so that two spellings of one name compare as equal."""
    return " ".join(typed.split()).casefold()


def rules(settings: Settings) -> Rules:
    """Return a series' settings as the matcher's rules."""
    return Rules(
        size=settings.size,
        kind=settings.kind,
        group_by=_attribute(settings.group_by),
        never_same=tuple(_attribute(each) for each in settings.never_same),
        language_in_common=settings.language,
        host=settings.host or None if settings.kind is Kind.LOTTERY else None,
    )


def _attribute(name: str) -> Attribute:
    return next(each for each in get_args(Attribute) if each == name)


def person(
    member: Member,
    profile: Profile,
    bars: Iterable[Avoidance],
    part: Enrolment,
    community: Community,
    now: datetime,
    *,
    newcomer: bool = False,
) -> Person:
    """Return a member as the matcher sees them."""
    bars = list(bars)
    level = topics.find(profile.level, topics.load().levels)
    return Person(
        id=member.id,
        team=same(profile.team) or None,
        organisation=same(profile.organisation) or None,
        field=profile.field or None,
        role=same(profile.role) or None,
        level=level.rank if level else None,
        languages=words(profile.languages),
        hours=Free.of(member, community).week(now),
        challenges=frozenset(profile.challenges),
        ask_me_about=words(profile.ask_me),
        want_to_learn=words(profile.learn),
        moving_from=same(profile.moving_from) or None,
        moving_to=same(profile.moving_to) or None,
        objective=profile.objective or None,
        mentor=profile.mentor,
        looking_for_mentor=profile.mentee,
        welcomes=profile.welcomes,
        newcomer=newcomer,
        alike=profile.alike,
        field_wish=profile.field_wish.value,
        organisation_wish=profile.side.value,
        preferred_size=profile.size or None,
        avoids=frozenset(each.other for each in bars if each.bar is Bar.PERSON),
        avoids_organisations=frozenset(
            same(each.organisation) for each in bars if each.bar is Bar.ORGANISATION
        ),
        conflicts=frozenset(each.other for each in bars if each.bar in (Bar.MANAGER, Bar.REPORT)),
        out_last_time=part.out_last,
        trios=part.trios,
        sit_outs=part.sit_outs,
    )


async def gather(
    reads: Reads,
    community: Community,
    now: datetime,
    settings: Settings,
    parts: Mapping[str, Enrolment],
    members: Mapping[str, Member],
) -> Pool:
    """Read what a draw among these members needs, in short transactions."""
    profiles = {each.id: each for each in await pages(reads, Profile)}
    bars: dict[str, list[Avoidance]] = defaultdict(list)
    for each in await pages(reads, Avoidance):
        bars[each.member].append(each)
    encounters = await pages(reads, Encounter)
    seen: dict[str, set[str]] = defaultdict(set)
    for asked in await pages(reads, Asked):
        seen[asked.member].add(asked.opener)
    known = {each.a for each in encounters} | {each.b for each in encounters}
    return Pool(
        people=tuple(
            person(
                member,
                profiles.get(id, Profile(id=id)),
                bars[id],
                parts[id],
                community,
                now,
                newcomer=id not in known,
            )
            for id, member in members.items()
        ),
        met=met(encounters),
        rules=rules(settings),
        free={id: Free.of(member, community) for id, member in members.items()},
        seen={id: frozenset(seen[id]) for id in members},
    )


def met(encounters: Iterable[Encounter]) -> tuple[Met, ...]:
    """Return encounters as the matcher's history; a round is the day it was."""
    return tuple(Met(each.a, each.b, each.at.toordinal()) for each in encounters)


async def few(work: Work, parts: Mapping[str, Enrolment], settings: Settings) -> Pool:
    """Read the same for a handful of people, in the transaction of a press."""
    ids = list(parts)
    members = {each.id: each for each in await work.find(Member, id=ids)}
    profiles = {each.id: each for each in await work.find(Profile, id=ids)}
    bars = await work.find(Avoidance, member=ids)
    encounters = await work.find(Encounter, a=ids) + await work.find(Encounter, b=ids)
    asked = await work.find(Asked, member=ids)
    return Pool(
        people=tuple(
            person(
                member,
                profiles.get(id, Profile(id=id)),
                [each for each in bars if each.member == id],
                parts[id],
                work.community,
                work.now,
            )
            for id, member in members.items()
        ),
        met=met({each.id: each for each in encounters}.values()),
        rules=rules(settings),
        free={id: Free.of(member, work.community) for id, member in members.items()},
        seen={id: frozenset(each.opener for each in asked if each.member == id) for id in members},
    )

"""Whom one could ask: those who offered, by the matcher, each with a true reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from bot.kit.matched_person import person
from bot.kit.people import Avoidance, Member, Profile
from bot.kit.ports import Work
from bot.matching import Person, Rules, Shared, Term, best_for
from bot.programmes.coaching.machine import State
from bot.programmes.coaching.nouns import Chair, Conversation, Offer
from bot.programmes.coaching.rules import OFFERED
from bot.programmes.coaching.seated import loads, most_open

SUGGESTED = 3
TOLD = (Term.CHALLENGES, Term.LEARN, Term.ROLE, Term.FIELD, Term.OBJECTIVE, Term.HOURS)
"""What is worth a sentence, and only from one's own profile or both, best first."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody one could ask, and what speaks for it; None: that they offered is all there is."""

    member: Member
    shared: Shared | None


async def suggestions(asker: Member, work: Work, most: int = SUGGESTED) -> list[Suggestion]:
    """Return whom a member could ask, the best first."""
    offers = await work.find(Offer)
    found = await work.find(Member, id=[each.id for each in offers])
    willing = {each.id: each for each in found if each.reachable(work.now) and each.id != asker.id}
    for id in await _taken(asker, list(willing), work):
        willing.pop(id, None)
    persons = await _persons([asker, *willing.values()], work)
    left = [persons[id] for id in willing]
    chosen: list[Suggestion] = []
    while left and len(chosen) < most:
        best = best_for(persons[asker.id], left, (), Rules())
        if best is None:
            break
        other = next(id for id in best.people if id != asker.id)
        chosen.append(Suggestion(willing[other], _reason(best.shared)))
        left = [each for each in left if each.id != other]
    return chosen


def _reason(shared: Iterable[Shared]) -> Shared | None:
    by_term = {each.term: each for each in shared}
    return next((by_term[term] for term in TOLD if term in by_term), None)


async def _taken(asker: Member, ids: list[str], work: Work) -> set[str]:
    """Return who has as much as they like to carry, or was asked by this member already."""
    load, most = await loads(ids, work), await most_open(ids, work)
    mine = await work.find(Chair, member=asker.id)
    waits = (*OFFERED, State.AGREEING)
    asked = await work.find(Conversation, id=[c.conversation for c in mine], state=waits)
    twice = await work.find(Chair, conversation=[talk.id for talk in asked], member=ids)
    return {chair.member for chair in twice} | {id for id in ids if load[id] >= most[id]}


# -- as the matcher sees them ----------------------------------------------------------------------


async def _persons(members: list[Member], work: Work) -> dict[str, Person]:
    ids = [each.id for each in members]
    profiles = {each.id: each for each in await work.find(Profile, id=ids)}
    bars: dict[str, list[Avoidance]] = defaultdict(list)
    for bar in await work.find(Avoidance, member=ids):
        bars[bar.member].append(bar)
    return {
        each.id: person(each, profiles.get(each.id), bars[each.id], work.community, work.now)
        for each in members
    }

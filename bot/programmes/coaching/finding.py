"""Whom one could ask: those who offered, by the matcher, each with a true reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.kit.contracts.transaction import Transaction
from bot.kit.model.matched_person import person
from bot.kit.model.people import Avoidance, Member, Profile
from bot.matching import Person, Rules, Shared, Term, best_for
from bot.programmes.coaching.access import loads, most_open
from bot.programmes.coaching.models import Conversation, HelpOffer, Participant
from bot.programmes.coaching.rules import OFFERED
from bot.programmes.coaching.state_machine import TalkState

SUGGESTED = 3
TOLD = (Term.CHALLENGES, Term.LEARN, Term.ROLE, Term.FIELD, Term.OBJECTIVE, Term.HOURS)
"""What is worth a sentence, and only from one's own profile or both, best first."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody one could ask, and what speaks for it; None: that they offered is all there is."""

    member: Member
    shared: Shared | None


async def suggestions(asker: Member, tx: Transaction, most: int = SUGGESTED) -> list[Suggestion]:
    """Return whom a member could ask, the best first."""
    offers = await tx.find(HelpOffer)
    found = await tx.find(Member, id=[each.id for each in offers])
    willing = {each.id: each for each in found if each.reachable(tx.now) and each.id != asker.id}
    for id in await _taken(asker, list(willing), tx):
        willing.pop(id, None)
    members = [asker, *willing.values()]
    profiles = {each.id: each for each in await tx.find(Profile, id=[m.id for m in members])}
    persons = await _persons(members, profiles, tx)
    left = [persons[id] for id in willing]
    chosen: list[Suggestion] = []
    while left and len(chosen) < most:
        best = best_for(persons[asker.id], left, (), Rules())
        if best is None:
            break
        other = next(id for id in best.people if id != asker.id)
        told = profiles.get(other) or Profile(id=other)
        chosen.append(Suggestion(willing[other], _reason(best.shared, told)))
        left = [each for each in left if each.id != other]
    return chosen


PRIVATE = {Term.CHALLENGES: "names_challenges", Term.OBJECTIVE: "names_objective"}
"""What is named only where its owner said that it may be."""


def _reason(shared: Iterable[Shared], told: Profile) -> Shared | None:
    may = (each for each in shared if getattr(told, PRIVATE.get(each.term, "id")))
    by_term = {each.term: each for each in may}
    return next((by_term[term] for term in TOLD if term in by_term), None)


async def _taken(asker: Member, ids: list[str], tx: Transaction) -> set[str]:
    """Return who has as much as they like to carry, or was asked by this member already."""
    load, most = await loads(ids, tx), await most_open(ids, tx)
    mine = await tx.find(Participant, member=asker.id)
    waits = (*OFFERED, TalkState.AGREEING)
    asked = await tx.find(Conversation, id=[c.conversation for c in mine], state=waits)
    twice = await tx.find(Participant, conversation=[talk.id for talk in asked], member=ids)
    return {chair.member for chair in twice} | {id for id in ids if load[id] >= most[id]}


# -- as the matcher sees them ----------------------------------------------------------------------


async def _persons(
    members: list[Member], profiles: Mapping[str, Profile], tx: Transaction
) -> dict[str, Person]:
    bars: dict[str, list[Avoidance]] = defaultdict(list)
    for bar in await tx.find(Avoidance, member=[each.id for each in members]):
        bars[bar.member].append(bar)
    return {
        each.id: person(each, profiles.get(each.id), bars[each.id], tx.community, tx.now)
        for each in members
    }

"""Who is still there for what was planned: asked once more in the transaction that writes.

Between the draw and its writing people pause, leave, skip, put each other on their lists or meet
somebody in another series.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.kit.model.series import Enrolment, Part, Series
from bot.programmes.coffee import rules
from bot.programmes.coffee.models import CoffeeSettings, Round, RoundEntry, Wanted
from bot.programmes.coffee.rounds.pool import Pool, few
from bot.programmes.coffee.rounds.recent import introduced_lately
from bot.programmes.coffee.rounds.schedule import settings_of


@dataclass(frozen=True, slots=True)
class Again:
    """A batch of people as they stand now."""

    settings: CoffeeSettings
    members: Mapping[str, Member]  # those who want to be matched and can be
    parts: Mapping[str, Enrolment]
    busy: frozenset[str]  # introduced by another series meanwhile
    pool: Pool

    def wanting(self, people: Iterable[str]) -> list[str]:
        """Return those of the people who are still to be matched."""
        return [id for id in people if id in self.members]

    def still(self, people: Iterable[str]) -> list[Member]:
        """Return those who can be introduced to each other now."""
        kept: list[str] = []
        for id in self.wanting(people):
            if not any(self.pool.barred(id, other) for other in kept):
                kept.append(id)
        return [self.members[id] for id in kept]


async def look_again(
    tx: Transaction, series: Series, round: Round, people: Collection[str]
) -> Again:
    """Read once more how these people stand to a round."""
    ids = sorted(people)
    settings = await settings_of(tx, series.id)
    parts = {each.member: each for each in await tx.find(Enrolment, series=series.id, member=ids)}
    entries = await tx.find(RoundEntry, round=round.id, member=ids)
    said = {each.member: each.wanted for each in entries}
    members = [each for each in await tx.find(Member, id=ids) if each.reachable(tx.now)]
    since = tx.now - rules.WEEK_APART
    busy = await introduced_lately(tx, ids, since, but=round.id)
    there = {
        each.id: each
        for each in members
        if each.id in parts
        and parts[each.id].part is Part.IN
        and each.id not in busy
        and wants(said.get(each.id), settings)
    }
    pool = await few(tx, {id: parts[id] for id in there}, settings)
    return Again(settings, there, parts, frozenset(busy), pool)


def wants(said: Wanted | None, settings: CoffeeSettings) -> bool:
    """Say whether somebody who takes part is to be matched, by what they said of this round."""
    return said is Wanted.IN if settings.ask_first else said is not Wanted.SKIP

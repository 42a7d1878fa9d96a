"""Who was introduced to somebody in the last days: one introduction a week is enough.

A coffee outside the rounds was somebody's own wish, and one that fell through is none: neither
counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.kit.contracts.transaction import AtLeast, Reads, Transaction, pages
from bot.programmes.coffee.models import Group, GroupMember, Outcome


async def introduced_lately(
    tx: Transaction, members: Sequence[str], since: datetime, *, but: str = ""
) -> set[str]:
    """Return who of the members a round of any series introduced since then, `but` one round."""
    chairs = await tx.find(GroupMember, member=members, created=AtLeast(since))
    groups = await tx.find(Group, id=[chair.group for chair in chairs])
    return {member for member, rounds in _rounds(chairs, groups).items() if rounds - {but}}


async def everybody_introduced(reads: Reads, since: datetime) -> Mapping[str, set[str]]:
    """Return everybody whom rounds of any series introduced since then, with these rounds."""
    groups = await pages(reads, Group, created=AtLeast(since))
    chairs = await pages(reads, GroupMember, created=AtLeast(since))
    return _rounds(chairs, groups)


def _rounds(chairs: Iterable[GroupMember], groups: Iterable[Group]) -> Mapping[str, set[str]]:
    drawn = {group.id: group.round for group in groups if group.round}
    found: dict[str, set[str]] = defaultdict(set)
    for each in chairs:
        if each.group in drawn and each.met is not Outcome.NOT:
            found[each.member].add(drawn[each.group])
    return found

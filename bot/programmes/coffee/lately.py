"""Who was introduced to somebody in the last days: one introduction a week is enough.

A coffee outside the rounds was somebody's own wish, and one that fell through is none: neither
counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.kit.ports import AtLeast, Reads, Work, pages
from bot.programmes.coffee.nouns import Chair, Group, Outcome


async def introduced_lately(
    work: Work, members: Sequence[str], since: datetime, *, but: str = ""
) -> set[str]:
    """Return who of the members a round of any series introduced since then, `but` one round."""
    chairs = await work.find(Chair, member=members, created=AtLeast(since))
    groups = await work.find(Group, id=[chair.group for chair in chairs])
    return {member for member, rounds in _rounds(chairs, groups).items() if rounds - {but}}


async def everybody_introduced(reads: Reads, since: datetime) -> Mapping[str, set[str]]:
    """Return everybody whom rounds of any series introduced since then, with these rounds."""
    groups = await pages(reads, Group, created=AtLeast(since))
    chairs = await pages(reads, Chair, created=AtLeast(since))
    return _rounds(chairs, groups)


def _rounds(chairs: Iterable[Chair], groups: Iterable[Group]) -> Mapping[str, set[str]]:
    drawn = {group.id: group.round for group in groups if group.round}
    found: dict[str, set[str]] = defaultdict(set)
    for each in chairs:
        if each.group in drawn and each.met is not Outcome.NOT:
            found[each.member].add(drawn[each.group])
    return found

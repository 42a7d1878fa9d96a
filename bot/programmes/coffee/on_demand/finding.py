"""A coffee outside the rounds for one person: late joiners, a coffee now, a rematch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.kit.contracts.transaction import AtLeast, Transaction
from bot.kit.model.people import Member
from bot.kit.model.series import Enrolment, Part, Series, SeriesState
from bot.matching import RoundKind, best_for
from bot.programmes.coffee import rules
from bot.programmes.coffee.introductions.introducing import Frame, introduce, prepare
from bot.programmes.coffee.models import Group, GroupMember, Round, Stage, Waiting
from bot.programmes.coffee.questions.bank import bank
from bot.programmes.coffee.rounds.pool import few
from bot.programmes.coffee.rounds.recent import introduced_lately
from bot.programmes.coffee.rounds.schedule import settings_of

CANDIDATES = 60  # people compared in the transaction of a press


async def meet(tx: Transaction, series: Series, part: Enrolment) -> bool:
    """Introduce somebody who joins while at least half a round is left, if anybody is free.

    A lottery introduces one group a round, and nobody besides.
    """
    running = await tx.find(Round, series=series.id, stage=Stage.RUNNING, order="-number", limit=1)
    if not running or not rules.half_left(running[0], tx.now):
        return False
    if (await settings_of(tx, series.id)).kind is RoundKind.LOTTERY:
        return False
    willing = await _waiting(tx, series) + await _left_over(tx, series)
    return await find_somebody(tx, series, part, willing) is not None


async def rematch(tx: Transaction, series: Series, part: Enrolment) -> Group | None:
    """Introduce a member whose coffee falls through to somebody else, if anybody is free."""
    willing = await _waiting(tx, series) + await _left_over(tx, series)
    return await find_somebody(tx, series, part, willing)


async def meet_now(tx: Transaction, series: Series, part: Enrolment) -> Group | None:
    """Introduce a member to the best of those who wait for a coffee now."""
    return await find_somebody(tx, series, part, await _waiting(tx, series))


async def find_somebody(
    tx: Transaction, series: Series, part: Enrolment, willing: Sequence[Enrolment]
) -> Group | None:
    """Introduce a member to the best of the willing; None if nobody fits."""
    if series.state is not SeriesState.RUNNING:
        return None
    settings = await settings_of(tx, series.id)
    candidates = await _there(tx, part.member, willing)
    parts = {each.member: each for each in [part, *candidates]}
    pool = await few(tx, parts, settings)
    me = next((each for each in pool.people if each.id == part.member), None)
    match = me and best_for(me, [p for p in pool.people if p.id != me.id], pool.met, pool.rules)
    if not match:
        return None
    times = rules.outside(tx.now)
    frame = Frame(await bank(tx), settings.depth, tx.now, times.ends, tx.now.toordinal())
    members = await tx.find(Member, id=match.people)
    for id in match.people:
        if parts[id].out_last:
            await tx.save(replace(parts[id], out_last=False))
    return await introduce(tx, series, "", prepare(match, pool, frame), members, times)


async def _waiting(tx: Transaction, series: Series) -> list[Enrolment]:
    """Return who waits for a coffee now."""
    waiting = await tx.find(Waiting, series=series.id, until=AtLeast(tx.now), limit=CANDIDATES)
    ids = [each.member for each in waiting]
    return await tx.find(Enrolment, series=series.id, member=ids, part=Part.IN)


async def _left_over(tx: Transaction, series: Series) -> list[Enrolment]:
    """Return who found nobody in the last round and has met nobody elsewhere since."""
    found = await tx.find(
        Enrolment, series=series.id, part=Part.IN, out_last=True, limit=CANDIDATES
    )
    since = tx.now - rules.WEEK_APART
    busy = await introduced_lately(tx, [each.member for each in found], since)
    return [each for each in found if each.member not in busy]


async def _there(tx: Transaction, asker: str, willing: Sequence[Enrolment]) -> list[Enrolment]:
    """Leave out who is away, and whom the asker was introduced to a moment ago."""
    recent = await _partners(tx, asker)
    known = {each.member: each for each in willing if each.member not in {asker, *recent}}
    members = await tx.find(Member, id=list(known))
    return [known[member.id] for member in members if member.reachable(tx.now)]


async def _partners(tx: Transaction, member: str) -> set[str]:
    since = AtLeast(tx.now - rules.OUTSIDE)
    mine = await tx.find(GroupMember, member=member, created=since)
    return {
        each.member for each in await tx.find(GroupMember, group=[chair.group for chair in mine])
    }

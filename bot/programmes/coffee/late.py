"""A coffee outside the rounds for one person: late joiners, a coffee now, a rematch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.kit.people import Member
from bot.kit.ports import AtLeast, Work
from bot.kit.series import Enrolment, Part, Series, State
from bot.matching import Kind, best_for
from bot.programmes.coffee import rules
from bot.programmes.coffee.bank import bank
from bot.programmes.coffee.introduce import Frame, introduce, prepare
from bot.programmes.coffee.lately import introduced_lately
from bot.programmes.coffee.nouns import Chair, Group, Round, Stage, Waiting
from bot.programmes.coffee.pool import few
from bot.programmes.coffee.rounds import settings_of

CANDIDATES = 60  # people compared in the transaction of a press


async def meet(work: Work, series: Series, part: Enrolment) -> bool:
    """Introduce somebody who joins while at least half a round is left, if anybody is free.

    A lottery introduces one group a round, and nobody besides.
    """
    running = await work.find(
        Round, series=series.id, stage=Stage.RUNNING, order="-number", limit=1
    )
    if not running or not rules.half_left(running[0], work.now):
        return False
    if (await settings_of(work, series.id)).kind is Kind.LOTTERY:
        return False
    willing = await _waiting(work, series) + await _left_over(work, series)
    return await find_somebody(work, series, part, willing) is not None


async def rematch(work: Work, series: Series, part: Enrolment) -> Group | None:
    """Introduce a member whose coffee falls through to somebody else, if anybody is free."""
    willing = await _waiting(work, series) + await _left_over(work, series)
    return await find_somebody(work, series, part, willing)


async def meet_now(work: Work, series: Series, part: Enrolment) -> Group | None:
    """Introduce a member to the best of those who wait for a coffee now."""
    return await find_somebody(work, series, part, await _waiting(work, series))


async def find_somebody(
    work: Work, series: Series, part: Enrolment, willing: Sequence[Enrolment]
) -> Group | None:
    """Introduce a member to the best of the willing; None if nobody fits."""
    if series.state is not State.RUNNING:
        return None
    settings = await settings_of(work, series.id)
    candidates = await _there(work, part.member, willing)
    parts = {each.member: each for each in [part, *candidates]}
    pool = await few(work, parts, settings)
    me = next((each for each in pool.people if each.id == part.member), None)
    match = me and best_for(me, [p for p in pool.people if p.id != me.id], pool.met, pool.rules)
    if not match:
        return None
    times = rules.outside(work.now)
    frame = Frame(await bank(work), settings.depth, work.now, times.ends, work.now.toordinal())
    members = await work.find(Member, id=match.people)
    for id in match.people:
        if parts[id].out_last:
            await work.save(replace(parts[id], out_last=False))
    return await introduce(work, series, "", prepare(match, pool, frame), members, times)


async def _waiting(work: Work, series: Series) -> list[Enrolment]:
    """Return who waits for a coffee now."""
    waiting = await work.find(Waiting, series=series.id, until=AtLeast(work.now), limit=CANDIDATES)
    ids = [each.member for each in waiting]
    return await work.find(Enrolment, series=series.id, member=ids, part=Part.IN)


async def _left_over(work: Work, series: Series) -> list[Enrolment]:
    """Return who found nobody in the last round and has met nobody elsewhere since."""
    found = await work.find(
        Enrolment, series=series.id, part=Part.IN, out_last=True, limit=CANDIDATES
    )
    since = work.now - rules.WEEK_APART
    busy = await introduced_lately(work, [each.member for each in found], since)
    return [each for each in found if each.member not in busy]


async def _there(work: Work, asker: str, willing: Sequence[Enrolment]) -> list[Enrolment]:
    """Leave out who is away, and whom the asker was introduced to a moment ago."""
    recent = await _partners(work, asker)
    known = {each.member: each for each in willing if each.member not in {asker, *recent}}
    members = await work.find(Member, id=list(known))
    return [known[member.id] for member in members if member.reachable(work.now)]


async def _partners(work: Work, member: str) -> set[str]:
    since = AtLeast(work.now - rules.OUTSIDE)
    mine = await work.find(Chair, member=member, created=since)
    return {each.member for each in await work.find(Chair, group=[chair.group for chair in mine])}

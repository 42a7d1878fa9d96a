"""A coffee outside the rounds for one person: late joiners, a coffee now, a rematch."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.people import Member
from bot.kit.ports import AtLeast, Work
from bot.kit.series import Enrolment, Part, Series
from bot.matching import best_for
from bot.programmes.coffee import rules
from bot.programmes.coffee.bank import bank
from bot.programmes.coffee.introduce import Frame, introduce, prepare
from bot.programmes.coffee.nouns import Group, Round, Settings, Stage, Waiting
from bot.programmes.coffee.pool import few

CANDIDATES = 60  # people compared in the transaction of a press


async def meet(work: Work, series: Series, part: Enrolment) -> bool:
    """Introduce somebody who joins while at least half a round is left, if anybody is free."""
    running = await work.find(Round, series=series.id, stage=Stage.RUNNING, order="-number")
    if not running:
        return False
    settings = await work.get(Settings, series.id) or Settings(id=series.id)
    times = rules.timeline(series, settings, running[0].at)
    if work.now > times.half_left:
        return False
    return await find_somebody(work, series, part) is not None


async def find_somebody(work: Work, series: Series, part: Enrolment) -> Group | None:
    """Introduce a member to the best of those who wait or were left out; None if nobody fits."""
    settings = await work.get(Settings, series.id) or Settings(id=series.id)
    candidates = await _willing(work, series, part.member)
    parts = {each.member: each for each in [part, *candidates]}
    pool = await few(work, parts, settings)
    me = next((each for each in pool.people if each.id == part.member), None)
    match = me and best_for(me, [p for p in pool.people if p.id != me.id], pool.met, pool.rules)
    if not match:
        return None
    times = rules.outside(work.now)
    frame = Frame(await bank(work), settings.depth, work.now, times.ends, work.now.toordinal())
    intro = prepare(match, pool, frame)
    members = await work.find(Member, id=intro.people)
    for each in match.people:
        await work.remove(Waiting, member=each)
    for matched in match.people:
        if parts[matched].out_last:
            await work.save(replace(parts[matched], out_last=False))
    return await introduce(work, series, "", intro, members, times)


async def _willing(work: Work, series: Series, asker: str) -> list[Enrolment]:
    """Return who waits for a coffee now, and who found nobody in the last round."""
    waiting = await work.find(Waiting, series=series.id, until=AtLeast(work.now), limit=CANDIDATES)
    ids = [each.member for each in waiting]
    parts = await work.find(Enrolment, series=series.id, member=ids)
    parts += await work.find(
        Enrolment, series=series.id, part=Part.IN, out_last=True, limit=CANDIDATES
    )
    known = {part.member: part for part in parts if part.member != asker}
    members = await work.find(Member, id=list(known))
    return [known[member.id] for member in members if member.reachable(work.now)]

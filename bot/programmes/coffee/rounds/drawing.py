"""Drawing a round: who wants to be in it, who meets whom, and telling everybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.kit.contracts.context import Context
from bot.kit.contracts.runtime import Outside
from bot.kit.contracts.transaction import Reads, Transaction, pages, those
from bot.kit.model.people import Member
from bot.kit.model.series import Enrolment, Part, Series, SeriesState
from bot.matching import Relax
from bot.programmes.coffee import rules
from bot.programmes.coffee.introductions.introducing import (
    Frame,
    Introduction,
    Plan,
    count_in,
    count_out,
    follow_round,
    introduce,
    plan,
)
from bot.programmes.coffee.models import CoffeeSettings, Group, Round, RoundEntry, Stage
from bot.programmes.coffee.questions.bank import bank
from bot.programmes.coffee.rounds.pool import Pool, gather
from bot.programmes.coffee.rounds.recent import everybody_introduced
from bot.programmes.coffee.rounds.rechecking import Again, look_again, wants
from bot.programmes.coffee.rounds.schedule import (
    alone,
    plan_next,
    promised,
    round_of,
    settings_of,
)
from bot.programmes.coffee.rules import rounded

NOBODY_FREE = "nobody_free"
WEEK = "week"  # introduced already this week
ALONE = "alone"  # everybody else has left or paused since the heads-up
HELD = "held"  # the series was held or stopped after the heads-up


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody without a group this time, with the reason in a word."""

    member: str
    reason: str


@dataclass(frozen=True, slots=True)
class DrawnRound:
    """A round as gathered for the draw; `busy` are those who have met somebody this week."""

    pool: Pool
    frame: Frame
    busy: tuple[str, ...] = ()


# -- gather and compute ---------------------------------------------------------------------------


async def who_wants(ctx: Context, reads: Reads) -> DrawnRound | None:
    """Gather who is to be matched in a round; whoever has a group already is left out."""
    async with reads() as tx:
        round = await round_of(tx, ctx.subject)
        series = await tx.get(Series, round.series) if round else None
        if round is None or series is None or series.state is not SeriesState.RUNNING:
            return None
        settings = await settings_of(tx, series.id)
        questions = await bank(tx)
    parts = {p.member: p for p in await pages(reads, Enrolment, series=series.id, part=Part.IN)}
    wanted = await _wanted(reads, round, settings, set(parts))
    lately = await everybody_introduced(reads, ctx.now - rules.WEEK_APART)
    busy = wanted & {member for member, rounds in lately.items() if round.id not in rounds}
    members = await _reachable(reads, ctx, sorted(wanted - set(lately)))
    by_id = {member.id: member for member in members}
    pool = await gather(reads, ctx.community, ctx.now, settings, parts, by_id)
    times = rules.timeline(series, settings, rules.begun(round.at, ctx.now))
    frame = Frame(questions, settings.depth, ctx.now, times.ends, round.seed)
    return DrawnRound(pool, frame, tuple(sorted(busy)))


async def _wanted(
    reads: Reads, round: Round, settings: CoffeeSettings, parts: set[str]
) -> set[str]:
    said = {each.member: each.wanted for each in await pages(reads, RoundEntry, round=round.id)}
    return {id for id in parts if wants(said.get(id), settings)}


async def _reachable(reads: Reads, ctx: Context, ids: Sequence[str]) -> list[Member]:
    return [each for each in await those(reads, Member, ids) if each.reachable(ctx.now)]


async def draw_round(drawing: DrawnRound | None, outside: Outside) -> Sequence[Any]:
    """Compute the round in a worker process: introductions, then who is left over."""
    if drawing is None:
        return []
    drawn: Plan = await outside.worker(plan, drawing.pool, drawing.frame)
    left = [LeftOut(*each) for each in drawn.left] + [LeftOut(id, WEEK) for id in drawing.busy]
    return [*drawn.introductions, *left, *drawn.relax]


# -- settle ---------------------------------------------------------------------------------------


async def settle(ctx: Context, tx: Transaction, batch: Sequence[Any]) -> None:
    """Write a batch of the round down, asking once more who is still there for it."""
    round = await round_of(tx, ctx.subject)
    series = await tx.get(Series, round.series) if round else None
    if round is None or series is None or series.state is not SeriesState.RUNNING:
        return
    planned = [each for each in batch if isinstance(each, Introduction)]
    again = await look_again(tx, series, round, {id for each in planned for id in each.people})
    for intro in planned:
        await _settle(tx, series, round, intro, again)
    for each in batch:
        if isinstance(each, LeftOut):
            await _leave_over(tx, series, round, each)
        if isinstance(each, Relax):
            await _advise(tx, series, each)


async def _settle(
    tx: Transaction, series: Series, round: Round, intro: Introduction, again: Again
) -> None:
    settings = again.settings
    here = again.still(intro.people)
    if len(here) > 1:
        ids = tuple(member.id for member in here)
        starter = intro.starter if intro.starter in ids else ids[0]
        times = rules.timeline(series, settings, rules.begun(round.at, tx.now))
        kept = replace(intro, people=ids, starter=starter)
        await introduce(tx, series, round.id, kept, here, times)
        for id in ids:
            await count_in(tx, again.parts[id], settings, len(ids))
    together = {member.id for member in here} if len(here) > 1 else set()
    for id in again.wanting(intro.people):
        if id not in together:
            await _leave_over(tx, series, round, LeftOut(id, NOBODY_FREE))
    for id in again.busy.intersection(intro.people):
        await _leave_over(tx, series, round, LeftOut(id, WEEK))


async def _advise(tx: Transaction, series: Series, relax: Relax) -> None:
    """Tell who started the series which rule leaves people nobody to meet, once a month."""
    starter = await tx.get(Member, series.created_by)
    if starter:
        rule, month = relax.rule, f"{tx.now:%Y-%m}"
        ids = (series.id, rule.name, rule.attribute or "", rounded(relax.isolates))
        await tx.send(starter, "coffee:relax", *ids, key=month)


async def _leave_over(tx: Transaction, series: Series, round: Round, left: LeftOut) -> None:
    """Tell somebody that there is nobody this time; who met somebody this week needs no turn."""
    member = await tx.get(Member, left.member)
    part = await tx.one(Enrolment, series=series.id, member=left.member)
    if member is None or part is None or not await tx.first_time(f"left:{round.id}:{part.id}"):
        return
    if left.reason != WEEK:
        await count_out(tx, part)
    nobody_else = left.reason == NOBODY_FREE and await alone(tx, series)
    if nobody_else and await tx.first_time(promised(round, member.id)):
        await tx.send(member, "coffee:alone", series.id)  # they heard of no round
    else:
        await tx.send(member, "coffee:nobody", round.id, ALONE if nobody_else else left.reason)


async def drawn(ctx: Context, tx: Transaction) -> None:
    """Owe what follows the draw; where there is nothing to follow, let the clock's log say why."""
    round = await round_of(tx, ctx.subject)
    series = await tx.get(Series, round.series) if round else None
    if round is None or series is None:
        return
    if series.state is not SeriesState.RUNNING:
        await tx.save(replace(round, stage=Stage.CLOSED))
        return await tx.later("coffee:call_off", tx.now, ctx.subject)
    begun = rules.begun(round.at, tx.now)
    times = rules.timeline(series, await settings_of(tx, series.id), begun)
    await tx.save(replace(round, stage=Stage.RUNNING, at=begun, ends=times.ends))
    await follow_round(tx, ctx.subject, times)
    if not await tx.count(Group, round=round.id):
        await tx.later("coffee:nobody_in", tx.now, ctx.subject)
    if begun != round.at:
        await plan_next(tx, series, after=begun + rules.WEEK_APART)


# -- a round that does not take place -------------------------------------------------------------


async def who_wanted(ctx: Context, reads: Reads) -> Sequence[str]:
    """Return who was told of a round that is called off and would have been in it."""
    async with reads() as tx:
        round = await round_of(tx, ctx.subject)
        settings = await settings_of(tx, round.series) if round else None
    if round is None or settings is None:
        return []
    parts = await pages(reads, Enrolment, series=round.series, part=Part.IN)
    return sorted(await _wanted(reads, round, settings, {part.member for part in parts}))


async def call_off(ctx: Context, tx: Transaction, batch: Sequence[str]) -> None:
    """Tell people that a round does not take place."""
    round = await round_of(tx, ctx.subject)
    if round:
        for member in await tx.find(Member, id=batch):
            await tx.send(member, "coffee:nobody", round.id, HELD)


async def nobody_in(ctx: Context, tx: Transaction) -> None:
    """Do nothing: that a round introduced nobody stands in the clock's log by its own name."""

"""Announcing a round one working day before: who is still there, and the heads-up."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from bot.kit.contracts.context import Context
from bot.kit.contracts.events import Gone
from bot.kit.contracts.runtime import Outside
from bot.kit.contracts.transaction import Reads, Transaction, pages, those
from bot.kit.model.people import Member
from bot.kit.model.series import Enrolment, Part, Series, SeriesState
from bot.programmes.coffee import rules
from bot.programmes.coffee.models import Round
from bot.programmes.coffee.rounds.recent import introduced_lately
from bot.programmes.coffee.rounds.schedule import alone, plan_on, promised, settings_of, subject


@dataclass(frozen=True, slots=True)
class Roll:
    """Members of a series who are to be written to."""

    members: tuple[Member, ...] = ()


async def who_is_in(ctx: Context, reads: Reads) -> Roll:
    """Return who takes part in the series and can be written to."""
    async with reads() as tx:
        series = await tx.get(Series, ctx.subject)
    if series is None or series.state is not SeriesState.RUNNING:
        return Roll()
    parts = await pages(reads, Enrolment, series=ctx.subject, part=Part.IN)
    found = await those(reads, Member, [part.member for part in parts])
    return Roll(tuple(member for member in found if member.reachable(ctx.now)))


async def roll_call(roll: Roll, outside: Outside) -> Sequence[tuple[str, bool]]:
    """Ask the platform who is still there: member ids, each with whether they are."""
    accounts = [member.account for member in roll.members]
    there = await outside.directory.accounts(outside.community.external, accounts)
    return [
        (member.id, (account := there.get(member.account)) is not None and not account.gone)
        for member in roll.members
    ]


async def announce(ctx: Context, tx: Transaction, batch: Sequence[tuple[str, bool]]) -> None:
    """Send the heads-up to those who are there; say goodbye to accounts that are gone.

    Whoever met somebody this week already hears that this round goes without them. Who is alone is
    promised nothing: they hear so, once.
    """
    round = await _round(ctx, tx)
    series = await tx.get(Series, round.series) if round else None
    if round is None or series is None:
        return
    nobody_else = await alone(tx, series)
    members = {each.id: each for each in await tx.find(Member, id=[id for id, _ in batch])}
    since = round.at - rules.WEEK_APART
    busy = await introduced_lately(tx, list(members), since, but=round.id)
    for id, there in batch:
        if not there:
            await tx.tell(Gone(id))
        elif id in busy:
            await tx.send(members[id], "coffee:nobody", round.id, "week")
        elif id in members and nobody_else:
            await tx.send(members[id], "coffee:alone", series.id)
        elif id in members:
            await tx.first_time(promised(round, id))
            await tx.send(members[id], "coffee:heads_up", round.id)


async def _round(ctx: Context, tx: Transaction) -> Round | None:
    """Return the round announced now, made when it is first needed.

    None where the series does not run, or where the last round (late, after a time without
    service) is so near that this one would come on top of it.
    """
    series = await tx.get(Series, ctx.subject)
    if series is None or series.state is not SeriesState.RUNNING or ctx.due is None:
        return None
    known = await tx.one(Round, series=series.id, planned=ctx.due)
    if known:
        return known
    settings = await settings_of(tx, series.id)
    latest = next(iter(await tx.find(Round, series=series.id, order="-number", limit=1)), None)
    at = rules.draw_time(series, settings, ctx.due, tx.now)
    if latest and at < rules.soonest_after(latest, tx.now):
        return None
    round = Round(
        series=series.id,
        number=latest.number + 1 if latest else 1,
        planned=ctx.due,
        at=at,
        ends=rules.timeline(series, settings, at).ends,
        seed=secrets.randbits(48),
        created=tx.now,
    )
    await tx.add(round)
    return round


async def announced(ctx: Context, tx: Transaction) -> None:
    """Owe the draw of what was announced."""
    series = await tx.get(Series, ctx.subject)
    if series is None or series.state is not SeriesState.RUNNING:
        return
    round = await _round(ctx, tx)
    if round:
        await tx.later("coffee:draw", round.at, subject(round))
    if await alone(tx, series):
        await _ask_for_people(series, tx)


async def _ask_for_people(series: Series, tx: Transaction) -> None:
    """Tell who started the series that it needs more people, once a month."""
    starter = await tx.get(Member, series.created_by)
    if starter:
        await tx.send(starter, "coffee:needs_people", series.id, key=f"{tx.now:%Y-%m}")


async def again(ctx: Context, tx: Transaction) -> None:
    """Owe the announcement of the round after this one, while the series runs."""
    series = await tx.get(Series, ctx.subject)
    if series:
        await plan_on(tx, series)

"""A coffee now, and somebody else instead: being introduced to whoever is waiting, or waiting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.kit.contracts.context import Context, Refusal
from bot.kit.contracts.transaction import AtLeast, Below, Transaction
from bot.kit.model.people import Member
from bot.kit.model.series import Enrolment, Part, Series, SeriesState
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.screen.outcomes import replace as put
from bot.programmes.coffee import rules
from bot.programmes.coffee.access import here, seated
from bot.programmes.coffee.introductions import calling_off
from bot.programmes.coffee.models import Waiting
from bot.programmes.coffee.on_demand import finding
from bot.programmes.coffee.views import joining as joined
from bot.programmes.coffee.views import outside as answers


async def now(ctx: Context, tx: Transaction) -> Outcome:
    """Meet whoever else is waiting, or wait."""
    here(ctx.who, tx)
    mine = await _running(tx, ctx.who)
    for series, part in mine:
        if await finding.meet_now(tx, series, part):
            return reply(answers.found())
    return reply(answers.waits(await _wait(tx, ctx.who, mine)))


async def _running(tx: Transaction, member: Member) -> list[tuple[Series, Enrolment]]:
    """Return the series somebody can meet people in now; asking is waking up from a pause."""
    parts = await tx.find(Enrolment, member=member.id, part=(Part.IN, Part.SLEEPING))
    series = {s.id: s for s in await tx.find(Series, id=[part.series for part in parts])}
    live = [part for part in parts if part.series in series]
    if not live:
        raise Refusal(joined.not_in())
    running = [part for part in live if series[part.series].state is SeriesState.RUNNING]
    if not running:
        raise Refusal(joined.on_hold(series[live[0].series]))
    awake = [replace(part, part=Part.IN, silent=0) for part in running]
    for part in awake:
        await tx.save(part)
    return [(series[part.series], part) for part in awake]


async def _wait(
    tx: Transaction, member: Member, mine: Sequence[tuple[Series, Enrolment]]
) -> datetime:
    """Wait in every series one is in, and return until when; whoever waits keeps their place."""
    waiting = await tx.one(Waiting, member=member.id, until=AtLeast(tx.now))
    if waiting:
        return waiting.until
    until = tx.now + rules.WAITS
    await tx.remove(Waiting, member=member.id)
    for series, _ in mine:
        place = Waiting(series=series.id, member=member.id, until=until, created=tx.now)
        await tx.add(place)
    await tx.later("coffee:waited", until, member.id)
    return until


async def stop_waiting(ctx: Context, tx: Transaction) -> Outcome:
    """Take back that one would meet now."""
    await tx.remove(Waiting, member=ctx.who.id)
    await tx.cancel("coffee:waited", ctx.who.id)
    return put(answers.waits_no_more())


async def waited(ctx: Context, tx: Transaction) -> None:
    """Tell somebody who waited long enough that nobody came."""
    if await tx.remove(Waiting, member=ctx.subject, until=Below(tx.now + rules.MOMENT)):
        member = await tx.get(Member, ctx.subject)
        if member:
            await tx.send(member, "coffee:waited", key=f"{tx.now:%Y-%m-%d}")


async def somebody_else(ctx: Context, tx: Transaction) -> Outcome:
    """Find somebody else for a member whose coffee does not happen; the other is told so too."""
    group, chair = await seated(ctx, tx)
    here(ctx.who, tx)
    mine = await _running(tx, ctx.who)
    if not await tx.first_time(f"rematch:{chair.id}"):
        return reply(answers.found_or_waits())
    await calling_off.step_back(tx, group, chair)
    for series, part in sorted(mine, key=lambda each: each[0].id != group.series):
        if await finding.rematch(tx, series, part):
            return put(answers.found())
    return put(answers.waits(await _wait(tx, ctx.who, mine)))

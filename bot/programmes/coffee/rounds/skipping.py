"""Sitting one round out, being in it after all, and coming back after a gentle pause."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.context import Context, Refusal
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.access import only_for
from bot.kit.model.people import Member
from bot.kit.model.series import Enrolment, Part, Series
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.screen.outcomes import replace as put
from bot.kit.widgets import notices
from bot.programmes.coffee import rules
from bot.programmes.coffee.joining import LIVE, TAKES_PART, enrol
from bot.programmes.coffee.models import Round, RoundEntry, Stage, Wanted
from bot.programmes.coffee.rounds.schedule import alone, next_draw, settings_of
from bot.programmes.coffee.views import joining as answers
from bot.programmes.coffee.views.joining import OwnNext


async def skip(ctx: Context, tx: Transaction) -> Outcome:
    """Sit the coming round out; `/peer coffee skip` without a button means the next one."""
    return await _say(ctx, tx, Wanted.SKIP)


async def be_in(ctx: Context, tx: Transaction) -> Outcome:
    """Be in the coming round after all."""
    return await _say(ctx, tx, Wanted.IN)


async def mine(ctx: Context, tx: Transaction) -> Outcome:
    """Show what one can do about a series one takes part in."""
    series = await tx.get(Series, ctx.subject)
    part = await tx.one(Enrolment, series=ctx.subject, member=ctx.who.id, part=TAKES_PART)
    if series is None or part is None or series.state not in LIVE:
        raise Refusal(answers.not_in())
    return reply(answers.mine(series, await own_next(part, series, tx)))


async def own_next(part: Enrolment, series: Series, tx: Transaction) -> OwnNext:
    """Return the next round somebody is in, and what can be said about the one announced."""
    coming = await tx.one(Round, series=series.id, stage=Stage.ANNOUNCED)
    if coming is None:
        return OwnNext(await next_draw(tx, series), alone=await alone(tx, series))
    said = await tx.one(RoundEntry, round=coming.id, member=part.member)
    if said and said.wanted is Wanted.SKIP:
        at = await next_draw(tx, series, but=coming)
        return OwnNext(at, ("in-after-all", "be_in", coming.id), coming.at)
    at = await next_draw(tx, series)
    if said:
        return OwnNext(at)
    if (await settings_of(tx, series.id)).ask_first:
        return OwnNext(at, ("in", "be_in", coming.id))
    return OwnNext(at, ("skip", "skip", coming.id))


async def _say(ctx: Context, tx: Transaction, wanted: Wanted) -> Outcome:
    parts = await tx.find(Enrolment, member=ctx.who.id, part=TAKES_PART)
    mine = {part.series: part for part in parts}
    rounds = [round for round in await _coming(ctx, tx, list(mine)) if round.series in mine]
    if not mine or (ctx.subject and not rounds):
        raise Refusal(answers.not_in())
    if not rounds:
        raise Refusal(answers.nothing_to_skip())
    if any(round.stage is not Stage.ANNOUNCED for round in rounds):
        raise Refusal(answers.too_late())
    for round in rounds:
        await tx.remove(RoundEntry, round=round.id, member=ctx.who.id)
        entry = RoundEntry(round=round.id, member=ctx.who.id, wanted=wanted, created=tx.now)
        await tx.add(entry)
        await _heard_of(tx, mine[round.series], wanted)
    card = answers.said(rounds[0], wanted)
    return put(card) if ctx.subject else reply(card)


async def _coming(ctx: Context, tx: Transaction, series: list[str]) -> list[Round]:
    if ctx.subject:
        round = await tx.get(Round, ctx.subject)
        return [round] if round else []
    return await tx.find(Round, series=series, stage=Stage.ANNOUNCED, order="at")


async def _heard_of(tx: Transaction, part: Enrolment, wanted: Wanted) -> None:
    """Count no silence of somebody who answers; a yes also ends a gentle pause."""
    state = Part.IN if wanted is Wanted.IN else part.part
    if part.silent or part.part is not state:
        await tx.save(replace(part, silent=0, part=state, changed=tx.now))


# -- a gentle pause after three silent rounds -----------------------------------------------------


async def stay(ctx: Context, tx: Transaction) -> Outcome:
    """Come back after a gentle pause."""
    part = await _mine(ctx, tx)
    series = await tx.get(Series, part.series)
    if series is None or series.state not in LIVE:
        raise Refusal(answers.series_over())
    await enrol(tx, ctx.who, series)
    return put(answers.stays())


async def ask_later(ctx: Context, tx: Transaction) -> Outcome:
    """Stay paused and be asked once more in a month."""
    part = await _mine(ctx, tx)
    await tx.cancel("coffee:wake", part.id)
    await tx.later("coffee:wake", tx.now + rules.MONTH, part.id)
    return put(answers.asks_later())


async def _mine(ctx: Context, tx: Transaction) -> Enrolment:
    part = await tx.get(Enrolment, ctx.subject)
    if part is None:
        raise Refusal(notices.moved_on())
    await only_for(part.member, ctx, tx)
    return part


async def wake(ctx: Context, tx: Transaction) -> None:
    """Ask somebody who wished to be asked later."""
    part = await tx.get(Enrolment, ctx.subject)
    member = await tx.get(Member, part.member) if part else None
    if part and member and part.part is Part.SLEEPING:
        await tx.send(member, "coffee:silent", part.id, key=f"later {tx.now:%Y-%m-%d}")

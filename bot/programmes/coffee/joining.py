"""Getting into a coffee series and out of it, by command and by button."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.context import Context, Refusal
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.consent import say_yes
from bot.kit.model.normalise import by_name
from bot.kit.model.people import Member
from bot.kit.model.series import Enrolment, Part, Series, SeriesState
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.screen.outcomes import replace as put
from bot.programmes.coffee.models import Waiting
from bot.programmes.coffee.on_demand import finding
from bot.programmes.coffee.rounds.schedule import alone, next_draw
from bot.programmes.coffee.views import joining as answers

LIVE = (SeriesState.RUNNING, SeriesState.HELD)
TAKES_PART = (Part.IN, Part.SLEEPING)


async def join(ctx: Context, tx: Transaction) -> Outcome:
    """Join a series: the one of this channel, the only one, or one to choose."""
    open_to = await _open(tx)
    here = [series for series in open_to if ctx.here and series.channel == ctx.here.id]
    choice = here or open_to
    if not choice:
        raise Refusal(answers.no_series())
    if len(choice) > 1:
        return reply(answers.which_series(choice))
    return reply(*await _enrol(tx, ctx.who, choice[0]))


async def join_this(ctx: Context, tx: Transaction) -> Outcome:
    """Join the series a button names: in its channel, from an invitation, or among several."""
    series = await tx.get(Series, ctx.subject)
    if series is None or series.state not in LIVE:
        raise Refusal(answers.series_over())
    return reply(*await _enrol(tx, ctx.who, series))


async def which(ctx: Context, tx: Transaction) -> Outcome:
    """Show which series one could join, from the one on that the subject counts."""
    return reply(answers.which_series(await _open(tx), ctx.subject))


async def _open(tx: Transaction) -> list[Series]:
    return by_name(await tx.find(Series, programme="coffee", state=LIVE))


async def _enrol(tx: Transaction, member: Member, series: Series) -> tuple[Card, ...]:
    """Take somebody's yes; where they are paused, say that nothing begins before they are back."""
    part = await enrol(tx, member, series)
    comes = answers.following(await next_draw(tx, series), alone=await alone(tx, series))
    if member.paused_at(tx.now):
        return answers.joined(series, comes), answers.paused()
    if part is None:
        return (answers.joined(series, comes, again=True),)
    met = await finding.meet(tx, series, part)
    return (answers.joined(series, comes, meets_now=met),)


async def enrol(tx: Transaction, member: Member, series: Series) -> Enrolment | None:
    """Let somebody take part from now on; None where they did already."""
    await say_yes(member, tx)
    part = await part_of(tx, member.id, series.id)
    if part.part is Part.IN:
        return None
    part = replace(part, part=Part.IN, silent=0, changed=tx.now)
    await tx.save(part)
    return part


async def part_of(tx: Transaction, member: str, series: str) -> Enrolment:
    """Return a member's part in a series, made (as invited) where there was none."""
    part = await tx.one(Enrolment, series=series, member=member)
    if part is None:
        part = Enrolment(
            series=series, member=member, part=Part.INVITED, changed=tx.now, created=tx.now
        )
        await tx.add(part)
    return part


async def leave(ctx: Context, tx: Transaction) -> Outcome:
    """Leave a series: the one named, else the only one, else ask which."""
    mine = await _mine(ctx, tx)
    if ctx.subject:
        mine = {id: each for id, each in mine.items() if id == ctx.subject}
    if not mine:
        raise Refusal(answers.not_in())
    if len(mine) > 1:
        return reply(answers.which_to_leave(list(mine.values())))
    (series,) = mine.values()
    await out(tx, await part_of(tx, ctx.who.id, series.id))
    return reply(answers.left(series))


async def which_leave(ctx: Context, tx: Transaction) -> Outcome:
    """Show which series one could leave, from the one on that the subject counts."""
    return reply(answers.which_to_leave(list((await _mine(ctx, tx)).values()), ctx.subject))


async def _mine(ctx: Context, tx: Transaction) -> dict[str, Series]:
    """Return the series one takes part in, by id."""
    parts = await tx.find(Enrolment, member=ctx.who.id, part=TAKES_PART)
    return {
        each.id: each
        for each in by_name(await tx.find(Series, id=[part.series for part in parts]))
        if each.programme == "coffee"
    }


async def not_for_me(ctx: Context, tx: Transaction) -> Outcome:
    """Say no to an invitation, or take a yes back; thanks either way."""
    series = await tx.get(Series, ctx.subject)
    part = await tx.one(Enrolment, series=ctx.subject, member=ctx.who.id)
    if part:
        await out(tx, part)
    return put(answers.left(series) if series else answers.series_over())


async def out(tx: Transaction, part: Enrolment) -> None:
    """Take somebody out of a series; coffees they were introduced to go on."""
    await tx.save(replace(part, part=Part.OUT, out_last=False, changed=tx.now))
    await tx.remove(Waiting, member=part.member, series=part.series)

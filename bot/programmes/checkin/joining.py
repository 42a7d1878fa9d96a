"""Getting into a check-in series and out of it: by button, and by the opt-in channel."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.context import Context, Refusal
from bot.kit.contracts.events import ChannelClosed, ChannelJoined, ChannelLeft, Gone, Left
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.channels import invite_once
from bot.kit.membership.consent import say_yes
from bot.kit.model.people import Member
from bot.kit.model.series import Enrolment, Part, Series, SeriesState
from bot.kit.screen.outcomes import Outcome, reply
from bot.programmes.checkin.personal import MINE, plan
from bot.programmes.checkin.store import LIVE, current
from bot.programmes.checkin.views import joining as views


async def join(ctx: Context, tx: Transaction) -> Outcome:
    """Take somebody's yes to a series."""
    series = await _series(ctx, tx)
    fresh = await enrol(tx, ctx.who, series)
    begun = await current(tx, ctx.who) is not None
    return reply(views.joined(series, tx.now, again=not fresh, begun=begun))


async def leave(ctx: Context, tx: Transaction) -> Outcome:
    """Leave a series, or say no to an invitation; what was written stays its writer's."""
    series = await tx.get(Series, ctx.subject)
    part = await tx.one(Enrolment, series=ctx.subject, member=ctx.who.id)
    if series is None or series.programme != "checkin":
        raise Refusal(views.over())
    if part:
        await tx.save(replace(part, part=Part.OUT, changed=tx.now))
    return reply(views.left(series))


async def _series(ctx: Context, tx: Transaction) -> Series:
    series = await tx.get(Series, ctx.subject)
    if series is None or series.programme != "checkin" or series.state not in LIVE:
        raise Refusal(views.over())
    return series


async def enrol(tx: Transaction, member: Member, series: Series) -> bool:
    """Let somebody take part from now on; False where they did already."""
    await say_yes(member, tx)
    part = await tx.one(Enrolment, series=series.id, member=member.id)
    if part and part.part is Part.IN:
        return False
    if part:
        await tx.save(replace(part, part=Part.IN, changed=tx.now))
    else:
        await tx.add(Enrolment(series=series.id, member=member.id, changed=tx.now, created=tx.now))
    return True


# -- the opt-in channel ----------------------------------------------------------------------------


async def channel_joined(event: ChannelJoined, tx: Transaction) -> None:
    """Joining the channel oneself is a yes; being added by somebody else earns one invitation."""
    member = await tx.get(Member, event.member)
    if member is None or not member.eligible:
        return
    for series in await _in(event.channel, tx):
        if event.by and event.by != event.member:
            await invite_once(tx, member, series)
        elif await enrol(tx, member, series):
            key = f"{tx.now:%Y-%m-%d}"
            await tx.send(member, "checkin:welcome", series.id, key=key, prompt=True)


async def _in(channel: str, tx: Transaction) -> list[Series]:
    return await tx.find(Series, channel=channel, programme="checkin", state=LIVE)


async def channel_left(event: ChannelLeft, tx: Transaction) -> None:
    """Leaving the channel leaves its series."""
    for series in await tx.find(Series, channel=event.channel, programme="checkin"):
        part = await tx.one(Enrolment, series=series.id, member=event.member, part=Part.IN)
        if part:
            await tx.save(replace(part, part=Part.OUT, changed=tx.now))


async def channel_closed(event: ChannelClosed, tx: Transaction) -> None:
    """A series whose channel is gone is held."""
    for series in await _in(event.channel, tx):
        await tx.save(replace(series, state=SeriesState.HELD))
        await tx.cancel("checkin:open", series.id)


async def left(event: Left | Gone, tx: Transaction) -> None:
    """Whoever leaves is asked no more."""
    for part in await tx.find(Enrolment, member=event.member, part=Part.IN):
        series = await tx.get(Series, part.series)
        if series and series.programme == "checkin":
            await tx.save(replace(part, part=Part.OUT, changed=tx.now))
    await tx.cancel(MINE, event.member)


async def back(event: object, tx: Transaction) -> None:
    """Whoever comes back to Confab goes on with a rhythm of their own."""
    member = await tx.get(Member, getattr(event, "member", ""))
    if member:
        await plan(tx, member)

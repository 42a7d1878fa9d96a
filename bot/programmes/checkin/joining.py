"""Getting into a check-in series and out of it: by button, and by the opt-in channel."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.channels import invite_once
from bot.kit.consent import say_yes
from bot.kit.events import ChannelClosed, ChannelJoined, ChannelLeft, Gone, Left
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Refusal
from bot.kit.series import Enrolment, Part, Series, State
from bot.kit.ui import Outcome, reply
from bot.programmes.checkin.personal import MINE, plan
from bot.programmes.checkin.store import LIVE, current
from bot.programmes.checkin.views import joining as views


async def join(ask: Ask, work: Work) -> Outcome:
    """Take somebody's yes to a series."""
    series = await _series(ask, work)
    fresh = await enrol(work, ask.who, series)
    begun = await current(work, ask.who) is not None
    return reply(views.joined(series, work.now, again=not fresh, begun=begun))


async def leave(ask: Ask, work: Work) -> Outcome:
    """Leave a series, or say no to an invitation; what was written stays its writer's."""
    series = await work.get(Series, ask.subject)
    part = await work.one(Enrolment, series=ask.subject, member=ask.who.id)
    if series is None or series.programme != "checkin":
        raise Refusal(views.over())
    if part:
        await work.save(replace(part, part=Part.OUT, changed=work.now))
    return reply(views.left(series))


async def _series(ask: Ask, work: Work) -> Series:
    series = await work.get(Series, ask.subject)
    if series is None or series.programme != "checkin" or series.state not in LIVE:
        raise Refusal(views.over())
    return series


async def enrol(work: Work, member: Member, series: Series) -> bool:
    """Let somebody take part from now on; False where they did already."""
    await say_yes(member, work)
    part = await work.one(Enrolment, series=series.id, member=member.id)
    if part and part.part is Part.IN:
        return False
    if part:
        await work.save(replace(part, part=Part.IN, changed=work.now))
    else:
        await work.add(
            Enrolment(series=series.id, member=member.id, changed=work.now, created=work.now)
        )
    return True


# -- the opt-in channel ----------------------------------------------------------------------------


async def channel_joined(event: ChannelJoined, work: Work) -> None:
    """Joining the channel oneself is a yes; being added by somebody else earns one invitation."""
    member = await work.get(Member, event.member)
    if member is None or not member.eligible:
        return
    for series in await _in(event.channel, work):
        if event.by and event.by != event.member:
            await invite_once(work, member, series)
        elif await enrol(work, member, series):
            key = f"{work.now:%Y-%m-%d}"
            await work.send(member, "checkin:welcome", series.id, key=key, prompt=True)


async def _in(channel: str, work: Work) -> list[Series]:
    return await work.find(Series, channel=channel, programme="checkin", state=LIVE)


async def channel_left(event: ChannelLeft, work: Work) -> None:
    """Leaving the channel leaves its series."""
    for series in await work.find(Series, channel=event.channel, programme="checkin"):
        part = await work.one(Enrolment, series=series.id, member=event.member, part=Part.IN)
        if part:
            await work.save(replace(part, part=Part.OUT, changed=work.now))


async def channel_closed(event: ChannelClosed, work: Work) -> None:
    """A series whose channel is gone is held."""
    for series in await _in(event.channel, work):
        await work.save(replace(series, state=State.HELD))
        await work.cancel("checkin:open", series.id)


async def left(event: Left | Gone, work: Work) -> None:
    """Whoever leaves is asked no more."""
    for part in await work.find(Enrolment, member=event.member, part=Part.IN):
        series = await work.get(Series, part.series)
        if series and series.programme == "checkin":
            await work.save(replace(part, part=Part.OUT, changed=work.now))
    await work.cancel(MINE, event.member)


async def back(event: object, work: Work) -> None:
    """Whoever comes back to Confab goes on with a rhythm of their own."""
    member = await work.get(Member, getattr(event, "member", ""))
    if member:
        await plan(work, member)

"""What coffee hears: people and channels come and go, pause and come back."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.channels import invite_once
from bot.kit.events import ChannelClosed, ChannelJoined, ChannelLeft, Gone, Left, Paused, Resumed
from bot.kit.organisers import organisers
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.series import Enrolment, Series, State
from bot.programmes.coffee import answering, invitations, late, releasing
from bot.programmes.coffee.joining import LIVE, TAKES_PART, enrol, out
from bot.programmes.coffee.nouns import Waiting


async def channel_joined(event: ChannelJoined, work: Work) -> None:
    """Take joining the channel oneself for a yes; being added by others earns one invitation."""
    member = await work.get(Member, event.member)
    if member is None or not member.eligible:
        return
    for series in await work.find(Series, channel=event.channel, programme="coffee", state=LIVE):
        if event.by and event.by != event.member:
            await invite_once(work, member, series)
            continue
        part = await enrol(work, member, series)
        if part:
            fresh = await work.get(Member, member.id) or member
            await work.send(
                fresh, "coffee:welcome", series.id, key=f"{work.now:%Y-%m-%d}", prompt=True
            )
            if fresh.reachable(work.now):
                await late.meet(work, series, part)


async def channel_left(event: ChannelLeft, work: Work) -> None:
    """Leaving the channel leaves its series."""
    for series in await work.find(Series, channel=event.channel, programme="coffee"):
        for part in await work.find(
            Enrolment, series=series.id, member=event.member, part=TAKES_PART
        ):
            await out(work, part)


async def channel_closed(event: ChannelClosed, work: Work) -> None:
    """A series whose channel is gone is held, and its starter or another organiser told."""
    for series in await work.find(
        Series, channel=event.channel, programme="coffee", state=State.RUNNING
    ):
        await work.save(replace(series, state=State.HELD))
        await work.cancel("coffee:announce", series.id)
        starter = await work.get(Member, series.created_by)
        there = starter and starter.eligible
        for each in [starter] if starter and there else (await organisers(work))[:1]:
            await work.send(each, "coffee:channel_gone", series.id, key=f"{work.now:%Y-%m-%d}")


async def left(event: Left | Gone, work: Work) -> None:
    """Whoever leaves is out of everything; those who waited for them are offered somebody else."""
    for part in await work.find(Enrolment, member=event.member, part=TAKES_PART):
        series = await work.get(Series, part.series)
        if series and series.programme == "coffee":
            await out(work, part)
    await work.remove(Waiting, member=event.member)
    await invitations.withdraw(work, event.member)
    await releasing.release(work, event.member)


async def paused(event: Paused, work: Work) -> None:
    """Whoever pauses is not waited for."""
    await work.remove(Waiting, member=event.member)
    await releasing.release(work, event.member)


async def resumed(event: Resumed, work: Work) -> None:
    """A wish to meet again that became mutual meanwhile is told now."""
    await answering.reveal_waiting(work, event.member)

"""What coffee hears: people and channels come and go, pause and come back."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.events import (
    ChannelClosed,
    ChannelJoined,
    ChannelLeft,
    Gone,
    Left,
    Paused,
    Resumed,
)
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.channels import invite_once
from bot.kit.membership.organisers import organisers
from bot.kit.model.people import Member
from bot.kit.model.series import Enrolment, Series, SeriesState
from bot.programmes.coffee.introductions import calling_off, did_you_meet
from bot.programmes.coffee.joining import LIVE, TAKES_PART, enrol, out
from bot.programmes.coffee.models import Waiting
from bot.programmes.coffee.on_demand import finding, invitations


async def channel_joined(event: ChannelJoined, tx: Transaction) -> None:
    """Take joining the channel oneself for a yes; being added by others earns one invitation."""
    member = await tx.get(Member, event.member)
    if member is None or not member.eligible:
        return
    for series in await tx.find(Series, channel=event.channel, programme="coffee", state=LIVE):
        if event.by and event.by != event.member:
            await invite_once(tx, member, series)
            continue
        part = await enrol(tx, member, series)
        if part:
            fresh = await tx.get(Member, member.id) or member
            await tx.send(fresh, "coffee:welcome", series.id, key=f"{tx.now:%Y-%m-%d}", prompt=True)
            if fresh.reachable(tx.now):
                await finding.meet(tx, series, part)


async def channel_left(event: ChannelLeft, tx: Transaction) -> None:
    """Leaving the channel leaves its series."""
    for series in await tx.find(Series, channel=event.channel, programme="coffee"):
        for part in await tx.find(
            Enrolment, series=series.id, member=event.member, part=TAKES_PART
        ):
            await out(tx, part)


async def channel_closed(event: ChannelClosed, tx: Transaction) -> None:
    """A series whose channel is gone is held, and its starter or another organiser told."""
    for series in await tx.find(
        Series, channel=event.channel, programme="coffee", state=SeriesState.RUNNING
    ):
        await tx.save(replace(series, state=SeriesState.HELD))
        await tx.cancel("coffee:announce", series.id)
        starter = await tx.get(Member, series.created_by)
        there = starter and starter.eligible
        for each in [starter] if starter and there else (await organisers(tx))[:1]:
            await tx.send(each, "coffee:channel_gone", series.id, key=f"{tx.now:%Y-%m-%d}")


async def left(event: Left | Gone, tx: Transaction) -> None:
    """Whoever leaves is out of everything; those who waited for them are offered somebody else."""
    for part in await tx.find(Enrolment, member=event.member, part=TAKES_PART):
        series = await tx.get(Series, part.series)
        if series and series.programme == "coffee":
            await out(tx, part)
    await tx.remove(Waiting, member=event.member)
    await invitations.withdraw(tx, event.member)
    await calling_off.release(tx, event.member)


async def paused(event: Paused, tx: Transaction) -> None:
    """Whoever pauses is not waited for."""
    await tx.remove(Waiting, member=event.member)
    await calling_off.release(tx, event.member)


async def resumed(event: Resumed, tx: Transaction) -> None:
    """A wish to meet again that became mutual meanwhile is told now."""
    await did_you_meet.reveal_waiting(tx, event.member)

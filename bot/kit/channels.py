"""Series that live in an opt-in channel: their rhythm, and inviting who is there already, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from bot.kit.accounts import meet
from bot.kit.cadence import Every
from bot.kit.inviting import unwelcome
from bot.kit.owed import NoteReason
from bot.kit.people import Member
from bot.kit.ports import Account, Outside, Reads, Work
from bot.kit.programme import Ask, LongJob, nothing_more
from bot.kit.series import Enrolment, Part, Series, State


def with_rhythm(series: Series, ask: Ask) -> Series:
    """Return a series as often and when a form says: `every` (with the nth of a month behind
    "-on-"), `weekday` and `time`."""
    at = time.fromisoformat(ask.text("time"))
    every, _, nth = ask.text("every").partition("-on-")
    return replace(
        series,
        every=Every(every),
        nth=int(nth or 1),
        weekday=int(ask.text("weekday")),
        at=at.hour * 60 + at.minute,
    )


async def invite_once(work: Work, member: Member, series: Series) -> None:
    """Invite somebody who has not said anything about a series yet, by its programme's card
    `invited`."""
    invited = Enrolment(
        series=series.id,
        member=member.id,
        part=Part.INVITED,
        changed=work.now,
        created=work.now,
    )
    if await work.add(invited):
        await work.send(member, f"{series.programme}:invited", series.id)


async def still_invited(work: Work, member: Member, id: str) -> Series | NoteReason:
    """Return the series with this id while a member is invited to it, or why they are not."""
    series = await work.get(Series, id)
    if series is None:
        return NoteReason.SUBJECT_GONE
    if series.state is not State.RUNNING:
        return NoteReason.STOPPED
    part = await work.one(Enrolment, series=id, member=member.id)
    if part is None:
        return NoteReason.NOT_FOR_READER
    if part.part is not Part.INVITED:
        return NoteReason.ANSWERED
    return unwelcome(member, work.now) or series


async def _channel(ask: Ask, reads: Reads) -> str:
    """Return the channel of the series that was started."""
    async with reads() as work:
        series = await work.get(Series, ask.subject)
    return series.channel if series and series.state is State.RUNNING else ""


async def _roll(channel: str, outside: Outside) -> Sequence[Account]:
    """Ask the platform who is in the channel, and what it says about each."""
    if not channel:
        return []
    external = outside.community.external
    accounts = await outside.directory.channel_members(external, channel)
    return list((await outside.directory.accounts(external, accounts)).values())


async def _invite(ask: Ask, work: Work, batch: Sequence[Account]) -> None:
    """Invite those who were in the channel already; being there is not a yes."""
    series = await work.get(Series, ask.subject)
    if series is None:
        return
    for account in batch:
        if not account.eligible:
            continue
        member = await meet(account, work)
        if not unwelcome(member, work.now):
            await invite_once(work, member, series)


INVITE_CHANNEL = LongJob(_channel, _roll, _invite, nothing_more)
"""A job about a series that was just started."""

"""Announcing a round one working day before: who is still there, and the heads-up."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from bot.kit.events import Gone
from bot.kit.people import Member
from bot.kit.ports import Outside, Reads, Work, pages, those
from bot.kit.programme import Ask
from bot.kit.series import Enrolment, Part, Series, State
from bot.programmes.coffee import rules
from bot.programmes.coffee.lately import introduced_lately
from bot.programmes.coffee.nouns import Round
from bot.programmes.coffee.rounds import plan_next, settings_of, subject


@dataclass(frozen=True, slots=True)
class Roll:
    """Members of a series who are to be written to."""

    members: tuple[Member, ...] = ()


async def who_is_in(ask: Ask, reads: Reads) -> Roll:
    """Return who takes part in the series and can be written to."""
    async with reads() as work:
        series = await work.get(Series, ask.subject)
    if series is None or series.state is not State.RUNNING:
        return Roll()
    parts = await pages(reads, Enrolment, series=ask.subject, part=Part.IN)
    found = await those(reads, Member, [part.member for part in parts])
    return Roll(tuple(member for member in found if member.reachable(ask.now)))


async def roll_call(roll: Roll, outside: Outside) -> Sequence[tuple[str, bool]]:
    """Ask the platform who is still there: member ids, each with whether they are."""
    accounts = [member.account for member in roll.members]
    there = await outside.directory.accounts(outside.community.external, accounts)
    return [
        (member.id, (account := there.get(member.account)) is not None and not account.gone)
        for member in roll.members
    ]


async def announce(ask: Ask, work: Work, batch: Sequence[tuple[str, bool]]) -> None:
    """Send the heads-up to those who are there; say goodbye to accounts that are gone.

    Whoever met somebody this week already hears that this round goes without them.
    """
    round = await _round(ask, work)
    if round is None:
        return
    members = {each.id: each for each in await work.find(Member, id=[id for id, _ in batch])}
    since = round.at - rules.WEEK_APART
    busy = await introduced_lately(work, list(members), since, but=round.id)
    for id, there in batch:
        if not there:
            await work.tell(Gone(id))
        elif id in busy:
            await work.send(members[id], "coffee:nobody", round.id, "week")
        elif id in members:
            await work.send(members[id], "coffee:heads_up", round.id)


async def _round(ask: Ask, work: Work) -> Round | None:
    """Return the round announced now, made when it is first needed.

    None where the series does not run, or where the last round (late, after a time without
    service) is so near that this one would come on top of it.
    """
    series = await work.get(Series, ask.subject)
    if series is None or series.state is not State.RUNNING or ask.due is None:
        return None
    known = await work.one(Round, series=series.id, planned=ask.due)
    if known:
        return known
    settings = await settings_of(work, series.id)
    latest = next(iter(await work.find(Round, series=series.id, order="-number", limit=1)), None)
    at = rules.draw_time(series, settings, ask.due, work.now)
    if latest and at < rules.soonest_after(latest, work.now):
        return None
    round = Round(
        series=series.id,
        number=latest.number + 1 if latest else 1,
        planned=ask.due,
        at=at,
        ends=rules.timeline(series, settings, at).ends,
        seed=secrets.randbits(48),
        created=work.now,
    )
    await work.add(round)
    return round


async def announced(ask: Ask, work: Work) -> None:
    """Owe the draw of what was announced, and the announcement after it."""
    series = await work.get(Series, ask.subject)
    if series is None or series.state is not State.RUNNING:
        return
    round = await _round(ask, work)
    if round:
        await work.later("coffee:draw", round.at, subject(round))
    await plan_next(work, series, after=round.at if round else None)

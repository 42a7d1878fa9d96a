"""What the clock asks of a series: announce a round, draw it, nudge, ask how it went, close it."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.kit.events import Gone
from bot.kit.people import Member
from bot.kit.ports import AtLeast, Outside, Reads, Work, pages
from bot.kit.programme import Ask
from bot.kit.series import Enrolment, Part, Place, Series, State
from bot.programmes.coffee import rules
from bot.programmes.coffee.bank import bank
from bot.programmes.coffee.introduce import (
    Frame,
    Introduction,
    Plan,
    count_in,
    count_out,
    follow_up,
    introduce,
    plan,
)
from bot.programmes.coffee.nouns import (
    Chair,
    Entry,
    Group,
    Round,
    Settings,
    Stage,
    Wanted,
)
from bot.programmes.coffee.pool import Pool, gather


async def settings_of(work: Work, series: str) -> Settings:
    """Return the settings of a series."""
    return await work.get(Settings, series) or Settings(id=series)


async def plan_next(work: Work, series: Series, after: datetime | None = None) -> None:
    """Owe the announcement of the next round after `after` (now), in place of any planned."""
    await work.cancel("coffee:announce", series.id)
    settings = await settings_of(work, series.id)
    at = rules.next_draw(series, settings, after or work.now, work.now)
    await work.later("coffee:announce", rules.timeline(series, settings, at).announce, series.id)


async def next_draw(work: Work, series: Series) -> datetime | None:
    """Return when the next round of a series is drawn; None while it is held or over."""
    if series.state is not State.RUNNING:
        return None
    coming = await work.one(Round, series=series.id, stage=Stage.ANNOUNCED)
    if coming:
        return coming.at
    return rules.next_draw(series, await settings_of(work, series.id), work.now, work.now)


# -- announce: the heads-up, a working day before -------------------------------------------------


@dataclass(frozen=True, slots=True)
class Roll:
    """Members of a series to write to, with the account of each."""

    members: tuple[Member, ...] = ()


async def who_is_in(ask: Ask, reads: Reads) -> Roll:
    """Return who takes part in the series and can be written to."""
    async with reads() as work:
        series = await work.get(Series, ask.subject)
    if series is None or series.state is not State.RUNNING:
        return Roll()
    parts = await pages(reads, Enrolment, series=ask.subject, part=Part.IN)
    return Roll(tuple(await _reachable(reads, ask, [part.member for part in parts])))


async def _reachable(reads: Reads, ask: Ask, ids: Sequence[str]) -> list[Member]:
    async with reads() as work:
        found = await work.find(Member, id=ids)
    return [member for member in found if member.reachable(ask.now)]


async def roll_call(roll: Roll, outside: Outside) -> Sequence[tuple[str, bool]]:
    """Ask the platform who is still there: member ids, each with whether they are."""
    accounts = [member.account for member in roll.members]
    there = await outside.directory.accounts(outside.community.external, accounts)
    return [
        (member.id, (account := there.get(member.account)) is not None and not account.gone)
        for member in roll.members
    ]


async def announce(ask: Ask, work: Work, batch: Sequence[tuple[str, bool]]) -> None:
    """Send the heads-up to those who are there; say goodbye to accounts that are gone."""
    round = await _next_round(ask, work)
    if round is None:
        return
    members = await work.find(Member, id=[id for id, _ in batch])
    by_id = {member.id: member for member in members}
    for id, there in batch:
        if not there:
            await work.tell(Gone(id))
        elif id in by_id:
            await work.send(by_id[id], "coffee:heads_up", round.id)


async def _next_round(ask: Ask, work: Work) -> Round | None:
    """Return the round announced now, made when it is first needed."""
    series = await work.get(Series, ask.subject)
    if series is None or series.state is not State.RUNNING or ask.due is None:
        return None
    known = await work.one(Round, series=series.id, planned=ask.due)
    if known:
        return known
    settings = await settings_of(work, series.id)
    latest = await work.find(Round, series=series.id, order="-number", limit=1)
    at = rules.draw_time(series, settings, ask.due, work.now)
    round = Round(
        series=series.id,
        number=latest[0].number + 1 if latest else 1,
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
    round = await _next_round(ask, work)
    if series and round:
        await work.later("coffee:draw", round.at, round.id)
        await plan_next(work, series, after=round.at)


# -- draw: who meets whom -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Drawing:
    """A round as gathered for the draw."""

    pool: Pool
    frame: Frame


async def who_wants(ask: Ask, reads: Reads) -> Drawing | None:
    """Gather who is to be matched in a round; whoever has a group already is left out."""
    async with reads() as work:
        round = await work.get(Round, ask.subject)
        series = await work.get(Series, round.series) if round else None
        if round is None or series is None or series.state is not State.RUNNING:
            return None
        settings = await settings_of(work, series.id)
        questions = await bank(work)
    parts = {p.member: p for p in await pages(reads, Enrolment, series=series.id, part=Part.IN)}
    wanted = await _wanted(reads, round, settings, set(parts))
    busy = await _busy(reads, ask)
    members = await _reachable(reads, ask, sorted(wanted - busy))
    by_id = {member.id: member for member in members}
    pool = await gather(reads, ask.community, ask.now, settings, parts, by_id)
    frame = Frame(questions, settings.depth, ask.now, round.ends, round.seed)
    return Drawing(pool, frame)


async def _wanted(reads: Reads, round: Round, settings: Settings, parts: set[str]) -> set[str]:
    entries = await pages(reads, Entry, round=round.id)
    yes = {entry.member for entry in entries if entry.wanted is Wanted.IN}
    no = {entry.member for entry in entries if entry.wanted is Wanted.SKIP}
    return parts & yes if settings.ask_first else parts - no


async def _busy(reads: Reads, ask: Ask) -> set[str]:
    """Return who was introduced to somebody in the last days: one introduction a week is enough."""
    since = AtLeast(ask.now - rules.ONE_INTRODUCTION)
    groups = await pages(reads, Group, created=since)
    drawn = {group.id for group in groups if group.round}
    chairs = await pages(reads, Chair, created=since)
    return {chair.member for chair in chairs if chair.group in drawn}


async def draw_round(drawing: Drawing | None, outside: Outside) -> Sequence[Any]:
    """Compute the round in a worker process: introductions, then who is left over."""
    if drawing is None:
        return []
    drawn: Plan = await outside.worker(plan, drawing.pool, drawing.frame)
    return [*drawn.introductions, *drawn.left]


async def settle(ask: Ask, work: Work, batch: Sequence[Any]) -> None:
    """Write a batch of the round down, asking once more who is still there for it."""
    round = await work.get(Round, ask.subject)
    series = await work.get(Series, round.series) if round else None
    if round is None or series is None:
        return
    settings = await settings_of(work, series.id)
    times = rules.timeline(series, settings, rules.begun(round.at, work.now))
    for each in batch:
        if isinstance(each, Introduction):
            await _settle_one(work, series, settings, round, each, times)
        else:
            await _left_over(work, series, round, *each)


async def _settle_one(
    work: Work,
    series: Series,
    settings: Settings,
    round: Round,
    intro: Introduction,
    times: rules.Timeline,
) -> None:
    members = await work.find(Member, id=intro.people)
    still = [member for member in members if member.reachable(work.now)]
    if len(still) < 2:
        for member in still:
            await _left_over(work, series, round, member.id, "nobody_free")
        return
    here = tuple(member.id for member in still)
    kept = replace(intro, people=here, starter=intro.starter if intro.starter in here else here[0])
    await introduce(work, series, round.id, kept, still, times)
    for part in await work.find(Enrolment, series=series.id, member=here):
        await count_in(work, part, settings, len(here))


async def _left_over(work: Work, series: Series, round: Round, id: str, reason: str) -> None:
    member = await work.get(Member, id)
    part = await work.one(Enrolment, series=series.id, member=id)
    if member and part and await work.first_time(f"left:{round.id}:{id}"):
        await count_out(work, part)
        await work.send(member, "coffee:nobody", round.id, reason)


async def drawn(ask: Ask, work: Work) -> None:
    """Owe what follows the draw."""
    round = await work.get(Round, ask.subject)
    series = await work.get(Series, round.series) if round else None
    if round is None or series is None or series.state is not State.RUNNING:
        return
    settings = await settings_of(work, series.id)
    times = rules.timeline(series, settings, rules.begun(round.at, work.now))
    await work.save(replace(round, stage=Stage.RUNNING, ends=times.ends))
    await follow_up(work, round.id, times)


# -- nudge, ask, close ----------------------------------------------------------------------------


async def groups(ask: Ask, reads: Reads) -> Sequence[str]:
    """Return the open groups of a round, or the one group that the subject names."""
    of_round = await pages(reads, Group, round=ask.subject, open=True)
    return [group.id for group in of_round] or [ask.subject]


async def as_they_are(gathered: Sequence[str], _outside: Outside) -> Sequence[str]:
    """Compute nothing: what was gathered is settled batch by batch."""
    return gathered


async def nudge(_ask: Ask, work: Work, batch: Sequence[str]) -> None:
    """Remind groups in which nobody pressed anything, once."""
    for group in await work.find(Group, id=batch, open=True, touched=False):
        place = await work.get(Place, group.place)
        if place:
            await work.send(place, "coffee:nudge", group.id)


async def ask_how(ask: Ask, work: Work, batch: Sequence[str]) -> None:
    """Ask everybody who has not said so yet whether they met."""
    for group in await work.find(Group, id=batch, open=True):
        for chair in await work.find(Chair, group=group.id, met=""):
            member = await work.get(Member, chair.member)
            if member:
                await work.send(member, "coffee:met", chair.id)


async def ask_again(ask: Ask, work: Work) -> None:
    """Ask somebody once more who had not met yet."""
    chair = await work.get(Chair, ask.subject)
    member = await work.get(Member, chair.member) if chair else None
    if chair and member:
        await work.send(member, "coffee:met", chair.id, key="again")


async def close(ask: Ask, work: Work, batch: Sequence[str]) -> None:
    """End groups, keep their history straight, and notice who has been silent for long."""
    for group in await work.find(Group, id=batch, open=True):
        chairs = await work.find(Chair, group=group.id)
        await work.save(replace(group, open=False))
        for chair in chairs:
            await _count_silence(work, group, chair)


async def _count_silence(work: Work, group: Group, chair: Chair) -> None:
    part = await work.one(Enrolment, series=group.series, member=chair.member)
    if part is None or part.part is not Part.IN or not group.round:
        return
    silent = rules.silent_after(part.silent, chair)
    asleep = silent >= rules.SILENT_ROUNDS
    state = Part.SLEEPING if asleep else Part.IN
    await work.save(replace(part, silent=silent, part=state, changed=work.now))
    if asleep:
        await fall_asleep(work, group, chair, part)


async def fall_asleep(work: Work, group: Group, chair: Chair, part: Enrolment) -> None:
    """Pause a silent member gently and offer whoever waited for them somebody else at once."""
    member = await work.get(Member, chair.member)
    if member:
        await work.send(member, "coffee:silent", part.id, key=group.id)
    for other in await work.find(Chair, group=group.id, pressed=True):
        left = await work.get(Member, other.member)
        if left and other.met != "met":
            await work.send(left, "coffee:rematch", group.id)


async def closed(ask: Ask, work: Work) -> None:
    """Mark a round as over."""
    round = await work.get(Round, ask.subject)
    if round:
        await work.save(replace(round, stage=Stage.CLOSED))

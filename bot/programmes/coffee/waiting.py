"""A coffee now, and somebody else instead: being introduced to whoever is waiting, or waiting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.kit.people import Member
from bot.kit.ports import AtLeast, Below, Work
from bot.kit.programme import Ask, Refusal
from bot.kit.series import Enrolment, Part, Series, State
from bot.kit.ui import Outcome, reply
from bot.kit.ui import replace as put
from bot.programmes.coffee import late, releasing, rules
from bot.programmes.coffee.nouns import Waiting
from bot.programmes.coffee.seated import here, seated
from bot.programmes.coffee.views import joining as joined
from bot.programmes.coffee.views import outside as answers


async def now(ask: Ask, work: Work) -> Outcome:
    """Meet whoever else is waiting, or wait."""
    here(ask.who, work)
    mine = await _running(work, ask.who)
    for series, part in mine:
        if await late.meet_now(work, series, part):
            return reply(answers.found())
    return reply(answers.waits(await _wait(work, ask.who, mine)))


async def _running(work: Work, member: Member) -> list[tuple[Series, Enrolment]]:
    """Return the series somebody can meet people in now; asking is waking up from a pause."""
    parts = await work.find(Enrolment, member=member.id, part=(Part.IN, Part.SLEEPING))
    series = {s.id: s for s in await work.find(Series, id=[part.series for part in parts])}
    live = [part for part in parts if part.series in series]
    if not live:
        raise Refusal(joined.not_in())
    running = [part for part in live if series[part.series].state is State.RUNNING]
    if not running:
        raise Refusal(joined.on_hold(series[live[0].series]))
    awake = [replace(part, part=Part.IN, silent=0) for part in running]
    for part in awake:
        await work.save(part)
    return [(series[part.series], part) for part in awake]


async def _wait(work: Work, member: Member, mine: Sequence[tuple[Series, Enrolment]]) -> datetime:
    """Wait in every series one is in, and return until when; whoever waits keeps their place."""
    waiting = await work.one(Waiting, member=member.id, until=AtLeast(work.now))
    if waiting:
        return waiting.until
    until = work.now + rules.WAITS
    await work.remove(Waiting, member=member.id)
    for series, _ in mine:
        place = Waiting(series=series.id, member=member.id, until=until, created=work.now)
        await work.add(place)
    await work.later("coffee:waited", until, member.id)
    return until


async def stop_waiting(ask: Ask, work: Work) -> Outcome:
    """Take back that one would meet now."""
    await work.remove(Waiting, member=ask.who.id)
    await work.cancel("coffee:waited", ask.who.id)
    return put(answers.waits_no_more())


async def waited(ask: Ask, work: Work) -> None:
    """Tell somebody who waited long enough that nobody came."""
    if await work.remove(Waiting, member=ask.subject, until=Below(work.now + rules.MOMENT)):
        member = await work.get(Member, ask.subject)
        if member:
            await work.send(member, "coffee:waited", key=f"{work.now:%Y-%m-%d}")


async def somebody_else(ask: Ask, work: Work) -> Outcome:
    """Find somebody else for a member whose coffee does not happen; the other is told so too."""
    group, chair = await seated(ask, work)
    here(ask.who, work)
    mine = await _running(work, ask.who)
    if not await work.first_time(f"rematch:{chair.id}"):
        return reply(answers.found_or_waits())
    await releasing.step_back(work, group, chair)
    for series, part in sorted(mine, key=lambda each: each[0].id != group.series):
        if await late.rematch(work, series, part):
            return put(answers.found())
    return put(answers.waits(await _wait(work, ask.who, mine)))

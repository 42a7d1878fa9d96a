"""Getting into a coffee series and out of it, by command and by button."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.alike import by_name
from bot.kit.consent import say_yes
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Refusal
from bot.kit.series import Enrolment, Part, Series, State
from bot.kit.ui import Card, Outcome, reply
from bot.kit.ui import replace as put
from bot.programmes.coffee import late
from bot.programmes.coffee.nouns import Waiting
from bot.programmes.coffee.rounds import next_draw
from bot.programmes.coffee.views import joining as answers

LIVE = (State.RUNNING, State.HELD)
TAKES_PART = (Part.IN, Part.SLEEPING)


async def join(ask: Ask, work: Work) -> Outcome:
    """Join a series: the one of this channel, the only one, or one to choose."""
    open_to = await _open(work)
    here = [series for series in open_to if ask.here and series.channel == ask.here.id]
    choice = here or open_to
    if not choice:
        raise Refusal(answers.no_series())
    if len(choice) > 1:
        return reply(answers.which_series(choice))
    return reply(*await _enrol(work, ask.who, choice[0]))


async def join_this(ask: Ask, work: Work) -> Outcome:
    """Join the series a button names: in its channel, from an invitation, or among several."""
    series = await work.get(Series, ask.subject)
    if series is None or series.state not in LIVE:
        raise Refusal(answers.series_over())
    return reply(*await _enrol(work, ask.who, series))


async def which(ask: Ask, work: Work) -> Outcome:
    """Show which series one could join, from the one on that the subject counts."""
    return reply(answers.which_series(await _open(work), ask.subject))


async def _open(work: Work) -> list[Series]:
    return by_name(await work.find(Series, programme="coffee", state=LIVE))


async def _enrol(work: Work, member: Member, series: Series) -> tuple[Card, ...]:
    """Take somebody's yes; where they are paused, say that nothing begins before they are back."""
    part = await enrol(work, member, series)
    at = await next_draw(work, series)
    if member.paused_at(work.now):
        return answers.joined(series, at), answers.paused()
    if part is None:
        return (answers.joined(series, at, again=True),)
    met = await late.meet(work, series, part)
    return (answers.joined(series, at, meets_now=met),)


async def enrol(work: Work, member: Member, series: Series) -> Enrolment | None:
    """Let somebody take part from now on; None where they did already."""
    await say_yes(member, work)
    part = await part_of(work, member.id, series.id)
    if part.part is Part.IN:
        return None
    part = replace(part, part=Part.IN, silent=0, changed=work.now)
    await work.save(part)
    return part


async def part_of(work: Work, member: str, series: str) -> Enrolment:
    """Return a member's part in a series, made (as invited) where there was none."""
    part = await work.one(Enrolment, series=series, member=member)
    if part is None:
        part = Enrolment(
            series=series, member=member, part=Part.INVITED, changed=work.now, created=work.now
        )
        await work.add(part)
    return part


async def leave(ask: Ask, work: Work) -> Outcome:
    """Leave a series: the one named, else the only one, else ask which."""
    mine = await _mine(ask, work)
    if ask.subject:
        mine = {id: each for id, each in mine.items() if id == ask.subject}
    if not mine:
        raise Refusal(answers.not_in())
    if len(mine) > 1:
        return reply(answers.which_to_leave(list(mine.values())))
    (series,) = mine.values()
    await out(work, await part_of(work, ask.who.id, series.id))
    return reply(answers.left(series))


async def which_leave(ask: Ask, work: Work) -> Outcome:
    """Show which series one could leave, from the one on that the subject counts."""
    return reply(answers.which_to_leave(list((await _mine(ask, work)).values()), ask.subject))


async def _mine(ask: Ask, work: Work) -> dict[str, Series]:
    """Return the series one takes part in, by id."""
    parts = await work.find(Enrolment, member=ask.who.id, part=TAKES_PART)
    return {
        each.id: each
        for each in await work.find(Series, id=[part.series for part in parts], order="name")
        if each.programme == "coffee"
    }


async def not_for_me(ask: Ask, work: Work) -> Outcome:
    """Say no to an invitation, or take a yes back; thanks either way."""
    series = await work.get(Series, ask.subject)
    part = await work.one(Enrolment, series=ask.subject, member=ask.who.id)
    if part:
        await out(work, part)
    return put(answers.left(series) if series else answers.series_over())


async def out(work: Work, part: Enrolment) -> None:
    """Take somebody out of a series; coffees they were introduced to go on."""
    await work.save(replace(part, part=Part.OUT, out_last=False, changed=work.now))
    await work.remove(Waiting, member=part.member, series=part.series)

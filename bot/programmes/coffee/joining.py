"""Getting into a coffee series and out of it, by command and by button."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.consent import say_yes
from bot.kit.limits import CHOICES
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Refusal
from bot.kit.series import Enrolment, Part, Series, State
from bot.kit.ui import Card, OpenForm, Outcome, reply
from bot.kit.ui import replace as put
from bot.programmes.coffee import late
from bot.programmes.coffee.nouns import Waiting
from bot.programmes.coffee.rounds import next_draw
from bot.programmes.coffee.views import forms
from bot.programmes.coffee.views import joining as answers

LIVE = (State.RUNNING, State.HELD)
TAKES_PART = (Part.IN, Part.SLEEPING)


async def join(ask: Ask, work: Work) -> Outcome:
    """Join a series: the one of this channel, the only one, or one to choose."""
    open_to = await work.find(Series, programme="coffee", state=LIVE)
    here = [series for series in open_to if ask.here and series.channel == ask.here.id]
    choice = here or open_to
    if not choice:
        raise Refusal(answers.no_series())
    if len(choice) > 1:
        return reply(answers.which_series(len(choice)))
    return reply(*await _enrol(work, ask.who, choice[0]))


async def join_this(ask: Ask, work: Work) -> Outcome:
    """Join the series a button names: in its channel, from an invitation, or among several."""
    series = await work.get(Series, ask.subject)
    if series is None or series.state not in LIVE:
        raise Refusal(answers.series_over())
    return reply(*await _enrol(work, ask.who, series))


async def pick(ask: Ask, work: Work) -> Outcome:
    """Ask which series to join, where there are several."""
    open_to = await work.find(Series, programme="coffee", state=LIVE, order="name")
    if not open_to:
        raise Refusal(answers.no_series())
    return OpenForm(forms.pick_form(open_to[:CHOICES]))


async def picked(ask: Ask, work: Work) -> Outcome:
    """Join the series chosen in the form."""
    return await join_this(ask.about(ask.text("series")), work)


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
    parts = await work.find(Enrolment, member=ask.who.id, part=TAKES_PART)
    if ask.subject:
        parts = [part for part in parts if part.series == ask.subject]
    known = {series.id: series for series in await work.find(Series, id=[p.series for p in parts])}
    mine = [part for part in parts if part.series in known]
    if not mine:
        raise Refusal(answers.not_in())
    if len(mine) > 1:
        return reply(answers.which_to_leave(list(known.values())))
    await out(work, mine[0])
    return reply(answers.left(known[mine[0].series]))


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

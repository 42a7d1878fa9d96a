"""Getting into a coffee series and out of it: by command, by button, by the opt-in channel."""

from __future__ import annotations

from dataclasses import replace

from bot.kit import notices
from bot.kit.consent import say_yes
from bot.kit.events import ChannelClosed, ChannelJoined, ChannelLeft, Gone, Left, Paused
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Refusal
from bot.kit.series import Enrolment, Part, Series, State
from bot.kit.ui import Card, OpenForm, Outcome, reply
from bot.kit.ui import replace as put
from bot.programmes.coffee import late, meeting, rules
from bot.programmes.coffee.nouns import Entry, Round, Stage, Waiting, Wanted
from bot.programmes.coffee.rounds import next_draw
from bot.programmes.coffee.views import answers, forms

HERE = (State.RUNNING, State.HELD)


async def join(ask: Ask, work: Work) -> Outcome:
    """Join a series: the one of this channel, the only one, or one to choose."""
    open_to = await work.find(Series, programme="coffee", state=HERE)
    here = [series for series in open_to if ask.here and series.channel == ask.here.id]
    if ask.subject:
        here = [series for series in open_to if series.id == ask.subject]
    choice = here or open_to
    if not choice:
        raise Refusal(answers.no_series())
    if len(choice) > 1:
        return reply(answers.which_series(choice))
    return reply(await _enrol(work, ask.who, choice[0]))


async def join_this(ask: Ask, work: Work) -> Outcome:
    """Join the series a button names: in its channel, from an invitation, or among several."""
    series = await work.get(Series, ask.subject)
    if series is None or series.state not in HERE:
        raise Refusal(answers.series_over())
    return reply(await _enrol(work, ask.who, series))


async def pick(ask: Ask, work: Work) -> Outcome:
    """Ask which series to join, where there are many."""
    open_to = await work.find(Series, programme="coffee", state=HERE, order="name")
    return OpenForm(forms.pick_form(open_to[:25]))


async def picked(ask: Ask, work: Work) -> Outcome:
    """Join the series chosen in the form."""
    return await join_this(ask.about(ask.text("series")), work)


async def _enrol(work: Work, member: Member, series: Series) -> Card:
    await say_yes(member, work)
    part = await _part(work, member.id, series.id)
    if part.part is Part.IN:
        return answers.joined(series, await next_draw(work, series), again=True)
    await work.save(replace(part, part=Part.IN, silent=0, changed=work.now))
    met = await late.meet(work, series, part)
    return answers.joined(series, await next_draw(work, series), meets_now=met)


async def _part(work: Work, member: str, series: str) -> Enrolment:
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
    parts = await work.find(Enrolment, member=ask.who.id, part=(Part.IN, Part.SLEEPING))
    if ask.subject:
        parts = [part for part in parts if part.series == ask.subject]
    series = await work.find(Series, id=[part.series for part in parts])
    if not series:
        raise Refusal(answers.not_in())
    if len(series) > 1:
        return reply(answers.which_to_leave(series))
    await work.save(replace(parts[0], part=Part.OUT, changed=work.now))
    await work.remove(Waiting, member=ask.who.id, series=series[0].id)
    return reply(answers.left(series[0]))


async def not_for_me(ask: Ask, work: Work) -> Outcome:
    """Say no to an invitation, or take a yes back; thanks either way."""
    series = await work.get(Series, ask.subject)
    part = await work.one(Enrolment, series=ask.subject, member=ask.who.id)
    if part:
        await work.save(replace(part, part=Part.OUT, changed=work.now))
    return put(answers.left(series)) if series else put(answers.series_over())


async def skip(ask: Ask, work: Work) -> Outcome:
    """Sit the coming round out; `/peer coffee skip` without a button means the next one."""
    return await _say(ask, work, Wanted.SKIP)


async def be_in(ask: Ask, work: Work) -> Outcome:
    """Be in the coming round after all."""
    return await _say(ask, work, Wanted.IN)


async def _say(ask: Ask, work: Work, wanted: Wanted) -> Outcome:
    rounds = await _coming(ask, work)
    if not rounds:
        raise Refusal(answers.nothing_to_skip())
    if any(round.stage is not Stage.ANNOUNCED for round in rounds):
        raise Refusal(answers.too_late())
    for round in rounds:
        await work.remove(Entry, round=round.id, member=ask.who.id)
        entry = Entry(round=round.id, member=ask.who.id, wanted=wanted, created=work.now)
        await work.add(entry)
        await _awake(work, round, ask.who)
    card = answers.said(rounds[0], wanted)
    return put(card) if ask.subject else reply(card)


async def _coming(ask: Ask, work: Work) -> list[Round]:
    if ask.subject:
        round = await work.get(Round, ask.subject)
        return [round] if round else []
    parts = await work.find(Enrolment, member=ask.who.id, part=Part.IN)
    ids = [part.series for part in parts]
    return await work.find(Round, series=ids, stage=Stage.ANNOUNCED)


async def _awake(work: Work, round: Round, member: Member) -> None:
    part = await work.one(Enrolment, series=round.series, member=member.id)
    if part and part.silent:
        await work.save(replace(part, silent=0))


async def stay(ask: Ask, work: Work) -> Outcome:
    """Come back after a gentle pause."""
    part = await work.get(Enrolment, ask.subject)
    if part is None or part.member != ask.who.id:
        raise Refusal(notices.not_yours())
    await work.save(replace(part, part=Part.IN, silent=0, changed=work.now))
    return put(answers.stays())


async def ask_later(ask: Ask, work: Work) -> Outcome:
    """Stay paused and be asked once more in a month."""
    part = await work.get(Enrolment, ask.subject)
    if part is None or part.member != ask.who.id:
        raise Refusal(notices.not_yours())
    await work.later("coffee:wake", work.now + rules.MONTH, part.id)
    return put(answers.asks_later())


async def wake(ask: Ask, work: Work) -> None:
    """Ask somebody who wished to be asked later."""
    part = await work.get(Enrolment, ask.subject)
    member = await work.get(Member, part.member) if part else None
    if part and member and part.part is Part.SLEEPING:
        await work.send(member, "coffee:silent", part.id, key=f"later {work.now:%Y-%m}")


# -- what is heard --------------------------------------------------------------------------------


async def on_channel_joined(event: ChannelJoined, work: Work) -> None:
    """Joining the channel oneself is a yes; being added by somebody else earns one invitation."""
    member = await work.get(Member, event.member)
    for series in await work.find(Series, channel=event.channel, programme="coffee", state=HERE):
        if member is None or member.bot or member.guest:
            continue
        part = await work.one(Enrolment, series=series.id, member=member.id)
        if event.by and event.by != event.member:
            await invite_once(work, member, series)
        elif part is None or part.part is not Part.IN:
            await _enrol(work, member, series)
            fresh = await work.get(Member, member.id)
            await work.send(fresh or member, "coffee:welcome", series.id, prompt=True)


async def invite_once(work: Work, member: Member, series: Series) -> None:
    """Invite somebody who has not said anything about a series yet: once."""
    if await work.count(Enrolment, series=series.id, member=member.id):
        return
    await _part(work, member.id, series.id)
    await work.send(member, "coffee:invited", series.id)


async def on_channel_left(event: ChannelLeft, work: Work) -> None:
    """Leaving the channel leaves its series."""
    for series in await work.find(Series, channel=event.channel, programme="coffee"):
        part = await work.one(Enrolment, series=series.id, member=event.member, part=Part.IN)
        if part:
            await work.save(replace(part, part=Part.OUT, changed=work.now))


async def on_channel_closed(event: ChannelClosed, work: Work) -> None:
    """A series whose channel is gone is held, and its starter told."""
    for series in await work.find(Series, channel=event.channel, state=State.RUNNING):
        await work.save(replace(series, state=State.HELD))
        await work.cancel("coffee:announce", series.id)
        starter = await work.get(Member, series.created_by)
        if starter:
            await work.send(starter, "coffee:channel_gone", series.id)


async def on_left(event: Left | Gone, work: Work) -> None:
    """Whoever leaves is out of everything; those who waited for them are offered somebody else."""
    for part in await work.find(Enrolment, member=event.member, part=(Part.IN, Part.SLEEPING)):
        await work.save(replace(part, part=Part.OUT, changed=work.now))
    await work.remove(Waiting, member=event.member)
    await meeting.release(work, event.member)


async def on_paused(event: Paused, work: Work) -> None:
    """Whoever pauses is not waited for."""
    await work.remove(Waiting, member=event.member)
    await meeting.release(work, event.member)

"""Sitting one round out, being in it after all, and coming back after a gentle pause."""

from __future__ import annotations

from dataclasses import replace

from bot.kit import notices
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.presser import only_for
from bot.kit.programme import Ask, Refusal
from bot.kit.series import Enrolment, Part, Series
from bot.kit.ui import Outcome, reply
from bot.kit.ui import replace as put
from bot.programmes.coffee import rules
from bot.programmes.coffee.joining import LIVE, TAKES_PART, enrol
from bot.programmes.coffee.nouns import Entry, Round, Stage, Wanted
from bot.programmes.coffee.rounds import next_draw, settings_of
from bot.programmes.coffee.views import joining as answers


async def skip(ask: Ask, work: Work) -> Outcome:
    """Sit the coming round out; `/peer coffee skip` without a button means the next one."""
    return await _say(ask, work, Wanted.SKIP)


async def be_in(ask: Ask, work: Work) -> Outcome:
    """Be in the coming round after all."""
    return await _say(ask, work, Wanted.IN)


async def mine(ask: Ask, work: Work) -> Outcome:
    """Show what one can do about a series one takes part in."""
    series = await work.get(Series, ask.subject)
    part = await work.one(Enrolment, series=ask.subject, member=ask.who.id, part=TAKES_PART)
    if series is None or part is None or series.state not in LIVE:
        raise Refusal(answers.not_in())
    at = await next_draw(work, series)
    return reply(answers.mine(series, at, await about_the_coming(part, work)))


async def about_the_coming(part: Enrolment, work: Work) -> tuple[str, str, str] | None:
    """Return the label, action and subject of what can be said about a round that is announced;
    None where none is, or it was said."""
    coming = await work.one(Round, series=part.series, stage=Stage.ANNOUNCED)
    if coming is None or await work.count(Entry, round=coming.id, member=part.member):
        return None
    if (await settings_of(work, part.series)).ask_first:
        return ("in", "be_in", coming.id)
    return ("skip", "skip", coming.id)


async def _say(ask: Ask, work: Work, wanted: Wanted) -> Outcome:
    parts = await work.find(Enrolment, member=ask.who.id, part=TAKES_PART)
    mine = {part.series: part for part in parts}
    rounds = [round for round in await _coming(ask, work, list(mine)) if round.series in mine]
    if not mine or (ask.subject and not rounds):
        raise Refusal(answers.not_in())
    if not rounds:
        raise Refusal(answers.nothing_to_skip())
    if any(round.stage is not Stage.ANNOUNCED for round in rounds):
        raise Refusal(answers.too_late())
    for round in rounds:
        await work.remove(Entry, round=round.id, member=ask.who.id)
        entry = Entry(round=round.id, member=ask.who.id, wanted=wanted, created=work.now)
        await work.add(entry)
        await _heard_of(work, mine[round.series], wanted)
    card = answers.said(rounds[0], wanted)
    return put(card) if ask.subject else reply(card)


async def _coming(ask: Ask, work: Work, series: list[str]) -> list[Round]:
    if ask.subject:
        round = await work.get(Round, ask.subject)
        return [round] if round else []
    return await work.find(Round, series=series, stage=Stage.ANNOUNCED, order="at")


async def _heard_of(work: Work, part: Enrolment, wanted: Wanted) -> None:
    """Count no silence of somebody who answers; a yes also ends a gentle pause."""
    state = Part.IN if wanted is Wanted.IN else part.part
    if part.silent or part.part is not state:
        await work.save(replace(part, silent=0, part=state, changed=work.now))


# -- a gentle pause after three silent rounds -----------------------------------------------------


async def stay(ask: Ask, work: Work) -> Outcome:
    """Come back after a gentle pause."""
    part = await _mine(ask, work)
    series = await work.get(Series, part.series)
    if series is None or series.state not in LIVE:
        raise Refusal(answers.series_over())
    await enrol(work, ask.who, series)
    return put(answers.stays())


async def ask_later(ask: Ask, work: Work) -> Outcome:
    """Stay paused and be asked once more in a month."""
    part = await _mine(ask, work)
    await work.cancel("coffee:wake", part.id)
    await work.later("coffee:wake", work.now + rules.MONTH, part.id)
    return put(answers.asks_later())


async def _mine(ask: Ask, work: Work) -> Enrolment:
    part = await work.get(Enrolment, ask.subject)
    if part is None:
        raise Refusal(notices.moved_on())
    await only_for(part.member, ask, work)
    return part


async def wake(ask: Ask, work: Work) -> None:
    """Ask somebody who wished to be asked later."""
    part = await work.get(Enrolment, ask.subject)
    member = await work.get(Member, part.member) if part else None
    if part and member and part.part is Part.SLEEPING:
        await work.send(member, "coffee:silent", part.id, key=f"later {work.now:%Y-%m-%d}")

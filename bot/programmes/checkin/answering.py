"""Answering a check-in: the questions, who reads it, the form, skipping, later, editing."""

from __future__ import annotations

import json
from dataclasses import replace

from bot.kit import notices
from bot.kit.hours import Hours
from bot.kit.neighbours import lead
from bot.kit.people import Draft
from bot.kit.ports import Work
from bot.kit.programme import Ask, Bond, Lead, Refusal
from bot.kit.ui import Card, OpenForm, Outcome, Press, reply
from bot.kit.ui import replace as put
from bot.programmes.checkin import personal, rules, sharing
from bot.programmes.checkin.audiences import Audience, Everyone, address, audience, audiences
from bot.programmes.checkin.bank import PARTS, texts
from bot.programmes.checkin.mine import joined, window_of
from bot.programmes.checkin.nouns import ME, TOTAL, Answer, Sheet, State, Window
from bot.programmes.checkin.opening import about
from bot.programmes.checkin.store import current, keep, own_questions, sheet_of
from bot.programmes.checkin.views import answering as views

NUMBERS = ("energy", "progress")


async def now(everyone: Everyone, ask: Ask, work: Work) -> Outcome:
    """Check in now: in the window that is open, else in one of one's own."""
    member = joined(ask)
    window = await current(work, member) or await personal.open_own(member, work)
    return await _begin(everyone, window, ask, work)


async def begin(everyone: Everyone, ask: Ask, work: Work) -> Outcome:
    """Show the three questions and ask who may read the answer."""
    return await _begin(everyone, await window_of(ask, work), ask, work)


async def _begin(everyone: Everyone, window: Window, ask: Ask, work: Work) -> Outcome:
    sheet = await sheet_of(work, window, ask.who.id)
    await keep(work, sheet)
    still = rules.is_open(window, ask.who, work.community, work.now)
    others = await audiences(everyone, ask.who, window, work) if still else []
    mine = await work.find(Answer, window=window.id, member=ask.who.id)
    own = await own_questions(work, window.series)
    return reply(
        views.questions(
            window,
            texts(sheet.questions, own),
            others=len(others) > 1,
            still_open=still,
            written=bool(mine),
        )
    )


async def open_who(everyone: Everyone, ask: Ask, work: Work) -> Outcome:
    """Ask who may read it."""
    window = await window_of(ask, work)
    found = await audiences(everyone, ask.who, window, work)
    return OpenForm(views.who_form(window, found))


async def take_who(everyone: Everyone, ask: Ask, work: Work) -> Outcome:
    """Go on to the form for the audience that was chosen."""
    chosen = ask.text("audience")
    return await open_answer(everyone, ask.about(f"{ask.subject}.{chosen}"), work)


async def open_answer(everyone: Everyone, ask: Ask, work: Work) -> Outcome:
    """Open the form for one audience, with what was written for it before."""
    window = await window_of(ask, work)
    key = ask.subject.partition(".")[2] or ME
    chosen = await audience(everyone, key, ask.who, window, work)
    if chosen is None:
        return reply(views.audience_gone(window))
    known = await _known(window, key, ask, work)
    sheet = await sheet_of(work, window, ask.who.id)
    asked = texts(sheet.questions, await own_questions(work, window.series))
    return OpenForm(views.answer_form(window, chosen, asked, known))


async def _known(window: Window, key: str, ask: Ask, work: Work) -> Answer | None:
    return await work.one(Answer, window=window.id, member=ask.who.id, audience=key)


async def take_answer(everyone: Everyone, ask: Ask, work: Work) -> Outcome:
    """Keep an answer for exactly the audience it was written for."""
    window = await window_of(ask, work)
    key = ask.subject.partition(".")[2] or ME
    chosen = await audience(everyone, key, ask.who, window, work)
    known = await _known(window, key, ask, work)
    still = rules.is_open(window, ask.who, work.community, work.now)
    if chosen is None or (not still and (known is not None or key != ME)):
        return await _offer_as_note(window, ask, work)
    answer = _written(window, chosen, known, ask, work)
    sheet = await sheet_of(work, window, ask.who.id)
    await keep(work, replace(sheet, state=State.ANSWERED))
    if _empty(answer):
        return reply(views.passed())
    if known is None:
        await work.add(answer)
    else:
        await work.save(answer)
    await address(answer, chosen, work)
    await sharing.share(answer, work)
    return reply(await _kept(everyone, window, chosen, answer, ask, work))


def _written(
    window: Window, chosen: Audience, known: Answer | None, ask: Ask, work: Work
) -> Answer:
    fresh = Answer(window=window.id, member=ask.who.id, audience=chosen.key, created=work.now)
    base = known or fresh
    numbers = {name: int(ask.text(name) or 0) for name in NUMBERS}
    topic = ask.text("topic") if chosen.key == TOTAL else ""
    return replace(
        base,
        high=ask.text("high"),
        low=ask.text("low"),
        ask=ask.text("ask"),
        energy=numbers["energy"],
        progress=numbers["progress"],
        topic=topic,
        version=base.version + (known is not None),
        changed=work.now,
    )


def _empty(answer: Answer) -> bool:
    return not any((answer.high, answer.low, answer.ask, answer.energy, answer.progress))


async def _kept(
    everyone: Everyone, window: Window, chosen: Audience, answer: Answer, ask: Ask, work: Work
) -> Card:
    """Say that it is kept; an ask leads on, and a peer's card of their own can follow."""
    alone_with = len(chosen.readers) == 1 and chosen.bond is not Bond.CIRCLE
    to = chosen.readers[0] if alone_with else ""
    talk = lead(everyone, Lead.CONVERSATION, to) if answer.ask else None
    quick = lead(everyone, Lead.QUESTION, to) if answer.ask else None
    alone = await sharing.not_alone(ask.who, work)
    return views.kept(window, chosen, talk, quick, alone)


# -- the window closed while the form was open -----------------------------------------------------


async def _offer_as_note(window: Window, ask: Ask, work: Work) -> Outcome:
    """Lose nothing that was typed: offer it as a private note."""
    token = _note(window)
    await work.remove(Draft, member=ask.who.id, press=token)
    typed = json.dumps({part: ask.text(part) for part in PARTS})
    await work.add(Draft(member=ask.who.id, press=token, typed=typed, created=work.now))
    return reply(views.closed_meanwhile(window))


def _note(window: Window) -> str:
    return Press("checkin", "note", window.id).token


async def keep_note(ask: Ask, work: Work) -> Outcome:
    """Keep what was typed too late, for its writer alone, below what stands there already."""
    window = await window_of(ask, work)
    draft = await work.one(Draft, member=ask.who.id, press=_note(window))
    if draft is None:
        raise Refusal(notices.moved_on())
    typed = json.loads(draft.typed)
    known = await _known(window, ME, ask, work)
    base = known or Answer(window=window.id, member=ask.who.id, created=work.now)

    def below(standing: str, part: str) -> str:
        return "\n\n".join(filter(None, (standing, typed[part])))

    said = (below(base.high, "high"), below(base.low, "low"), below(base.ask, "ask"))
    answer = replace(base, high=said[0], low=said[1], ask=said[2], changed=work.now)
    if not await work.add(answer):
        await work.save(answer)
    await work.remove(Draft, id=draft.id)
    return put(views.note_kept())


# -- not now ---------------------------------------------------------------------------------------


async def skip(ask: Ask, work: Work) -> Outcome:
    """Leave this one out; nothing more is asked in this window."""
    window = await window_of(ask, work)
    sheet = await _untold(window, ask, work)
    if sheet:
        await keep(work, replace(sheet, state=State.SKIPPED))
    return reply(views.skipped(window))


async def later(ask: Ask, work: Work) -> Outcome:
    """Ask again on the next working day at the same time."""
    window = await window_of(ask, work)
    hours = Hours.of(ask.who, work.community)
    at = hours.working_days_on(work.now, 1)
    if at >= rules.closes(window, ask.who, work.community):
        return reply(views.last_day(window))
    sheet = await sheet_of(work, window, ask.who.id)
    await keep(work, sheet)
    await work.later("checkin:ask_one", at, about(window, sheet.id))
    return reply(views.later(at))


async def _untold(window: Window, ask: Ask, work: Work) -> Sheet | None:
    """Return the sheet of a window, unless it is answered."""
    sheet = await sheet_of(work, window, ask.who.id)
    return None if sheet.state is State.ANSWERED else sheet

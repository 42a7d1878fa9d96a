"""Answering a check-in: the questions, who reads it, the form, editing, taking it back."""

from __future__ import annotations

from dataclasses import replace

from bot.kit import notices
from bot.kit.neighbours import lead
from bot.kit.ports import Work
from bot.kit.programme import Ask, Bond, Lead
from bot.kit.ui import Card, OpenForm, Outcome, reply
from bot.programmes.checkin import late, personal, rules, sharing
from bot.programmes.checkin.audiences import Audience, Everyone, address, audience, audiences
from bot.programmes.checkin.bank import texts
from bot.programmes.checkin.mine import joined, takes_part, typed_in, window_of
from bot.programmes.checkin.nouns import ME, TOTAL, Answer, State, Window
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
    window = await typed_in(ask, work)
    if not await takes_part(window, joined(ask), work):
        return reply(notices.moved_on())  # not raised: a form that is open is still to be taken
    key = ask.subject.partition(".")[2] or ME
    chosen = await audience(everyone, key, ask.who, window, work)
    if chosen is None:
        return reply(views.audience_gone(window))
    known = await _known(window, key, ask, work)
    if not _may_write(window, key, known, ask, work):
        return reply(views.closed(window, note=not await _known(window, ME, ask, work)))
    sheet = await sheet_of(work, window, ask.who.id)
    asked = texts(sheet.questions, await own_questions(work, window.series))
    return OpenForm(views.answer_form(window, chosen, asked, known))


async def _known(window: Window, key: str, ask: Ask, work: Work) -> Answer | None:
    return await work.one(Answer, window=window.id, member=ask.who.id, audience=key)


def _may_write(window: Window, key: str, known: Answer | None, ask: Ask, work: Work) -> bool:
    """Say whether something can be written: while it is open; later once, for oneself alone."""
    still = rules.is_open(window, ask.who, work.community, work.now)
    return still or (key == ME and known is None)


async def take_answer(everyone: Everyone, ask: Ask, work: Work) -> Outcome:
    """Keep an answer for exactly the audience it was written for."""
    window = await typed_in(ask, work)
    key = ask.subject.partition(".")[2] or ME
    chosen = await audience(everyone, key, ask.who, window, work)
    known = await _known(window, key, ask, work)
    inside = await takes_part(window, ask.who, work)
    if chosen is None or not inside or not _may_write(window, key, known, ask, work):
        return await late.offer(window, ask, work)
    answer = _written(window, chosen, known, ask, work)
    sheet = await sheet_of(work, window, ask.who.id)
    await keep(work, replace(sheet, state=State.ANSWERED))
    if _empty(answer):
        return reply(await _passed(known, work))
    if known is None:
        await work.add(answer)
    else:
        await work.save(answer)
    await address(answer, chosen, work)
    if known is None or _words(known) != _words(answer):
        await sharing.share(answer, work)
    return reply(await _kept(everyone, window, chosen, answer, ask, work))


async def _passed(known: Answer | None, work: Work) -> Card:
    """Keep nothing; what was written before is deleted."""
    if known is None:
        return views.passed()
    await sharing.take_back(known, work)
    return views.taken_back(known)


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
    return not any((*_words(answer), answer.energy, answer.progress, answer.topic))


def _words(answer: Answer) -> tuple[str, str, str]:
    """Return what others may read of it."""
    return answer.high, answer.low, answer.ask


async def _kept(
    everyone: Everyone, window: Window, chosen: Audience, answer: Answer, ask: Ask, work: Work
) -> Card:
    """Say that it is kept; an ask leads on, and a peer's card of their own can follow."""
    if not rules.is_open(window, ask.who, work.community, work.now):
        return views.kept_late()
    alone_with = len(chosen.readers) == 1 and chosen.bond is not Bond.CIRCLE
    to = chosen.readers[0] if alone_with else ""
    talk = lead(everyone, Lead.CONVERSATION, to) if answer.ask else None
    quick = lead(everyone, Lead.QUESTION, to) if answer.ask else None
    alone = await sharing.not_alone(ask.who, work)
    return views.kept(window, chosen, talk, quick, alone)

"""Answering a check-in: the questions, who reads it, the form, editing, taking it back."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.context import Context
from bot.kit.contracts.programme import Bond, Lead
from bot.kit.contracts.transaction import Transaction
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import OpenForm, Outcome, reply
from bot.kit.widgets import notices
from bot.kit.widgets.contacts import Contacts
from bot.kit.widgets.neighbours import lead
from bot.kit.widgets.privacy_limits import privacy_limit
from bot.programmes.checkin import late_answers, personal, rules, sharing
from bot.programmes.checkin.access import joined, takes_part, typed_in, window_of
from bot.programmes.checkin.audiences import Audience, Everyone, address, audience, audiences
from bot.programmes.checkin.bank import texts
from bot.programmes.checkin.models import ME, TOTAL, Answer, SheetState, Window
from bot.programmes.checkin.store import current, keep, own_questions, sheet_of
from bot.programmes.checkin.views import answering as views

NUMBERS = ("energy", "progress")
LOWEST = 1


async def now(everyone: Everyone, ctx: Context, tx: Transaction) -> Outcome:
    """Check in now: in the window that is open, else in one of one's own."""
    member = joined(ctx)
    window = await current(tx, member) or await personal.open_own(member, tx)
    return await _begin(everyone, window, ctx, tx)


async def begin(everyone: Everyone, ctx: Context, tx: Transaction) -> Outcome:
    """Show the three questions and ask who may read the answer."""
    return await _begin(everyone, await window_of(ctx, tx), ctx, tx)


async def _begin(everyone: Everyone, window: Window, ctx: Context, tx: Transaction) -> Outcome:
    sheet = await sheet_of(tx, window, ctx.who.id)
    await keep(tx, sheet)
    still = rules.is_open(window, ctx.who, tx.community, tx.now)
    others = await audiences(everyone, ctx.who, window, tx) if still else []
    mine = await tx.find(Answer, window=window.id, member=ctx.who.id)
    own = await own_questions(tx, window.series)
    return reply(
        views.questions(
            window,
            texts(sheet.questions, own),
            others=len(others) > 1,
            still_open=still,
            written=bool(mine),
        )
    )


async def open_who(everyone: Everyone, ctx: Context, tx: Transaction) -> Outcome:
    """Ask who may read it."""
    window = await window_of(ctx, tx)
    found = await audiences(everyone, ctx.who, window, tx)
    return OpenForm(views.who_form(window, found))


async def take_who(everyone: Everyone, ctx: Context, tx: Transaction) -> Outcome:
    """Go on to the form for the audience that was chosen."""
    chosen = ctx.text("audience")
    return await open_answer(everyone, ctx.about(f"{ctx.subject}.{chosen}"), tx)


async def open_answer(everyone: Everyone, ctx: Context, tx: Transaction) -> Outcome:
    """Open the form for one audience, with what was written for it before."""
    window = await typed_in(ctx, tx)
    if not await takes_part(window, joined(ctx), tx):
        return reply(notices.moved_on())  # not raised: a form that is open is still to be taken
    key = ctx.subject.partition(".")[2] or ME
    chosen = await audience(everyone, key, ctx.who, window, tx)
    if chosen is None:
        return reply(views.audience_gone(window))
    known = await _known(window, key, ctx, tx)
    if not _may_write(window, key, known, ctx, tx):
        return reply(views.closed(window, note=not await _known(window, ME, ctx, tx)))
    sheet = await sheet_of(tx, window, ctx.who.id)
    asked = texts(sheet.questions, await own_questions(tx, window.series))
    limit = privacy_limit(tx.community)
    return OpenForm(views.answer_form(window, chosen, asked, known, limit))


async def _known(window: Window, key: str, ctx: Context, tx: Transaction) -> Answer | None:
    return await tx.one(Answer, window=window.id, member=ctx.who.id, audience=key)


def _may_write(
    window: Window, key: str, known: Answer | None, ctx: Context, tx: Transaction
) -> bool:
    """Say whether something can be written: while it is open; later once, for oneself alone."""
    still = rules.is_open(window, ctx.who, tx.community, tx.now)
    return still or (key == ME and known is None)


async def take_answer(everyone: Everyone, ctx: Context, tx: Transaction) -> Outcome:
    """Keep an answer for exactly the audience it was written for."""
    window = await typed_in(ctx, tx)
    key = ctx.subject.partition(".")[2] or ME
    chosen = await audience(everyone, key, ctx.who, window, tx)
    known = await _known(window, key, ctx, tx)
    inside = await takes_part(window, ctx.who, tx)
    if chosen is None or not inside or not _may_write(window, key, known, ctx, tx):
        return await late_answers.offer(window, ctx, tx)
    answer = _written(window, chosen, known, ctx, tx)
    sheet = await sheet_of(tx, window, ctx.who.id)
    await keep(tx, replace(sheet, state=SheetState.ANSWERED))
    if _empty(answer):
        return reply(await _passed(known, tx))
    if known is None:
        await tx.add(answer)
    else:
        await tx.save(answer)
    await address(answer, chosen, tx)
    if known is None or _words(known) != _words(answer):
        await sharing.share(answer, tx)
    return reply(await _kept(everyone, window, chosen, answer, ctx, tx))


async def _passed(known: Answer | None, tx: Transaction) -> Card:
    """Keep nothing; what was written before is deleted."""
    if known is None:
        return views.passed()
    await sharing.take_back(known, tx)
    return views.taken_back(known)


def _written(
    window: Window, chosen: Audience, known: Answer | None, ctx: Context, tx: Transaction
) -> Answer:
    fresh = Answer(window=window.id, member=ctx.who.id, audience=chosen.key, created=tx.now)
    base = known or fresh
    numbers = {name: int(ctx.text(name) or 0) for name in NUMBERS}
    topic = ctx.text("topic") if chosen.key == TOTAL else ""
    return replace(
        base,
        high=ctx.text("high"),
        low=ctx.text("low"),
        ask=ctx.text("ask"),
        energy=numbers["energy"],
        progress=numbers["progress"],
        topic=topic,
        version=base.version + (known is not None),
        changed=tx.now,
    )


def _empty(answer: Answer) -> bool:
    return not any((*_words(answer), answer.energy, answer.progress, answer.topic))


def _words(answer: Answer) -> tuple[str, str, str]:
    """Return what others may read of it."""
    return answer.high, answer.low, answer.ask


async def _kept(
    everyone: Everyone,
    window: Window,
    chosen: Audience,
    answer: Answer,
    ctx: Context,
    tx: Transaction,
) -> Card:
    """Say that it is kept; an ask leads on, and a peer's card of their own can follow."""
    low = Contacts.of(tx.community) if answer.energy == LOWEST else None
    if not rules.is_open(window, ctx.who, tx.community, tx.now):
        return views.kept_late(low)
    alone_with = len(chosen.readers) == 1 and chosen.bond is not Bond.CIRCLE
    to = chosen.readers[0] if alone_with else ""
    talk = lead(everyone, Lead.CONVERSATION, to) if answer.ask else None
    quick = lead(everyone, Lead.QUESTION, to) if answer.ask else None
    alone = await sharing.not_alone(ctx.who, tx)
    return views.kept(window, chosen, talk, quick, alone, low)

"""Feedback from a chosen peer, by their consent: situation, behaviour, impact (T14).

What is written is passed on once and deleted. Whoever asked cannot tell a no from a silence.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace

from bot.kit import notices
from bot.kit.apart import apart
from bot.kit.consent import say_yes
from bot.kit.hours import Hours
from bot.kit.ids import new_id
from bot.kit.inviting import no_more, pass_on, to_pass_on, unwelcome
from bot.kit.owed import NoteReason
from bot.kit.people import Member, Slip
from bot.kit.ports import AtLeast, Work
from bot.kit.programme import Ask, Mend, Recipient, Refusal
from bot.kit.ui import Card, OpenForm, Outcome, reply
from bot.kit.ui import replace as put
from bot.programmes.coaching.asking import named, unwanted
from bot.programmes.coaching.machine import State
from bot.programmes.coaching.nouns import Answer, Feedback
from bot.programmes.coaching.rules import RESTS
from bot.programmes.coaching.say import words
from bot.programmes.coaching.seated import awake, here
from bot.programmes.coaching.views import feedback as views
from bot.programmes.coaching.views.asking import invited_no_more

OVER = "coaching:feedback_over"
PARTS = ("situation", "behaviour", "impact")


async def request(ask: Ask, work: Work) -> Outcome:
    """Open the form that asks a peer for feedback."""
    here(ask.who, work)
    return OpenForm(views.request_form(ask.text("who") or ask.subject))


async def take_request(ask: Ask, work: Work) -> Outcome:
    """Ask; the answer is the same whatever becomes of it."""
    here(ask.who, work)
    giver = await named("who", ask.text("who"), ask.who, work)
    waits = AtLeast(work.now)
    if await work.count(Feedback, member=ask.who.id, giver=giver.id, expires=waits):
        raise Mend({"who": words.line("feedback-again")})
    hours = Hours.of(ask.who, work.community)
    id = new_id()
    asked = Feedback(
        id=id,
        member=ask.who.id,
        giver=giver.id,
        about=ask.text("about"),
        silent=await unwanted(ask.who, giver, id, work),
        expires=hours.working_days_on(work.now, RESTS[State.PUT_OFF].out),
        created=work.now,
    )
    await work.add(asked)
    if not asked.silent:
        kind = "coaching:feedback" if giver.joined else "coaching:feedback_new"
        await pass_on(giver, kind, asked.id, work=work)
    await work.later(OVER, asked.expires, asked.id)
    return reply(views.requested(giver), *to_pass_on([giver], work.community))


async def give(ask: Ask, work: Work) -> Outcome:
    """Open the form of three parts; it is a yes only once it is sent."""
    asked, asker = await _mine(ask, work)
    return OpenForm(views.give_form(asked, asker))


async def take_give(ask: Ask, work: Work) -> Outcome:
    """Pass it on, once."""
    asked, asker = await _mine(ask, work)
    awake(ask.who, work)
    await say_yes(ask.who, work)
    written = json.dumps([ask.text(part) for part in PARTS])
    slip = Slip(writer=ask.who.id, reader=asker.id, words=written, created=work.now)
    await work.add(slip)
    await work.save(replace(asked, answer=Answer.GIVEN))
    await work.cancel(OVER, asked.id)
    await work.send(asker, "coaching:feedback_given", asked.id, slip.id)
    return reply(views.given(asker))


async def decline(ask: Ask, work: Work) -> Outcome:
    """Say not now; whoever asked sees no more than a silence would show."""
    asked, _ = await _mine(ask, work)
    await work.save(replace(asked, answer=Answer.NO))
    return put(views.declined())


async def never(ask: Ask, work: Work) -> Outcome:
    """Say no to this and to every later invitation from a peer."""
    with suppress(Refusal):  # where it is too late for this one, the wish counts
        asked, _ = await _mine(ask, work)
        await work.save(replace(asked, answer=Answer.NO))
    await no_more(ask.who, work)
    return put(invited_no_more())


async def thank(ask: Ask, work: Work) -> Outcome:
    """Send a private thank-you to the giver, once (H9)."""
    asked = await work.get(Feedback, ask.subject)
    giver = await work.get(Member, asked.giver) if asked else None
    if asked is None or giver is None or asked.answer is not Answer.GIVEN:
        raise Refusal(notices.moved_on())
    if asked.member != ask.who.id:
        raise Refusal(notices.not_yours())
    await work.send(giver, "coaching:feedback_thanks", asked.id)
    return put(views.thanked(giver))


async def over(ask: Ask, work: Work) -> None:
    """Tell whoever asked that nothing came of it."""
    asked = await work.get(Feedback, ask.subject)
    member = await work.get(Member, asked.member) if asked else None
    if asked and member and asked.answer is not Answer.GIVEN:
        await work.send(member, "coaching:feedback_none", asked.id)


async def _mine(ask: Ask, work: Work) -> tuple[Feedback, Member]:
    """Return what one was asked for, and by whom, while it can be answered."""
    asked = await work.get(Feedback, ask.subject)
    asker = await work.get(Member, asked.member) if asked else None
    if asked is None or asker is None or asked.silent:
        raise Refusal(notices.moved_on())
    if asked.giver != ask.who.id:
        raise Refusal(notices.not_yours())
    if asked.answer is not Answer.OPEN or work.now >= asked.expires:
        raise Refusal(views.settled())
    return asked, asker


# -- the cards -------------------------------------------------------------------------------------

Ids = tuple[str, ...]


async def _read(work: Work, ids: Ids) -> tuple[Feedback, Member, Member] | None:
    """Return a request with who asked and who was asked; None where one of the three is gone."""
    asked = await work.get(Feedback, ids[0])
    asker = await work.get(Member, asked.member) if asked else None
    giver = await work.get(Member, asked.giver) if asked else None
    return (asked, asker, giver) if asked and asker and giver else None


async def asked_card(work: Work, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the question for feedback, unless things have changed meanwhile."""
    found = await _read(work, ids)
    if found is None:
        return NoteReason.SUBJECT_GONE
    asked, asker, giver = found
    if asked.answer is not Answer.OPEN:
        return NoteReason.ANSWERED
    if work.now >= asked.expires:
        return NoteReason.MOVED_ON
    why_not = unwelcome(giver, work.now)
    if why_not or asked.silent or await apart(asker, giver, work):
        return why_not or NoteReason.NOT_FOR_READER
    return views.asked(asked, asker, new=not giver.joined)


async def given_card(work: Work, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the feedback for its reader."""
    found, slip = await _read(work, ids), await work.get(Slip, ids[1])
    if found is None or slip is None:
        return NoteReason.SUBJECT_GONE
    return views.feedback(found[0], found[2], json.loads(slip.words))


async def none_card(work: Work, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the word that nothing came of it."""
    found = await _read(work, ids)
    return views.none(found[2]) if found else NoteReason.SUBJECT_GONE


async def thanks_card(work: Work, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the thank-you for the giver."""
    found = await _read(work, ids)
    return views.thanks(found[1]) if found else NoteReason.SUBJECT_GONE

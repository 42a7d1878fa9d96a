"""Feedback from a chosen peer, by their consent: situation, behaviour, impact (T14).

What is written is passed on once and deleted. Whoever asked cannot tell a no from a silence.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace

from bot.kit.contracts.context import Context, FormError, Refusal
from bot.kit.contracts.programme import Recipient
from bot.kit.contracts.transaction import AtLeast, Transaction
from bot.kit.membership.avoidance import apart
from bot.kit.membership.consent import say_yes
from bot.kit.membership.invitations import no_more, pass_on, to_pass_on, unwelcome
from bot.kit.model.ids import new_id
from bot.kit.model.owed import NoteReason
from bot.kit.model.people import Member, Slip
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import OpenForm, Outcome, reply
from bot.kit.screen.outcomes import replace as put
from bot.kit.time.working_hours import Hours
from bot.kit.widgets import notices
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.coaching.access import awake, here
from bot.programmes.coaching.asking import named, unwanted
from bot.programmes.coaching.models import Feedback, InvitationAnswer
from bot.programmes.coaching.rules import RESTS
from bot.programmes.coaching.state_machine import TalkState
from bot.programmes.coaching.views import feedback as views
from bot.programmes.coaching.views.asking import invited_no_more

words = Phrasebook("bot.programmes.coaching")
OVER = "coaching:feedback_over"
PARTS = ("situation", "behaviour", "impact")


async def request(ctx: Context, tx: Transaction) -> Outcome:
    """Open the form that asks a peer for feedback."""
    here(ctx.who, tx)
    return OpenForm(views.request_form(ctx.text("who") or ctx.subject))


async def take_request(ctx: Context, tx: Transaction) -> Outcome:
    """Ask; the answer is the same whatever becomes of it."""
    here(ctx.who, tx)
    giver = await named("who", ctx.text("who"), ctx.who, tx)
    waits = AtLeast(tx.now)
    if await tx.count(Feedback, member=ctx.who.id, giver=giver.id, expires=waits):
        raise FormError({"who": words.line("feedback-again")})
    hours = Hours.of(ctx.who, tx.community)
    id = new_id()
    asked = Feedback(
        id=id,
        member=ctx.who.id,
        giver=giver.id,
        about=ctx.text("about"),
        silent=await unwanted(ctx.who, giver, id, tx),
        expires=hours.working_days_on(tx.now, RESTS[TalkState.PUT_OFF].out),
        created=tx.now,
    )
    await tx.add(asked)
    if not asked.silent:
        kind = "coaching:feedback" if giver.joined else "coaching:feedback_new"
        await pass_on(giver, kind, asked.id, tx=tx)
    await tx.later(OVER, asked.expires, asked.id)
    return reply(views.requested(giver), *to_pass_on([giver], tx.community))


async def give(ctx: Context, tx: Transaction) -> Outcome:
    """Open the form of three parts; it is a yes only once it is sent."""
    asked, asker = await _mine(ctx, tx)
    return OpenForm(views.give_form(asked, asker))


async def take_give(ctx: Context, tx: Transaction) -> Outcome:
    """Pass it on, once."""
    asked, asker = await _mine(ctx, tx)
    awake(ctx.who, tx)
    await say_yes(ctx.who, tx)
    written = json.dumps([ctx.text(part) for part in PARTS])
    slip = Slip(writer=ctx.who.id, reader=asker.id, words=written, created=tx.now)
    await tx.add(slip)
    await tx.save(replace(asked, answer=InvitationAnswer.GIVEN))
    await tx.cancel(OVER, asked.id)
    await tx.send(asker, "coaching:feedback_given", asked.id, slip.id)
    return reply(views.given(asker))


async def decline(ctx: Context, tx: Transaction) -> Outcome:
    """Say not now; whoever asked sees no more than a silence would show."""
    asked, _ = await _mine(ctx, tx)
    await tx.save(replace(asked, answer=InvitationAnswer.NO))
    return put(views.declined())


async def never(ctx: Context, tx: Transaction) -> Outcome:
    """Say no to this and to every later invitation from a peer."""
    with suppress(Refusal):  # where it is too late for this one, the wish counts
        asked, _ = await _mine(ctx, tx)
        await tx.save(replace(asked, answer=InvitationAnswer.NO))
    await no_more(ctx.who, tx)
    return put(invited_no_more())


async def thank(ctx: Context, tx: Transaction) -> Outcome:
    """Send a private thank-you to the giver, once (H9)."""
    asked = await tx.get(Feedback, ctx.subject)
    giver = await tx.get(Member, asked.giver) if asked else None
    if asked is None or giver is None or asked.answer is not InvitationAnswer.GIVEN:
        raise Refusal(notices.moved_on())
    if asked.member != ctx.who.id:
        raise Refusal(notices.not_yours())
    await tx.send(giver, "coaching:feedback_thanks", asked.id)
    return put(views.thanked(giver))


async def over(ctx: Context, tx: Transaction) -> None:
    """Tell whoever asked that nothing came of it."""
    asked = await tx.get(Feedback, ctx.subject)
    member = await tx.get(Member, asked.member) if asked else None
    if asked and member and asked.answer is not InvitationAnswer.GIVEN:
        await tx.send(member, "coaching:feedback_none", asked.id)


async def _mine(ctx: Context, tx: Transaction) -> tuple[Feedback, Member]:
    """Return what one was asked for, and by whom, while it can be answered."""
    asked = await tx.get(Feedback, ctx.subject)
    asker = await tx.get(Member, asked.member) if asked else None
    if asked is None or asker is None or asked.silent:
        raise Refusal(notices.moved_on())
    if asked.giver != ctx.who.id:
        raise Refusal(notices.not_yours())
    if asked.answer is not InvitationAnswer.OPEN or tx.now >= asked.expires:
        raise Refusal(views.settled())
    return asked, asker


# -- the cards -------------------------------------------------------------------------------------

Ids = tuple[str, ...]


async def _read(tx: Transaction, ids: Ids) -> tuple[Feedback, Member, Member] | None:
    """Return a request with who asked and who was asked; None where one of the three is gone."""
    asked = await tx.get(Feedback, ids[0])
    asker = await tx.get(Member, asked.member) if asked else None
    giver = await tx.get(Member, asked.giver) if asked else None
    return (asked, asker, giver) if asked and asker and giver else None


async def asked_card(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the question for feedback, unless things have changed meanwhile."""
    found = await _read(tx, ids)
    if found is None:
        return NoteReason.SUBJECT_GONE
    asked, asker, giver = found
    if asked.answer is not InvitationAnswer.OPEN:
        return NoteReason.ANSWERED
    if tx.now >= asked.expires:
        return NoteReason.MOVED_ON
    why_not = unwelcome(giver, tx.now)
    if why_not or asked.silent or await apart(asker, giver, tx):
        return why_not or NoteReason.NOT_FOR_READER
    return views.asked(asked, asker, new=not giver.joined)


async def given_card(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the feedback for its reader."""
    found, slip = await _read(tx, ids), await tx.get(Slip, ids[1])
    if found is None or slip is None:
        return NoteReason.SUBJECT_GONE
    return views.feedback(found[0], found[2], json.loads(slip.words))


async def none_card(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the word that nothing came of it."""
    found = await _read(tx, ids)
    return views.none(found[2]) if found else NoteReason.SUBJECT_GONE


async def thanks_card(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the thank-you for the giver."""
    found = await _read(tx, ids)
    return views.thanks(found[1]) if found else NoteReason.SUBJECT_GONE

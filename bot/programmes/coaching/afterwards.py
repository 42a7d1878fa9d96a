"""After a conversation: each looks back in private, the roles may turn, a note is kept or not."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.context import Context, FormError, Refusal
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.avoidance import apart
from bot.kit.model.anonymity import band
from bot.kit.model.people import Member
from bot.kit.screen.outcomes import Done, OpenForm, Outcome, reply
from bot.kit.screen.outcomes import replace as put
from bot.kit.widgets import notices
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.coaching.access import chairs, here, mine, others, people, seated
from bot.programmes.coaching.models import Conversation, Participant, PrivateNote, Reverse
from bot.programmes.coaching.prompts import Help
from bot.programmes.coaching.rules import TalkStanding
from bot.programmes.coaching.state_machine import Event, Role, TalkState
from bot.programmes.coaching.totals import ASKED, USEFUL, count
from bot.programmes.coaching.transitions import move, plan, show
from bot.programmes.coaching.views import after as views
from bot.programmes.coaching.views.asking import agreement, reverse_form

words = Phrasebook("bot.programmes.coaching")
AFTER = (TalkState.DEBRIEF, TalkState.DONE)


# -- looking back ----------------------------------------------------------------------------------


async def look_back(ctx: Context, tx: Transaction) -> Outcome:
    """Ask how it was; one's note stands in the form."""
    talk, chair = await _finished(ctx, tx)
    note = await _note(talk, chair, tx)
    role = talk.kind.role(chair.seat)
    return OpenForm(views.debrief_form(talk, role, note.words if note else ""))


async def take_look(ctx: Context, tx: Transaction) -> Outcome:
    """Count what counts for nobody in particular; keep nothing else, unless it is wanted."""
    talk, chair = await _finished(ctx, tx)
    kept = ctx.text("keep") == "keep" and bool(ctx.text("words"))
    await _keep(talk, chair, ctx.text("words") if kept else "", tx)
    if not chair.looked:
        said = {USEFUL: band(int(ctx.text("useful") or 0)), ASKED: ctx.text("asked")}
        chair = await count(chair, said, tx)
    again = ctx.text("again") == "yes" if ctx.text("again") else chair.again
    await _looked(talk, replace(chair, looked=True, again=again), tx)
    return reply(views.looked(kept=kept))


async def no_look(ctx: Context, tx: Transaction) -> Outcome:
    """Leave it at that."""
    talk, chair = await _finished(ctx, tx)
    await _looked(talk, replace(chair, looked=True), tx)
    return put(views.left_at_that(kept=bool(await _note(talk, chair, tx))))


async def _looked(talk: Conversation, chair: Participant, tx: Transaction) -> None:
    """Remember that somebody looked back, and reveal a wish that is mutual."""
    await tx.save(chair)
    await move(talk, Event.LOOK_BACK, chair, tx)
    every = await chairs(talk, tx)
    if len(every) > 1 and all(each.again for each in every):
        for member in (await people(talk, tx)).values():
            await tx.send(member, "coaching:again", talk.id)


async def _finished(ctx: Context, tx: Transaction) -> tuple[Conversation, Participant]:
    talk, chair = await seated(ctx, tx)
    if talk.state not in AFTER:
        raise Refusal(notices.moved_on())
    return talk, chair


# -- turning the roles -----------------------------------------------------------------------------


async def reverse(ctx: Context, tx: Transaction) -> Outcome:
    """Ask the one who listened what they would like; to the other say that it is not theirs."""
    here(ctx.who, tx)
    talk, chair = await _turnable(ctx, tx)
    other = await others(talk, ctx.who, tx)
    if talk.kind.role(chair.seat) is not Role.COACH:
        return reply(views.for_the_coach(other))
    return OpenForm(reverse_form(talk, other[0]))


async def take_reverse(ctx: Context, tx: Transaction) -> Outcome:
    """Begin a conversation of the same form with the roles turned, in the same place.

    Everybody agrees in private first, so that nobody can tell a silence from an exclusion (R6).
    """
    here(ctx.who, tx)
    talk, chair = await _turnable(ctx, tx)
    if talk.kind.role(chair.seat) is not Role.COACH:
        raise Refusal(notices.not_yours())
    turned = replace(talk, reverse=Reverse.NOW)
    await tx.save(turned)
    at = TalkStanding(state=TalkState.AGREEING, live=ctx.text("way") == "live")
    fresh = Conversation(
        form=talk.form,
        help=Help(ctx.text("help")),
        state=at.state,
        place=talk.place,
        origin=talk.id,
        created=tx.now,
    )
    fresh = fresh.at(at, tx.now).began(tx.now)
    await tx.add(fresh)
    for each in await chairs(talk, tx):
        await _turn(each, fresh, ctx.who, tx)
    await plan(fresh, tx)
    await show(turned, tx)
    return reply(agreement(fresh, await people(fresh, tx), tx.community))


async def _turn(chair: Participant, fresh: Conversation, by: Member, tx: Transaction) -> None:
    """Seat somebody for the next conversation, the coach where one is heard, and let them agree."""
    member = await tx.get(Member, chair.member)
    if member is None:
        return
    silent = not member.reachable(tx.now) or await apart(by, member, tx)
    seat = (chair.seat - 1) % len(fresh.kind.roles)
    turned = Participant(conversation=fresh.id, member=member.id, seat=seat, created=tx.now)
    await tx.add(replace(turned, silent=silent and member.id != by.id))
    if not silent and member.id != by.id:
        await tx.send(member, "coaching:agree", fresh.id, prompt=fresh.live)


async def reverse_next(ctx: Context, tx: Transaction) -> Outcome:
    """Remember that the roles turn next time."""
    return await _settle(Reverse.NEXT, ctx, tx)


async def reverse_no(ctx: Context, tx: Transaction) -> Outcome:
    """Leave the roles as they were."""
    return await _settle(Reverse.NO, ctx, tx)


async def _settle(how: Reverse, ctx: Context, tx: Transaction) -> Outcome:
    talk, _ = await _turnable(ctx, tx)
    settled = replace(talk, reverse=how)
    await tx.save(settled)
    await show(settled, tx)
    return Done()


async def _turnable(ctx: Context, tx: Transaction) -> tuple[Conversation, Participant]:
    talk, chair = await _finished(ctx, tx)
    whole = len(await people(talk, tx)) == len(talk.kind.roles)
    if talk.reverse in (Reverse.NOW, Reverse.NO) or not (whole and talk.kind.turns):
        raise Refusal(notices.moved_on())
    return talk, chair


# -- notes -----------------------------------------------------------------------------------------


async def note(ctx: Context, tx: Transaction) -> Outcome:
    """Open one's private note about a conversation, or about the newest one."""
    if not ctx.subject:
        open_ones = await mine(ctx.who, tx)
        if not open_ones:
            raise Refusal(views.no_talk())
        ctx = ctx.about(open_ones[0][0].id)
    talk, chair = await seated(ctx, tx)
    found = await _note(talk, chair, tx)
    return OpenForm(views.note_form(talk, found.words if found else ""))


async def take_note(ctx: Context, tx: Transaction) -> Outcome:
    """Keep a private note in place of an earlier one."""
    talk, chair = await seated(ctx, tx)
    if not ctx.text("words"):
        raise FormError({"words": words.line("note-empty")})
    await _keep(talk, chair, ctx.text("words"), tx)
    return reply(views.noted(talk))


async def keep(ctx: Context, tx: Transaction) -> Outcome:
    """Let a note stay for its ninety days."""
    await seated(ctx, tx)
    return put(views.note_kept())


async def forget(ctx: Context, tx: Transaction) -> Outcome:
    """Delete one's note."""
    talk, chair = await seated(ctx, tx)
    await _keep(talk, chair, "", tx)
    return put(views.note_deleted())


async def _note(talk: Conversation, chair: Participant, tx: Transaction) -> PrivateNote | None:
    return await tx.one(PrivateNote, conversation=talk.id, member=chair.member)


async def _keep(talk: Conversation, chair: Participant, written: str, tx: Transaction) -> None:
    await tx.remove(PrivateNote, conversation=talk.id, member=chair.member)
    if written:
        fresh = PrivateNote(
            conversation=talk.id, member=chair.member, words=written, created=tx.now
        )
        await tx.add(fresh)

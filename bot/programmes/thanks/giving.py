"""Thanking somebody in private, and one's own tally of thanks, which nobody else sees."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.context import Context, FormError
from bot.kit.contracts.events import Gone, Left, Resumed
from bot.kit.contracts.programme import Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.access import members_only
from bot.kit.membership.avoidance import apart
from bot.kit.model.owed import NoteReason
from bot.kit.model.people import Member
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import OpenForm, Outcome, reply
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.thanks import views
from bot.programmes.thanks.models import ThanksReason, ThankYou

words = Phrasebook("bot.programmes.thanks")
NOTE = "thanks:note"
joined = members_only(words.join_first)


async def open_give(ctx: Context, tx: Transaction) -> Outcome:
    """Ask whom to thank; the subject, or the command, may name them already."""
    joined(ctx)
    return OpenForm(views.thank_form(ctx.text("who") or ctx.subject))


async def take_give(ctx: Context, tx: Transaction) -> Outcome:
    """Send it; the answer is the same whatever becomes of it."""
    to = await tx.get(Member, ctx.text("who"))
    if to is None or not (to.eligible and to.joined):
        raise FormError({"who": words.line("not-here")})
    if to.id == joined(ctx).id:
        raise FormError({"who": words.line("not-oneself")})
    if not await apart(ctx.who, to, tx):
        note = ThankYou(
            member=to.id,
            writer=ctx.who.id,
            kind=ThanksReason(ctx.text("kind") or ThanksReason.THANKS),
            words=ctx.text("words"),
            created=tx.now,
        )
        await tx.add(note)
        await tx.send(to, NOTE, note.id)
    return reply(views.sent(to))


async def show(ctx: Context, tx: Transaction) -> Outcome:
    """Show somebody their own tally."""
    member = joined(ctx).id
    counts = {
        kind: await tx.count(ThankYou, member=member, kind=kind, delivered=True)
        for kind in ThanksReason
    }
    return reply(views.tally(counts))


async def note(tx: Transaction, to: Recipient, ids: tuple[str, ...]) -> Card | NoteReason:
    """Make the note, unless the two must be kept apart by now or its writer is gone."""
    found = await tx.get(ThankYou, ids[0])
    writer = await tx.get(Member, found.writer) if found else None
    if found is not None and found.delivered:
        return NoteReason.SAID
    if found is None or writer is None:
        return NoteReason.SUBJECT_GONE
    if await apart(writer, to.reader, tx):
        return NoteReason.NOT_FOR_READER
    return views.note(found, writer)


async def delivered(tx: Transaction, ids: tuple[str, ...]) -> None:
    """Forget who wrote what, now that it has arrived; that one was thanked stays."""
    found = await tx.get(ThankYou, ids[0])
    if found:
        await tx.save(replace(found, writer="", words="", delivered=True))


async def left(event: Left | Gone, tx: Transaction) -> None:
    """Delete what could not reach somebody before they left."""
    await tx.remove(ThankYou, member=event.member, delivered=False)


async def resumed(event: Resumed, tx: Transaction) -> None:
    """Let thanks arrive that were written while somebody was away."""
    member = await tx.get(Member, event.member)
    for each in await tx.find(ThankYou, member=event.member, delivered=False):
        if member:
            await tx.send(member, NOTE, each.id, key=f"{tx.now:%Y-%m-%d}")

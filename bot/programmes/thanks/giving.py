"""Thanking somebody in private, and one's own tally of thanks, which nobody else sees."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.apart import apart
from bot.kit.events import Gone, Left, Resumed
from bot.kit.owed import NoteReason
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Mend, Recipient, Refusal
from bot.kit.ui import Card, OpenForm, Outcome, reply
from bot.programmes.thanks import views
from bot.programmes.thanks.nouns import Note, Why
from bot.programmes.thanks.views import words

NOTE = "thanks:note"


def joined(ask: Ask) -> Member:
    """Return the asker; Refusal where they have not said yes to Confab."""
    if not ask.who.joined:
        raise Refusal(views.join_first())
    return ask.who


async def open_give(ask: Ask, work: Work) -> Outcome:
    """Ask whom to thank; the subject, or the command, may name them already."""
    joined(ask)
    return OpenForm(views.thank_form(ask.text("who") or ask.subject))


async def take_give(ask: Ask, work: Work) -> Outcome:
    """Send it; the answer is the same whatever becomes of it."""
    to = await work.get(Member, ask.text("who"))
    if to is None or not (to.eligible and to.joined):
        raise Mend({"who": words.line("not-here")})
    if to.id == joined(ask).id:
        raise Mend({"who": words.line("not-oneself")})
    if not await apart(ask.who, to, work):
        note = Note(
            member=to.id,
            writer=ask.who.id,
            kind=Why(ask.text("kind") or Why.THANKS),
            words=ask.text("words"),
            created=work.now,
        )
        await work.add(note)
        await work.send(to, NOTE, note.id)
    return reply(views.sent(to))


async def show(ask: Ask, work: Work) -> Outcome:
    """Show somebody their own tally."""
    member = joined(ask).id
    counts = {
        kind: await work.count(Note, member=member, kind=kind, delivered=True) for kind in Why
    }
    return reply(views.tally(counts))


async def note(work: Work, to: Recipient, ids: tuple[str, ...]) -> Card | NoteReason:
    """Make the note, unless the two must be kept apart by now or its writer is gone."""
    found = await work.get(Note, ids[0])
    writer = await work.get(Member, found.writer) if found else None
    if found is not None and found.delivered:
        return NoteReason.SAID
    if found is None or writer is None:
        return NoteReason.SUBJECT_GONE
    if await apart(writer, to.reader, work):
        return NoteReason.NOT_FOR_READER
    return views.note(found, writer)


async def delivered(work: Work, ids: tuple[str, ...]) -> None:
    """Forget who wrote what, now that it has arrived; that one was thanked stays."""
    found = await work.get(Note, ids[0])
    if found:
        await work.save(replace(found, writer="", words="", delivered=True))


async def left(event: Left | Gone, work: Work) -> None:
    """Delete what could not reach somebody before they left."""
    await work.remove(Note, member=event.member, delivered=False)


async def resumed(event: Resumed, work: Work) -> None:
    """Let thanks arrive that were written while somebody was away."""
    member = await work.get(Member, event.member)
    for each in await work.find(Note, member=event.member, delivered=False):
        if member:
            await work.send(member, NOTE, each.id, key=f"{work.now:%Y-%m-%d}")

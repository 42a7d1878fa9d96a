"""After a conversation: each looks back in private, the roles may turn, a note is kept or not."""

from __future__ import annotations

from dataclasses import replace

from bot.kit import notices
from bot.kit.apart import apart
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Mend, Refusal
from bot.kit.totals import band
from bot.kit.ui import Done, OpenForm, Outcome, reply
from bot.kit.ui import replace as put
from bot.programmes.coaching.machine import Event, Role, State
from bot.programmes.coaching.moving import move, plan, show
from bot.programmes.coaching.nouns import Chair, Conversation, Note, Reverse
from bot.programmes.coaching.prompts import Help
from bot.programmes.coaching.rules import Standing
from bot.programmes.coaching.say import words
from bot.programmes.coaching.seated import chairs, here, mine, others, people, seated
from bot.programmes.coaching.totals import ASKED, USEFUL, count
from bot.programmes.coaching.views import after as views
from bot.programmes.coaching.views.asking import agreement, reverse_form

AFTER = (State.DEBRIEF, State.DONE)


# -- looking back ----------------------------------------------------------------------------------


async def look_back(ask: Ask, work: Work) -> Outcome:
    """Ask how it was; one's note stands in the form."""
    talk, chair = await _finished(ask, work)
    note = await _note(talk, chair, work)
    role = talk.kind.role(chair.seat)
    return OpenForm(views.debrief_form(talk, role, note.words if note else ""))


async def take_look(ask: Ask, work: Work) -> Outcome:
    """Count what counts for nobody in particular; keep nothing else, unless it is wanted."""
    talk, chair = await _finished(ask, work)
    kept = ask.text("keep") == "keep" and bool(ask.text("words"))
    await _keep(talk, chair, ask.text("words") if kept else "", work)
    if not chair.looked:
        said = {USEFUL: band(int(ask.text("useful") or 0)), ASKED: ask.text("asked")}
        chair = await count(chair, said, work)
    again = ask.text("again") == "yes" if ask.text("again") else chair.again
    await _looked(talk, replace(chair, looked=True, again=again), work)
    return reply(views.looked(kept=kept))


async def no_look(ask: Ask, work: Work) -> Outcome:
    """Leave it at that."""
    talk, chair = await _finished(ask, work)
    await _looked(talk, replace(chair, looked=True), work)
    return put(views.left_at_that(kept=bool(await _note(talk, chair, work))))


async def _looked(talk: Conversation, chair: Chair, work: Work) -> None:
    """Remember that somebody looked back, and reveal a wish that is mutual."""
    await work.save(chair)
    await move(talk, Event.LOOK_BACK, chair, work)
    every = await chairs(talk, work)
    if len(every) > 1 and all(each.again for each in every):
        for member in (await people(talk, work)).values():
            await work.send(member, "coaching:again", talk.id)


async def _finished(ask: Ask, work: Work) -> tuple[Conversation, Chair]:
    talk, chair = await seated(ask, work)
    if talk.state not in AFTER:
        raise Refusal(notices.moved_on())
    return talk, chair


# -- turning the roles -----------------------------------------------------------------------------


async def reverse(ask: Ask, work: Work) -> Outcome:
    """Ask the one who listened what they would like; to the other say that it is not theirs."""
    here(ask.who, work)
    talk, chair = await _turnable(ask, work)
    other = await others(talk, ask.who, work)
    if talk.kind.role(chair.seat) is not Role.COACH:
        return reply(views.for_the_coach(other))
    return OpenForm(reverse_form(talk, other[0]))


async def take_reverse(ask: Ask, work: Work) -> Outcome:
    """Begin a conversation of the same form with the roles turned, in the same place.

    Everybody agrees in private first, so that nobody can tell a silence from an exclusion (R6).
    """
    here(ask.who, work)
    talk, chair = await _turnable(ask, work)
    if talk.kind.role(chair.seat) is not Role.COACH:
        raise Refusal(notices.not_yours())
    turned = replace(talk, reverse=Reverse.NOW)
    await work.save(turned)
    at = Standing(state=State.AGREEING, live=ask.text("way") == "live")
    fresh = Conversation(
        form=talk.form,
        help=Help(ask.text("help")),
        state=at.state,
        place=talk.place,
        origin=talk.id,
        created=work.now,
    )
    fresh = fresh.at(at, work.now).began(work.now)
    await work.add(fresh)
    for each in await chairs(talk, work):
        await _turn(each, fresh, ask.who, work)
    await plan(fresh, work)
    await show(turned, work)
    return reply(agreement(fresh, await people(fresh, work), work.community))


async def _turn(chair: Chair, fresh: Conversation, by: Member, work: Work) -> None:
    """Seat somebody for the next conversation, the coach where one is heard, and let them agree."""
    member = await work.get(Member, chair.member)
    if member is None:
        return
    silent = not member.reachable(work.now) or await apart(by, member, work)
    seat = (chair.seat - 1) % len(fresh.kind.roles)
    turned = Chair(conversation=fresh.id, member=member.id, seat=seat, created=work.now)
    await work.add(replace(turned, silent=silent and member.id != by.id))
    if not silent and member.id != by.id:
        await work.send(member, "coaching:agree", fresh.id, prompt=fresh.live)


async def reverse_next(ask: Ask, work: Work) -> Outcome:
    """Remember that the roles turn next time."""
    return await _settle(Reverse.NEXT, ask, work)


async def reverse_no(ask: Ask, work: Work) -> Outcome:
    """Leave the roles as they were."""
    return await _settle(Reverse.NO, ask, work)


async def _settle(how: Reverse, ask: Ask, work: Work) -> Outcome:
    talk, _ = await _turnable(ask, work)
    settled = replace(talk, reverse=how)
    await work.save(settled)
    await show(settled, work)
    return Done()


async def _turnable(ask: Ask, work: Work) -> tuple[Conversation, Chair]:
    talk, chair = await _finished(ask, work)
    whole = len(await people(talk, work)) == len(talk.kind.roles)
    if talk.reverse in (Reverse.NOW, Reverse.NO) or not (whole and talk.kind.turns):
        raise Refusal(notices.moved_on())
    return talk, chair


# -- notes -----------------------------------------------------------------------------------------


async def note(ask: Ask, work: Work) -> Outcome:
    """Open one's private note about a conversation, or about the newest one."""
    if not ask.subject:
        open_ones = await mine(ask.who, work)
        if not open_ones:
            raise Refusal(views.no_talk())
        ask = ask.about(open_ones[0][0].id)
    talk, chair = await seated(ask, work)
    found = await _note(talk, chair, work)
    return OpenForm(views.note_form(talk, found.words if found else ""))


async def take_note(ask: Ask, work: Work) -> Outcome:
    """Keep a private note in place of an earlier one."""
    talk, chair = await seated(ask, work)
    if not ask.text("words"):
        raise Mend({"words": words.line("note-empty")})
    await _keep(talk, chair, ask.text("words"), work)
    return reply(views.noted(talk))


async def keep(ask: Ask, work: Work) -> Outcome:
    """Let a note stay for its ninety days."""
    await seated(ask, work)
    return put(views.note_kept())


async def forget(ask: Ask, work: Work) -> Outcome:
    """Delete one's note."""
    talk, chair = await seated(ask, work)
    await _keep(talk, chair, "", work)
    return put(views.note_deleted())


async def _note(talk: Conversation, chair: Chair, work: Work) -> Note | None:
    return await work.one(Note, conversation=talk.id, member=chair.member)


async def _keep(talk: Conversation, chair: Chair, written: str, work: Work) -> None:
    await work.remove(Note, conversation=talk.id, member=chair.member)
    if written:
        fresh = Note(conversation=talk.id, member=chair.member, words=written, created=work.now)
        await work.add(fresh)

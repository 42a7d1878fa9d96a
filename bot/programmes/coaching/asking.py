"""Asking a peer for a conversation: nothing about the issue is kept (T1).

Whoever asks must not be able to tell a pause, an exclusion and too much to do from a silence: such
an invitation is taken, never delivered, and runs out like any other (rules R4, R6).
"""

from __future__ import annotations

from datetime import timedelta

from bot.kit import notices
from bot.kit.apart import apart
from bot.kit.people import Avoidance, Member, Presence, Slip
from bot.kit.ports import AtLeast, Work
from bot.kit.programme import Ask, Mend, Refusal
from bot.kit.ui import OpenForm, Outcome, reply
from bot.kit.ui import replace as put
from bot.programmes.coaching.machine import Event
from bot.programmes.coaching.moving import plan, pressed
from bot.programmes.coaching.nouns import Chair, Conversation
from bot.programmes.coaching.prompts import Help
from bot.programmes.coaching.rules import OFFERED, PAIR, begun
from bot.programmes.coaching.say import words
from bot.programmes.coaching.seated import busy, here, seated
from bot.programmes.coaching.views import asking as views

NEW_AGAIN = timedelta(days=90)  # rule R1: how often somebody new may be invited


async def ask(ask: Ask, work: Work) -> Outcome:
    """Open the form; whom to ask may stand in it already."""
    here(ask.who, work)
    return OpenForm(views.ask_form(ask.text("who") or ask.subject))


async def take_ask(ask: Ask, work: Work) -> Outcome:
    """Invite, or steer away kindly from somebody who could be affected."""
    here(ask.who, work)
    other = await _named(ask.text("who"), ask.who, work)
    slip = Slip(writer=ask.who.id, reader=other.id, words=ask.text("line"), created=work.now)
    help, live = Help(ask.text("help")), ask.text("way") == "live"
    if ask.text("affected") == "yes":
        await work.add(slip)
        return reply(views.farther(other, f"{slip.id}.{help}.{ask.text('way')}"))
    talk = await invite(ask.who, other, help, slip, work, live=live)
    return reply(views.asked(other, talk))


async def anyway(ask: Ask, work: Work) -> Outcome:
    """Ask all the same; the subject is the slip, the kind of help and the way."""
    here(ask.who, work)
    id, _, rest = ask.subject.partition(".")
    kind, _, way = rest.partition(".")
    slip = await work.get(Slip, id)
    if slip is None or slip.writer != ask.who.id or kind not in list(Help):
        raise Refusal(notices.moved_on())
    await work.remove(Slip, id=slip.id)
    other = await work.get(Member, slip.reader)
    if other is None or await _asked_already(ask.who, other, work):
        raise Refusal(notices.moved_on())
    talk = await invite(ask.who, other, Help(kind), slip, work, live=way == "live")
    return put(views.asked(other, talk))


async def _named(id: str, asker: Member, work: Work) -> Member:
    """Return whom the form names; Mend where something the asker may know forbids it."""
    other = await work.get(Member, id)
    if other is None or other.bot or other.guest or other.presence is Presence.GONE:
        raise Mend({"who": words.line("who-never")})
    if other.id == asker.id:
        raise Mend({"who": words.line("who-self")})
    if await work.count(Avoidance, member=asker.id, other=other.id):
        raise Mend({"who": words.line("who-own-list")})
    if await _asked_already(asker, other, work):
        raise Mend({"who": words.line("who-again")})
    return other


async def _asked_already(asker: Member, other: Member, work: Work) -> bool:
    held = await work.find(Chair, member=asker.id, seat=0)
    waits = await work.find(Conversation, id=[c.conversation for c in held], state=OFFERED)
    ids = [talk.id for talk in waits]
    return bool(ids) and await work.count(Chair, conversation=ids, member=other.id) > 0


async def invite(
    asker: Member, other: Member, help: Help, slip: Slip, work: Work, *, live: bool
) -> Conversation:
    """Write an invitation down, and owe it where it may arrive."""
    at = begun(PAIR, live=live)
    silent = await _unwanted(asker, other, work)
    talk = Conversation(form=PAIR.name, help=help, state=at.state, created=work.now)
    talk = talk.at(at, work.now).began(work.now)
    await work.add(talk)
    await work.add(Chair(conversation=talk.id, member=asker.id, seat=0, created=work.now))
    await work.add(
        Chair(conversation=talk.id, member=other.id, seat=1, silent=silent, created=work.now)
    )
    if not silent:
        await work.add(slip)
        kind = "coaching:invitation" if other.joined else "coaching:invitation_new"
        await work.send(other, kind, talk.id, slip.id)
    await plan(talk, work)
    return talk


async def _unwanted(asker: Member, other: Member, work: Work) -> bool:
    """Say whether an invitation must not arrive; whoever asks never learns of it."""
    if await apart(asker, other, work) or await busy(other, work):
        return True
    if other.joined:
        return not other.reachable(work.now)
    since = AtLeast(work.now - NEW_AGAIN)
    before = await work.count(Chair, member=other.id, created=since, silent=False)
    return before > 0 or other.uninvited


async def withdraw(ask: Ask, work: Work) -> Outcome:
    """Take an invitation back."""
    talk, chair = await seated(ask, work)
    await pressed(Event.WITHDRAW, talk, chair, ask, work)
    return put(views.withdrawn())

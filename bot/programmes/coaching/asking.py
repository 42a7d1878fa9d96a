"""Asking a peer for a conversation: nothing about the issue is kept (T1).

Whoever asks must not be able to tell a pause, an exclusion and too much to do from a silence: such
an invitation is taken, never delivered, and runs out like any other (rules R4, R6).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from bot.kit import inviting, notices
from bot.kit.apart import apart
from bot.kit.people import Avoidance, Member, Slip
from bot.kit.ports import Work
from bot.kit.programme import Ask, Mend, Refusal
from bot.kit.ui import Done, OpenForm, Outcome, reply
from bot.kit.ui import replace as put
from bot.programmes.coaching.machine import Event, Form
from bot.programmes.coaching.moving import plan, pressed
from bot.programmes.coaching.nouns import Chair, Conversation
from bot.programmes.coaching.prompts import Help
from bot.programmes.coaching.rules import FORMS, OFFERED, SOLO, begun
from bot.programmes.coaching.say import words
from bot.programmes.coaching.seated import busy, here, seated
from bot.programmes.coaching.talking import private
from bot.programmes.coaching.views import asking as views

Verb = Callable[[Ask, Work], Awaitable[Outcome]]


def opens(form: Form) -> Verb:
    """Return the verb that opens the form for a kind of conversation between two."""

    async def ask_(ask: Ask, work: Work) -> Outcome:
        """Open the form; whom to ask may stand in it already."""
        here(ask.who, work)
        return OpenForm(views.ask_form(form, ask.text("who") or ask.subject))

    return ask_


def takes(form: Form) -> Verb:
    """Return the verb that takes the answers to it."""

    async def take(ask: Ask, work: Work) -> Outcome:
        """Invite, or steer away kindly from somebody who could be affected."""
        here(ask.who, work)
        other = await _named("who", ask.text("who"), ask.who, work)
        slip = _slip(ask.who, other, ask.text("line"), work)
        if ask.text("affected") == "yes":
            await work.add(slip)
            chosen = f"{slip.id}.{ask.text('help')}.{ask.text('way')}.{form.name}"
            return reply(views.farther([other], chosen))
        live = ask.text("way") == "live"
        talk = await invite(form, ask.who, [slip], Help(ask.text("help")), work, live=live)
        return reply(views.asked([other], talk), *inviting.to_pass_on([other], work.community))

    return take


async def anyway(ask: Ask, work: Work) -> Outcome:
    """Ask all the same; the subject is a slip for each, the kind of help, the way and the form."""
    here(ask.who, work)
    *ids, kind, way, name = ("", "", "", *ask.subject.split("."))[-5:]
    found = [await work.get(Slip, id) for id in ids if id]
    slips = [each for each in found if each and each.writer == ask.who.id]
    if kind not in list(Help) or name not in FORMS or len(slips) != len(FORMS[name].roles) - 1:
        raise Refusal(notices.moved_on())
    people = await work.find(Member, id=[each.reader for each in slips])
    if len(people) < len(slips) or any([await _asked_already(ask.who, p, work) for p in people]):
        raise Refusal(notices.moved_on())
    await work.remove(Slip, id=[each.id for each in slips])
    live = way == "live"
    talk = await invite(FORMS[name], ask.who, slips, Help(kind), work, live=live)
    return put(views.asked(people, talk), *inviting.to_pass_on(people, work.community))


async def three(ask: Ask, work: Work) -> Outcome:
    """Open the form for three: one with an observer, or each in turn."""
    here(ask.who, work)
    return OpenForm(views.three_form())


async def take_three(ask: Ask, work: Work) -> Outcome:
    """Invite both others, or steer away kindly from whoever of them could be affected."""
    here(ask.who, work)
    people = {each: await _named(each, ask.text(each), ask.who, work) for each in views.OTHERS}
    members = list(people.values())
    if members[0].id == members[1].id:
        raise Mend({"third": words.line("who-twice")})
    name, _, way = ask.text("shape").partition("-")
    slips = [_slip(ask.who, each, "", work) for each in members]
    affected = [people[each] for each in ask.many("affected")]
    if affected:
        await work.add_all(slips)
        chosen = ".".join([*(each.id for each in slips), ask.text("help"), way, name])
        return reply(views.farther(affected, chosen))
    live = way == "live"
    talk = await invite(FORMS[name], ask.who, slips, Help(ask.text("help")), work, live=live)
    return reply(views.asked(members, talk), *inviting.to_pass_on(members, work.community))


async def alone(ask: Ask, work: Work) -> Outcome:
    """Ask what would help somebody who thinks something through alone."""
    here(ask.who, work)
    return OpenForm(views.alone_form())


async def take_alone(ask: Ask, work: Work) -> Outcome:
    """Begin at once, in private: the same prompts, to oneself."""
    here(ask.who, work)
    talk = await invite(SOLO, ask.who, [], Help(ask.text("help")), work, live=False)
    chair = await work.one(Chair, conversation=talk.id, member=ask.who.id)
    return reply(await private(talk, chair, work)) if chair else Done()


def _slip(asker: Member, other: Member, line: str, work: Work) -> Slip:
    return Slip(writer=asker.id, reader=other.id, words=line, created=work.now)


async def _named(field: str, id: str, asker: Member, work: Work) -> Member:
    """Return whom the form names, unless they were asked already."""
    other = await named(field, id, asker, work)
    if await _asked_already(asker, other, work):
        raise Mend({field: words.line("who-again")})
    return other


async def named(field: str, id: str, asker: Member, work: Work) -> Member:
    """Return whom a form names; Mend where something the asker may know forbids it."""
    other = await work.get(Member, id)
    if other is None or not other.eligible:
        raise Mend({field: words.line("who-never")})
    if other.id == asker.id:
        raise Mend({field: words.line("who-self")})
    if await work.count(Avoidance, member=asker.id, other=other.id):
        raise Mend({field: words.line("who-own-list")})
    return other


async def _asked_already(asker: Member, other: Member, work: Work) -> bool:
    held = await work.find(Chair, member=asker.id, seat=0)
    waits = await work.find(Conversation, id=[c.conversation for c in held], state=OFFERED)
    ids = [talk.id for talk in waits]
    return bool(ids) and await work.count(Chair, conversation=ids, member=other.id) > 0


async def invite(
    form: Form, asker: Member, slips: Sequence[Slip], help: Help, work: Work, *, live: bool
) -> Conversation:
    """Write a conversation down, and owe each reader of a slip an invitation that may arrive."""
    at = begun(form, live=live)
    talk = Conversation(form=form.name, help=help, state=at.state, created=work.now)
    talk = talk.at(at, work.now).began(work.now)
    await work.add(talk)
    await work.add(Chair(conversation=talk.id, member=asker.id, seat=0, created=work.now))
    asked = await work.find(Member, id=[slip.reader for slip in slips])
    clash = len(asked) > 1 and await apart(asked[0], asked[1], work)
    for seat, slip in enumerate(slips, start=1):
        await _seat(talk, seat, asker, slip, work, clash=clash)
    await plan(talk, work)
    return talk


async def _seat(
    talk: Conversation, seat: int, asker: Member, slip: Slip, work: Work, *, clash: bool
) -> None:
    """Seat somebody; `clash`: of those asked one has ruled out another, so nobody hears of it."""
    other = await work.get(Member, slip.reader)
    if other is None:
        return
    silent = clash or await unwanted(asker, other, talk.id, work)
    await work.add(
        Chair(conversation=talk.id, member=other.id, seat=seat, silent=silent, created=work.now)
    )
    if not silent:
        await work.add(slip)
        kind = "coaching:invitation" if other.joined else "coaching:invitation_new"
        await inviting.pass_on(other, kind, talk.id, slip.id, work=work)


async def unwanted(asker: Member, other: Member, to: str, work: Work) -> bool:
    """Say whether an invitation must not arrive; whoever asks never learns of it.

    `to` is the id of what they are asked for.
    """
    if await apart(asker, other, work) or await busy(other, work):
        return True
    return await inviting.unwanted(other, to, work)


async def withdraw(ask: Ask, work: Work) -> Outcome:
    """Take an invitation back."""
    talk, chair = await seated(ask, work)
    await pressed(Event.WITHDRAW, talk, chair, ask, work)
    return put(views.withdrawn())

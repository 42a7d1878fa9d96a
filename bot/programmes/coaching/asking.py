"""Asking a peer for a conversation: nothing about the issue is kept (T1).

Whoever asks must not be able to tell a pause, an exclusion and too much to do from a silence: such
an invitation is taken, never delivered, and runs out like any other (rules R4, R6).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from bot.kit.contracts.context import Context, FormError, Refusal
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership import invitations
from bot.kit.membership.avoidance import apart, who_rule_out
from bot.kit.model.people import Avoidance, Member, Slip
from bot.kit.screen.outcomes import Done, OpenForm, Outcome, reply
from bot.kit.screen.outcomes import replace as put
from bot.kit.widgets import notices
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.coaching.access import busy, here, seated
from bot.programmes.coaching.models import Conversation, Participant
from bot.programmes.coaching.prompts import Help
from bot.programmes.coaching.rules import FORMS, OFFERED, SOLO, begun
from bot.programmes.coaching.stage_presses import private
from bot.programmes.coaching.state_machine import Event, TalkForm
from bot.programmes.coaching.transitions import plan, pressed
from bot.programmes.coaching.views import asking as views

words = Phrasebook("bot.programmes.coaching")
Verb = Callable[[Context, Transaction], Awaitable[Outcome]]


def opens(form: TalkForm) -> Verb:
    """Return the verb that opens the form for a kind of conversation between two."""

    async def ask_(ctx: Context, tx: Transaction) -> Outcome:
        """Open the form; whom to ask may stand in it already."""
        here(ctx.who, tx)
        return OpenForm(views.ask_form(form, ctx.text("who") or ctx.subject))

    return ask_


def takes(form: TalkForm) -> Verb:
    """Return the verb that takes the answers to it."""

    async def take(ctx: Context, tx: Transaction) -> Outcome:
        """Invite, or steer away kindly from somebody who could be affected."""
        here(ctx.who, tx)
        other = await _named("who", ctx.text("who"), ctx.who, tx)
        slip = _slip(ctx.who, other, ctx.text("line"), tx)
        if ctx.text("affected") == "yes":
            await tx.add(slip)
            chosen = f"{slip.id}.{ctx.text('help')}.{ctx.text('way')}.{form.name}"
            return reply(views.farther([other], chosen))
        live = ctx.text("way") == "live"
        talk = await invite(form, ctx.who, [slip], Help(ctx.text("help")), tx, live=live)
        return reply(views.asked([other], talk), *invitations.to_pass_on([other], tx.community))

    return take


async def anyway(ctx: Context, tx: Transaction) -> Outcome:
    """Ask all the same; the subject is a slip for each, the kind of help, the way and the form."""
    here(ctx.who, tx)
    *ids, kind, way, name = ("", "", "", *ctx.subject.split("."))[-5:]
    found = [await tx.get(Slip, id) for id in ids if id]
    slips = [each for each in found if each and each.writer == ctx.who.id]
    if kind not in list(Help) or name not in FORMS or len(slips) != len(FORMS[name].roles) - 1:
        raise Refusal(notices.moved_on())
    people = await tx.find(Member, id=[each.reader for each in slips])
    if len(people) < len(slips) or any([await _asked_already(ctx.who, p, tx) for p in people]):
        raise Refusal(notices.moved_on())
    await tx.remove(Slip, id=[each.id for each in slips])
    live = way == "live"
    talk = await invite(FORMS[name], ctx.who, slips, Help(kind), tx, live=live)
    return put(views.asked(people, talk), *invitations.to_pass_on(people, tx.community))


async def three(ctx: Context, tx: Transaction) -> Outcome:
    """Open the form for three: one with an observer, or each in turn."""
    here(ctx.who, tx)
    return OpenForm(views.three_form())


async def take_three(ctx: Context, tx: Transaction) -> Outcome:
    """Invite both others, or steer away kindly from whoever of them could be affected."""
    here(ctx.who, tx)
    people = {each: await _named(each, ctx.text(each), ctx.who, tx) for each in views.OTHERS}
    members = list(people.values())
    if members[0].id == members[1].id:
        raise FormError({"third": words.line("who-twice")})
    name, _, way = ctx.text("shape").partition("-")
    slips = [_slip(ctx.who, each, "", tx) for each in members]
    affected = [people[each] for each in ctx.many("affected")]
    if affected:
        await tx.add_all(slips)
        chosen = ".".join([*(each.id for each in slips), ctx.text("help"), way, name])
        return reply(views.farther(affected, chosen))
    live = way == "live"
    talk = await invite(FORMS[name], ctx.who, slips, Help(ctx.text("help")), tx, live=live)
    return reply(views.asked(members, talk), *invitations.to_pass_on(members, tx.community))


async def alone(ctx: Context, tx: Transaction) -> Outcome:
    """Ask what would help somebody who thinks something through alone."""
    here(ctx.who, tx)
    return OpenForm(views.alone_form())


async def take_alone(ctx: Context, tx: Transaction) -> Outcome:
    """Begin at once, in private: the same prompts, to oneself."""
    here(ctx.who, tx)
    talk = await invite(SOLO, ctx.who, [], Help(ctx.text("help")), tx, live=False)
    chair = await tx.one(Participant, conversation=talk.id, member=ctx.who.id)
    return reply(await private(talk, chair, tx)) if chair else Done()


def _slip(asker: Member, other: Member, line: str, tx: Transaction) -> Slip:
    return Slip(writer=asker.id, reader=other.id, words=line, created=tx.now)


async def _named(field: str, id: str, asker: Member, tx: Transaction) -> Member:
    """Return whom the form names, unless they were asked already."""
    other = await named(field, id, asker, tx)
    if await _asked_already(asker, other, tx):
        raise FormError({field: words.line("who-again")})
    return other


async def named(field: str, id: str, asker: Member, tx: Transaction) -> Member:
    """Return whom a form names; FormError where something the asker may know forbids it."""
    other = await tx.get(Member, id)
    if other is None or not other.eligible:
        raise FormError({field: words.line("who-never")})
    if other.id == asker.id:
        raise FormError({field: words.line("who-self")})
    if await tx.count(Avoidance, member=asker.id, other=other.id):
        raise FormError({field: words.line("who-own-list")})
    return other


async def _asked_already(asker: Member, other: Member, tx: Transaction) -> bool:
    held = await tx.find(Participant, member=asker.id, seat=0)
    waits = await tx.find(Conversation, id=[c.conversation for c in held], state=OFFERED)
    ids = [talk.id for talk in waits]
    return bool(ids) and await tx.count(Participant, conversation=ids, member=other.id) > 0


async def invite(
    form: TalkForm, asker: Member, slips: Sequence[Slip], help: Help, tx: Transaction, *, live: bool
) -> Conversation:
    """Write a conversation down, and owe each reader of a slip an invitation that may arrive."""
    at = begun(form, live=live)
    talk = Conversation(form=form.name, help=help, state=at.state, created=tx.now)
    talk = talk.at(at, tx.now).began(tx.now)
    await tx.add(talk)
    await tx.add(Participant(conversation=talk.id, member=asker.id, seat=0, created=tx.now))
    asked = await tx.find(Member, id=[slip.reader for slip in slips])
    out = await who_rule_out(asked, tx)
    for seat, slip in enumerate(slips, start=1):
        await _seat(talk, seat, asker, slip, tx, out=slip.reader in out)
    await plan(talk, tx)
    return talk


async def _seat(
    talk: Conversation, seat: int, asker: Member, slip: Slip, tx: Transaction, *, out: bool
) -> None:
    """Seat somebody; `out`: they ruled out another one who is asked, and do not hear of it."""
    other = await tx.get(Member, slip.reader)
    if other is None:
        return
    silent = out or await unwanted(asker, other, talk.id, tx)
    await tx.add(
        Participant(conversation=talk.id, member=other.id, seat=seat, silent=silent, created=tx.now)
    )
    if not silent:
        await tx.add(slip)
        kind = "coaching:invitation" if other.joined else "coaching:invitation_new"
        await invitations.pass_on(other, kind, talk.id, slip.id, tx=tx)


async def unwanted(asker: Member, other: Member, to: str, tx: Transaction) -> bool:
    """Say whether an invitation must not arrive; whoever asks never learns of it.

    `to` is the id of what they are asked for.
    """
    if await apart(asker, other, tx) or await busy(other, tx):
        return True
    return await invitations.unwanted(other, to, tx)


async def withdraw(ctx: Context, tx: Transaction) -> Outcome:
    """Take an invitation back."""
    talk, chair = await seated(ctx, tx)
    await pressed(Event.WITHDRAW, talk, chair, ctx, tx)
    return put(views.withdrawn())

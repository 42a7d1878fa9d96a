"""Asking people by name for a coffee; what becomes of each invitation stays with the invited.

The inviter must not be able to tell a no, a silence, a pause and an exclusion from each other. So
a place opens before the invitation runs out only when everybody said yes, and otherwise at the
same moment, in the same words.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from bot.kit.contracts.context import Context, FormError, Refusal
from bot.kit.contracts.transaction import After, Transaction
from bot.kit.membership.avoidance import apart, who_rule_out
from bot.kit.membership.consent import say_yes
from bot.kit.membership.invitations import no_more, pass_on, to_pass_on, unwanted
from bot.kit.model.ids import new_id
from bot.kit.model.people import Avoidance, Member
from bot.kit.model.series import Enrolment
from bot.kit.screen.outcomes import OpenForm, Outcome, reply
from bot.kit.screen.outcomes import replace as put
from bot.kit.time.working_hours import Hours
from bot.kit.widgets import notices
from bot.kit.widgets.names import listed
from bot.kit.widgets.phrasebook import Phrasebook
from bot.matching import MatchedGroup as Match
from bot.programmes.coffee import rules
from bot.programmes.coffee.access import here
from bot.programmes.coffee.introductions.introducing import Frame, introduce, prepare
from bot.programmes.coffee.models import CoffeeSettings, Invitation, InvitationReply
from bot.programmes.coffee.questions.bank import bank
from bot.programmes.coffee.rounds.pool import few
from bot.programmes.coffee.views import forms
from bot.programmes.coffee.views import outside as answers

words = Phrasebook("bot.programmes.coffee")


async def invite(ctx: Context, tx: Transaction) -> Outcome:
    """Open the form that asks one person or a few for a coffee."""
    here(ctx.who, tx)
    others = tuple(id for id in ctx.many("who") if id != ctx.who.id)
    return OpenForm(forms.invite_form(others[: forms.MOST_INVITED]))


async def send_invitations(ctx: Context, tx: Transaction) -> Outcome:
    """Ask the people named; the answer to the inviter is the same whatever becomes of it."""
    here(ctx.who, tx)
    people = await _invited(ctx, tx)
    party, expires = new_id(), _expires(ctx.who, tx)
    barred = await _barred(tx, ctx.who, people)
    for member in people:
        invitation = Invitation(
            party=party,
            inviter=ctx.who.id,
            invitee=member.id,
            purpose=ctx.text("purpose"),
            silent=member.id in barred or await unwanted(member, party, tx),
            expires=expires,
            created=tx.now,
        )
        await tx.add(invitation)
        if not invitation.silent:
            card = "coffee:invitation" if member.joined else "coffee:peer_invitation"
            await pass_on(member, card, invitation.id, tx=tx)
    await tx.later("coffee:expire", expires, party)
    said = answers.invitations_sent([member.person for member in people], expires)
    return reply(said, *to_pass_on(people, tx.community))


def _expires(inviter: Member, tx: Transaction) -> datetime:
    hours = Hours.of(inviter, tx.community)
    return hours.working_days_on(tx.now, rules.INVITATION_DAYS)


async def _invited(ctx: Context, tx: Transaction) -> list[Member]:
    """Return the people named in the form; FormError where what the inviter may know forbids it."""
    named = [id for id in ctx.many("people") if id != ctx.who.id]
    known = {member.id: member for member in await tx.find(Member, id=named)}
    people = [known[id] for id in dict.fromkeys(named) if id in known]
    if not people:
        raise FormError({"people": words.line("invite-nobody")})
    never = [each for each in people if not each.eligible]
    _mend("invite-never", never)
    listed = {each.other for each in await tx.find(Avoidance, member=ctx.who.id)}
    _mend("invite-own-list", [member for member in people if member.id in listed])
    earlier = await tx.find(Invitation, inviter=ctx.who.id, expires=After(tx.now))
    asked = {each.invitee for each in earlier}
    _mend("invite-again", [member for member in people if member.id in asked])
    return people


def _mend(key: str, people: Sequence[Member]) -> None:
    if people:
        raise FormError({"people": words.line(key, names=listed([each.person for each in people]))})


async def _barred(tx: Transaction, inviter: Member, others: Sequence[Member]) -> set[str]:
    """Return who must not meet the inviter, and who ruled out one of those who may; nobody learns
    of it."""
    out = {each.id for each in others if await apart(inviter, each, tx)}
    return out | await who_rule_out([each for each in others if each.id not in out], tx)


# -- answers --------------------------------------------------------------------------------------


async def invited(ctx: Context, tx: Transaction) -> Outcome:
    """Show an invitation once more, with everything one can answer."""
    invitation = await _mine(ctx, tx)
    inviter = await tx.get(Member, invitation.inviter)
    if inviter is None:
        raise Refusal(answers.invitation_over())
    return reply(answers.invitation(inviter, invitation, member=bool(ctx.who.joined)))


async def accept(ctx: Context, tx: Transaction) -> Outcome:
    """Say yes to an invitation, which is also a yes to Confab."""
    invitation = await _mine(ctx, tx)
    if ctx.who.joined:
        here(ctx.who, tx)
    await say_yes(ctx.who, tx)
    await tx.save(replace(invitation, reply=InvitationReply.YES))
    if not await _everybody_said_yes(tx, invitation.party):
        return put(answers.accepted(invitation.expires))
    await _meet(tx, await tx.find(Invitation, party=invitation.party))
    return put(answers.accepted_by_all())


async def _everybody_said_yes(tx: Transaction, party: str) -> bool:
    return {each.reply for each in await tx.find(Invitation, party=party)} == {InvitationReply.YES}


async def decline(ctx: Context, tx: Transaction) -> Outcome:
    """Say not now; the inviter sees no more than a silence would show."""
    await _refuse(ctx, tx)
    return put(answers.declined())


async def never(ctx: Context, tx: Transaction) -> Outcome:
    """Say no to this and to every later invitation from a peer."""
    with suppress(Refusal):  # where it is too late for this one, the wish counts
        await _refuse(ctx, tx)
    await no_more(ctx.who, tx)
    return put(answers.invited_no_more())


async def _refuse(ctx: Context, tx: Transaction) -> None:
    invitation = await _mine(ctx, tx)
    if await _everybody_said_yes(tx, invitation.party):
        raise Refusal(answers.invitation_over())
    await tx.save(replace(invitation, reply=InvitationReply.NO))


async def _mine(ctx: Context, tx: Transaction) -> Invitation:
    """Return the invitation a button names, while it can be answered by whoever presses."""
    invitation = await tx.get(Invitation, ctx.subject)
    if invitation is None or invitation.silent:
        raise Refusal(notices.moved_on())
    if invitation.invitee != ctx.who.id:
        raise Refusal(notices.not_yours())
    if tx.now >= invitation.expires:
        raise Refusal(answers.invitation_over())
    return invitation


# -- what becomes of it ---------------------------------------------------------------------------


async def expire(ctx: Context, tx: Transaction) -> None:
    """Let an invitation run out: those who said yes meet; else the inviter is told kindly."""
    party = await tx.find(Invitation, party=ctx.subject)
    if party:
        await _meet(tx, party)


async def _meet(tx: Transaction, party: Sequence[Invitation]) -> None:
    """Introduce an inviter and everybody who said yes and is there; tell whoever waits in vain."""
    first = party[0]
    if not await tx.first_time(f"party over:{first.party}"):
        return
    yes = [each.invitee for each in party if each.reply is InvitationReply.YES]
    found = await tx.find(Member, id=[first.inviter, *yes])
    members = [member for member in found if member.reachable(tx.now)]
    inviter = next((member for member in members if member.id == first.inviter), None)
    others = [member for member in members if member.id != first.inviter]
    barred = await _barred(tx, inviter, others) if inviter else set()
    whole = [member for member in members if member.id not in barred]
    if inviter and len(whole) > 1:
        await _introduce(tx, first, whole)
        members = [member for member in members if member.id in barred]
    for member in members:
        if member.id == first.inviter:
            await tx.send(member, "coffee:ran_out", first.party)
        else:
            await tx.send(member, "coffee:not_now", first.party)


async def _introduce(tx: Transaction, asked: Invitation, members: Sequence[Member]) -> None:
    parts = {member.id: Enrolment(series="", member=member.id) for member in members}
    pool = await few(tx, parts, CoffeeSettings(id=""))
    times = rules.outside(tx.now)
    frame = Frame(await bank(tx), 1, tx.now, times.ends, tx.now.toordinal())
    match = Match(people=tuple(sorted(parts)), score=0, shared=(), repeat=False)
    intro = replace(prepare(match, pool, frame), purpose=asked.purpose, starter=asked.inviter)
    await introduce(tx, None, "", intro, members, times)


async def withdraw(tx: Transaction, inviter: str) -> None:
    """Let the invitations of somebody who leaves end; whoever said yes is told kindly."""
    open_ones = await tx.find(Invitation, inviter=inviter, expires=After(tx.now))
    for party in {each.party for each in open_ones}:
        if await tx.first_time(f"party over:{party}"):
            await tx.cancel("coffee:expire", party)
            yes = [
                e.invitee for e in open_ones if e.party == party and e.reply is InvitationReply.YES
            ]
            for member in await tx.find(Member, id=yes):
                await tx.send(member, "coffee:not_now", party)

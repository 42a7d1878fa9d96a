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

from bot.kit import notices
from bot.kit.consent import say_yes
from bot.kit.hours import Hours
from bot.kit.ids import new_id
from bot.kit.inviting import no_more, pass_on, to_pass_on, unwanted
from bot.kit.people import Avoidance, Member
from bot.kit.ports import After, Work
from bot.kit.programme import Ask, Mend, Refusal
from bot.kit.series import Enrolment
from bot.kit.ui import OpenForm, Outcome, reply
from bot.kit.ui import replace as put
from bot.matching import Group as Match
from bot.programmes.coffee import rules
from bot.programmes.coffee.bank import bank
from bot.programmes.coffee.introduce import Frame, introduce, prepare
from bot.programmes.coffee.nouns import Invitation, Reply, Settings
from bot.programmes.coffee.pool import few
from bot.programmes.coffee.seated import here
from bot.programmes.coffee.views import forms
from bot.programmes.coffee.views import outside as answers
from bot.programmes.coffee.views.say import together, words


async def invite(ask: Ask, work: Work) -> Outcome:
    """Open the form that asks one person or a few for a coffee."""
    here(ask.who, work)
    others = tuple(id for id in ask.many("who") if id != ask.who.id)
    return OpenForm(forms.invite_form(others[: forms.MOST_INVITED]))


async def send_invitations(ask: Ask, work: Work) -> Outcome:
    """Ask the people named; the answer to the inviter is the same whatever becomes of it."""
    here(ask.who, work)
    people = await _invited(ask, work)
    party, expires = new_id(), _expires(ask.who, work)
    barred = await _barred(work, ask.who, people)
    for member in people:
        invitation = Invitation(
            party=party,
            inviter=ask.who.id,
            invitee=member.id,
            purpose=ask.text("purpose"),
            silent=member.id in barred or await unwanted(member, party, work),
            expires=expires,
            created=work.now,
        )
        await work.add(invitation)
        if not invitation.silent:
            card = "coffee:invitation" if member.joined else "coffee:peer_invitation"
            await pass_on(member, card, invitation.id, work=work)
    await work.later("coffee:expire", expires, party)
    said = answers.invitations_sent([member.person for member in people], expires)
    return reply(said, *to_pass_on(people, work.community))


def _expires(inviter: Member, work: Work) -> datetime:
    hours = Hours.of(inviter, work.community)
    return hours.working_days_on(work.now, rules.INVITATION_DAYS)


async def _invited(ask: Ask, work: Work) -> list[Member]:
    """Return the people named in the form; Mend where something the inviter may know forbids it."""
    named = [id for id in ask.many("people") if id != ask.who.id]
    known = {member.id: member for member in await work.find(Member, id=named)}
    people = [known[id] for id in dict.fromkeys(named) if id in known]
    if not people:
        raise Mend({"people": words.line("invite-nobody")})
    never = [each for each in people if not each.eligible]
    _mend("invite-never", never)
    listed = {each.other for each in await work.find(Avoidance, member=ask.who.id)}
    _mend("invite-own-list", [member for member in people if member.id in listed])
    earlier = await work.find(Invitation, inviter=ask.who.id, expires=After(work.now))
    asked = {each.invitee for each in earlier}
    _mend("invite-again", [member for member in people if member.id in asked])
    return people


def _mend(key: str, people: Sequence[Member]) -> None:
    if people:
        raise Mend({"people": words.line(key, names=together([each.person for each in people]))})


async def _barred(work: Work, inviter: Member, others: Sequence[Member]) -> set[str]:
    """Return who must not meet the inviter, or one of those who may; nobody learns of it."""
    parts = {each.id: Enrolment(series="", member=each.id) for each in (inviter, *others)}
    pool = await few(work, parts, Settings(id=""))
    out = {each.id for each in others if pool.barred(inviter.id, each.id)}
    left = parts.keys() - out - {inviter.id}
    return out | {id for pair in rules.pairs(left) if pool.barred(*pair) for id in pair}


# -- answers --------------------------------------------------------------------------------------


async def invited(ask: Ask, work: Work) -> Outcome:
    """Show an invitation once more, with everything one can answer."""
    invitation = await _mine(ask, work)
    inviter = await work.get(Member, invitation.inviter)
    if inviter is None:
        raise Refusal(answers.invitation_over())
    return reply(answers.invitation(inviter, invitation, member=bool(ask.who.joined)))


async def accept(ask: Ask, work: Work) -> Outcome:
    """Say yes to an invitation, which is also a yes to Confab."""
    invitation = await _mine(ask, work)
    if ask.who.joined:
        here(ask.who, work)
    await say_yes(ask.who, work)
    await work.save(replace(invitation, reply=Reply.YES))
    if not await _everybody_said_yes(work, invitation.party):
        return put(answers.accepted(invitation.expires))
    await _meet(work, await work.find(Invitation, party=invitation.party))
    return put(answers.accepted_by_all())


async def _everybody_said_yes(work: Work, party: str) -> bool:
    return {each.reply for each in await work.find(Invitation, party=party)} == {Reply.YES}


async def decline(ask: Ask, work: Work) -> Outcome:
    """Say not now; the inviter sees no more than a silence would show."""
    await _refuse(ask, work)
    return put(answers.declined())


async def never(ask: Ask, work: Work) -> Outcome:
    """Say no to this and to every later invitation from a peer."""
    with suppress(Refusal):  # where it is too late for this one, the wish counts
        await _refuse(ask, work)
    await no_more(ask.who, work)
    return put(answers.invited_no_more())


async def _refuse(ask: Ask, work: Work) -> None:
    invitation = await _mine(ask, work)
    if await _everybody_said_yes(work, invitation.party):
        raise Refusal(answers.invitation_over())
    await work.save(replace(invitation, reply=Reply.NO))


async def _mine(ask: Ask, work: Work) -> Invitation:
    """Return the invitation a button names, while it can be answered by whoever presses."""
    invitation = await work.get(Invitation, ask.subject)
    if invitation is None or invitation.silent:
        raise Refusal(notices.moved_on())
    if invitation.invitee != ask.who.id:
        raise Refusal(notices.not_yours())
    if work.now >= invitation.expires:
        raise Refusal(answers.invitation_over())
    return invitation


# -- what becomes of it ---------------------------------------------------------------------------


async def expire(ask: Ask, work: Work) -> None:
    """Let an invitation run out: those who said yes meet; else the inviter is told kindly."""
    party = await work.find(Invitation, party=ask.subject)
    if party:
        await _meet(work, party)


async def _meet(work: Work, party: Sequence[Invitation]) -> None:
    """Introduce an inviter and everybody who said yes and is there; tell whoever waits in vain."""
    first = party[0]
    if not await work.first_time(f"party over:{first.party}"):
        return
    yes = [each.invitee for each in party if each.reply is Reply.YES]
    found = await work.find(Member, id=[first.inviter, *yes])
    members = [member for member in found if member.reachable(work.now)]
    inviter = next((member for member in members if member.id == first.inviter), None)
    others = [member for member in members if member.id != first.inviter]
    barred = await _barred(work, inviter, others) if inviter else set()
    whole = [member for member in members if member.id not in barred]
    if inviter and len(whole) > 1:
        await _introduce(work, first, whole)
        members = [member for member in members if member.id in barred]
    for member in members:
        if member.id == first.inviter:
            await work.send(member, "coffee:ran_out", first.party)
        else:
            await work.send(member, "coffee:not_now", first.party)


async def _introduce(work: Work, asked: Invitation, members: Sequence[Member]) -> None:
    parts = {member.id: Enrolment(series="", member=member.id) for member in members}
    pool = await few(work, parts, Settings(id=""))
    times = rules.outside(work.now)
    frame = Frame(await bank(work), 1, work.now, times.ends, work.now.toordinal())
    match = Match(people=tuple(sorted(parts)), score=0, shared=(), repeat=False)
    intro = replace(prepare(match, pool, frame), purpose=asked.purpose, starter=asked.inviter)
    await introduce(work, None, "", intro, members, times)


async def withdraw(work: Work, inviter: str) -> None:
    """Let the invitations of somebody who leaves end; whoever said yes is told kindly."""
    open_ones = await work.find(Invitation, inviter=inviter, expires=After(work.now))
    for party in {each.party for each in open_ones}:
        if await work.first_time(f"party over:{party}"):
            await work.cancel("coffee:expire", party)
            yes = [e.invitee for e in open_ones if e.party == party and e.reply is Reply.YES]
            for member in await work.find(Member, id=yes):
                await work.send(member, "coffee:not_now", party)

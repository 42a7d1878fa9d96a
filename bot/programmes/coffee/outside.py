"""Coffee outside the rounds: now, somebody else instead, or people one asks by name."""

from __future__ import annotations

from dataclasses import replace

from bot.kit import notices
from bot.kit.consent import say_yes
from bot.kit.hours import Hours
from bot.kit.ids import new_id
from bot.kit.people import Avoidance, Bar, Member
from bot.kit.ports import AtLeast, Work
from bot.kit.programme import Ask, Mend, Refusal
from bot.kit.series import Enrolment, Part, Series
from bot.kit.ui import OpenForm, Outcome, reply
from bot.kit.ui import replace as put
from bot.matching import Group as Match
from bot.programmes.coffee import rules
from bot.programmes.coffee.bank import bank
from bot.programmes.coffee.introduce import Frame, introduce, prepare
from bot.programmes.coffee.late import find_somebody
from bot.programmes.coffee.meeting import seated
from bot.programmes.coffee.nouns import Invitation, Reply, Settings, Waiting
from bot.programmes.coffee.pool import few
from bot.programmes.coffee.views import answers, forms
from bot.programmes.coffee.views.say import words


async def now(ask: Ask, work: Work) -> Outcome:
    """Meet whoever else is waiting, or wait."""
    parts = await work.find(Enrolment, member=ask.who.id, part=Part.IN)
    if not parts:
        raise Refusal(answers.not_in())
    if ask.who.paused_at(work.now):
        raise Refusal(answers.paused())
    for part in parts:
        series = await work.get(Series, part.series)
        if series and await find_somebody(work, series, part):
            return reply(answers.found())
    await _wait(work, ask.who, parts[0])
    return reply(answers.waits(work.now + rules.WAITS))


async def _wait(work: Work, member: Member, part: Enrolment) -> None:
    await work.remove(Waiting, series=part.series, member=member.id)
    until = work.now + rules.WAITS
    await work.add(Waiting(series=part.series, member=member.id, until=until, created=work.now))


async def stop_waiting(ask: Ask, work: Work) -> Outcome:
    """Take back that one would meet now."""
    await work.remove(Waiting, member=ask.who.id)
    return put(answers.waits_no_more())


async def somebody_else(ask: Ask, work: Work) -> Outcome:
    """Find somebody else for a member whose coffee does not happen."""
    group, _ = await seated(ask, work)
    part = await work.one(Enrolment, series=group.series, member=ask.who.id, part=Part.IN)
    series = await work.get(Series, group.series)
    if part is None or series is None:
        raise Refusal(answers.not_in())
    if not await work.first_time(f"rematch:{group.id}:{ask.who.id}"):
        return put(answers.found_or_waits())
    if await find_somebody(work, series, part):
        return put(answers.found())
    await _wait(work, ask.who, part)
    return put(answers.waits(work.now + rules.WAITS))


# -- invitations ----------------------------------------------------------------------------------


async def invite(ask: Ask, work: Work) -> Outcome:
    """Open the form that asks one person or a few for a coffee."""
    if not ask.who.joined:
        raise Refusal(answers.join_first())
    return OpenForm(forms.invite_form(ask.many("who")))


async def send_invitations(ask: Ask, work: Work) -> Outcome:
    """Ask the people named; what becomes of each stays between them and Confab."""
    ids = [id for id in ask.many("people") if id != ask.who.id]
    people = [m for m in await work.find(Member, id=ids) if not (m.bot or m.guest)]
    if not people:
        raise Mend({"people": words.line("invite-nobody")})
    party = new_id()
    hours = Hours.of(ask.who, work.community)
    expires = hours.working_days_on(work.now, rules.INVITATION_DAYS)
    for member in people:
        invitation = Invitation(
            party=party,
            inviter=ask.who.id,
            invitee=member.id,
            purpose=ask.text("purpose"),
            silent=await _unwanted(work, ask.who, member),
            expires=expires,
            created=work.now,
        )
        await work.add(invitation)
        if not invitation.silent:
            card = "coffee:invitation" if member.joined else "coffee:peer_invitation"
            await work.send(member, card, invitation.id)
    await work.later("coffee:expire", expires, party)
    return reply(answers.invitations_sent([member.person for member in people], expires))


async def _unwanted(work: Work, inviter: Member, invitee: Member) -> bool:
    """Say whether an invitation must not arrive; the inviter never learns of it."""
    for owner, other in ((invitee, inviter), (inviter, invitee)):
        bars = await work.find(Avoidance, member=owner.id, other=other.id)
        if any(bar.bar is Bar.PERSON for bar in bars):
            return True
    if invitee.joined:
        return not invitee.reachable(work.now)
    since = AtLeast(work.now - rules.PEER_INVITES)
    earlier = await work.count(Invitation, invitee=invitee.id, created=since, silent=False)
    return earlier > 0 or invitee.uninvited


async def accept(ask: Ask, work: Work) -> Outcome:
    """Say yes to an invitation, which is also a yes to Confab."""
    invitation = await _mine(ask, work)
    await say_yes(ask.who, work)
    await work.save(replace(invitation, reply=Reply.YES))
    await _when_all_answered(work, invitation.party)
    return put(answers.accepted())


async def decline(ask: Ask, work: Work) -> Outcome:
    """Say not now; the inviter sees no more than a silence would show."""
    invitation = await _mine(ask, work)
    await work.save(replace(invitation, reply=Reply.NO))
    await _when_all_answered(work, invitation.party)
    return put(answers.declined())


async def never(ask: Ask, work: Work) -> Outcome:
    """Say no to this and to every later invitation from a peer."""
    invitation = await _mine(ask, work)
    await work.save(replace(invitation, reply=Reply.NO))
    await work.save(replace(ask.who, uninvited=True))
    await _when_all_answered(work, invitation.party)
    return put(answers.invited_no_more())


async def _when_all_answered(work: Work, party_id: str) -> None:
    """Bring together whoever said yes, as soon as nobody is waited for."""
    party = await work.find(Invitation, party=party_id)
    said_yes = any(each.reply is Reply.YES for each in party)
    if not said_yes or any(each.reply is Reply.OPEN for each in party):
        return
    if await work.first_time(f"party over:{party_id}"):
        await _make_group(work, party)


async def _mine(ask: Ask, work: Work) -> Invitation:
    invitation = await work.get(Invitation, ask.subject)
    if invitation is None or work.now >= invitation.expires:
        raise Refusal(notices.moved_on())
    if invitation.invitee != ask.who.id:
        raise Refusal(notices.not_yours())
    return invitation


async def expire(ask: Ask, work: Work) -> None:
    """Let an invitation run out: those who said yes meet; else the inviter is told kindly."""
    party = await work.find(Invitation, party=ask.subject)
    if not party or not await work.first_time(f"party over:{ask.subject}"):
        return
    if any(each.reply is Reply.YES for each in party):
        return await _make_group(work, party)
    inviter = await work.get(Member, party[0].inviter)
    if inviter:
        await work.send(inviter, "coffee:ran_out", ask.subject)


async def _make_group(work: Work, party: list[Invitation]) -> None:
    """Introduce an inviter and everybody who said yes."""
    yes = [party[0].inviter, *(each.invitee for each in party if each.reply is Reply.YES)]
    members = [m for m in await work.find(Member, id=yes) if m.reachable(work.now)]
    if len(members) < 2:
        return
    parts = {id: Enrolment(series="", member=id) for id in (member.id for member in members)}
    pool = await few(work, parts, Settings(id=""))
    times = rules.outside(work.now)
    frame = Frame(await bank(work), 1, work.now, times.ends, work.now.toordinal())
    match = Match(people=tuple(sorted(parts)), score=0, shared=(), repeat=False)
    intro = replace(prepare(match, pool, frame), purpose=party[0].purpose)
    await introduce(work, None, "", intro, members, times)

"""Who may ask about a commitment: by its owner's wish and their own yes.

The owner learns of a yes and of nothing else: a no, a silence, a pause and an exclusion look alike.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from bot.kit import inviting, notices
from bot.kit.apart import apart
from bot.kit.commitments import Asker, Commitment, Consent, Course
from bot.kit.consent import say_yes
from bot.kit.hours import Hours
from bot.kit.inviting import no_more, unwanted
from bot.kit.people import Member
from bot.kit.ports import After, Work
from bot.kit.programme import Ask, Mend, Refusal
from bot.kit.ui import Card, Outcome, reply
from bot.programmes.commitments import rules
from bot.programmes.commitments.mine import live
from bot.programmes.commitments.say import words
from bot.programmes.commitments.views import asking as views


async def invite(ask: Ask, made: Commitment, work: Work) -> None:
    """Remember whom the form names; nobody hears of it before the commitment counts."""
    named = ask.text("peer")
    if not named:
        return
    peer = await work.get(Member, named)
    if peer is None or not peer.eligible:
        raise Mend({"peer": words.line("peer-never")})
    if peer.id == ask.who.id:
        raise Mend({"peer": words.line("peer-self")})
    hours = Hours.of(ask.who, work.community)
    asker = Asker(
        commitment=made.id,
        owner=made.member,
        member=peer.id,
        silent=await apart(ask.who, peer, work) or _away(peer, work),
        expires=hours.working_days_on(work.now, rules.ASK_DAYS),
        created=work.now,
    )
    await work.add(asker)


def _away(peer: Member, work: Work) -> bool:
    return bool(peer.joined) and not peer.reachable(work.now)


async def send_waiting(made: Commitment, work: Work) -> None:
    """Ask those who have not heard of it yet, where that may arrive; the owner cannot tell."""
    for asker in await work.find(Asker, commitment=made.id, consent=Consent.OPEN):
        if asker.silent:
            continue
        peer = await work.get(Member, asker.member)
        if peer is None or (not peer.joined and await unwanted(peer, asker.id, work)):
            await work.save(replace(asker, silent=True))
            continue
        kind = "commitments:may_ask" if peer.joined else "commitments:may_ask_new"
        await inviting.pass_on(peer, kind, asker.id, work=work)


async def to_pass_on(made: Commitment, work: Work) -> tuple[Card, ...]:
    """Return what its owner can say to those asked whom the bot may not write to first; only a yes
    changes it."""
    asked = await work.find(Asker, commitment=made.id, expires=After(work.now))
    waits = [each.member for each in asked if each.consent is not Consent.YES]
    peers = await work.find(Member, id=waits)
    return inviting.to_pass_on(peers, work.community)


async def accept(ask: Ask, work: Work) -> Outcome:
    """Say yes to asking, which is also a yes to Confab."""
    asker, owner = await _asked(ask, work)
    await say_yes(ask.who, work)
    await work.save(replace(asker, consent=Consent.YES))
    if asker.consent is not Consent.YES:
        await work.send(owner, "commitments:will_ask", asker.id)
    return reply(views.accepted(owner, asker))


async def decline(ask: Ask, work: Work) -> Outcome:
    """Say not now, or ask no longer; the owner hears nothing of it."""
    asker, _ = await _asked(ask, work)
    await work.save(replace(asker, consent=Consent.NO))
    return reply(views.declined())


async def nobody(ask: Ask, work: Work) -> Outcome:
    """Let nobody ask about one's own commitment any more; they hear nothing of it."""
    found = await live(ask, work)
    await work.remove(Asker, commitment=found.id)
    return reply(views.nobody_asks(found))


async def never(ask: Ask, work: Work) -> Outcome:
    """Say no to this and to every later invitation from a peer."""
    with suppress(Refusal):  # where it is too late for this one, the wish counts
        asker, _ = await _asked(ask, work)
        await work.save(replace(asker, consent=Consent.NO))
    await no_more(ask.who, work)
    return reply(views.invited_no_more())


async def _asked(ask: Ask, work: Work) -> tuple[Asker, Member]:
    """Return the asking a button is about and its owner, while it can be answered."""
    asker = await work.get(Asker, ask.subject)
    owner = await work.get(Member, asker.owner) if asker else None
    made = await work.get(Commitment, asker.commitment) if asker else None
    if asker is None or owner is None or made is None or asker.silent:
        raise Refusal(notices.moved_on())
    if asker.member != ask.who.id:
        raise Refusal(notices.not_yours())
    over = asker.consent is Consent.OPEN and work.now >= asker.expires
    if over or made.course is not Course.OPEN:
        raise Refusal(views.asking_over())
    return asker, owner

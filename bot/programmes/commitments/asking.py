"""Who may ask about a commitment: by its owner's wish and their own yes.

The owner learns of a yes and of nothing else: a no, a silence, a pause and an exclusion look alike.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from bot.kit.contracts.context import Context, FormError, Refusal
from bot.kit.contracts.transaction import After, Transaction
from bot.kit.membership import invitations
from bot.kit.membership.avoidance import apart
from bot.kit.membership.consent import say_yes
from bot.kit.membership.invitations import no_more, unwanted
from bot.kit.model.commitments import Asker, Commitment, Consent, Course
from bot.kit.model.people import Member
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.time.working_hours import Hours
from bot.kit.widgets import notices
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.commitments import rules
from bot.programmes.commitments.access import live
from bot.programmes.commitments.views import asking as views

words = Phrasebook("bot.programmes.commitments")


async def invite(ctx: Context, made: Commitment, tx: Transaction) -> None:
    """Remember whom the form names; nobody hears of it before the commitment counts."""
    named = ctx.text("peer")
    if not named:
        return
    peer = await tx.get(Member, named)
    if peer is None or not peer.eligible:
        raise FormError({"peer": words.line("peer-never")})
    if peer.id == ctx.who.id:
        raise FormError({"peer": words.line("peer-self")})
    hours = Hours.of(ctx.who, tx.community)
    asker = Asker(
        commitment=made.id,
        owner=made.member,
        member=peer.id,
        silent=await apart(ctx.who, peer, tx) or _away(peer, tx),
        expires=hours.working_days_on(tx.now, rules.ASK_DAYS),
        created=tx.now,
    )
    await tx.add(asker)


def _away(peer: Member, tx: Transaction) -> bool:
    return bool(peer.joined) and not peer.reachable(tx.now)


async def send_waiting(made: Commitment, tx: Transaction) -> None:
    """Ask those who have not heard of it yet, where that may arrive; the owner cannot tell."""
    for asker in await tx.find(Asker, commitment=made.id, consent=Consent.OPEN):
        if asker.silent:
            continue
        peer = await tx.get(Member, asker.member)
        if peer is None or (not peer.joined and await unwanted(peer, asker.id, tx)):
            await tx.save(replace(asker, silent=True))
            continue
        kind = "commitments:may_ask" if peer.joined else "commitments:may_ask_new"
        await invitations.pass_on(peer, kind, asker.id, tx=tx)


async def to_pass_on(made: Commitment, tx: Transaction) -> tuple[Card, ...]:
    """Return what its owner can say to those asked whom the bot may not write to first; only a yes
    changes it."""
    asked = await tx.find(Asker, commitment=made.id, expires=After(tx.now))
    waits = [each.member for each in asked if each.consent is not Consent.YES]
    peers = await tx.find(Member, id=waits)
    return invitations.to_pass_on(peers, tx.community)


async def accept(ctx: Context, tx: Transaction) -> Outcome:
    """Say yes to asking, which is also a yes to Confab."""
    asker, owner = await _asked(ctx, tx)
    await say_yes(ctx.who, tx)
    await tx.save(replace(asker, consent=Consent.YES))
    if asker.consent is not Consent.YES:
        await tx.send(owner, "commitments:will_ask", asker.id)
    return reply(views.accepted(owner, asker))


async def decline(ctx: Context, tx: Transaction) -> Outcome:
    """Say not now, or ask no longer; the owner hears nothing of it."""
    asker, _ = await _asked(ctx, tx)
    await tx.save(replace(asker, consent=Consent.NO))
    return reply(views.declined())


async def nobody(ctx: Context, tx: Transaction) -> Outcome:
    """Let nobody ask about one's own commitment any more; they hear nothing of it."""
    found = await live(ctx, tx)
    await tx.remove(Asker, commitment=found.id)
    return reply(views.nobody_asks(found))


async def never(ctx: Context, tx: Transaction) -> Outcome:
    """Say no to this and to every later invitation from a peer."""
    with suppress(Refusal):  # where it is too late for this one, the wish counts
        asker, _ = await _asked(ctx, tx)
        await tx.save(replace(asker, consent=Consent.NO))
    await no_more(ctx.who, tx)
    return reply(views.invited_no_more())


async def _asked(ctx: Context, tx: Transaction) -> tuple[Asker, Member]:
    """Return the asking a button is about and its owner, while it can be answered."""
    asker = await tx.get(Asker, ctx.subject)
    owner = await tx.get(Member, asker.owner) if asker else None
    made = await tx.get(Commitment, asker.commitment) if asker else None
    if asker is None or owner is None or made is None or asker.silent:
        raise Refusal(notices.moved_on())
    if asker.member != ctx.who.id:
        raise Refusal(notices.not_yours())
    over = asker.consent is Consent.OPEN and tx.now >= asker.expires
    if over or made.course is not Course.OPEN:
        raise Refusal(views.asking_over())
    return asker, owner

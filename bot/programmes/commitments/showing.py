"""Seeing one's commitments: all of them, and one with what can be done about it."""

from __future__ import annotations

from bot.kit.contracts.context import Context
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.commitments import Asker, Commitment, Consent, ProgressStep
from bot.kit.model.people import Member
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import Outcome, reply
from bot.programmes.commitments.access import LIVE, joined, mine
from bot.programmes.commitments.rules import in_order
from bot.programmes.commitments.views import own as views

TOLD = 5  # steps shown, the newest


async def listing(ctx: Context, tx: Transaction) -> Outcome:
    """Show what is open, and how much is done."""
    member = joined(ctx)
    found = await open_ones(member, tx)
    closed = await tx.count(Commitment, member=member.id) - len(found)
    return reply(views.listing(found, closed, member, tx.community, ctx.subject))


async def open_ones(member: Member, tx: Transaction) -> list[Commitment]:
    """Return what a member has set out to do and not closed, by day."""
    return in_order(await tx.find(Commitment, member=member.id, course=LIVE))


async def closed(ctx: Context, tx: Transaction) -> Outcome:
    """Show what is done or let go, the newest first."""
    every = await tx.find(Commitment, member=joined(ctx).id, order="-changed")
    return reply(views.closed([each for each in every if each.course not in LIVE], ctx.subject))


async def one(ctx: Context, tx: Transaction) -> Outcome:
    """Show one with what can be done about it."""
    return reply(await card_of(await mine(ctx, tx), ctx.who, tx))


async def card_of(found: Commitment, member: Member, tx: Transaction, said: str = "one") -> Card:
    """Return the card of one commitment for its owner; `said` names the words above it."""
    asked = await tx.find(Asker, commitment=found.id, order="created")
    peers = {each.id: each for each in await tx.find(Member, id=[a.member for a in asked])}
    yes = [peers[a.member] for a in asked if a.consent is Consent.YES and a.member in peers]
    waits = [
        peers[a.member]
        for a in asked
        if a.consent is not Consent.YES and a.member in peers and tx.now < a.expires
    ]
    steps = await tx.find(ProgressStep, commitment=found.id, order="-created", limit=TOLD)
    shown = views.ShownCommitment(found, member, tx.community, yes, waits, steps[::-1])
    return views.one(shown, said)

"""Seeing one's commitments: all of them, and one with what can be done about it."""

from __future__ import annotations

from bot.kit.commitments import Asker, Commitment, Consent, Step
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask
from bot.kit.ui import Card, Outcome, reply
from bot.programmes.commitments.mine import LIVE, joined, mine
from bot.programmes.commitments.rules import in_order
from bot.programmes.commitments.views import own as views

TOLD = 5  # steps shown, the newest


async def listing(ask: Ask, work: Work) -> Outcome:
    """Show what is open, and how much is done."""
    member = joined(ask)
    found = await open_ones(member, work)
    closed = await work.count(Commitment, member=member.id) - len(found)
    return reply(views.listing(found, closed, member, work.community, ask.subject))


async def open_ones(member: Member, work: Work) -> list[Commitment]:
    """Return what a member has set out to do and not closed, by day."""
    return in_order(await work.find(Commitment, member=member.id, course=LIVE))


async def closed(ask: Ask, work: Work) -> Outcome:
    """Show what is done or let go, the newest first."""
    every = await work.find(Commitment, member=joined(ask).id, order="-changed")
    return reply(views.closed([each for each in every if each.course not in LIVE], ask.subject))


async def one(ask: Ask, work: Work) -> Outcome:
    """Show one with what can be done about it."""
    return reply(await card_of(await mine(ask, work), ask.who, work))


async def card_of(found: Commitment, member: Member, work: Work, said: str = "one") -> Card:
    """Return the card of one commitment for its owner; `said` names the words above it."""
    asked = await work.find(Asker, commitment=found.id, order="created")
    peers = {each.id: each for each in await work.find(Member, id=[a.member for a in asked])}
    yes = [peers[a.member] for a in asked if a.consent is Consent.YES and a.member in peers]
    waits = [
        peers[a.member]
        for a in asked
        if a.consent is not Consent.YES and a.member in peers and work.now < a.expires
    ]
    steps = await work.find(Step, commitment=found.id, order="-created", limit=TOLD)
    shown = views.Shown(found, member, work.community, yes, waits, steps[::-1])
    return views.one(shown, said)

"""Finding the conversation a press is about, and who sits where in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.kit.contracts.context import Context, Refusal
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.kit.widgets import notices
from bot.programmes.coaching.models import Conversation, Limit, Participant
from bot.programmes.coaching.rules import ENDS, OFFERED, whose
from bot.programmes.coaching.state_machine import TalkState
from bot.programmes.coaching.views import asking

OPEN = tuple(state for state in TalkState if state not in ENDS)
AS_COACH = tuple(state for state in OPEN if state is not TalkState.DEBRIEF)
MOST_OPEN = 2  # conversations somebody is asked into at a time, unless they choose another limit


def here(member: Member, tx: Transaction) -> Member:
    """Return somebody who may begin something; Refusal while they are paused or have not joined."""
    if not member.joined:
        raise Refusal(asking.join_first())
    return awake(member, tx)


def awake(member: Member, tx: Transaction) -> Member:
    """Return somebody who is not paused, else Refusal."""
    if member.paused_at(tx.now):
        raise Refusal(asking.paused())
    return member


async def seated(ctx: Context, tx: Transaction) -> tuple[Conversation, Participant]:
    """Return the conversation in the subject and the presser's chair in it."""
    found = await tx.get(Conversation, ctx.subject.partition(".")[0])
    if found is None:
        raise Refusal(notices.moved_on())
    chair = await tx.one(Participant, conversation=found.id, member=ctx.who.id)
    if chair is None or chair.silent:
        newer = ctx.who.created > found.created
        raise Refusal(notices.moved_on() if newer or chair else notices.not_yours())
    return found, chair


async def chairs(talk: Conversation, tx: Transaction) -> list[Participant]:
    """Return the chairs of a conversation by seat."""
    return await tx.find(Participant, conversation=talk.id, order="seat")


async def people(talk: Conversation, tx: Transaction) -> dict[int, Member]:
    """Return who sits where; a seat whose member deleted everything is missing."""
    by_id = {chair.member: chair.seat for chair in await chairs(talk, tx)}
    found = await tx.find(Member, id=list(by_id))
    return dict(sorted((by_id[member.id], member) for member in found))


async def others(talk: Conversation, member: Member, tx: Transaction) -> list[Member]:
    """Return the others in a conversation."""
    return [each for each in (await people(talk, tx)).values() if each.id != member.id]


async def mine(member: Member, tx: Transaction) -> list[tuple[Conversation, Participant]]:
    """Return somebody's open conversations, the newest first; never one they must not hear of."""
    chairs = await tx.find(Participant, member=member.id)
    held = {chair.conversation: chair for chair in chairs if not chair.silent}
    found = await tx.find(Conversation, id=list(held), state=OPEN, order="-created")
    return [(each, held[each.id]) for each in found]


async def busy(member: Member, tx: Transaction) -> bool:
    """Say whether somebody is asked into as many conversations as they like to carry."""
    held = await loads([member.id], tx)
    return held[member.id] >= (await most_open([member.id], tx))[member.id]


async def loads(members: Sequence[str], tx: Transaction) -> dict[str, int]:
    """Return into how many open conversations each of these members was asked, or turned."""
    held = await tx.find(Participant, member=members)
    asked = [chair for chair in held if chair.seat > 0 and not chair.silent]
    ids = [chair.conversation for chair in asked]
    open_ones = {talk.id for talk in await tx.find(Conversation, id=ids, state=AS_COACH)}
    found = Counter(chair.member for chair in asked if chair.conversation in open_ones)
    return {member: found[member] for member in members}


async def most_open(members: Sequence[str], tx: Transaction) -> dict[str, int]:
    """Return into how many conversations at once each of these members may be asked."""
    set_by = {each.id: each.most for each in await tx.find(Limit, id=members)}
    return {member: set_by.get(member, MOST_OPEN) for member in members}


def to_act(talk: Conversation) -> frozenset[int]:
    """Return the seats that are waited for."""
    every = frozenset(range(len(talk.kind.roles)))
    at = talk.standing
    if talk.state in OFFERED:
        return every - {0} - at.given
    return whose(talk.kind, at) or every - at.given

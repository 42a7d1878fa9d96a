"""Finding the conversation a press is about, and who sits where in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.kit import notices
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Refusal
from bot.programmes.coaching.machine import State
from bot.programmes.coaching.nouns import Chair, Conversation, Limit
from bot.programmes.coaching.rules import ENDS, OFFERED, whose
from bot.programmes.coaching.views import asking

OPEN = tuple(state for state in State if state not in ENDS)
AS_COACH = tuple(state for state in OPEN if state is not State.DEBRIEF)
MOST_OPEN = 2  # conversations somebody is asked into at a time, unless they choose another limit


def here(member: Member, work: Work) -> Member:
    """Return somebody who may begin something; Refusal while they are paused or have not joined."""
    if not member.joined:
        raise Refusal(asking.join_first())
    return awake(member, work)


def awake(member: Member, work: Work) -> Member:
    """Return somebody who is not paused, else Refusal."""
    if member.paused_at(work.now):
        raise Refusal(asking.paused())
    return member


async def seated(ask: Ask, work: Work) -> tuple[Conversation, Chair]:
    """Return the conversation in the subject and the presser's chair in it."""
    found = await work.get(Conversation, ask.subject.partition(".")[0])
    if found is None:
        raise Refusal(notices.moved_on())
    chair = await work.one(Chair, conversation=found.id, member=ask.who.id)
    if chair is None or chair.silent:
        newer = ask.who.created > found.created
        raise Refusal(notices.moved_on() if newer or chair else notices.not_yours())
    return found, chair


async def chairs(talk: Conversation, work: Work) -> list[Chair]:
    """Return the chairs of a conversation by seat."""
    return await work.find(Chair, conversation=talk.id, order="seat")


async def people(talk: Conversation, work: Work) -> dict[int, Member]:
    """Return who sits where; a seat whose member deleted everything is missing."""
    by_id = {chair.member: chair.seat for chair in await chairs(talk, work)}
    found = await work.find(Member, id=list(by_id))
    return dict(sorted((by_id[member.id], member) for member in found))


async def others(talk: Conversation, member: Member, work: Work) -> list[Member]:
    """Return the others in a conversation."""
    return [each for each in (await people(talk, work)).values() if each.id != member.id]


async def mine(member: Member, work: Work) -> list[tuple[Conversation, Chair]]:
    """Return somebody's open conversations, the newest first; never one they must not hear of."""
    chairs = await work.find(Chair, member=member.id)
    held = {chair.conversation: chair for chair in chairs if not chair.silent}
    found = await work.find(Conversation, id=list(held), state=OPEN, order="-created")
    return [(each, held[each.id]) for each in found]


async def busy(member: Member, work: Work) -> bool:
    """Say whether somebody is asked into as many conversations as they like to carry."""
    held = await loads([member.id], work)
    return held[member.id] >= (await most_open([member.id], work))[member.id]


async def loads(members: Sequence[str], work: Work) -> dict[str, int]:
    """Return into how many open conversations each of these members was asked, or turned."""
    held = await work.find(Chair, member=members)
    asked = [chair for chair in held if chair.seat > 0 and not chair.silent]
    ids = [chair.conversation for chair in asked]
    open_ones = {talk.id for talk in await work.find(Conversation, id=ids, state=AS_COACH)}
    found = Counter(chair.member for chair in asked if chair.conversation in open_ones)
    return {member: found[member] for member in members}


async def most_open(members: Sequence[str], work: Work) -> dict[str, int]:
    """Return into how many conversations at once each of these members may be asked."""
    set_by = {each.id: each.most for each in await work.find(Limit, id=members)}
    return {member: set_by.get(member, MOST_OPEN) for member in members}


def to_act(talk: Conversation) -> frozenset[int]:
    """Return the seats that are waited for."""
    every = frozenset(range(len(talk.kind.roles)))
    at = talk.standing
    if talk.state in OFFERED:
        return every - {0} - at.given
    return whose(talk.kind, at) or every - at.given

"""Answering an invitation, and agreeing before a conversation begins."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.consent import say_yes
from bot.kit.inviting import no_more
from bot.kit.ports import Work
from bot.kit.programme import Ask
from bot.kit.ui import Outcome, reply
from bot.kit.ui import replace as put
from bot.programmes.coaching.machine import Event, Kept, State
from bot.programmes.coaching.moving import move, pressed
from bot.programmes.coaching.nouns import AGREEMENT, Conversation
from bot.programmes.coaching.rules import OFFERED
from bot.programmes.coaching.seated import awake, others, people, seated, to_act
from bot.programmes.coaching.views import asking as views


async def accept(ask: Ask, work: Work) -> Outcome:
    """Say yes, which is also a yes to Confab; the agreement comes next."""
    awake(ask.who, work)
    talk, chair = await seated(ask, work)
    await say_yes(ask.who, work)
    after = await pressed(Event.ACCEPT, talk, chair, ask, work)
    if isinstance(after, Kept):
        return put(views.accepted_before(talk))
    if after.state in OFFERED:
        return put(views.accepted_first())
    return put(views.agreement(after, await people(after, work), work.community))


async def later(ask: Ask, work: Work) -> Outcome:
    """Say yes at another time; the invitation stays open for longer."""
    talk, chair = await seated(ask, work)
    after = await pressed(Event.LATER, talk, chair, ask, work)
    if isinstance(after, Conversation):
        talk = after
    return put(views.said_later((await people(talk, work))[0], talk))


async def decline(ask: Ask, work: Work) -> Outcome:
    """Say not now; nobody asks why."""
    talk, chair = await seated(ask, work)
    await pressed(Event.DECLINE, talk, chair, ask, work)
    return put(views.said_no())


async def never(ask: Ask, work: Work) -> Outcome:
    """Say no to this and to every later invitation from a peer."""
    talk, chair = await seated(ask, work)
    await move(talk, Event.DECLINE, chair, work)  # where it is too late for that, the wish counts
    await no_more(ask.who, work)
    return put(views.invited_no_more())


async def agreement(ask: Ask, work: Work) -> Outcome:
    """Show what is to be agreed to."""
    talk, _ = await seated(ask, work)
    return reply(views.agreement(talk, await people(talk, work), work.community))


async def agree(ask: Ask, work: Work) -> Outcome:
    """Agree; once everybody has, a place opens or the conversation in it begins."""
    awake(ask.who, work)
    talk, chair = await seated(ask, work)
    after = await pressed(Event.AGREE, talk, chair, ask, work)
    if isinstance(after, Conversation):
        await work.save(replace(chair, agreed=AGREEMENT))
        talk = after
    again = bool(talk.origin)
    if talk.state is not State.AGREEING:
        return put(views.begins(again=again))
    waiting = to_act(talk)
    there = await people(talk, work)
    still = [there[seat] for seat in sorted(waiting) if seat in there]
    return put(views.waits_for(still or await others(talk, ask.who, work), again=again))

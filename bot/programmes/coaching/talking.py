"""What people press while they talk: on the standing card, in private, or by a command."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.kit.contacts import Contacts
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Refusal
from bot.kit.ui import Card, Done, Outcome, reply
from bot.kit.ui import replace as put
from bot.programmes.coaching.cards import shown
from bot.programmes.coaching.machine import Event, Kept, State
from bot.programmes.coaching.moving import move, pressed
from bot.programmes.coaching.nouns import Chair, Conversation
from bot.programmes.coaching.rules import OFFERED, TALKING
from bot.programmes.coaching.seated import awake, mine, others, people, seated
from bot.programmes.coaching.views import after, asking
from bot.programmes.coaching.views import stage as views

ALWAYS = (Event.END, Event.STOP, Event.PAUSE)  # also for whoever has switched everything off


def presses(event: Event) -> Callable[[Ask, Work], Awaitable[Outcome]]:
    """Return the handler of one event on the standing card or in private."""

    async def handler(ask: Ask, work: Work) -> Outcome:
        if event not in ALWAYS:
            awake(ask.who, work)
        talk, chair = await seated(ask, work)
        changed = await pressed(event, talk, chair, ask, work)
        return await _answer(
            event, talk if isinstance(changed, Kept) else changed, chair, ask, work
        )

    return handler


async def _answer(event: Event, talk: Conversation, chair: Chair, ask: Ask, work: Work) -> Outcome:
    """Answer where it was pressed; the standing card changes by itself."""
    match ask.subject.partition(".")[2]:
        case "more":
            return put(views.done(event))
        case "show":
            return put(await private(talk, chair, work))
    if event is Event.END and not talk.place:
        return put(after.ended())
    return Done()


async def more(ask: Ask, work: Work) -> Outcome:
    """Offer the presser what else they can do, in private."""
    talk, chair = await seated(ask, work)
    return reply(views.more(talk, chair.seat))


async def show(ask: Ask, work: Work) -> Outcome:
    """Show the presser how a conversation stands."""
    talk, chair = await seated(ask, work)
    return reply(await private(talk, chair, work))


async def private(talk: Conversation, chair: Chair, work: Work) -> Card:
    """Return the card of a conversation for one of its people alone."""
    seats = await people(talk, work)
    if talk.state in OFFERED and chair.seat and 0 in seats:
        return asking.invitation(seats[0], talk, "", chair.seat, new=False)
    if talk.state in OFFERED:
        return asking.asked([who for seat, who in seats.items() if seat], talk)
    return views.in_private(views.standing(await shown(talk, work)), talk)


async def beyond(ask: Ask, work: Work) -> Outcome:
    """Show whom to turn to, to the presser alone; nothing is written down about it."""
    talk, _ = await seated(ask, work)
    return reply(views.beyond(Contacts.of(work.community), talk))


async def stop(ask: Ask, work: Work) -> Outcome:
    """End because it is more than peer support; the others see an end like any other."""
    talk, chair = await seated(ask, work)
    await pressed(Event.STOP, talk, chair, ask, work)
    return put(after.ended())


async def end(ask: Ask, work: Work) -> Outcome:
    """End the conversation one is in; of several, ask which."""
    found = await _live(ask.who, work)
    if len(found) > 1:
        return await which(ask, work)
    await move(found[0][0], Event.END, found[0][1], work)
    return reply(after.ended())


async def which(ask: Ask, work: Work) -> Outcome:
    """Ask which of several to end, from the one on that the subject counts."""
    found = await _live(ask.who, work)
    rows = [(talk, c.seat, await others(talk, ask.who, work)) for talk, c in found]
    return reply(after.which_to_end(rows, ask.subject))


async def _live(member: Member, work: Work) -> list[tuple[Conversation, Chair]]:
    live = (*TALKING, State.AGREEING, State.PAUSED)
    found = [(talk, chair) for talk, chair in await mine(member, work) if talk.state in live]
    if not found:
        raise Refusal(after.no_talk())
    return found

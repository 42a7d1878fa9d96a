"""What people press while they talk: on the standing card, in private, or by a command."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.kit.contracts.context import Context, Refusal
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import Done, Outcome, reply
from bot.kit.screen.outcomes import replace as put
from bot.kit.widgets.contacts import Contacts
from bot.programmes.coaching.access import awake, mine, others, people, seated
from bot.programmes.coaching.cards import shown
from bot.programmes.coaching.models import Conversation, Participant
from bot.programmes.coaching.rules import OFFERED, TALKING
from bot.programmes.coaching.state_machine import Event, KeptNote, TalkState
from bot.programmes.coaching.transitions import move, pressed
from bot.programmes.coaching.views import after, asking
from bot.programmes.coaching.views import stage as views

ALWAYS = (Event.END, Event.STOP, Event.PAUSE)  # also for whoever has switched everything off


def presses(event: Event) -> Callable[[Context, Transaction], Awaitable[Outcome]]:
    """Return the handler of one event on the standing card or in private."""

    async def handler(ctx: Context, tx: Transaction) -> Outcome:
        if event not in ALWAYS:
            awake(ctx.who, tx)
        talk, chair = await seated(ctx, tx)
        changed = await pressed(event, talk, chair, ctx, tx)
        return await _answer(
            event, talk if isinstance(changed, KeptNote) else changed, chair, ctx, tx
        )

    return handler


async def _answer(
    event: Event, talk: Conversation, chair: Participant, ctx: Context, tx: Transaction
) -> Outcome:
    """Answer where it was pressed; the standing card changes by itself."""
    match ctx.subject.partition(".")[2]:
        case "more":
            return put(views.done(event))
        case "show":
            return put(await private(talk, chair, tx))
    if event is Event.END and not talk.place:
        return put(after.ended())
    return Done()


async def more(ctx: Context, tx: Transaction) -> Outcome:
    """Offer the presser what else they can do, in private."""
    talk, chair = await seated(ctx, tx)
    return reply(views.more(talk, chair.seat))


async def show(ctx: Context, tx: Transaction) -> Outcome:
    """Show the presser how a conversation stands."""
    talk, chair = await seated(ctx, tx)
    return reply(await private(talk, chair, tx))


async def private(talk: Conversation, chair: Participant, tx: Transaction) -> Card:
    """Return the card of a conversation for one of its people alone."""
    seats = await people(talk, tx)
    if talk.state in OFFERED and chair.seat and 0 in seats:
        return asking.invitation(talk, seats, chair.seat)
    if talk.state in OFFERED:
        return asking.asked([who for seat, who in seats.items() if seat], talk)
    return views.in_private(views.standing(await shown(talk, tx)), talk)


async def beyond(ctx: Context, tx: Transaction) -> Outcome:
    """Show whom to turn to, to the presser alone; nothing is written down about it."""
    talk, _ = await seated(ctx, tx)
    return reply(views.beyond(Contacts.of(tx.community), talk))


async def stop(ctx: Context, tx: Transaction) -> Outcome:
    """End because it is more than peer support; the others see an end like any other."""
    talk, chair = await seated(ctx, tx)
    await pressed(Event.STOP, talk, chair, ctx, tx)
    return put(after.ended())


async def end(ctx: Context, tx: Transaction) -> Outcome:
    """End the conversation one is in; of several, ask which."""
    found = await _live(ctx.who, tx)
    if len(found) > 1:
        return await which(ctx, tx)
    await move(found[0][0], Event.END, found[0][1], tx)
    return reply(after.ended())


async def which(ctx: Context, tx: Transaction) -> Outcome:
    """Ask which of several to end, from the one on that the subject counts."""
    found = await _live(ctx.who, tx)
    rows = [(talk, c.seat, await others(talk, ctx.who, tx)) for talk, c in found]
    return reply(after.which_to_end(rows, ctx.subject))


async def _live(member: Member, tx: Transaction) -> list[tuple[Conversation, Participant]]:
    live = (*TALKING, TalkState.AGREEING, TalkState.PAUSED)
    found = [(talk, chair) for talk, chair in await mine(member, tx) if talk.state in live]
    if not found:
        raise Refusal(after.no_talk())
    return found

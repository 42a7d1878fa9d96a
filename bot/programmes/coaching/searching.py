"""Looking for somebody to ask: being suggested, suggestions, and "who has done this before?"."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.context import Context, FormError, Refusal
from bot.kit.contracts.transaction import AtLeast, Transaction
from bot.kit.membership.avoidance import apart
from bot.kit.model.people import Member, Slip
from bot.kit.screen.outcomes import OpenForm, Outcome, reply
from bot.kit.screen.outcomes import replace as put
from bot.kit.time.working_hours import Hours
from bot.kit.widgets import notices
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.coaching.access import busy, here, most_open, people
from bot.programmes.coaching.finding import suggestions
from bot.programmes.coaching.models import Call, Conversation, Heard, HelpOffer, Participant
from bot.programmes.coaching.prompts import Help
from bot.programmes.coaching.rules import PAIR, RESTS, TalkStanding
from bot.programmes.coaching.state_machine import TalkState
from bot.programmes.coaching.transitions import plan
from bot.programmes.coaching.views import asking
from bot.programmes.coaching.views import finding as views

words = Phrasebook("bot.programmes.coaching")
CALLED = 5  # people asked by one call
CALL_OVER = "coaching:call_over"


async def suggest(ctx: Context, tx: Transaction) -> Outcome:
    """Name up to three who offered, with a true reason each."""
    here(ctx.who, tx)
    return reply(views.suggested(await suggestions(ctx.who, tx), ctx.who))


async def offer(ctx: Context, tx: Transaction) -> Outcome:
    """Let oneself be suggested to others, or see that one is."""
    here(ctx.who, tx)
    fresh = await tx.add(HelpOffer(id=ctx.who.id, created=tx.now))
    most = (await most_open([ctx.who.id], tx))[ctx.who.id]
    return reply(views.offered(most, fresh=fresh))


async def offer_end(ctx: Context, tx: Transaction) -> Outcome:
    """Be suggested no longer."""
    await tx.remove(HelpOffer, id=ctx.who.id)
    return put(views.offered_no_more())


# -- who has done this before? ---------------------------------------------------------------------


async def before(ctx: Context, tx: Transaction) -> Outcome:
    """Ask what it is about in a line, which travels and is not kept."""
    here(ctx.who, tx)
    return OpenForm(views.before_form())


async def take_before(ctx: Context, tx: Transaction) -> Outcome:
    """Ask a few who offered, the best first; the answer is the same whoever they are."""
    here(ctx.who, tx)
    if await tx.count(Call, member=ctx.who.id, answered="", expires=AtLeast(tx.now)):
        raise FormError({"line": words.line("before-again")})
    hours = Hours.of(ctx.who, tx.community)
    expires = hours.working_days_on(tx.now, RESTS[TalkState.INVITED].out)
    call = Call(
        member=ctx.who.id,
        help=Help(ctx.text("help")),
        live=ctx.text("way") == "live",
        named=ctx.text("named") == "yes",
        expires=expires,
        created=tx.now,
    )
    await tx.add(call)
    for each in await suggestions(ctx.who, tx, CALLED):
        slip = Slip(writer=ctx.who.id, reader=each.member.id, words=ctx.text("line"))
        slip = replace(slip, created=tx.now)
        await tx.add(slip)
        await tx.add(Heard(call=call.id, member=each.member.id, created=tx.now))
        await tx.send(each.member, "coaching:call", call.id, slip.id)
    await tx.later(CALL_OVER, expires, call.id)
    return reply(views.called())


async def have(ctx: Context, tx: Transaction) -> Outcome:
    """Say that one has done this before: the first yes leads to a conversation."""
    here(ctx.who, tx)
    call = await tx.get(Call, ctx.subject)
    if call is None or not await tx.count(Heard, call=call.id, member=ctx.who.id):
        raise Refusal(notices.moved_on())
    asker = await tx.get(Member, call.member)
    if call.answered:
        return put(views.answered())
    closed = asker is None or tx.now >= call.expires or not asker.reachable(tx.now)
    if asker is None or closed or await apart(asker, ctx.who, tx) or await busy(ctx.who, tx):
        return put(views.answered())
    talk = await _begin(call, asker, ctx.who, tx)
    return put(asking.agreement_with(asker, talk, await people(talk, tx), tx.community))


async def _begin(call: Call, asker: Member, other: Member, tx: Transaction) -> Conversation:
    """Begin a conversation at its agreement: asking and answering were both a yes to that."""
    at = TalkStanding(state=TalkState.AGREEING, live=call.live)
    talk = Conversation(form=PAIR.name, help=call.help, state=at.state, created=tx.now)
    talk = talk.at(at, tx.now).began(tx.now)
    await tx.add(talk)
    for seat, member in enumerate((asker, other)):
        await tx.add(Participant(conversation=talk.id, member=member.id, seat=seat, created=tx.now))
    await tx.save(replace(call, answered=talk.id))
    await tx.cancel(CALL_OVER, call.id)
    await plan(talk, tx)
    await tx.send(asker, "coaching:found", talk.id)
    return talk


async def call_over(ctx: Context, tx: Transaction) -> None:
    """Tell whoever called that nobody is free this time."""
    call = await tx.get(Call, ctx.subject)
    asker = await tx.get(Member, call.member) if call and not call.answered else None
    if call and asker:
        await tx.send(asker, "coaching:nobody", call.id)

"""Looking for somebody to ask: being suggested, suggestions, and "who has done this before?"."""

from __future__ import annotations

from dataclasses import replace

from bot.kit import notices
from bot.kit.apart import apart
from bot.kit.hours import Hours
from bot.kit.people import Member, Slip
from bot.kit.ports import AtLeast, Work
from bot.kit.programme import Ask, Mend, Refusal
from bot.kit.ui import OpenForm, Outcome, reply
from bot.kit.ui import replace as put
from bot.programmes.coaching.finding import suggestions
from bot.programmes.coaching.machine import State
from bot.programmes.coaching.moving import plan
from bot.programmes.coaching.nouns import Call, Chair, Conversation, Heard, Offer
from bot.programmes.coaching.prompts import Help
from bot.programmes.coaching.rules import PAIR, RESTS, Standing
from bot.programmes.coaching.say import words
from bot.programmes.coaching.seated import busy, here, most_open, people
from bot.programmes.coaching.views import asking
from bot.programmes.coaching.views import finding as views

CALLED = 5  # people asked by one call
CALL_OVER = "coaching:call_over"


async def suggest(ask: Ask, work: Work) -> Outcome:
    """Name up to three who offered, with a true reason each."""
    here(ask.who, work)
    return reply(views.suggested(await suggestions(ask.who, work), ask.who))


async def offer(ask: Ask, work: Work) -> Outcome:
    """Let oneself be suggested to others, or see that one is."""
    here(ask.who, work)
    fresh = await work.add(Offer(id=ask.who.id, created=work.now))
    most = (await most_open([ask.who.id], work))[ask.who.id]
    return reply(views.offered(most, fresh=fresh))


async def offer_end(ask: Ask, work: Work) -> Outcome:
    """Be suggested no longer."""
    await work.remove(Offer, id=ask.who.id)
    return put(views.offered_no_more())


# -- who has done this before? ---------------------------------------------------------------------


async def before(ask: Ask, work: Work) -> Outcome:
    """Ask what it is about in a line, which travels and is not kept."""
    here(ask.who, work)
    return OpenForm(views.before_form())


async def take_before(ask: Ask, work: Work) -> Outcome:
    """Ask a few who offered, the best first; the answer is the same whoever they are."""
    here(ask.who, work)
    if await work.count(Call, member=ask.who.id, answered="", expires=AtLeast(work.now)):
        raise Mend({"line": words.line("before-again")})
    hours = Hours.of(ask.who, work.community)
    expires = hours.working_days_on(work.now, RESTS[State.INVITED].out)
    call = Call(
        member=ask.who.id,
        help=Help(ask.text("help")),
        live=ask.text("way") == "live",
        named=ask.text("named") == "yes",
        expires=expires,
        created=work.now,
    )
    await work.add(call)
    for each in await suggestions(ask.who, work, CALLED):
        slip = Slip(writer=ask.who.id, reader=each.member.id, words=ask.text("line"))
        slip = replace(slip, created=work.now)
        await work.add(slip)
        await work.add(Heard(call=call.id, member=each.member.id, created=work.now))
        await work.send(each.member, "coaching:call", call.id, slip.id)
    await work.later(CALL_OVER, expires, call.id)
    return reply(views.called())


async def have(ask: Ask, work: Work) -> Outcome:
    """Say that one has done this before: the first yes leads to a conversation."""
    here(ask.who, work)
    call = await work.get(Call, ask.subject)
    if call is None or not await work.count(Heard, call=call.id, member=ask.who.id):
        raise Refusal(notices.moved_on())
    asker = await work.get(Member, call.member)
    if call.answered:
        return put(views.answered())
    closed = asker is None or work.now >= call.expires or not asker.reachable(work.now)
    if asker is None or closed or await apart(asker, ask.who, work) or await busy(ask.who, work):
        return put(views.answered())
    talk = await _begin(call, asker, ask.who, work)
    return put(asking.agreement_with(asker, talk, await people(talk, work), work.community))


async def _begin(call: Call, asker: Member, other: Member, work: Work) -> Conversation:
    """Begin a conversation at its agreement: asking and answering were both a yes to that."""
    at = Standing(state=State.AGREEING, live=call.live)
    talk = Conversation(form=PAIR.name, help=call.help, state=at.state, created=work.now)
    talk = talk.at(at, work.now).began(work.now)
    await work.add(talk)
    for seat, member in enumerate((asker, other)):
        await work.add(Chair(conversation=talk.id, member=member.id, seat=seat, created=work.now))
    await work.save(replace(call, answered=talk.id))
    await work.cancel(CALL_OVER, call.id)
    await plan(talk, work)
    await work.send(asker, "coaching:found", talk.id)
    return talk


async def call_over(ask: Ask, work: Work) -> None:
    """Tell whoever called that nobody is free this time."""
    call = await work.get(Call, ask.subject)
    asker = await work.get(Member, call.member) if call and not call.answered else None
    if call and asker:
        await work.send(asker, "coaching:nobody", call.id)

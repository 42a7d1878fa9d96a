"""Talking to an organiser of one's choice, in private, and their answer; feedback on Confab.

Words travel on slips, which are deleted once delivered. Who may answer whom is an `Exchange`;
nothing of what is written is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.kit.organisers import organisers
from bot.kit.people import Member, Slip
from bot.kit.ports import Work
from bot.kit.programme import Ask, Mend, Refusal
from bot.kit.ui import Card, OpenForm, Outcome, reply
from bot.programmes.organise import letters
from bot.programmes.organise.contacts import help_card
from bot.programmes.organise.nouns import Exchange
from bot.programmes.organise.say import card, words

LETTER, ANSWER, FEEDBACK = "organise:letter", "organise:answer", "organise:feedback"


async def talk(ask: Ask, work: Work) -> Outcome:
    """Offer the ways to talk to somebody."""
    return reply(letters.ways(anybody=bool(await _readers(ask, work))))


async def _readers(ask: Ask, work: Work, without: str = "") -> list[Member]:
    """Return the organisers one can write to: not oneself, not whom it concerns."""
    return [m for m in await organisers(work) if m.id not in {ask.who.id, without}]


# -- whom it concerns ------------------------------------------------------------------------------


async def open_concerns(ask: Ask, work: Work) -> Outcome:
    """Ask which organiser it is about."""
    return OpenForm(letters.concerns_form(await _some(await _readers(ask, work), work)))


async def take_concerns(ask: Ask, work: Work) -> Outcome:
    """Go on to the letter, without the one it is about among its readers."""
    return await open_letter(ask.about(ask.text("concerns")), work)


# -- the letter ------------------------------------------------------------------------------------


async def open_letter(ask: Ask, work: Work) -> Outcome:
    """Ask to whom and what; the subject is whom it concerns, if anybody."""
    readers = await _some(await _readers(ask, work, ask.subject), work)
    return OpenForm(letters.letter_form(readers, ask.subject))


async def _some(readers: Sequence[Member], work: Work) -> Sequence[Member]:
    if not readers:
        shown = help_card(work.community)
        raise Refusal(Card(words("talk-nobody-else-title"), *shown.elements))
    return readers


async def take_letter(ask: Ask, work: Work) -> Outcome:
    """Send it to the one reader, who may answer."""
    readers = {each.id: each for each in await _readers(ask, work, ask.subject)}
    reader = readers.get(ask.text("to"))
    if reader is None:
        raise Mend({"to": words.line("talk-gone")})
    exchange = await _exchange(ask.who, reader, work)
    await _send(LETTER, ask, reader, exchange.id, work)
    return reply(card("talk-sent", who=reader.person))


async def _exchange(member: Member, organiser: Member, work: Work) -> Exchange:
    """Return the exchange of two, begun anew or kept open longer."""
    fresh = Exchange(member=member.id, organiser=organiser.id, created=work.now)
    known = await work.one(Exchange, member=member.id, organiser=organiser.id)
    if known is None:
        await work.add(fresh)
        return fresh
    await work.save(replace(known, created=work.now))
    return known


async def _send(kind: str, ask: Ask, reader: Member, exchange: str, work: Work) -> None:
    slip = Slip(writer=ask.who.id, reader=reader.id, words=ask.text("words"), created=work.now)
    await work.add(slip)
    await work.send(reader, kind, slip.id, *([exchange] if exchange else []))


# -- the answer ------------------------------------------------------------------------------------


async def open_reply(ask: Ask, work: Work) -> Outcome:
    """Ask for an answer to the other one of an exchange."""
    _, other = await _other(ask, work)
    return OpenForm(letters.reply_form(ask.subject, other))


async def take_reply(ask: Ask, work: Work) -> Outcome:
    """Send the answer."""
    exchange, other = await _other(ask, work)
    kind = ANSWER if other.id == exchange.member else LETTER
    await work.save(replace(exchange, created=work.now))
    await _send(kind, ask, other, exchange.id, work)
    return reply(card("talk-sent", who=other.person))


async def _other(ask: Ask, work: Work) -> tuple[Exchange, Member]:
    """Return the exchange and who is at its other end; Refusal for everybody else."""
    exchange = await work.get(Exchange, ask.subject)
    other = await work.get(Member, exchange.other(ask.who.id)) if exchange else None
    if exchange is None or other is None or not other.eligible:
        raise Refusal(Card(words("form-talk"), words("talk-closed")))
    return exchange, other


# -- feedback on Confab ----------------------------------------------------------------------------


async def open_feedback(ask: Ask, work: Work) -> Outcome:
    """Ask what works and what does not."""
    if not await organisers(work, all_of_it=True):
        return reply(letters.ways(anybody=False))
    return OpenForm(letters.feedback_form())


async def take_feedback(ask: Ask, work: Work) -> Outcome:
    """Send it to everybody who organises the whole community."""
    readers = await organisers(work, all_of_it=True)
    if not readers:
        raise Mend({"words": words.line("talk-nobody")})
    for reader in readers:
        answerable = ask.text("named") != "no" and reader.id != ask.who.id
        exchange = (await _exchange(ask.who, reader, work)).id if answerable else ""
        await _send(FEEDBACK, ask, reader, exchange, work)
    return reply(card("feedback-sent"))

"""Talking to an organiser of one's choice, in private, and their answer; feedback on Confab.

Words travel on slips, which are deleted once delivered. Who may answer whom is an `Exchange`;
nothing of what is written is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.kit.contracts.context import Context, FormError, Refusal
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.organisers import organisers
from bot.kit.model.people import Member, Slip
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import OpenForm, Outcome, reply
from bot.kit.widgets import contacts
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.organise import letters
from bot.programmes.organise.models import Exchange

words = Phrasebook("bot.programmes.organise")


LETTER, ANSWER, FEEDBACK = "organise:letter", "organise:answer", "organise:feedback"


async def talk(ctx: Context, tx: Transaction) -> Outcome:
    """Offer the ways to talk to somebody."""
    return reply(letters.ways(anybody=bool(await _readers(ctx, tx))))


async def _readers(ctx: Context, tx: Transaction, without: str = "") -> list[Member]:
    """Return the organisers one can write to: not oneself, not whom it concerns."""
    return [m for m in await organisers(tx) if m.id not in {ctx.who.id, without}]


# -- whom it concerns ------------------------------------------------------------------------------


async def open_concerns(ctx: Context, tx: Transaction) -> Outcome:
    """Ask which organiser it is about."""
    return OpenForm(letters.concerns_form(await _some(await _readers(ctx, tx), tx)))


async def take_concerns(ctx: Context, tx: Transaction) -> Outcome:
    """Go on to the letter, without the one it is about among its readers."""
    return await open_letter(ctx.about(ctx.text("concerns")), tx)


# -- the letter ------------------------------------------------------------------------------------


async def open_letter(ctx: Context, tx: Transaction) -> Outcome:
    """Ask to whom and what; the subject is whom it concerns, if anybody."""
    readers = await _some(await _readers(ctx, tx, ctx.subject), tx)
    return OpenForm(letters.letter_form(readers, ctx.subject))


async def _some(readers: Sequence[Member], tx: Transaction) -> Sequence[Member]:
    if not readers:
        shown = contacts.card(tx.community)
        raise Refusal(Card(words("talk-nobody-else-title"), *shown.elements))
    return readers


async def take_letter(ctx: Context, tx: Transaction) -> Outcome:
    """Send it to the one reader, who may answer."""
    readers = {each.id: each for each in await _readers(ctx, tx, ctx.subject)}
    reader = readers.get(ctx.text("to"))
    if reader is None:
        raise FormError({"to": words.line("talk-gone")})
    exchange = await _exchange(ctx.who, reader, tx)
    await _send(LETTER, ctx, reader, exchange.id, tx)
    return reply(words.card("talk-sent", who=reader.person))


async def _exchange(member: Member, organiser: Member, tx: Transaction) -> Exchange:
    """Return the exchange of two, begun anew or kept open longer."""
    fresh = Exchange(member=member.id, organiser=organiser.id, created=tx.now)
    known = await tx.one(Exchange, member=member.id, organiser=organiser.id)
    if known is None:
        await tx.add(fresh)
        return fresh
    await tx.save(replace(known, created=tx.now))
    return known


async def _send(kind: str, ctx: Context, reader: Member, exchange: str, tx: Transaction) -> None:
    slip = Slip(writer=ctx.who.id, reader=reader.id, words=ctx.text("words"), created=tx.now)
    await tx.add(slip)
    await tx.send(reader, kind, slip.id, *([exchange] if exchange else []))


# -- the answer ------------------------------------------------------------------------------------


async def open_reply(ctx: Context, tx: Transaction) -> Outcome:
    """Ask for an answer to the other one of an exchange."""
    _, other = await _other(ctx, tx)
    return OpenForm(letters.reply_form(ctx.subject, other))


async def take_reply(ctx: Context, tx: Transaction) -> Outcome:
    """Send the answer."""
    exchange, other = await _other(ctx, tx)
    kind = ANSWER if other.id == exchange.member else LETTER
    await tx.save(replace(exchange, created=tx.now))
    await _send(kind, ctx, other, exchange.id, tx)
    return reply(words.card("talk-sent", who=other.person))


async def _other(ctx: Context, tx: Transaction) -> tuple[Exchange, Member]:
    """Return the exchange and who is at its other end; Refusal for everybody else."""
    exchange = await tx.get(Exchange, ctx.subject)
    other = await tx.get(Member, exchange.other(ctx.who.id)) if exchange else None
    if exchange is None or other is None or not other.eligible:
        raise Refusal(Card(words("form-talk"), words("talk-closed")))
    return exchange, other


# -- feedback on Confab ----------------------------------------------------------------------------


async def open_feedback(ctx: Context, tx: Transaction) -> Outcome:
    """Ask what works and what does not."""
    if not await organisers(tx, all_of_it=True):
        return reply(letters.ways(anybody=False))
    return OpenForm(letters.feedback_form())


async def take_feedback(ctx: Context, tx: Transaction) -> Outcome:
    """Send it to everybody who organises the whole community."""
    readers = await organisers(tx, all_of_it=True)
    if not readers:
        raise FormError({"words": words.line("talk-nobody")})
    for reader in readers:
        answerable = ctx.text("named") != "no" and reader.id != ctx.who.id
        exchange = (await _exchange(ctx.who, reader, tx)).id if answerable else ""
        await _send(FEEDBACK, ctx, reader, exchange, tx)
    return reply(words.card("feedback-sent"))

"""A programme made to be thrown away: a command, a button, a note, a line on home, a table."""

from __future__ import annotations

from bot.kit.contracts.commands import Action, Command
from bot.kit.contracts.context import Context
from bot.kit.contracts.programme import CardKind, HomeLine, Programme, Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.kit.screen.buttons import Button, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.screen.words import Words

from .models import Telegram

words = Words("bot.programmes.telegraph")
SAID = "Arrived safely stop"
AGAIN = Press("telegraph", "again")


async def send(ctx: Context, tx: Transaction) -> Outcome:
    """Answer with a telegram, keep it, and owe another."""
    await tx.add(Telegram(sender=ctx.who.id, words=SAID, created=tx.now))
    await tx.send(ctx.who, "telegraph:wire", ctx.who.id, prompt=True)
    return reply(telegram(ctx.who))


def telegram(to: Member) -> Card:
    """Return a telegram."""
    again = Button(words.line("again"), AGAIN)
    return Card(words("wired-title", name=to.name), words("wired-text"), buttons=(again,))


async def wire(tx: Transaction, to: Recipient, ids: tuple[str, ...]) -> Card:
    """Make the telegram that is owed."""
    return telegram(to.reader)


async def lines(member: Member, tx: Transaction) -> list[HomeLine]:
    """Say on somebody's home that a telegram is coming."""
    return [HomeLine(words("waiting"), Button(words.line("again"), AGAIN))]


telegraph = Programme(
    "telegraph",
    commands=(Command("telegraph", "send", send, default=True),),
    presses={"again": Action(send)},
    cards={"wire": CardKind(wire, always=True)},
    home=lines,
)

"""A programme made to be thrown away: a command, a button, a note, a line on home, a table."""

from __future__ import annotations

from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Action, Ask, CardKind, Command, HomeLine, Programme, Recipient
from bot.kit.ui import Button, Card, Outcome, Press, reply
from bot.kit.words import Words

from .models import Telegram

words = Words("bot.programmes.telegraph")
SAID = "Arrived safely stop"
AGAIN = Press("telegraph", "again")


async def send(ask: Ask, work: Work) -> Outcome:
    """Answer with a telegram, keep it, and owe another."""
    await work.add(Telegram(sender=ask.who.id, words=SAID, created=work.now))
    await work.send(ask.who, "telegraph:wire", ask.who.id, prompt=True)
    return reply(telegram(ask.who))


def telegram(to: Member) -> Card:
    """Return a telegram."""
    again = Button(words.line("again"), AGAIN)
    return Card(words("wired-title", name=to.name), words("wired-text"), buttons=(again,))


async def wire(work: Work, to: Recipient, ids: tuple[str, ...]) -> Card:
    """Make the telegram that is owed."""
    return telegram(to.reader)


async def lines(member: Member, work: Work) -> list[HomeLine]:
    """Say on somebody's home that a telegram is coming."""
    return [HomeLine(words("waiting"), Button(words.line("again"), AGAIN))]


telegraph = Programme(
    "telegraph",
    commands=(Command("telegraph", "send", send, default=True),),
    presses={"again": Action(send)},
    cards={"wire": CardKind(wire, always=True)},
    home=lines,
)

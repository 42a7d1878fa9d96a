"""Help, made from what every programme declares."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from bot.kit.contracts.context import Context
from bot.kit.contracts.grammar import mentions
from bot.kit.contracts.programme import Programme
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.organisers import organisers
from bot.kit.model.people import Member
from bot.kit.screen.buttons import Button, Press
from bot.kit.screen.cards import Card, Row
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.screen.text import Text, lines, quoted, text
from bot.kit.widgets import contacts, listing
from bot.kit.widgets.contacts import DISTRESS
from bot.kit.widgets.help import about, groups, overview
from bot.kit.widgets.listing import with_rest
from bot.kit.widgets.phrasebook import Phrasebook

words = Phrasebook("bot.programmes.home")


ORGANISERS = "organisers"
CLOSE = 0.6
NAMED = 20  # organisers


async def show(everyone: Sequence[Programme], ctx: Context, tx: Transaction) -> Outcome:
    """Show everything one can do, or what one can do about a topic."""
    topic = (ctx.subject or ctx.text("topic")).lower()
    topics = groups(everyone, "peer")
    if topic not in topics and mentions(topic, DISTRESS):
        return reply(contacts.card(tx.community))
    if topic not in topics:
        return reply(_overview(everyone, _unknown(topic, list(topics))))
    told = lines(about(everyone, "peer", topic))
    if topic == ORGANISERS:
        return reply(_who_organises(await organisers(tx), told))
    return reply(Card(words("help-topic-title", topic=topic), told, buttons=_back()))


def _unknown(typed: str, topics: Sequence[str]) -> Text:
    if not typed:
        return Text()
    near = get_close_matches(typed, topics, 1, CLOSE)
    return (
        words("help-near", typed=quoted(typed), near=near[0])
        if near
        else words("help-unknown", typed=quoted(typed))
    )


async def more(everyone: Sequence[Programme], ctx: Context, _work: Transaction) -> Outcome:
    """Show everything one can do, from the line on that the subject counts."""
    return reply(_overview(everyone, Text(), ctx.subject))


def _overview(everyone: Sequence[Programme], problem: Text, start: str = "") -> Card:
    told = zip(groups(everyone, "peer"), overview(everyone, "peer"), strict=True)
    rows = [Row(line, Button(group, Press("home", "help", group))) for group, line in told]
    said = lines([problem, words("help-text")])
    to, organisers_ = Press("home", "help-more"), words("help-organisers")
    return listing.page(words("help-title"), rows, to, start=start, text=said, why=organisers_)


def _back() -> tuple[Button, ...]:
    return (words.button("my-home", "show"), words.button("help", "help"))


def _who_organises(people: Sequence[Member], told: Text) -> Card:
    talk = words.elsewhere("talk", Press("organise", "talk"))
    names = lines(with_rest([text(each.person) for each in people], NAMED), ", ")
    body = words("organisers-text", names=names) if people else words("organisers-none")
    buttons = (talk,) if people else ()
    return Card(words("organisers-title"), lines([body, told], "\n\n"), buttons=buttons)

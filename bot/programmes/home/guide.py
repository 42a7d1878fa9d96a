"""Help, made from what every programme declares."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from bot.kit import limits
from bot.kit.help import about, groups, overview
from bot.kit.organisers import organisers
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Programme
from bot.kit.text import Text, lines, quoted, text
from bot.kit.ui import Button, Card, Outcome, Press, reply
from bot.programmes.home.views import button, words

ORGANISERS = "organisers"
CLOSE = 0.6


async def show(everyone: Sequence[Programme], ask: Ask, work: Work) -> Outcome:
    """Show everything one can do, or what one can do about a topic."""
    topic = (ask.subject or ask.text("topic")).lower()
    topics = groups(everyone, "peer")
    if topic not in topics:
        return reply(_overview(everyone, _unknown(topic, list(topics))))
    told = lines(about(everyone, "peer", topic))
    if topic == ORGANISERS:
        return reply(_who_organises(await organisers(work), told))
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


def _overview(everyone: Sequence[Programme], problem: Text) -> Card:
    several = [group for group, count in groups(everyone, "peer").items() if count > 1]
    offers = tuple(_button_about(group) for group in several[: limits.BUTTONS])
    said = [problem, words("help-text"), *overview(everyone, "peer"), words("help-more")]
    return Card(words("help-title"), lines(said), buttons=offers)


def _button_about(group: str) -> Button:
    return Button(group, Press("home", "help", group))


def _back() -> tuple[Button, ...]:
    return (button("my-home", "show"), button("help", "help"))


def _who_organises(people: Sequence[Member], told: Text) -> Card:
    talk = Button(words.line("talk"), Press("organise", "talk"))
    names = lines((text(each.person) for each in people[:20]), ", ")
    body = words("organisers-text", names=names) if people else words("organisers-none")
    buttons = (talk,) if people else ()
    return Card(words("organisers-title"), lines([body, told], "\n\n"), buttons=buttons)

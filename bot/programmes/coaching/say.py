"""How the cards of coaching are put together from their words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.model.people import Member
from bot.kit.screen.buttons import Button, Look, Press
from bot.kit.screen.cards import Card, Fact
from bot.kit.screen.forms import Field, Form
from bot.kit.screen.text import Text, lines, text
from bot.kit.screen.words import Arg, Words

words = Words("bot.programmes.coaching")


def card(
    key: str,
    *buttons: Button,
    more: Text | None = None,
    facts: tuple[Fact, ...] = (),
    **args: Arg,
) -> Card:
    """Return the card made of `<key>-title`, `<key>-text` and, where there is one, `<key>-why`.

    `more` and `facts` stand below the text.
    """
    why = words(f"{key}-why", **args) if words.has(f"{key}-why") else Text()
    body = lines([words(f"{key}-text", **args), more or Text()], "\n\n")
    return Card(words(f"{key}-title", **args), body, facts=facts, buttons=buttons, why=why)


def press(
    label: str, action: str, subject: str = "", version: int = 0, look: Look = Look.PLAIN
) -> Button:
    """Return a button of this programme, its label from the message `press-<label>`."""
    seen = str(version) if version else ""
    return Button(words.line(f"press-{label}"), Press("coaching", action, subject, seen), look)


def elsewhere(label: str, programme: str, action: str) -> Button:
    """Return a button into another programme."""
    return Button(words.line(f"press-{label}"), Press(programme, action))


def form(key: str, to: Press, *fields: Field, **args: Arg) -> Form:
    """Return a form made of `<key>-form`, `<key>-submit` and perhaps `<key>-intro`."""
    intro = words(f"{key}-intro", **args) if words.has(f"{key}-intro") else Text()
    return Form(words.line(f"{key}-form"), to, fields, words.line(f"{key}-submit"), intro)


def names(people: Sequence[Member]) -> Text:
    """Return these people named in a sentence; whoever deleted everything is a former member."""
    told = [text(each.person) for each in people] or [words("former")]
    if len(told) == 1:
        return told[0]
    return words("and", others=lines(told[:-1], ", "), last=told[-1])

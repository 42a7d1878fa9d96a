"""Whom one could ask, and asking who has done this before."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.model import topics
from bot.kit.model.people import Member
from bot.kit.screen.buttons import Button, Look, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.forms import Choice, Field, Form, Kind
from bot.kit.screen.text import Text, lines, shortened, text
from bot.kit.widgets.phrasebook import Phrasebook
from bot.matching import Term
from bot.programmes.coaching.finding import Suggestion
from bot.programmes.coaching.models import Call
from bot.programmes.coaching.prompts import Help
from bot.programmes.coaching.views.asking import WAYS

words = Phrasebook("bot.programmes.coaching")
LINE = 300  # letters
NAMED = ("no", "yes")
NAMED_AT_ONCE = 3  # things named in one sentence
MOST = 5  # conversations at once one can choose


def suggested(found: Sequence[Suggestion], asker: Member) -> Card:
    """Name whom one could ask."""
    before = words.button("before", "before")
    if not found:
        return words.card("nobody-offered", words.button("offer", "offer"))
    return words.card("suggested", *ask_buttons(found), before, more=told(found, asker))


def told(found: Sequence[Suggestion], asker: Member) -> Text:
    """Return each of them with what speaks for it."""
    return lines([text("• ", each.member.person) + _why(each, asker) for each in found])


def ask_buttons(found: Sequence[Suggestion]) -> list[Button]:
    """Return a button for each of them."""
    return [
        words.button(
            "ask-name",
            "ask",
            each.member.id,
            Look.MAIN if number == 0 else Look.PLAIN,
            name=shortened(each.member.name, 40),
        )
        for number, each in enumerate(found)
    ]


def _why(found: Suggestion, asker: Member) -> Text:
    if found.shared is None:
        return words("reason-offered")
    term, what = found.shared.term, ", ".join(_labels(found)[:NAMED_AT_ONCE])
    if term is Term.LEARN and found.shared.between[0] == asker.id:
        return words("reason-teach", what=what)
    return words(f"reason-{term}", what=what)


def _labels(found: Suggestion) -> list[str]:
    lists = topics.load()
    every = {each.id: each.label for each in (*lists.topics, *lists.fields, *lists.objectives)}
    return [every.get(each, each) for each in found.shared.values] if found.shared else []


def offered(most: int, *, fresh: bool) -> Card:
    """Confirm that one can be suggested, for at most so many conversations at once."""
    buttons = (words.button("limit", "limit"), words.button("offer-end", "offer_end"))
    return words.card("offered" if fresh else "offered-already", *buttons, more=_at_most(most))


def _at_most(most: int) -> Text:
    return words("at-most", count=most) if most else words("at-most-none")


def limit_form(most: int) -> Form:
    """Ask into how many conversations at once somebody likes to be asked."""
    options = tuple(Choice(str(n), words.line("most-some", count=n)) for n in range(1, MOST + 1))
    every = (Choice("0", words.line("most-none")), *options)
    asked = Field(
        "most", words.line("ask-most"), Kind.CHOICE, required=True, value=str(most), choices=every
    )
    return words.form("limit", Press("coaching", "limit"), asked)


def limited(most: int) -> Card:
    """Confirm the limit."""
    return words.card("limited", more=_at_most(most))


def offered_no_more() -> Card:
    """Confirm that one is suggested no longer."""
    return words.card("offered-no-more")


def before_form() -> Form:
    """Ask who has done this before."""
    line = Field("line", words.line("ask-before"), required=True, most=LINE)
    fields = [line] + [
        Field(
            name,
            words.line(f"ask-{name}"),
            Kind.CHOICE,
            required=True,
            choices=tuple(_choice(name, each) for each in values),
        )
        for name, values in (("help", list(Help)), ("way", WAYS), ("named", NAMED))
    ]
    return words.form("before", Press("coaching", "before"), *fields)


def _choice(name: str, value: str) -> Choice:
    label = words.line("way-live", minutes=30) if value == "live" else f"{name}-{value}"
    return Choice(value, label if value == "live" else words.line(f"{name}-{value}"))


def called() -> Card:
    """Confirm a call, in the same words whoever it reaches."""
    return words.card("called")


def call(asked: Call, asker: Member, line: str) -> Card:
    """Ask one of them, with or without the name of whoever asks."""
    more = [text("“", line, "”") if line else Text(), words(f"invited-{asked.help}")]
    key = "call-named" if asked.named else "call"
    yes = words.button("have", "have", asked.id, look=Look.MAIN)
    return words.card(key, yes, more=lines(more, "\n\n"), asker=asker.person)


def answered() -> Card:
    """Thank somebody whose yes came when it was settled."""
    return words.card("answered")


def nobody() -> Card:
    """Say that nobody is free who fits this time."""
    return words.card(
        "nobody", words.button("suggest", "suggest", look=Look.MAIN), words.button("alone", "alone")
    )

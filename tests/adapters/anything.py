"""Whatever cards and forms can be built at all, with a platform's own ids among their words."""

from __future__ import annotations

import string
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from bot.kit.screen import limits
from bot.kit.screen.buttons import Button, Look, Press
from bot.kit.screen.cards import Buttons, Card, Fact, Facts, Row, Why
from bot.kit.screen.files import Attachment
from bot.kit.screen.forms import Choice, Field, Form, Kind
from bot.kit.screen.text import Channel, Link, Moment, Person, Span, Style, Text, text

Strategy = st.SearchStrategy
words = st.text(max_size=60)
tokens = st.text(alphabet=string.ascii_letters + string.digits, min_size=1, max_size=12)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone
long_texts = st.builds(text, st.text(max_size=3000))
presses = st.builds(Press, tokens, tokens, tokens, tokens, tokens)
buttons = st.one_of(
    st.builds(Button, st.text(max_size=75), presses, st.sampled_from(Look)),
    st.builds(Button, words, url=st.just("https://example.org/x")),
)
attachments = st.builds(Attachment, st.just("a:b"), st.just(("1",)), words, words)
choices = st.lists(
    st.builds(Choice, st.text(max_size=75), st.text(max_size=75)),
    min_size=1,
    max_size=limits.CHOICES,
    unique_by=lambda choice: choice.value,
).map(tuple)


def texts(account: str, channel: str) -> Strategy[Text]:
    """Return any texts, in which this account and this channel may stand."""
    spans: Strategy[Span] = st.one_of(
        words,
        st.builds(Person, st.one_of(st.just(account), words), words),
        st.builds(Moment, moments, st.sampled_from(Style)),
        st.builds(Channel, st.one_of(st.just(channel), words), words),
        st.builds(Link, st.one_of(st.just("https://example.org/"), words), words),
    )
    return st.builds(lambda parts: Text(tuple(parts)), st.lists(spans, max_size=6))


@st.composite
def cards(draw: st.DrawFn, said: Strategy[Text]) -> Card:
    """Any card that its own checks let through, made of these texts."""
    facts = st.lists(st.builds(Fact, words, said), max_size=limits.FIELDS).map(tuple)
    some = st.lists(buttons, max_size=limits.BUTTONS).map(tuple)
    row = st.builds(Row, said, buttons)
    others = (st.builds(Facts, facts), st.builds(Buttons, some), st.builds(Why, said), attachments)
    in_any_order = st.lists(st.one_of(said, row, *others), max_size=5)
    try:
        return Card(
            draw(said),
            draw(st.one_of(said, long_texts)),
            *draw(st.one_of(in_any_order, st.lists(row, max_size=limits.ROWS))),
            facts=draw(facts),
            buttons=draw(some),
            why=draw(said),
            attachment=draw(st.none() | attachments),
        )
    except limits.TooMuch:
        return Card(text("x"))


@st.composite
def _fields(draw: st.DrawFn, name: str, account: str) -> Field:
    kind = draw(st.sampled_from(Kind))
    offered = draw(choices) if kind in (Kind.CHOICE, Kind.CHOICES) else ()
    standing = _standing(offered, account)
    value = draw(st.one_of(words, st.lists(words, max_size=4).map(tuple), standing))
    label, hint = draw(st.text(max_size=45)), draw(st.text(max_size=100))
    most = draw(st.integers(0, 3000))
    return Field(name, label, kind, draw(st.booleans()), hint, value, offered, most)


def _standing(offered: tuple[Choice, ...], account: str) -> Strategy[Any]:
    values = [choice.value for choice in offered]
    return st.sampled_from(values) if values else st.just(account)


@st.composite
def forms(draw: st.DrawFn, said: Strategy[Text], account: str) -> Form:
    """Any form that its own checks let through, where this account may stand in a field."""
    count = draw(st.integers(1, limits.FORM_FIELDS))
    asked = tuple(draw(_fields(f"field{number}", account)) for number in range(count))
    title, submit = draw(st.text(max_size=24)), draw(st.text(max_size=24))
    return Form(title, draw(presses), asked, submit, draw(said))

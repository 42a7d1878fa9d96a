"""Cards as Block Kit: what stands in a message, on the home tab or in a window of cards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import assert_never

from adapters.slack.text import (
    SECTION,
    Json,
    elements,
    fallback,
    is_account,
    one_line,
    paragraphs,
    parts,
    rich,
    words,
)
from bot.kit.screen import limits
from bot.kit.screen.buttons import Button, Look
from bot.kit.screen.cards import Buttons, Card, Element, Fact, Facts, Row, Why
from bot.kit.screen.files import Attachment
from bot.kit.screen.text import Person, Text, text
from bot.kit.screen.words import Words

say = Words("adapters.slack")

PRESS = "press"  # action ids of buttons that ask us something begin so
OPEN = "open"  # … and those of buttons that open a page

_STYLES = {Look.MAIN: "primary", Look.GRAVE: "danger"}


def message(
    cards: Sequence[Card], *, mention: Sequence[str] = (), files_missing: bool = False
) -> Json:
    """Return the text and blocks of a message of these cards.

    `mention` are accounts to call by name, unless the cards name them. With `files_missing` each
    card says in words what its attachment would have shown.
    """
    called = [each for each in mention if is_account(each) and each not in _named(cards)]
    blocks = [_call(called)] if called else []
    return {
        "text": spoken(cards),
        "blocks": blocks + card_blocks(cards, files_missing=files_missing),
    }


def card_blocks(cards: Sequence[Card], *, files_missing: bool = False) -> list[Json]:
    """Return the blocks of cards, a line between two."""
    blocks: list[Json] = []
    for number, card in enumerate(cards, start=1):
        blocks += [{"type": "divider"}] if blocks else []
        box = f"{number}." if len(cards) > 1 else ""
        blocks += _card(card, box, files_missing=files_missing)
    return blocks


def spoken(cards: Sequence[Card]) -> str:
    """Return what notifications and screen readers say of cards."""
    return fallback([each for card in cards for each in (card.title, *card.read)])


def _card(card: Card, box: str, *, files_missing: bool) -> Iterator[Json]:
    numbers = (f"{box}{number}" for number in count())
    yield from _title(card.title)
    for element in card.elements:
        yield from _element(element, numbers, files_missing=files_missing)


def _element(element: Element, numbers: Iterator[str], *, files_missing: bool) -> Iterator[Json]:
    match element:
        case Text():
            yield from paragraphs(element)
        case Facts(facts):
            yield from _facts(facts)
        case Row(said, button):
            yield from _row(said, _button(button, next(numbers)))
        case Buttons(buttons):
            yield _actions(*(_button(each, next(numbers)) for each in buttons))
        case Attachment():
            yield from _small(_in_words(element)) if files_missing else ()
        case Why(said):
            yield from _small(said)
        case _:
            assert_never(element)


def _row(said: Text, button: Json) -> Iterator[Json]:
    """A section with its button beside it. Only rich text shows every letter as it was typed beside
    people and moments, and takes no button: there it stands below."""
    line = one_line(said)
    if line is None:
        yield from paragraphs(said)
        yield _actions(button)
    else:
        yield {"type": "section", "text": line, "accessory": button}


def _actions(*buttons: Json) -> Json:
    return {"type": "actions", "elements": list(buttons)}


def _title(title: Text) -> Iterator[Json]:
    plain = all(isinstance(span, str) for span in title.spans)
    line = " ".join(str(title).split())
    if plain and line:
        yield {"type": "header", "text": words(line, limits.TITLE)}
    elif title:
        yield from paragraphs(title, bold=True)


def _facts(facts: Sequence[Fact]) -> Iterator[Json]:
    sections: list[list[Json]] = []
    length = 0
    for fact in facts:
        gap = "\n" if "\n" in str(fact.value) else " "  # a list begins on a line of its own
        label = elements(text(f"{fact.label}:{gap}"), bold=True)
        for index, part in enumerate(parts(fact.value, SECTION - limits.FIELD_LABEL - 2)):
            size = len(part) + len(fact.label) + 2
            if sections and length + size > SECTION:
                yield rich(*sections)
                sections, length = [], 0
            sections.append([*([] if index else label), *elements(part)])
            length += size
    if sections:
        yield rich(*sections)


def _small(small: Text) -> Iterator[Json]:
    """Words in small print; only rich text can hold people and moments."""
    if all(isinstance(span, str) for span in small.spans):
        shown = [words(str(part), SECTION) for part in parts(small, SECTION)]
        yield {"type": "context", "elements": shown}
    else:
        yield from paragraphs(small, italic=True)


def _in_words(attached: Attachment) -> Text:
    missing = say("file-missing", name=attached.name)
    return missing + text(f" {attached.alt}") if attached.alt else missing


def _button(button: Button, id: str) -> Json:
    shown: Json = {"type": "button", "text": words(button.label, limits.BUTTON_LABEL)}
    if button.look in _STYLES:
        shown["style"] = _STYLES[button.look]
    if button.press:
        return {**shown, "action_id": f"{PRESS}.{id}", "value": button.press.token}
    return {**shown, "action_id": f"{OPEN}.{id}", "url": button.url}


def _named(cards: Sequence[Card]) -> set[str]:
    """Return the accounts that cards name in their own words."""
    read = (each for card in cards for each in (card.title, *card.read))
    return {span.account for each in read for span in each.spans if isinstance(span, Person)}


def _call(accounts: Sequence[str]) -> Json:
    named = [Person(account, account) for account in accounts]
    spans = [part for person in named for part in (person, " ")]
    return rich(elements(Text(tuple(spans[:-1]))))

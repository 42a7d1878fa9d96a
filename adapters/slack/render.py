"""Cards as Block Kit: what stands in a message, on the home tab or in a window of cards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adapters.slack.text import (
    SECTION,
    Json,
    elements,
    fallback,
    is_account,
    paragraphs,
    parts,
    rich,
    words,
)
from bot.kit import limits
from bot.kit.text import Person, Text, text
from bot.kit.ui import Button, Card, Fact, Look
from bot.kit.words import Words

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
    said: list[Text] = []
    for card in cards:
        facts = (text(f"{fact.label}: ") + fact.value for fact in card.facts)
        said += [card.title, card.text, *facts, card.why]
    return fallback(said)


def _card(card: Card, box: str, *, files_missing: bool) -> Iterator[Json]:
    yield from _title(card.title)
    yield from paragraphs(card.text)
    yield from _facts(card.facts)
    if files_missing and card.attachment:
        yield from _small(_in_words(card))
    if card.buttons:
        pressed = [_button(button, f"{box}{index}") for index, button in enumerate(card.buttons)]
        yield {"type": "actions", "elements": pressed}
    if card.why:
        yield from _small(card.why)


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


def _in_words(card: Card) -> Text:
    attached = card.attachment
    if attached is None:
        return Text()
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
    read = (t for card in cards for t in (card.title, card.text, *(f.value for f in card.facts)))
    return {span.account for each in read for span in each.spans if isinstance(span, Person)}


def _call(accounts: Sequence[str]) -> Json:
    named = [Person(account, account) for account in accounts]
    spans = [part for person in named for part in (person, " ")]
    return rich(elements(Text(tuple(spans[:-1]))))

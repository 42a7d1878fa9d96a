"""Cards, buttons and forms of a programme are made of the messages that their names say."""

from __future__ import annotations

import pytest

from bot.kit.screen import limits
from bot.kit.screen.buttons import Button, Look, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.text import Text, text
from bot.kit.screen.words import MissingWords
from bot.kit.widgets.phrasebook import Phrasebook, fitting

words = Phrasebook("bot.programmes.thanks")


def test_a_card_is_made_of_its_messages() -> None:
    """Title, text and, where there is one, the reason; what is added stands below the text."""
    give = words.button("give", "give")
    body = text(str(words("tally-text")), "\n\n", "Twice")
    made = words.card("tally", give, more=text("Twice"))
    assert str(made) == str(Card(words("tally-title"), body, buttons=(give,), why=_why("tally")))


def _why(key: str) -> Text:
    return words(f"{key}-why") if words.has(f"{key}-why") else Text()


def test_a_card_without_words_is_missed() -> None:
    """No card is made of messages that nobody wrote."""
    with pytest.raises(MissingWords):
        words.card("no-such-card")


def test_a_button_is_of_its_programme() -> None:
    """The programme is the last part of the package; a version is told where there is one."""
    label = words.line("press-give")
    assert words.button("give", "give", "m1", Look.MAIN) == Button(
        label, Press("thanks", "give", "m1"), Look.MAIN
    )
    assert words.button("give", "give", "m1", version=3).press == Press("thanks", "give", "m1", "3")


def test_a_way_that_nothing_offers_is_no_button() -> None:
    """A button into another programme stands there while that programme offers it."""
    to = Press("home", "show")
    assert words.leading("give", to) == (Button(words.line("press-give"), to),)
    assert words.leading("give", None) == ()


def test_a_long_title_is_cut() -> None:
    """Names stand in titles, and may be longer than platforms show."""
    assert len(fitting(text("x" * 1000))) <= limits.TITLE
    assert fitting(text("short")) == text("short")


def test_a_long_label_is_cut() -> None:
    """Names stand on buttons, too, and no button is refused for them."""
    coffee = Phrasebook("bot.programmes.coffee")
    made = coffee.button("change-coffee", "more", names="x" * 200)
    assert len(made.label) <= limits.BUTTON_LABEL

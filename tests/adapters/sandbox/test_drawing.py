"""Cards on the sandbox's screens: whatever can be built is drawn whole, and in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from adapters.sandbox import World, wire
from adapters.sandbox.rooms import Message
from adapters.sandbox.snapshot import look_at
from adapters.sandbox.wire import PageReader
from bot.kit.contracts.platform import Account
from bot.kit.screen.cards import Card
from bot.kit.screen.text import text
from tests.adapters import anything
from tests.adapters.sandbox.conftest import MONDAY, TEAM
from tests.examples import examples

CARDS = anything.cards(st.builds(text, anything.words))


@examples(100)
@given(CARDS)
def test_any_card_is_drawn_whole(shown: Card) -> None:
    """The page is told every word and button of a card in order, and a person reads the same."""
    world = World(MONDAY)
    world.add_workspace(TEAM, "Team", "Europe/London")
    world.add_person(TEAM, ana := Account("ana", "Ana Silva"))
    drawn = wire.card(shown, PageReader(world, world.site(TEAM), ana))
    labels = [each.label for each in shown.buttons]
    assert [each["label"] for each in _buttons(drawn)] == labels
    said = Message("m1", 1, "r1", "ana", MONDAY, cards=(shown,))
    (seen,) = look_at(said, ana, {"ana": ana}, "Europe/London").cards
    assert [each.label for each in seen.buttons] == labels
    assert all(str(each) in str(seen) for each in (shown.title, *shown.read))


def _buttons(part: Any) -> Iterator[dict[str, Any]]:
    match part:
        case {"token": _}:
            yield part
        case dict():
            for each in part.values():
                yield from _buttons(each)
        case list():
            for each in part:
                yield from _buttons(each)

"""Messages of several cards in the sandbox: a press changes the card that holds its button."""

from __future__ import annotations

import pytest

from adapters.sandbox import Chat, World
from adapters.sandbox.rooms import Message, Room
from adapters.sandbox.world import BOT
from bot.kit.screen.buttons import Press
from bot.kit.screen.cards import Card
from bot.kit.screen.forms import Field, Form
from bot.kit.screen.outcomes import OpenForm, Replace
from bot.kit.screen.text import text
from tests.adapters.sandbox.parrot import COMMUNITY, Parrot, button

CUP = Card(text("A cup"), buttons=(button("Sip", "sip"),))
CAKE = Card(text("A cake"), buttons=(button("Bite", "bite"),))
FORM = Form("Brew", Press("tea", "brew", community=COMMUNITY), (Field("kind", "Kind"),), "Brew")


@pytest.fixture
def table(world: World, tea: Room) -> Message:
    """Two cards in one message."""
    return world.post(tea, BOT, cards=[CUP, CAKE])


@pytest.mark.shows("R5", "R12")
async def test_a_press_leaves_the_other_cards(
    chat: Chat, parrot: Parrot, table: Message, world: World
) -> None:
    """What was joined into one message stays, with its buttons, when one part changes."""
    parrot.teach("sip", Replace((Card(text("Empty")),)))
    parrot.teach("bite", Replace((Card(text("Crumbs")),)))
    await chat.press("ana", table.id, "Sip")
    assert [str(card.title) for card in table.cards] == ["Empty", "A cake"]
    await chat.press("ana", table.id, "Bite")
    assert [str(card.title) for card in table.cards] == ["Empty", "Crumbs"]


async def test_a_form_changes_the_card_it_came_from(
    chat: Chat, parrot: Parrot, table: Message, world: World
) -> None:
    """A form of two steps ends where its button was, whatever the form's own press is."""
    second = OpenForm(Form("More", FORM.press, (Field("sugar", "Sugar"),), "Brew"))
    parrot.teach("bite", OpenForm(FORM))
    parrot.teach("brew!", lambda asked: second if "kind" in asked.values else done)
    done = Replace((Card(text("Brewed")),))
    await chat.press("ana", table.id, "Bite")
    await chat.submit("ana", {"kind": "green"})
    await chat.submit("ana", {"sugar": "one"})
    assert [str(card.title) for card in table.cards] == ["A cup", "Brewed"]


async def test_what_has_no_room_is_answered_in_private(
    chat: Chat, parrot: Parrot, table: Message, world: World
) -> None:
    """An old button, a card too many and a button that is there already: nothing is wiped."""
    for answer in ((CAKE,), (Card(text("1")), Card(text("2")), Card(text("3")))):
        parrot.teach("sip", Replace(answer))
        await chat.press("ana", table.id, "Sip")
        assert [str(card.title) for card in table.cards] == ["A cup", "A cake"]
        assert str(world.sees("ana", table.room)[-1]).startswith(str(answer[0].title))
    parrot.teach("sip", Replace((Card(text("Empty")),)))
    await chat.press("ana", table.id, "Sip")
    await chat.press("ana", table.id, CUP.buttons[0].press.token if CUP.buttons[0].press else "")
    assert [str(card.title) for card in table.cards] == ["Empty", "A cake"]
    assert world.sees("ana", table.room)[-1].private

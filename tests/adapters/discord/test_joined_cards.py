"""Messages of several cards on Discord: a press changes only its own card."""

from __future__ import annotations

import pytest

from bot.kit.contracts.platform import Post, Target
from bot.kit.screen.buttons import Button, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.text import text
from tests.adapters.discord.rig import DiscordRig
from tests.doubles.discord import Person


async def _joined(rig: DiscordRig, reader: Person, *actions: str) -> None:
    """Deliver a direct message of several cards, named by their numbers."""
    await reader.command("peer start")
    community = (await rig.community()).id

    def card(number: int, action: str) -> Card:
        press = Press("gallery", action, f"s{number}", community=community)
        return Card(text(f"Card {number}"), buttons=(Button(f"{action} {number}", press),))

    cards = tuple(card(number, action) for number, action in enumerate(actions, start=1))
    target = Target(account=reader.id)
    await rig.platform.messenger.deliver(Post(rig.workspace, target, cards, "k1"))


@pytest.mark.shows("R5", "R12", on="discord")
async def test_a_press_leaves_the_other_cards(rig: DiscordRig, ana: Person) -> None:
    """What was joined into one message stays, with its buttons, when one part changes."""
    await _joined(rig, ana, "swap", "form", "swap")
    await ana.press("swap 1")
    assert list(ana.last.buttons) == ["form 2", "swap 3"]
    assert "Swapped by Ana" in ana.last
    assert "Card 1" not in ana.last
    await ana.press("swap 3")
    assert list(ana.last.buttons) == ["form 2"]
    assert str(ana.last).count("Swapped by Ana") == 2


async def test_a_form_changes_the_card_it_came_from(rig: DiscordRig, ana: Person) -> None:
    """A submitted form ends where its button was."""
    await _joined(rig, ana, "swap", "form", "swap")
    await ana.press("form 2")
    await ana.submit({"Line": "swap"})
    assert list(ana.last.buttons) == ["swap 1", "swap 3"]
    assert "Swapped by a form" in ana.last


async def test_what_has_no_room_is_answered_beside(rig: DiscordRig, ana: Person) -> None:
    """A card whose button stands in the message already comes as an answer; nothing is wiped."""
    await _joined(rig, ana, "count", "count")  # counting shows a button for s1
    joined = ana.last
    await ana.press("count 2")
    kept = next(seen for seen in ana.sees if seen.id == joined.id)
    assert list(kept.buttons) == ["count 1", "count 2"]
    assert "Counted 1" in ana.last

"""Conversations as only Discord holds them: begun from somebody's menu, in a private thread."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.programmes import PROGRAMMES
from tests.adapters.both.cast import Cast
from tests.adapters.both.stage import DiscordActor, OnDiscord, open_stage
from tests.doubles.discord import Person, Seen
from tests.stories.talks import agree, begun, onwards

PEOPLE = ("Ana", "Ben", "Eve", "Finn")


class DiscordCast(Cast):
    """Four people on the strict Discord."""

    stage: OnDiscord

    def person(self, account: str) -> Person:
        """Somebody there."""
        actor = self.actors[account]
        assert isinstance(actor, DiscordActor)
        return actor.person

    def standing(self, account: str) -> list[Seen]:
        """The cards somebody sees by which a conversation goes on, private ones left out."""
        seen = self.person(account).sees
        return [each for each in seen if "Next" in each.buttons and not each.alone]


@pytest.fixture
async def cast() -> AsyncIterator[DiscordCast]:
    """Confab and four people."""
    async with open_stage("discord", PROGRAMMES) as stage:
        yield DiscordCast(stage, PEOPLE)


@pytest.mark.shows("T1", "T3", "T4", on="discord")
async def test_from_somebodys_menu_to_a_thread(cast: DiscordCast) -> None:
    """Ben asks from Eve's own menu; a private thread has one card, edited in place, and nobody
    else sees it. Discord's own limits are told before."""
    await cast.join("ben", "eve", "finn")
    await cast.person("ben").menu("Ask for a sounding board", cast.person("eve"))
    await cast.submit("ben", help="board", way="live", affected="no")
    await cast.turn(hours=1)
    await cast.press("eve", "Yes, gladly")
    assert "those who run this server can read private threads" in cast.sees("eve")
    await agree(cast, "eve", "ben")
    await cast.press("ben", "Begin")
    (card,) = cast.standing("eve")
    assert [card.where] == cast.person("eve").threads == cast.person("ben").threads
    assert cast.person("finn").threads == []
    await onwards(cast, "ben", "eve", "eve")
    (later,) = cast.standing("ben")
    assert later.id == card.id
    assert "From experience: your turn" in later
    await cast.press("eve", "More…")
    assert cast.person("eve").last.alone


@pytest.mark.shows("T1", "T14", on="discord")
async def test_what_else_a_menu_offers(cast: DiscordCast) -> None:
    """Each entry opens its form, with the person already chosen."""
    await cast.join("ben", "eve")
    for entry in ("Ask a quick question", "Ask for feedback"):
        await cast.person("ben").menu(entry, cast.person("eve"))
        (chosen,) = cast.person("ben").field("who")["default_values"]
        assert str(chosen["id"]) == cast.person("eve").id


@pytest.mark.shows("T5", "R10", on="discord")
async def test_a_card_pressed_again(cast: DiscordCast) -> None:
    """The same card pressed twice, and by both, one after the other, changes it once."""
    await begun(cast)
    (card,) = cast.standing("ben")
    for account, label in (("ben", "Next"), ("ben", "Next"), ("eve", "Next"), ("ben", "Next")):
        await cast.person(account).press(label, card)
    await cast.stage.settle()
    assert "Understanding: your turn, Eve" in cast.sees("ben")


@pytest.mark.shows("T4", on="discord")
async def test_a_thread_that_a_moderator_deletes(cast: DiscordCast) -> None:
    """The conversation goes on in a new thread, where it was."""
    await begun(cast)
    await onwards(cast, "ben")
    (thread,) = {each.raw.channel_id for each in cast.standing("ben")}
    cast.stage.rig.double.env.backend.delete_channel(thread)
    await cast.turn(hours=1)
    (card,) = cast.standing("eve")
    assert card.raw.channel_id != thread
    assert "Understanding: your turn, @Eve" in card
    await onwards(cast, "eve")
    assert "Looking around: your turn, Eve" in cast.sees("ben")


@pytest.mark.shows("T4", "T9", on="discord")
async def test_the_thread_rests_at_the_end(cast: DiscordCast) -> None:
    """Once both have looked back the thread goes into the archive, its last card still there."""
    await begun(cast)
    await onwards(cast, "ben", "eve", "eve", "eve", "ben", "ben")
    (thread,) = {each.raw.channel_id for each in _finished(cast)}
    await cast.press("ben", "Look back")
    await cast.submit("ben", useful="5", again="yes")
    assert not cast.stage.rig.double.archived(str(thread))
    await cast.press("eve", "Not needed")
    await cast.turn(hours=1)
    assert cast.stage.rig.double.archived(str(thread))
    assert _finished(cast)


def _finished(cast: DiscordCast) -> list[Seen]:
    return [each for each in cast.person("ben").sees if "That was it" in each]

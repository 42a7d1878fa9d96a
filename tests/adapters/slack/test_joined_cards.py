"""Messages of several cards on the loopback Slack: a press changes only its own card."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.kit.contracts.platform import Post, Target
from bot.kit.screen.buttons import Button, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.text import Person, text
from tests.adapters.slack.gallery_programme import GALLERY
from tests.adapters.slack.rig import SlackRig, open_rig
from tests.doubles.slack import LoopbackSlack, Seen, User
from tests.doubles.slack.people import Message


@pytest.fixture(params=["socket", "http"])
async def rig(slack: LoopbackSlack, request: pytest.FixtureRequest) -> AsyncIterator[SlackRig]:
    """Confab with a programme of one of everything, over each way in."""
    async with open_rig(slack, [GALLERY], way=request.param) as opened:
        yield opened


async def _joined(rig: SlackRig, reader: User) -> Seen:
    """Deliver two cards in one direct message and return it."""
    await rig.slack.command(reader, "/peer start")
    member = await rig.member(reader)
    assert member
    community = (await rig.community()).id

    def card(title: str, action: str) -> Card:
        press = Press("gallery", action, title.lower(), community=community)
        about = text("With ", Person(reader.id, reader.name))
        return Card(text(title), about, buttons=(Button(f"{action} {title}", press),))

    cards = (card("First", "swap"), card("Second", "swap"), card("Third", "form"))
    post = Post("T1", Target(account=reader.id), cards, "k1")
    await rig.platform.messenger.deliver(post)
    return _now(rig, reader)


def _now(rig: SlackRig, reader: User) -> Seen:
    return next(seen for seen in rig.slack.sees(reader) if "Third" in seen)


@pytest.mark.shows("R5", "R12", on="slack")
async def test_a_press_leaves_the_other_cards(
    rig: SlackRig, slack: LoopbackSlack, ana: User
) -> None:
    """What was joined into one message stays, with its buttons, when one part changes."""
    joined = await _joined(rig, ana)
    await slack.press(ana, joined, "swap Second")
    seen = _now(rig, ana)
    assert seen.ts == joined.ts
    assert list(seen.buttons) == ["swap First", "form Third"]
    assert "Swapped by Ana" in seen
    assert "Second" not in seen
    await slack.press(ana, seen, "swap First")
    assert list(_now(rig, ana).buttons) == ["form Third"]
    assert str(_now(rig, ana)).count("Swapped by Ana") == 2


async def test_all_of_it_is_read_aloud(rig: SlackRig, slack: LoopbackSlack, ana: User) -> None:
    """The line that notifications and screen readers use tells of all cards, old and new."""
    await slack.press(ana, await _joined(rig, ana), "swap Second")
    told = _now(rig, ana).source
    assert isinstance(told, Message)
    assert told.text == f"Swapped by Ana\nFirst\nWith <@{ana.id}>\nThird\nWith <@{ana.id}>"


async def test_a_lost_response_url_edits_the_card(
    rig: SlackRig, slack: LoopbackSlack, ana: User
) -> None:
    """Where the response_url does not answer, the message is edited, and the others stay too."""
    joined = await _joined(rig, ana)
    slack.faults.drop("response_url", after=False)
    await slack.press(ana, joined, "swap First")
    assert list(_now(rig, ana).buttons) == ["swap Second", "form Third"]


async def test_a_form_leaves_all_cards(rig: SlackRig, slack: LoopbackSlack, ana: User) -> None:
    """Slack does not show the message behind a form: what comes of it is said in private."""
    await slack.press(ana, await _joined(rig, ana), "form Third")
    await slack.submit(ana, {"Line": "swap"})
    assert list(_now(rig, ana).buttons) == ["swap First", "swap Second", "form Third"]
    assert "Swapped by a form" in slack.last(ana)


async def test_an_old_button_wipes_nothing(rig: SlackRig, slack: LoopbackSlack, ana: User) -> None:
    """A button that is not there any more is answered in private."""
    joined = await _joined(rig, ana)
    await slack.press(ana, joined, "swap First")
    await slack.press(ana, joined, "swap First")
    assert list(_now(rig, ana).buttons) == ["swap Second", "form Third"]

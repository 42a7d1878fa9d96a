"""Home and help: made from what every programme declares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.kit.contracts.programme import HomeLine, Programme
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.kit.screen.buttons import Button, Look, Press
from bot.kit.screen.text import text
from bot.kit.widgets.help import offered, typed
from bot.programmes import together
from bot.programmes.home.rules import in_order
from bot.programmes.profile import profile
from tests.rig import Rig


def _line(number: int, letters: int = 20, *, rare: bool = False) -> HomeLine:
    said = text(f"Line {number} " + "x" * letters)
    return HomeLine(said, Button(f"B{number}", Press("home", "help", str(number))), number, rare)


def _busy(count: int, rare: int = 0) -> Programme:
    async def home(_member: Member, _work: Transaction) -> Sequence[HomeLine]:
        often = [_line(number, 200) for number in range(count)]
        return often + [_line(count + number, rare=True) for number in range(rare)]

    return Programme("busy", home=home)


@pytest.mark.shows("H1", "R1", "R3", on="sandbox")
async def test_who_has_not_joined_is_welcomed() -> None:
    """The welcome says what Confab is, what it sees and does not, and offers to join."""
    async with Rig.open() as rig:
        await rig.command("ana", "/peer")
        assert "What I see" in rig.last("ana")
        assert "cannot read messages" in rig.last("ana")
        assert "Join" in rig.labels("ana")
        assert (await rig.member("ana")).joined is None


@pytest.mark.shows("H1", on="sandbox")
async def test_home_shows_what_every_programme_has() -> None:
    """Each line stands with its own button, the first stands out, the rare ones are behind More."""
    async with Rig.open(together(profile, _busy(2, rare=1))) as rig:
        await rig.join("ana")
        await rig.command("ana", "/peer")
        page = rig.last("ana")
        assert "Hello Ana" in page
        assert all(f"Line {at} {'x' * 200} [B{at}]" in page for at in range(2))
        looks = {each.label: each.look for each in rig.messages("ana")[-1].buttons}
        assert [label for label, look in looks.items() if look is Look.MAIN] == ["B0"]
        assert {"Pause", "Help in a crisis", "Help"} <= looks.keys()
        rare = ("B2", "My data", "Leave", "Avoid list")
        assert not set(rare) & looks.keys()
        await rig.press("ana", next(label for label in looks if label.startswith("More (")))
        assert set(rare) <= set(rig.labels("ana"))


@pytest.mark.shows("H1", on="sandbox")
async def test_a_busy_home_shows_every_line_within_presses() -> None:
    """What does not fit is behind More, which says how much it is: no line is lost on the way."""
    async with Rig.open(together(profile, _busy(30, rare=9))) as rig:
        await rig.join("ana")
        await rig.command("ana", "/peer")
        page, seen = rig.last("ana"), list[str]()
        for _ in range(9):
            labels = rig.labels("ana")
            lines = [label for label in labels if label.startswith("B")]
            assert all(f"[{label}]" in page for label in lines)
            seen += lines
            more = next((label for label in labels if label.startswith("More (")), "")
            if not more:
                break
            await rig.press("ana", more)
            page = rig.last("ana")
        assert seen == [f"B{number}" for number in range(39)]


def test_lines_that_do_the_same_stand_once() -> None:
    """The lightest stays, and all are in order of weight, the rare ones last."""
    lines = [_line(3), _line(5, rare=True), replace(_line(3), weight=1), _line(2), _line(4)]
    assert [each.weight for each in in_order(lines)] == [1, 2, 4, 5]


@pytest.mark.shows("H1", on="sandbox")
async def test_help_is_made_from_the_declarations() -> None:
    """Every command for everybody is in the help of its topic, each topic in the overview."""
    async with Rig.open() as rig:
        await rig.command("ana", "/peer help")
        overview = rig.last("ana")
        while more := [label for label in rig.labels("ana") if label.startswith("More (")]:
            await rig.press("ana", more[0])
            overview += rig.last("ana")
        for _, command in offered(rig.app.programmes.values(), "peer"):
            topic = command.group or command.verb
            await rig.command("ana", f"/peer help {topic}")
            assert typed(command) in rig.last("ana")
            assert f"/peer {command.group}".strip() in overview


@pytest.mark.shows("H1", "R12", on="sandbox")
async def test_an_unknown_topic_gets_the_nearest() -> None:
    """A mistake in a topic's name is answered with the one that was meant."""
    async with Rig.open() as rig:
        await rig.command("ana", "/peer help puase")
        assert "Did you mean pause?" in rig.last("ana")
        await rig.command("ana", "/peer help <!channel>")
        assert "I know no topic “<!channel>”" in rig.last("ana")
        await rig.command("ana", f"/peer help {'x' * 10_000}")
        assert "I know no topic “xxx" in rig.last("ana")


@pytest.mark.shows("R12", on="sandbox")
async def test_an_unknown_command_gets_the_nearest() -> None:
    """A mistake in a command's name is answered with those that look like it."""
    async with Rig.open() as rig:
        await rig.command("ana", "/peer pasue")
        assert "/peer pause" in rig.last("ana")
        assert "Type /peer help" in rig.last("ana")
        await rig.command("ana", "/confab chekc")
        assert "Type /confab help" in rig.last("ana")
        await rig.command("ana", "/peer home")
        assert "this is Confab" in rig.last("ana")


@pytest.mark.shows("O1", on="sandbox")
async def test_help_says_who_organises() -> None:
    """`/peer help organisers` names who was seen to organise."""
    async with Rig.open() as rig:
        await rig.command("ben", "/peer help organisers")
        assert "I do not know yet" in rig.last("ben")
        await rig.command("ana", "/confab")
        await rig.command("ben", "/peer help organisers")
        assert "Ana" in rig.last("ben")

"""Home and help: made from what every programme declares."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit import limits
from bot.kit.help import offered, typed
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import HomeLine, Programme
from bot.kit.text import text
from bot.kit.ui import Press
from bot.programmes import together
from bot.programmes.home.rules import PAGES, laid_out
from bot.programmes.profile import profile
from tests.rig import Rig


def _line(number: int, buttons: int, letters: int = 20) -> HomeLine:
    presses = tuple(
        (f"B{number}.{at}", Press("home", "help", f"{number}.{at}")) for at in range(buttons)
    )
    return HomeLine(text("x" * letters), presses, weight=number)


def _busy(count: int) -> Programme:
    async def home(_member: Member, _work: Work) -> Sequence[HomeLine]:
        return [_line(number, 2, 200) for number in range(count)]

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
    """A line and its buttons from a programme stand on the page, beside pause, data and help."""
    async with Rig.open(together(profile, _busy(1))) as rig:
        await rig.join("ana")
        page = await rig.home("ana")
        for label in ("B0.0", "B0.1", "My data", "Pause", "Leave", "Help"):
            assert f"[{label}]" in page
        assert "Hello Ana" in page


@pytest.mark.shows("H1", on="sandbox")
async def test_a_busy_home_still_fits() -> None:
    """However much is on, home is at most three cards that every platform can show."""
    async with Rig.open(together(profile, _busy(40))) as rig:
        await rig.join("ana")
        await rig.command("ana", "/peer")
        page = rig.messages("ana")[-1]
        assert len(page.cards) <= limits.MESSAGE_CARDS
        assert all(len(card.buttons) <= limits.BUTTONS for card in page.cards)
        assert "There is more" in str(page)


@given(
    st.lists(
        st.builds(_line, st.integers(0, 9), st.integers(0, 5), st.integers(0, 900)), max_size=30
    )
)
def test_lines_are_laid_out_within_the_limits(lines: list[HomeLine]) -> None:
    """Pages and buttons keep their limits, no button stands twice, and the lightest come first."""
    pages, left_out = laid_out(lines)
    tokens = [press.token for page in pages for _, press in page.buttons]
    assert len(pages) <= PAGES
    assert all(len(page.buttons) <= limits.BUTTONS for page in pages)
    assert len(tokens) == len(set(tokens))
    shown = [line.weight for page in pages for line in page.lines]
    assert shown == sorted(shown)
    offered_ = {press.token for line in lines for _, press in line.buttons}
    assert left_out or (len(shown) == len(lines) and offered_ == set(tokens))


@pytest.mark.shows("H1", on="sandbox")
async def test_help_is_made_from_the_declarations() -> None:
    """Every command for everybody is in the help of its topic, each topic in the overview."""
    async with Rig.open() as rig:
        await rig.command("ana", "/peer help")
        overview = rig.last("ana")
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

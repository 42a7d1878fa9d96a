"""The picture of a trend: both lines are there, told apart by more than colour, on any ground."""

from __future__ import annotations

from concurrent.futures import Executor
from io import BytesIO

import pytest
from PIL import Image

from bot.kit.model.people import Member
from bot.kit.screen.fonts import NO_LETTER, drawable, font
from bot.programmes import together
from bot.programmes.checkin import checkin
from bot.programmes.checkin.history import HistoryEntry
from bot.programmes.checkin.models import Answer, Window
from bot.programmes.checkin.picture import (
    BLUE,
    BOTTOM,
    GROUND,
    HEIGHT,
    INK,
    LEFT,
    ORANGE,
    RIGHT,
    TOP,
    WIDTH,
    Point,
    draw,
)
from bot.programmes.checkin.views.history import year
from bot.programmes.profile import profile
from scheduler.jobs.worker_process import WorkerProcess
from tests.rig import Rig

YEAR = tuple(Point(f"2026-{month:02}-02", 1 + month % 5, month % 6) for month in range(1, 13))
WORDS = ("My energy and progress", "Energy", "Progress")


def light(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours."""
    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def count(image: Image.Image, colour: str) -> int:
    """Count the pixels of exactly this colour."""
    wanted = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return {c: n for n, c in image.getcolors(1 << 24) or []}.get(wanted, 0)


@pytest.mark.shows("K4", "R11")
def test_both_lines_stand_on_a_ground_of_their_own() -> None:
    """Every pixel is opaque; lines and letters have contrast enough on light and dark screens."""
    image = Image.open(BytesIO(draw(YEAR, *WORDS)))
    assert image.format == "PNG"
    assert image.mode == "RGB"
    assert count(image, BLUE) > 1000
    assert count(image, ORANGE) > 1000
    assert contrast(INK, GROUND) >= 7
    assert min(contrast(BLUE, GROUND), contrast(ORANGE, GROUND)) >= 3


@pytest.mark.shows("K4")
def test_told_apart_without_colour() -> None:
    """In shades of grey the two lines differ in form: one is solid, the other dashed."""
    one = draw(tuple(Point(each.day, 3, 0) for each in YEAR), *WORDS)
    other = draw(tuple(Point(each.day, 0, 3) for each in YEAR), *WORDS)
    marks = 4 * len(YEAR)  # each has a light rim
    assert _gaps(one) < marks
    assert _gaps(other) > 4 * marks


def _gaps(made: bytes) -> int:
    """Count the light pixels on the middle row, between the first mark and the last."""
    row = (TOP + HEIGHT - BOTTOM) // 2
    grey = Image.open(BytesIO(made)).convert("L").crop((LEFT, row, WIDTH - RIGHT, row + 1))
    return sum(grey.histogram()[180:])


@pytest.mark.parametrize(
    "points", [YEAR[:1], YEAR, tuple(Point(f"20{y}-03-01", 5, 0) for y in range(10, 60))]
)
def test_any_number_of_points(points: tuple[Point, ...]) -> None:
    """One point, a year, half a century: a picture comes of it."""
    assert draw(points, *WORDS).startswith(b"\x89PNG")


@pytest.mark.shows("K4", "R11")
@pytest.mark.parametrize(
    "label",
    [
        "Энергия",
        "Ενέργεια",
        "能量",
        "エネルギー",
        "에너지",
        "طاقة",
        "אנרגיה",
        "ऊर्जा",
        "Énergie",
        "🙂",
    ],
)
def test_never_an_empty_box(label: str) -> None:
    """Words with a letter the font lacks are left out whole: not one box is drawn for them."""
    assert not drawable(label)
    without = draw(YEAR, "", "", "")
    assert draw(YEAR, label, label, label) == without
    assert draw(YEAR, f"{WORDS[0]} {label}", "", "") == without
    assert draw(YEAR, *WORDS) != without


@pytest.mark.shows("K4", "R11")
def test_what_the_font_knows_is_written() -> None:
    """Each letter that counts as known has a form of its own, and is no empty box."""
    known = [each for each in map(chr, range(33, 0x250)) if drawable(each)]
    assert {*WORDS[0], *"0123456789-/"} - {" "} <= set(known)
    assert _form(NO_LETTER) not in {_form(each) for each in known}


def _form(letter: str) -> tuple[tuple[int, int], bytes]:
    mask = font(40).getmask(letter)
    return mask.size, bytes(mask)


@pytest.mark.shows("K4", on="sandbox")
async def test_shown_with_its_numbers() -> None:
    """My trend comes with the picture, drawn in the worker process, and its numbers in words."""
    async with Rig.open(together(profile, checkin)) as rig:
        workshop: Executor = WorkerProcess()
        rig.app.executor = workshop
        try:
            await rig.join("ben")
            await rig.command("ben", "/peer checkin history")
            assert "Nothing here yet" in rig.last("ben")
            for energy in ("2", "4"):
                await rig.command("ben", "/peer checkin")
                await rig.press("ben", "Write, only for me")
                await rig.submit("ben", high=f"A day with {energy}", energy=energy)
                await rig.turn(days=30)
            await rig.command("ben", "/peer checkin history")
        finally:
            workshop.shutdown()
        message = rig.world.message(rig.messages("ben")[-1].id)
        assert message.files[0].content.startswith(b"\x89PNG")
        assert "energy 2, progress passed" in message.files[0].alt
        assert "progress is dashed, with squares" in message.files[0].alt
        assert "progress (dashed, with squares)" in rig.last("ben")
        assert "2026-04-01: energy 4, progress passed" in rig.last("ben")
        await rig.press("ben", "My year")
        assert "2 check-ins in twelve months" in rig.last("ben")
        assert "A day with 2" in rig.last("ben")
        await rig.press("ben", "My trend")
        await rig.press("ben", "Search")
        await rig.submit("ben", words="with 4")
        assert "A day with 4" in rig.last("ben")
        assert "A day with 2" not in rig.last("ben")
        await rig.command("ben", "/peer checkin history nowhere")
        assert "Nothing with" in rig.last("ben")
        await rig.press("ben", "My trend")
        await rig.press("ben", "Take it along")
        assert b"A day with 4" in rig.world.message(rig.messages("ben")[-1].id).files[0].content


@pytest.mark.shows("K4", "R12")
def test_a_year_says_what_it_leaves_out() -> None:
    """A year of long highs says how many more there are, and speaks of no picture where none is."""
    days = [f"2026-{month:02}-01" for month in range(1, 13)] * 2
    windows = [Window(theme="goals", day=day, until=day) for day in days]
    entries = [HistoryEntry(Answer(window=w.id, member="m", high="long " * 60), w) for w in windows]
    shown = year(Member(account="ben", name="Ben"), [], entries[::-1])
    told = str(shown)
    assert f"and {24 - told.count('2026-')} more, in the file" in told
    assert told.endswith("Only you can see this.")

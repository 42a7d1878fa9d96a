"""A picture of how many people had how much of something, with a bar for each choice.

Its colours are those of a member's trend. Bars of two choices differ in form, too: the one is full,
the other hollow; and every bar carries its number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from bot.programmes.checkin.picture import BLUE, GRID, GROUND, INK, ORANGE

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

WIDTH, LEFT, TOP, LINE = 1200, 60, 90, 40
PANEL, HEADING, LABELS = 250, 50, 50
"""The height of a panel, and what of it belongs to its heading and to the labels under its bars."""
BINS = 12
"""Bars of one choice, at most; beyond, several amounts share one."""
WIDEST = 60
ROOM = 30
"""Above the highest bar, for its number."""
RIM = 4


class Panel(NamedTuple):
    """How much of what (a whole number from 0), and how many people, for each choice."""

    title: str
    spreads: Sequence[Mapping[int, int]]


def draw(title: str, choices: Sequence[str], panels: Sequence[Panel], words: str) -> bytes:
    """Return a PNG for one choice or two; it carries `words` as its description."""
    from PIL import Image, ImageDraw
    from PIL.PngImagePlugin import PngInfo

    top = TOP + LINE * len(choices)
    image = Image.new("RGB", (WIDTH, top + PANEL * len(panels) + LINE), GROUND)
    canvas = ImageDraw.Draw(image)
    _write(canvas, (LEFT, 24), title, 30)
    for number, choice in enumerate(choices):
        y = TOP + LINE * number
        _bar(canvas, (LEFT, y, LEFT + 26, y + 26), number)
        _write(canvas, (LEFT + 42, y - 2), choice, 24)
    for number, panel in enumerate(panels):
        _panel(canvas, top + PANEL * number, panel)
    info, made = PngInfo(), BytesIO()
    info.add_itxt("Description", words)
    image.save(made, "PNG", optimize=True, pnginfo=info)
    return made.getvalue()


def binned(spreads: Sequence[Mapping[int, int]]) -> list[tuple[str, list[int]]]:
    """Return what stands under each place and how many people each choice has there."""
    most = max((much for spread in spreads for much in spread), default=0)
    wide = most // BINS + 1
    return [
        (
            f"{low}" if wide == 1 else f"{low}-{low + wide - 1}",
            [sum(spread.get(low + at, 0) for at in range(wide)) for spread in spreads],
        )
        for low in range(0, most + 1, wide)
    ]


def _panel(canvas: ImageDraw, top: int, panel: Panel) -> None:
    places = binned(panel.spreads)
    highest = max(1, *(people for _, bars in places for people in bars))
    ground = top + PANEL - LABELS
    _write(canvas, (LEFT, top + 12), panel.title, 24)
    room = (WIDTH - 2 * LEFT) / len(places)
    wide = min(WIDEST, 0.8 * room / len(panel.spreads))
    for place, (label, bars) in enumerate(places):
        middle = LEFT + room * (place + 0.5)
        _write(canvas, (middle, ground + 8), label, 22, middle=True)
        for number, people in enumerate(bars):
            x = middle + wide * (number - len(bars) / 2)
            high = (PANEL - HEADING - LABELS - ROOM) * people / highest
            if people:
                _bar(canvas, (x + 2, ground - high, x + wide - 2, ground), number)
                _write(canvas, (x + wide / 2, ground - high - ROOM), str(people), 22, middle=True)
    canvas.line([(LEFT, ground), (WIDTH - LEFT, ground)], GRID, 2)


def _bar(canvas: ImageDraw, box: tuple[float, float, float, float], number: int) -> None:
    if number == 0:
        canvas.rectangle(box, BLUE)
    else:
        canvas.rectangle(box, GROUND, ORANGE, RIM)


def _write(
    canvas: ImageDraw, at: tuple[float, float], words: str, size: int, *, middle: bool = False
) -> None:
    from PIL import ImageFont

    canvas.text(at, words, INK, ImageFont.load_default(size), anchor="ma" if middle else "la")

"""The picture of somebody's trend, drawn in the worker process and never stored.

Two lines that differ in colour (a pair that colour-blind people tell apart), in their marks and in
their dashes, on a ground of its own, so that it reads on light and dark screens alike. Words beside
it say which line is which, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.kit.screen.fonts import drawable, font

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

WIDTH, HEIGHT = 1200, 560
FINE = 2  # drawn this much larger and made smaller again: smooth lines
LEFT, RIGHT, TOP, BOTTOM = 80, 210, 84, 80
GROUND, INK, GRID = "#ffffff", "#1f2328", "#d5d9de"
BLUE, ORANGE = "#0072b2", "#d55e00"  # Okabe and Ito's, safe for every kind of colour vision
LEAST, MOST = 1, 5
LABELS = 12  # under the lines, at most
SHORT = 100  # days: up to here a label names the day, beyond it the month

Spot = tuple[float, float]


class Point(NamedTuple):
    """The numbers of one check-in, 1-5; 0 where it was passed. `day` is an ISO date."""

    day: str
    energy: int
    progress: int


def draw(points: Sequence[Point], title: str, energy: str, progress: str) -> bytes:
    """Return a PNG of two lines over time, oldest first; there is at least one point."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), GROUND)
    canvas = ImageDraw.Draw(image)
    _frame(canvas, points, title)
    across = _across(points)
    lines = (
        (energy, BLUE, [each.energy for each in points], _dot, 0),
        (progress, ORANGE, [each.progress for each in points], _square, 18),
    )
    ends: list[float] = []
    for label, colour, values, mark, dash in lines:
        spots = [(x, _down(value)) for x, value in zip(across, values, strict=True) if value]
        _line(canvas, spots, colour, dash)
        for spot in spots:
            mark(canvas, spot, colour)
        if spots:
            _name(canvas, spots[-1], label, colour, ends)
    smooth = image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    made = BytesIO()
    smooth.save(made, "PNG", optimize=True)
    return made.getvalue()


def _across(points: Sequence[Point]) -> list[float]:
    """Return where each check-in stands from left to right: time is drawn to scale."""
    days = [date.fromisoformat(each.day).toordinal() for each in points]
    span = max(_days(points), 1)
    room = WIDTH - LEFT - RIGHT
    middle = room / 2 if len(points) == 1 else 0
    return [LEFT + middle + room * (day - days[0]) / span for day in days]


def _days(points: Sequence[Point]) -> int:
    first, last = (date.fromisoformat(points[at].day) for at in (0, -1))
    return (last - first).days


def _down(value: int) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - LEAST) / (MOST - LEAST)


def _frame(canvas: ImageDraw, points: Sequence[Point], title: str) -> None:
    _write(canvas, (LEFT, 24), title, INK, 30)
    for value in range(LEAST, MOST + 1):
        y = _down(value)
        canvas.line(_fine([(LEFT, y), (WIDTH - RIGHT, y)]), GRID, 2 * FINE)
        _write(canvas, (LEFT - 40, y - 16), str(value), INK, 26)
    step = -(-len(points) // LABELS)
    form = "%m-%d" if _days(points) <= SHORT else "%m/%y"
    for x, point in list(zip(_across(points), points, strict=True))[::step]:
        day = date.fromisoformat(point.day)
        _write(canvas, (x - 28, HEIGHT - BOTTOM + 24), f"{day:{form}}", INK, 22)


def _line(canvas: ImageDraw, spots: Sequence[Spot], colour: str, dash: int) -> None:
    """Draw a line, dashed where `dash` is the length of one."""
    for (ax, ay), (bx, by) in pairwise(spots):
        length = max(((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5, 1)
        pieces = int(length // dash) if dash else 1
        for piece in range(0, max(pieces, 1), 2):
            begin, end = piece / max(pieces, 1), (piece + 1) / max(pieces, 1)
            part = [(ax + (bx - ax) * at, ay + (by - ay) * at) for at in (begin, end)]
            canvas.line(_fine(part), colour, 5 * FINE)


def _dot(canvas: ImageDraw, spot: Spot, colour: str) -> None:
    canvas.ellipse(_around(spot, 10), colour, GROUND, 2 * FINE)


def _square(canvas: ImageDraw, spot: Spot, colour: str) -> None:
    canvas.rectangle(_around(spot, 9), colour, GROUND, 2 * FINE)


def _name(canvas: ImageDraw, end: Spot, label: str, colour: str, taken: list[float]) -> None:
    """Write a line's name at its end, below another one's where that is too near."""
    y = end[1] - 16
    if any(abs(y - other) < 34 for other in taken):
        y = max(taken) + 34
    taken.append(y)
    _write(canvas, (end[0] + 24, y), label, colour, 26)


def _write(canvas: ImageDraw, at: Spot, words: str, colour: str, size: int) -> None:
    """Write words; those the font has not all letters of stand beside the picture alone."""
    if drawable(words):
        canvas.text(_fine([at])[0], words, colour, font(size * FINE))


def _around(spot: Spot, radius: int) -> list[Spot]:
    return _fine([(spot[0] - radius, spot[1] - radius), (spot[0] + radius, spot[1] + radius)])


def _fine(spots: Sequence[Spot]) -> list[Spot]:
    return [(x * FINE, y * FINE) for x, y in spots]

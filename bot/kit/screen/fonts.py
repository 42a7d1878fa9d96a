"""Letters in a picture: the font that draws them, and whether it knows them all.

The font is the one Pillow carries along, so that a picture looks the same on every machine. It
knows English; what it does not know would be an empty box. Words with such a letter are left out
of the picture, so a picture's words must stand beside it as well.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont, ImageFont

NO_LETTER = "\U0010ffff"  # no font has it: what is drawn for it is the empty box
CHECKED = 24


@cache
def font(size: int) -> FreeTypeFont | ImageFont:
    """Return the font at this size, in pixels."""
    from PIL.ImageFont import load_default

    return load_default(size)


@cache
def drawable(words: str) -> bool:
    """Say whether the font has every letter of these words."""
    return all(letter == " " or _form(letter) != _form(NO_LETTER) for letter in words)


def _form(letter: str) -> tuple[tuple[int, int], bytes]:
    mask = font(CHECKED).getmask(letter)
    return mask.size, bytes(mask)

"""How often a series comes round, as one says it: "Every second Monday"; the days of a week."""

from __future__ import annotations

from bot.kit.model.series import Series
from bot.kit.screen.forms import Choice
from bot.kit.time.cadence import Every
from bot.kit.widgets.phrasebook import Phrasebook

words = Phrasebook("bot.kit")
ON_A_WEEKDAY = (Every.MONTH, Every.QUARTER)  # on its first, second … such day


def rhythm(series: Series) -> str:
    """Return the rhythm of a series with its weekday, without a time."""
    nth = f"-{series.nth}" if series.every in ON_A_WEEKDAY else ""
    weekday = words.line(f"weekday-{series.weekday}")
    return words.line(f"rhythm-{series.every}{nth}", weekday=weekday)


def weekdays() -> tuple[Choice, ...]:
    """Return the days of a week to choose from, Monday first."""
    return words.choices("weekday", map(str, range(1, 8)))

"""What somebody sees of when they check in, and what organisers see of a series."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.kit.model import topics
from bot.kit.model.questions import Fault
from bot.kit.model.series import Series, SeriesState
from bot.kit.screen.buttons import Look, Press
from bot.kit.screen.cards import Card, Row
from bot.kit.screen.forms import Choice, Field, Form, Kind
from bot.kit.screen.text import Moment, Text, excerpt, lines, said, text
from bot.kit.time.cadence import Every
from bot.kit.widgets import listing
from bot.kit.widgets.phrasebook import Phrasebook
from bot.kit.widgets.rhythm import rhythm, weekdays
from bot.programmes.checkin.bank import LONGEST, PARTS, load
from bot.programmes.checkin.models import (
    OFF,
    SERIES_TIME,
    CheckinSettings,
    CheckinTotal,
    Habit,
    OwnQuestion,
)
from bot.programmes.checkin.rules import EVERY, NTHS
from bot.programmes.checkin.views.joining import next_day

words = Phrasebook("bot.programmes.checkin")
NONE = "none"
KINDS = ("counted", "energy", "progress", "topic")  # of totals, as they are read
SPANS = ("3", "5", "7", "10", "14")


def clock(minutes: int) -> str:
    """Return a time of day as people write it."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


# -- one's own -------------------------------------------------------------------------------------


def settings(habit: Habit, series: Sequence[Series], at: datetime | None, start: str = "") -> Card:
    """Show when somebody checks in, and in which series, from the line `start` on."""
    told = [words("own-next", at=Moment(at))] if at else []
    told += [words("own-time", at=clock(habit.at))] if habit.at != SERIES_TIME else []
    change = words.button("own-change" if at else "own-start", "habit", look=Look.MAIN)
    stop = (words.button("own-stop", "habit_off"),) if at else ()
    rows = [
        Row(words("in-series", name=each.name), words.button("leave", "leave", each.id))
        for each in series
    ]
    return listing.page(
        words("settings-title"),
        rows,
        Press("checkin", "settings"),
        start=start,
        text=lines([words("settings-text"), lines(told)], "\n\n"),
        buttons=(change, *stop, words.button("now", "now")),
        why=words("settings-why") if words.has("settings-why") else None,
    )


def habit_form(habit: Habit) -> Form:
    """Ask for a rhythm of one's own and a time of day."""
    options = [Choice(NONE, words.line("every-none")), *_rhythms()]
    standing = _rhythm(habit.every, habit.nth) if habit.every != OFF else NONE
    at = clock(habit.at) if habit.at != SERIES_TIME else ""
    return words.form(
        "habit",
        Press("checkin", "habit"),
        _every("ask-every-own", tuple(options), standing),
        _weekday(habit.weekday),
        Field("time", words.line("ask-own-time"), Kind.TIME, value=at),
    )


def _rhythms() -> list[Choice]:
    """Return how often there is to choose: of a month, on which of its weekdays."""
    plain = [Choice(each, words.line(f"every-{each}")) for each in EVERY if _plain(each)]
    nths = [f"{each}-on-{nth}" for each in EVERY if not _plain(each) for nth in NTHS]
    return [*plain, *(Choice(each, words.line(f"every-{each}")) for each in nths)]


def _plain(every: Every) -> bool:
    return every not in (Every.MONTH, Every.QUARTER)


def _rhythm(every: str, nth: int) -> str:
    return every if _plain(Every(every)) else f"{every}-on-{nth}"


def _every(key: str, options: tuple[Choice, ...], standing: str) -> Field:
    label = words.line(key)
    return Field("every", label, Kind.CHOICE, required=True, value=standing, choices=options)


def _weekday(standing: int) -> Field:
    days = weekdays()
    label, value = words.line("ask-weekday"), str(standing)
    return Field("weekday", label, Kind.CHOICE, required=True, value=value, choices=days)


# -- a series --------------------------------------------------------------------------------------


def start_form(channel: str, name: str) -> Form:
    """Ask an organiser how often, when and for how long."""
    fresh = Series(programme="checkin", channel=channel, name="", every=Every.MONTH, at=600)
    return _series_form("start", Press("checkin", "start", channel, _short(name)), fresh, 7)


def edit_form(series: Series, settings: CheckinSettings) -> Form:
    """Ask the same of a series that is there."""
    return _series_form("edit", Press("checkin", "edit", series.id), series, settings.days)


def _short(name: str) -> str:
    """Return a channel's name as it fits into a press."""
    return "".join(
        letter for letter in name if (letter.isascii() and letter.isalnum()) or letter in "_-.~"
    )[:24]


def _series_form(key: str, to: Press, series: Series, days: int) -> Form:
    name = Field("name", words.line("ask-name"), value=series.name, most=60)
    spans = tuple(Choice(each, words.line("days", count=int(each))) for each in SPANS)
    open_for = Field("days", words.line("ask-days"), Kind.CHOICE, value=str(days), choices=spans)
    at = Field("time", words.line("ask-time"), Kind.TIME, required=True, value=clock(series.at))
    every = _every("ask-every", tuple(_rhythms()), _rhythm(series.every, series.nth))
    return words.form(key, to, name, every, _weekday(series.weekday), at, open_for)


def themes_form(series: Series, settings: CheckinSettings) -> Form:
    """Ask which themes a series goes through."""
    options = tuple(Choice(each.id, each.label) for each in load())
    chosen = settings.themes or tuple(each.id for each in load())
    label = words.line("ask-themes")
    themes = Field("themes", label, Kind.CHOICES, required=True, value=chosen, choices=options)
    return words.form("themes", Press("checkin", "themes", series.id), themes)


def question_form(series: Series) -> Form:
    """Ask for a question of the organiser's own."""
    parts = words.choices("part", PARTS)
    return words.form(
        "own",
        Press("checkin", "own", series.id),
        Field("question", words.line("ask-question"), required=True, most=LONGEST),
        Field("part", words.line("ask-part"), Kind.CHOICE, value=PARTS[0], choices=parts),
    )


def series_card(series: Series, settings: CheckinSettings, now: datetime, *, started: bool) -> Card:
    """Show an organiser a series with what can be done about it."""
    state = "resume" if series.state is SeriesState.HELD else "hold"
    return words.card(
        "series-started" if started else "series",
        words.button("edit-series", "edit", series.id),
        words.button("themes", "themes", series.id),
        words.button("own", "own", series.id),
        words.button("totals", "totals", series.id),
        words.button(f"{state}-or-stop", "state", series.id),
        name=series.name,
        every=rhythm(series),
        at=clock(series.at),
        days=settings.days,
        next=next_day(series, now),
    )


def state(series: Series) -> Card:
    """Offer to hold, resume or end a series."""
    held = series.state is SeriesState.HELD
    first = (
        words.button("resume", "resume", series.id)
        if held
        else words.button("hold", "hold", series.id)
    )
    return words.card(
        "state", first, words.button("stop", "stop", series.id, Look.GRAVE), name=series.name
    )


def held(series: Series) -> Card:
    """Confirm that nothing new begins."""
    return words.card(
        "held", words.button("resume", "resume", series.id, Look.MAIN), name=series.name
    )


def stopped(series: Series) -> Card:
    """Confirm the end of a series."""
    return words.card("stopped", name=series.name)


def start_in_a_channel() -> Card:
    """Say where a series is started."""
    return words.card("start-in-a-channel")


def started_before() -> Card:
    """Say that this channel has check-ins already."""
    return words.card("started-before")


def no_series() -> Card:
    """Say how to begin."""
    return words.card("no-series")


def many_series(live: Sequence[Series], start: str = "") -> Card:
    """Show many series by name, from the line `start` on."""
    rows = [Row(text(said(each.name)), words.button("show", "show", each.id)) for each in live]
    title, to = words("many-series-title", count=len(live)), Press("checkin", "list")
    return listing.page(title, rows, to, start=start, text=words("many-series-text"))


def question_kept(series: Series, asked: OwnQuestion, hints: Sequence[Fault]) -> Card:
    """Thank for a question; what would make it better is a suggestion."""
    told = [words(f"hint-{each}") for each in hints]
    more = lines([words("hint-some"), *told]) if told else None
    again = words.button("own-again", "own", series.id)
    drop = words.button("own-drop", "own_drop", asked.id)
    return words.card("own-kept", again, drop, more=more, question=excerpt(asked.question, LONGEST))


def question_dropped() -> Card:
    """Say that a question is gone."""
    return words.card("own-dropped")


# -- totals ----------------------------------------------------------------------------------------


def totals(series: Series, month: str, found: Sequence[CheckinTotal]) -> Card:
    """Show an organiser the totals of the latest closed month."""
    if not found:
        return words.card("totals-none", name=series.name)
    by_kind = {what: [each for each in found if each.what == what] for what in KINDS}
    told = [_kind(what, numbers) for what, numbers in by_kind.items() if numbers]
    return words.card("totals", more=lines(told, "\n\n"), name=series.name, month=month)


def _kind(what: str, numbers: Sequence[CheckinTotal]) -> Text:
    shown = [each for each in numbers if each.count]
    told = [words("total-line", value=_value(what, each.value), count=each.count) for each in shown]
    few = words("total-few" if shown else "total-none")
    hidden = [few] if len(shown) < len(numbers) else []
    return lines([words(f"total-{what}"), *told, *hidden])


def _value(what: str, value: str) -> str:
    if what == "topic":
        found = topics.find(value, topics.load().themes)
        return found.label if found else value
    return words.line(f"value-{value}")

"""What check-ins say about taking part in a series: the door, a welcome, an invitation, leaving."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.kit.model.series import Series, SeriesState
from bot.kit.screen.buttons import Look
from bot.kit.screen.cards import Card
from bot.kit.screen.text import Channel, Moment, Style, Text
from bot.kit.widgets import days
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.checkin import rules

words = Phrasebook("bot.programmes.checkin")


def channel(series: Series) -> Channel:
    """Return a series' channel as named in a sentence."""
    return Channel(series.channel, series.channel_name or series.name)


def next_day(series: Series, now: datetime) -> Text:
    """Say on which day a series asks next."""
    if series.state is not SeriesState.RUNNING:
        return words("next-unknown")
    day = rules.day_of(rules.opens_next(series, now))
    return words("next-on", day=Moment(days.noon(day, ZoneInfo(series.zone)), Style.DAY))


def door(series: Series) -> Card:
    """Return the card that stands in the opt-in channel."""
    if series.state is SeriesState.STOPPED:
        return words.card("door-shut", name=series.name)
    join = words.button("join-this", "join", series.id, Look.MAIN)
    return words.card("door", join, words.button("leave", "leave", series.id), name=series.name)


def joined(series: Series, now: datetime, *, again: bool, begun: bool) -> Card:
    """Say that one is in, and what comes next."""
    return words.card(
        "joined-again" if again else "joined",
        *((words.button("now", "now"),) if begun else ()),
        words.button("settings", "settings"),
        words.button("leave", "leave", series.id),
        name=series.name,
        next=next_day(series, now),
    )


def left(series: Series) -> Card:
    """Say thanks after a no."""
    return words.card("left", words.button("join-again", "join", series.id), name=series.name)


def over() -> Card:
    """Say that this programme is over."""
    return words.card("series-over")


def welcome(series: Series, now: datetime) -> Card:
    """Greet somebody who came into the opt-in channel."""
    return words.card(
        "welcome",
        words.button("settings", "settings"),
        words.button("not-for-me", "leave", series.id),
        name=series.name,
        channel=channel(series),
        next=next_day(series, now),
    )


def invited(series: Series) -> Card:
    """Invite somebody who is in the channel without having asked for check-ins."""
    return words.card(
        "invited",
        words.button("join-this", "join", series.id, Look.MAIN),
        words.button("not-for-me", "leave", series.id),
        name=series.name,
        channel=channel(series),
    )

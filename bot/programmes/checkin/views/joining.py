"""What check-ins say about taking part in a series: the door, a welcome, an invitation, leaving."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.kit.model.series import Series, SeriesState
from bot.kit.screen.buttons import Look
from bot.kit.screen.cards import Card
from bot.kit.screen.text import Channel, Moment, Style, Text
from bot.programmes.checkin import rules
from bot.programmes.checkin.views.say import card, noon, press, words


def channel(series: Series) -> Channel:
    """Return a series' channel as named in a sentence."""
    return Channel(series.channel, series.channel_name or series.name)


def next_day(series: Series, now: datetime) -> Text:
    """Say on which day a series asks next."""
    if series.state is not SeriesState.RUNNING:
        return words("next-unknown")
    day = rules.day_of(rules.opens_next(series, now))
    return words("next-on", day=Moment(noon(day, ZoneInfo(series.zone)), Style.DAY))


def door(series: Series) -> Card:
    """Return the card that stands in the opt-in channel."""
    if series.state is SeriesState.STOPPED:
        return card("door-shut", name=series.name)
    join = press("join-this", "join", series.id, Look.MAIN)
    return card("door", join, press("leave", "leave", series.id), name=series.name)


def joined(series: Series, now: datetime, *, again: bool, begun: bool) -> Card:
    """Say that one is in, and what comes next."""
    return card(
        "joined-again" if again else "joined",
        *((press("now", "now"),) if begun else ()),
        press("settings", "settings"),
        press("leave", "leave", series.id),
        name=series.name,
        next=next_day(series, now),
    )


def left(series: Series) -> Card:
    """Say thanks after a no."""
    return card("left", press("join-again", "join", series.id), name=series.name)


def over() -> Card:
    """Say that this programme is over."""
    return card("series-over")


def welcome(series: Series, now: datetime) -> Card:
    """Greet somebody who came into the opt-in channel."""
    return card(
        "welcome",
        press("settings", "settings"),
        press("not-for-me", "leave", series.id),
        name=series.name,
        channel=channel(series),
        next=next_day(series, now),
    )


def invited(series: Series) -> Card:
    """Invite somebody who is in the channel without having asked for check-ins."""
    return card(
        "invited",
        press("join-this", "join", series.id, Look.MAIN),
        press("not-for-me", "leave", series.id),
        name=series.name,
        channel=channel(series),
    )

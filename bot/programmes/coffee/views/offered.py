"""What organisers see of a coffee series, and the card in its channel that lets people join."""

from __future__ import annotations

from datetime import datetime

from bot.kit.programme import Here
from bot.kit.series import Series, State
from bot.kit.text import Moment, Text, lines, text
from bot.kit.ui import Card, Fact, Look
from bot.matching import Kind
from bot.programmes.coffee.nouns import Proposal, Settings
from bot.programmes.coffee.views.answers import channel
from bot.programmes.coffee.views.say import card, press, words


def start_in_a_channel() -> Card:
    """Say where a series is started."""
    return card("start-in-a-channel")


def channel_shut(here: Here) -> Card:
    """Say what keeps the bot out of a channel and how to let it in."""
    return card("channel-shut", channel=here.name or here.id, missing=here.missing or "-")


def started_before() -> Card:
    """Say that this channel has its series already."""
    return card("started-before")


def series_started(series: Series, settings: Settings, at: datetime | None) -> Card:
    """Confirm a new series with everything one may want to change."""
    return _about(series, settings, at, "started")


def series_card(series: Series, settings: Settings, at: datetime | None) -> Card:
    """Show a series with what can be done to it."""
    return _about(series, settings, at, "series")


def _about(series: Series, settings: Settings, at: datetime | None, key: str) -> Card:
    running = series.state is State.RUNNING
    turn = press("hold", "hold", series.id) if running else press("go-on", "resume", series.id)
    return Card(
        words(f"{key}-title", name=series.name),
        words(f"{key}-text", channel=channel(series)),
        (
            Fact(words.line("fact-rhythm"), rhythm(series)),
            Fact(words.line("fact-next"), _next(at)),
            Fact(words.line("fact-who"), _who(settings)),
        ),
        (
            press("edit", "edit", series.id),
            press("fine", "fine", series.id),
            turn,
            press("stop", "stop", series.id),
        ),
    )


def _next(at: datetime | None) -> Text:
    return text(Moment(at)) if at else words("is-held")


def rhythm(series: Series) -> Text:
    """Say how often a series comes round."""
    hour, minute = divmod(series.at, 60)
    return words(
        "rhythm",
        every=words.line(f"every-{series.every}"),
        weekday=words.line(f"weekday-{series.weekday}"),
        at=f"{hour:02}:{minute:02}",
        zone=series.zone,
    )


def _who(settings: Settings) -> Text:
    extras = [words(f"extra-not-{each}") for each in settings.never_same]
    extras += [words("extra-language")] * settings.language
    extras += [words("extra-ask-first")] * settings.ask_first
    head = [words(f"size-{settings.size}"), words(f"kind-{settings.kind}")]
    return lines(head + extras, "; ")


def held(series: Series) -> Card:
    """Confirm that nothing new begins."""
    return card("held", press("go-on", "resume", series.id, Look.MAIN), name=series.name)


def really_stop(series: Series) -> Card:
    """Ask once more before a series ends."""
    return card(
        "really-stop",
        press("stop-really", "stop_really", series.id, Look.GRAVE),
        press("hold", "hold", series.id),
        name=series.name,
    )


def series_stopped(series: Series) -> Card:
    """Confirm the end of a series."""
    return card("stopped", name=series.name)


def no_series_yet() -> Card:
    """Say how to begin."""
    return card("no-series-yet")


def channel_gone(series: Series) -> Card:
    """Tell the starter that a series is held because its channel is gone."""
    return card("channel-gone", name=series.name)


def door(series: Series, settings: Settings) -> Card:
    """Return the card that stands in the opt-in channel."""
    if series.state is State.STOPPED:
        return card("door-shut", name=series.name)
    how = words("door-outsider") if settings.kind is Kind.OUTSIDER else text("")
    made = card(
        "door",
        press("join-this", "join_this", series.id, Look.MAIN),
        press("leave", "leave", series.id),
        name=series.name,
        rhythm=rhythm(series),
    )
    return Card(made.title, lines([made.text, how]), buttons=made.buttons, why=made.why)


def proposal(asked: Proposal) -> Card:
    """Show an organiser a question a member proposed, without saying who."""
    return card(
        "proposal",
        press("take", "take", asked.id, Look.MAIN),
        press("pass-on", "pass_on", asked.id),
        question=asked.question,
        depth=words(f"depth-{asked.depth}"),
    )


def no_proposals() -> Card:
    """Say that no question waits."""
    return card("no-proposals")


def proposal_kept() -> Card:
    """Thank for a question."""
    return card("proposal-kept")


def question_taken(asked: Proposal) -> Card:
    """Tell a member that their question is in the bank."""
    return card("question-taken", question=asked.question)

"""What organisers see of a coffee series, and the card in its channel that lets people join."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.kit.contracts.context import Here
from bot.kit.contracts.programme import Finding
from bot.kit.model.series import Series, SeriesState
from bot.kit.screen.buttons import Look, Press
from bot.kit.screen.cards import Card, Fact, Row
from bot.kit.screen.text import Moment, Person, Text, lines, said, text
from bot.kit.widgets import listing
from bot.kit.widgets.phrasebook import Phrasebook, fitting
from bot.kit.widgets.rhythm import rhythm as often
from bot.matching import RoundKind
from bot.programmes.coffee.models import CoffeeSettings, Proposal
from bot.programmes.coffee.views.joining import channel

words = Phrasebook("bot.programmes.coffee")


def start_in_a_channel() -> Card:
    """Say where a series is started."""
    return words.card("start-in-a-channel")


def channel_shut(here: Here) -> Card:
    """Say what keeps the bot out of a channel and how to let it in."""
    return words.card("channel-shut", channel=here.name or here.id, missing=here.missing or "-")


def started_before() -> Card:
    """Say that this channel has its series already."""
    return words.card("started-before")


def series_started(
    series: Series, settings: CoffeeSettings, at: datetime | None, host: Person | None
) -> Card:
    """Confirm a new series with everything one may want to change."""
    return _about("started", series, settings, at, host)


def series_card(
    series: Series, settings: CoffeeSettings, at: datetime | None, host: Person | None
) -> Card:
    """Show a series with what can be done to it."""
    return _about("series", series, settings, at, host)


def _about(
    key: str, series: Series, settings: CoffeeSettings, at: datetime | None, host: Person | None
) -> Card:
    running = series.state is SeriesState.RUNNING
    turn = (
        words.button("hold", "hold", series.id)
        if running
        else words.button("go-on", "resume", series.id)
    )
    return Card(
        fitting(words(f"{key}-title", name=series.name)),
        words(f"{key}-text", channel=channel(series)),
        facts=(
            Fact(words.line("fact-rhythm"), rhythm(series)),
            Fact(words.line("fact-next"), text(Moment(at)) if at else words("is-held")),
            Fact(words.line("fact-who"), _who(settings, host)),
        ),
        buttons=(
            words.button("edit", "edit", series.id),
            words.button("fine", "fine", series.id),
            turn,
            words.button("stop", "stop", series.id),
        ),
    )


def needs_people(series: Series) -> Card:
    """Ask an organiser for more people, with a text to post."""
    stop, invite = words.button("stop", "stop", series.id), words("needs-people-invite")
    return words.card("needs-people", stop, more=invite, name=series.name)


def rhythm(series: Series) -> Text:
    """Say how often a series comes round, by the clocks of its community."""
    hour, minute = divmod(series.at, 60)
    return words("rhythm", every=often(series), at=f"{hour:02}:{minute:02}", zone=series.zone)


def _who(settings: CoffeeSettings, host: Person | None) -> Text:
    by_group = settings.kind in (RoundKind.ACROSS, RoundKind.WITHIN)
    kind = f"{settings.kind}-{settings.group_by}" if by_group else settings.kind
    said = [words(f"size-{settings.size}"), words(f"kind-{kind}")]
    said += [words("has-host", host=host)] if host else []
    said += [words(f"extra-not-{each}") for each in settings.never_same]
    said += [words("extra-language")] * settings.language
    said += [words("extra-ask-first")] * settings.ask_first
    said += [words(f"has-depth-{settings.depth}")] if settings.depth > 1 else []
    return lines(said, "; ")


def many_series(live: Sequence[Series], start: str = "") -> Card:
    """Show many series by name, from the line `start` on."""
    rows = [Row(text(said(each.name)), words.button("show", "show", each.id)) for each in live]
    title, to = words("many-series-title", count=len(live)), Press("coffee", "list")
    return listing.page(title, rows, to, start=start, text=words("many-series-text"))


def found_held(series: Series) -> Finding:
    """Say in a check that a series is held."""
    resume = words.button("go-on", "resume", series.id)
    return Finding(words("found-held", name=series.name), words("mend-held"), resume)


def found_few(series: Series) -> Finding:
    """Say in a check that there are too few people for a round."""
    return Finding(words("found-few", name=series.name), words("mend-few"))


def found_unplanned(series: Series) -> Finding:
    """Say in a check that nothing is due in a series that runs."""
    return Finding(words("found-unplanned", name=series.name), words("mend-unplanned"))


def found_next(series: Series, at: datetime) -> Finding:
    """Say in a check that a series goes on."""
    return Finding(words("found-next", name=series.name, at=Moment(at)))


def held(series: Series) -> Card:
    """Confirm that nothing new begins."""
    return words.card(
        "held", words.button("go-on", "resume", series.id, Look.MAIN), name=series.name
    )


def really_stop(series: Series) -> Card:
    """Ask once more before a series ends."""
    return words.card(
        "really-stop",
        words.button("stop-really", "stop_really", series.id, Look.GRAVE),
        words.button("hold", "hold", series.id),
        name=series.name,
    )


def series_stopped(series: Series) -> Card:
    """Confirm the end of a series."""
    return words.card("stopped", name=series.name)


def no_series_yet() -> Card:
    """Say how to begin."""
    return words.card("no-series-yet")


def channel_gone(series: Series) -> Card:
    """Tell the starter that a series is held because its channel is gone."""
    return words.card("channel-gone", name=series.name)


def door(series: Series, settings: CoffeeSettings) -> Card:
    """Return the card that stands in the opt-in channel."""
    if series.state is SeriesState.STOPPED:
        return words.card("door-shut", name=series.name)
    known = (RoundKind.OUTSIDER, RoundKind.LOTTERY)
    said = words("door-text", name=series.name, rhythm=rhythm(series))
    who = words(f"door-{settings.kind}") if settings.kind in known else Text()
    join = words.button("join-this", "join_this", series.id, Look.MAIN)
    leave = words.button("leave", "leave", series.id)
    title = fitting(words("door-title", name=series.name))
    return Card(title, lines([said, who]), buttons=(join, leave))


def proposal(asked: Proposal) -> Card:
    """Show an organiser a question a member proposed, without saying who."""
    return words.card(
        "proposal",
        words.button("take", "take", asked.id, Look.MAIN),
        words.button("leave-out", "leave_out", asked.id),
        question=asked.question,
        depth=words(f"depth-{asked.depth}"),
    )


def no_proposals() -> Card:
    """Say that no question waits."""
    return words.card("no-proposals")


def proposal_kept() -> Card:
    """Thank for a question."""
    return words.card("proposal-kept")


def question_taken(asked: Proposal) -> Card:
    """Tell a member that their question is in the bank."""
    return words.card("question-taken", question=asked.question)


def relax(series: Series, rule: str, attribute: str, people: str) -> Card:
    """Tell an organiser which rule leaves people nobody to meet, and how to relax it."""
    return words.card(
        "relax",
        words.button("fine", "fine", series.id, Look.MAIN),
        name=series.name,
        rule=words(_RULES.get(rule, "{0}").format(rule, attribute)),
        people=words("relax-about", count=people) if people else words("relax-few"),
    )


_RULES = {
    "never_same": "extra-not-{1}",
    "across": "kind-across-{1}",
    "within": "kind-within-{1}",
    "outsider": "kind-outsider",
    "language": "extra-language",
}
"""The message that names each of the matcher's rules, by the rule and its attribute."""

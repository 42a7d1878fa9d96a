"""What coffee says about taking part: joining, the coming round, a pause, leaving."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.kit.model.series import Enrolment, Series
from bot.kit.screen.buttons import Button, Look, Press
from bot.kit.screen.cards import Card, Row
from bot.kit.screen.text import Channel, Moment, Text, text
from bot.kit.screen.text import said as as_typed
from bot.kit.widgets import listing
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.coffee.models import Round, Wanted

words = Phrasebook("bot.programmes.coffee")


def no_series() -> Card:
    """Say that there is nothing to join yet."""
    return words.card("no-series")


def series_over() -> Card:
    """Say that this programme is over."""
    return words.card("series-over")


def on_hold(series: Series) -> Card:
    """Say that nothing new begins for now."""
    return words.card("on-hold", name=series.name)


def not_in() -> Card:
    """Say that one is in no coffee programme."""
    return words.card("not-in", words.button("join", "join", look=Look.MAIN))


def join_first() -> Card:
    """Say that one joins Confab before this."""
    return words.card("join-first", words.button("join", "join", look=Look.MAIN))


def paused() -> Card:
    """Say that the pause switch is on."""
    return words.card("paused", words.elsewhere("resume", Press("home", "resume")))


def which_series(series: Sequence[Series], start: str = "") -> Card:
    """Ask which of several programmes to join."""
    rows = [Row(_called(each), words.button("join-this", "join_this", each.id)) for each in series]
    title, said = words("which-title"), words("which-text", count=len(series))
    return listing.page(title, rows, Press("coffee", "which"), start=start, text=said)


def which_to_leave(series: Sequence[Series], start: str = "") -> Card:
    """Ask which of several programmes to leave."""
    rows = [Row(_called(each), words.button("leave", "leave", each.id)) for each in series]
    title, said = words("which-leave-title"), words("which-leave-text")
    return listing.page(title, rows, Press("coffee", "which_leave"), start=start, text=said)


def _called(series: Series) -> Text:
    return text(as_typed(series.name))


def joined(series: Series, comes: Text, *, again: bool = False, meets_now: bool = False) -> Card:
    """Say that one is in, and what comes next."""
    key = "joined-again" if again else "joined-now" if meets_now else "joined"
    return words.card(
        key,
        words.elsewhere("about-me", Press("profile", "step", "who")),
        words.button("leave", "leave", series.id),
        name=series.name,
        next=comes,
    )


def following(at: datetime | None, *, alone: bool = False) -> Text:
    """Say when the next introductions are, as far as that can be promised."""
    if alone:
        return words("next-alone")
    return words("next-at", at=Moment(at)) if at else words("next-unknown")


@dataclass(frozen=True, slots=True)
class OwnNext:
    """The next round of a series that somebody is in; `at` is None while none is planned.

    `say` is the label, action and subject of what they can say about the one that is announced, and
    `without` when that is, where it goes on without them.
    """

    at: datetime | None
    say: tuple[str, str, str] | None = None
    without: datetime | None = None
    alone: bool = False  # nobody else takes part just now


def mine(series: Series, coming: OwnNext) -> Card:
    """Show what one can do about a series one takes part in."""
    say = (words.button(*coming.say),) if coming.say else ()
    leave = words.button("leave", "leave", series.id)
    without = coming.without
    skipped = words("next-without", at=Moment(without)) + text(" ") if without else Text()
    told = skipped + following(coming.at, alone=coming.alone)
    return words.card("mine", *say, leave, name=series.name, next=told)


def left(series: Series) -> Card:
    """Say thanks after a no."""
    return words.card("left", words.button("join-again", "join_this", series.id), name=series.name)


def welcome(series: Series, at: datetime | None) -> Card:
    """Greet somebody who came into the opt-in channel."""
    return words.card(
        "welcome",
        words.elsewhere("about-me", Press("profile", "step", "who")),
        words.button("not-for-me", "not_for_me", series.id),
        name=series.name,
        channel=channel(series),
        next=following(at),
    )


def invited(series: Series) -> Card:
    """Invite somebody who is in the channel without having asked for coffee."""
    return words.card(
        "invited",
        words.button("join-this", "join_this", series.id, Look.MAIN),
        words.button("not-for-me", "not_for_me", series.id),
        name=series.name,
        channel=channel(series),
    )


def channel(series: Series) -> Channel:
    """Return a series' channel as named in a sentence."""
    return Channel(series.channel, series.channel_name or series.name)


def nothing_to_skip() -> Card:
    """Say that no round is coming up."""
    return words.card("nothing-to-skip")


def too_late() -> Card:
    """Say that the round has begun already."""
    return words.card("too-late")


def said(round: Round, wanted: Wanted) -> Card:
    """Confirm what was said about a round, with the way back."""
    if wanted is Wanted.SKIP:
        return words.card(
            "skipped", words.button("in-after-all", "be_in", round.id), at=Moment(round.at)
        )
    return words.card("is-in", words.button("skip", "skip", round.id), at=Moment(round.at))


def heads_up(series: Series, round: Round, *, ask_first: bool) -> Card:
    """Tell a working day before that a round is coming."""
    if ask_first:
        buttons = (
            words.button("in", "be_in", round.id, Look.MAIN),
            words.button("not-now", "skip", round.id),
        )
        return words.card("heads-up-ask", *buttons, name=series.name, at=Moment(round.at))
    return words.card(
        "heads-up", words.button("skip", "skip", round.id), name=series.name, at=Moment(round.at)
    )


def nobody(series: Series, reason: str, at: datetime | None) -> Card:
    """Tell somebody that there is nobody for them this time, and what comes next."""
    key = _WHY_NOBODY.get(reason, "nobody")
    buttons: tuple[Button, ...] = ()
    if key == "nobody":
        buttons = (words.button("find-now", "now", look=Look.MAIN),)
    elif key == "nobody-rules":
        buttons = (words.elsewhere("talk", Press("organise", "talk")),)
    return words.card(key, *buttons, name=series.name, next=following(at))


_WHY_NOBODY = {
    "rules": "nobody-rules",
    "lottery": "nobody-lottery",
    "week": "nobody-week",
    "held": "nobody-held",
    "alone": "nobody-alone",
}


def alone(series: Series) -> Card:
    """Tell somebody that nobody else takes part so far."""
    now = words.button("find-now", "now", look=Look.MAIN)
    return words.card("alone", now, words.button("leave", "leave", series.id), name=series.name)


def silent(series: Series, part: Enrolment) -> Card:
    """Pause somebody gently who has not pressed anything for three rounds."""
    return words.card(
        "silent",
        words.button("stay", "stay", part.id, Look.MAIN),
        words.button("ask-later", "ask_later", part.id),
        words.button("leave", "leave", series.id),
        name=series.name,
    )


def stays() -> Card:
    """Say that one is back in."""
    return words.card("stays")


def asks_later() -> Card:
    """Say that one is asked again in a month."""
    return words.card("asks-later")

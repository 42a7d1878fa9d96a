"""The decisions of coffee, pure: when what happens in a round, what is met, who was silent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

from bot.kit.model.series import Series
from bot.kit.time.cadence import Cadence, Every, wall
from bot.kit.time.working_hours import Hours
from bot.programmes.coffee.models import CoffeeSettings, GroupMember, Outcome, Round, Stage

K = 5  # people a number about people needs
SILENT_ROUNDS = 3  # without any press, before a gentle pause
INVITATION_DAYS = 5  # working days until an invitation runs out
# One introduction a week; a little less, so that a round a day late does not cost the next one.
WEEK_APART = timedelta(days=5, hours=12)
ASK_AGAIN = 2  # working days until "not yet" is asked once more
WAITS = timedelta(days=14)  # how long somebody waits for a coffee now
MONTH = timedelta(days=30)  # until somebody who wished so is asked again
FAR = timedelta(days=90)  # a coffee further off is a slip of the finger
FIRST_ROUND = timedelta(days=2)  # at the soonest after the start, so that people can join
NOTICE = timedelta(hours=12)  # least time between heads-up and draw
LATE = timedelta(hours=12)  # a draw later than this shifts the whole round
OUTSIDE = timedelta(days=14)  # length of a coffee outside the rounds
TURNS = timedelta(days=120)  # how far back one looks for whose turn it is to begin
MOMENT = timedelta(minutes=1)
BEFORE_THE_NEXT = timedelta(minutes=30)  # a round is over this long before another may begin

LENGTHS = {
    Every.WEEK: 7,
    Every.TWO_WEEKS: 14,
    Every.FOUR_WEEKS: 28,
    Every.MONTH: 28,
    Every.QUARTER: 42,
}
"""Days of a round by its rhythm: what it is unless an organiser chooses a shorter one."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """When things happen in one round, in UTC: all between `at` and `ends`."""

    announce: datetime  # the heads-up, one working day before
    at: datetime  # the draw
    nudge: datetime  # half-way, only if nobody pressed anything
    ask: datetime  # did you meet? together with the heads-up for the next round
    ends: datetime


def cadence(series: Series) -> Cadence:
    """Return the rhythm of a series."""
    zone = ZoneInfo(series.zone)
    at = time(*divmod(series.at, 60))
    anchor = series.anchor.astimezone(zone).date()
    return Cadence(series.every, series.weekday, at, zone, anchor, series.nth)


def days(series: Series, settings: CoffeeSettings) -> int:
    """Return how many days a round lasts: never longer than until the next one."""
    longest = LENGTHS[series.every]
    return min(settings.days or longest, longest)


def timeline(series: Series, settings: CoffeeSettings, at: datetime) -> Timeline:
    """Return when things happen in the round drawn at `at`, by the clocks of its series."""
    zone = ZoneInfo(series.zone)
    length = days(series, settings)
    over = _days_on(at, length, zone)
    return Timeline(
        announce=Hours(zone).working_days_on(at, -1),
        at=at,
        nudge=_days_on(at, length // 2, zone),
        ask=Hours(zone).working_days_on(over, -1),
        ends=over - BEFORE_THE_NEXT,
    )


def _days_on(at: datetime, count: int, zone: ZoneInfo) -> datetime:
    local = at.astimezone(zone)
    return wall(local.date() + timedelta(days=count), local.time().replace(tzinfo=None), zone)


def next_draw(series: Series, settings: CoffeeSettings, after: datetime, now: datetime) -> datetime:
    """Return the next draw after `after` that can still be announced in time."""
    upcoming = cadence(series).upcoming(max(after, now), 8)
    return next(at for at in upcoming if timeline(series, settings, at).announce > now)


def draw_time(
    series: Series, settings: CoffeeSettings, planned: datetime, now: datetime
) -> datetime:
    """Return when the round announced at `planned` is drawn, seen from `now`.

    An announcement that comes late leaves people time to skip all the same: it moves the
    draw to the next working day that is far enough away, at the same time of day.
    """
    upcoming = cadence(series).upcoming(planned, 8)
    at = next(at for at in upcoming if timeline(series, settings, at).announce >= planned)
    if at - now >= NOTICE:
        return at
    zone = ZoneInfo(series.zone)
    wanted = wall(now.astimezone(zone).date(), time(*divmod(series.at, 60)), zone)
    later = (Hours(zone).working_days_on(wanted, days) for days in (1, 2))
    return next(at for at in later if at - now >= NOTICE)


def begun(at: datetime, now: datetime) -> datetime:
    """Return the moment a round counts from: its draw, or now where that came late."""
    return at if now - at < LATE else now


def soonest_after(latest: Round, now: datetime) -> datetime:
    """Return when another round may be drawn at the soonest after the latest one.

    One that is announced and overdue is being drawn just now.
    """
    drawn = max(latest.at, now) if latest.stage is Stage.ANNOUNCED else latest.at
    return drawn + WEEK_APART


def rounded(people: int) -> str:
    """Return a number of people as an organiser may see it: in fives, empty for a few (R9)."""
    return str(people - people % K) if people >= K else ""


def outside(now: datetime) -> Timeline:
    """Return when things happen with a coffee that begins now, outside the rounds."""
    return Timeline(now, now, now + OUTSIDE / 2, now + OUTSIDE * 5 / 7, now + OUTSIDE)


def half_left(round: Round, now: datetime) -> bool:
    """Say whether at least half of a running round is still to come."""
    return now <= round.at + (round.ends - round.at) / 2


def happened(chairs: Iterable[GroupMember]) -> bool:
    """Say whether a meeting counts as held: it does unless somebody says that it was not.

    One person who was there knows better than another who was not; without any word people count
    as having met, so that nobody is brought together twice by a silence.
    """
    answers = {chair.met for chair in chairs}
    return Outcome.MET in answers or Outcome.NOT not in answers


def mutual(chairs: Sequence[GroupMember]) -> bool:
    """Say whether everybody in a group would like to meet again; only then is it told."""
    return len(chairs) > 1 and all(chair.again for chair in chairs)


def pairs(members: Iterable[str]) -> list[tuple[str, str]]:
    """Return every two of the members, each in order of their ids."""
    return list(combinations(sorted(members), 2))


def silent_after(before: int, chair: GroupMember) -> int:
    """Return how many rounds in a row somebody has pressed nothing, this one included."""
    return 0 if chair.pressed else before + 1

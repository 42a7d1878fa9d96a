"""Decisions about check-ins, pure: when each is asked, for how long, what is common enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.kit.model.anonymity import FEW
from bot.kit.model.people import Community, Member
from bot.kit.model.series import Series
from bot.kit.time.cadence import LAST, Cadence, Every, wall
from bot.kit.time.working_hours import Hours
from bot.programmes.checkin.bank import load
from bot.programmes.checkin.models import OFF, SERIES_TIME, CheckinSettings, Habit, Window

FIRST = ZoneInfo("Etc/GMT-14")  # where a day begins first; POSIX signs are the other way round
FINAL = ZoneInfo("Etc/GMT+12")  # … and ends last
DAY = timedelta(days=1)
EVERY = (Every.WEEK, Every.TWO_WEEKS, Every.MONTH, Every.QUARTER)
NTHS = (1, 2, 3, 4, LAST)
PERSONAL_AT = 9 * 60
PERSONAL_DAYS = 7


def days(series: Series) -> Cadence:
    """Return on which days a series asks; their beginning is told in the first zone of the day."""
    at = series.anchor.astimezone(ZoneInfo(series.zone)).date()
    return Cadence(series.every, series.weekday, time(), FIRST, at, series.nth)


def opens_next(series: Series, after: datetime) -> datetime:
    """Return when the next window of a series begins, where the day begins first."""
    return days(series).next(after)


def day_of(opens: datetime) -> date:
    """Return the day that a window's beginning belongs to."""
    return opens.astimezone(FIRST).date()


def until(day: date, open_days: int, following: date | None = None) -> date:
    """Return the last day of a window; it ends before the one that follows begins."""
    last = day + timedelta(days=open_days - 1)
    return min(last, following - DAY) if following else last


def asked_at(window: Window, at: int, member: Member, community: Community) -> datetime:
    """Return when a member is asked: at this time of their own day."""
    return wall(window.opens, time(*divmod(at, 60)), member.tz(community))


def everywhere(day: date, at: int) -> datetime:
    """Return when this time of a day has come in every zone."""
    return wall(day, time(*divmod(at, 60)), FINAL)


def closes(window: Window, member: Member, community: Community) -> datetime:
    """Return when a window closes for a member: as their own last day of it ends."""
    return wall(window.last + DAY, time(), member.tz(community))


def is_open(window: Window, member: Member, community: Community, now: datetime) -> bool:
    """Say whether a member can still answer in a window."""
    return now < closes(window, member, community)


def reminds_on(window: Window) -> date | None:
    """Return the day of the one reminder; None for a window too short for one."""
    span = (window.last - window.opens).days
    return window.opens + timedelta(days=(span + 1) // 2) if span > 1 else None


def theme_of(settings: CheckinSettings, day: date, earlier: Iterable[date]) -> str:
    """Return the theme of the month in which a window opens, one after the other month by month."""
    months = {(each.year, each.month) for each in earlier} - {(day.year, day.month)}
    return theme_at(settings, len(months))


def theme_at(settings: CheckinSettings, number: int) -> str:
    """Return the theme of the month with this number (from 0)."""
    themes: Sequence[str] = settings.themes or tuple(each.id for each in load())
    return themes[number % len(themes)]


def later(hours: Hours, now: datetime) -> datetime:
    """Return when "later" is: the next working day at this time, else as its hours begin."""
    at = hours.working_days_on(now, 1)
    shift = hours.span(at.astimezone(hours.zone).date())
    return at if shift is None or hours.includes(at) else shift[0]


def askable(at: int, member: Member) -> bool:
    """Say whether a time of day, in minutes, is inside somebody's working hours."""
    if member.starts < member.ends:
        return member.starts <= at < member.ends
    return at >= member.starts or at < member.ends


def own_time(habit: Habit | None, series_at: int) -> int:
    """Return at which minute of their day somebody is asked."""
    return series_at if habit is None or habit.at == SERIES_TIME else habit.at


def next_personal(habit: Habit, member: Member, home: Community, now: datetime) -> datetime | None:
    """Return when somebody's own check-in comes next; None without a rhythm of their own."""
    if habit.every == OFF:
        return None
    at = PERSONAL_AT if habit.at == SERIES_TIME else habit.at
    zone = member.tz(home)
    anchor = habit.anchor.astimezone(zone).date()
    wall_time = time(*divmod(at, 60))
    rhythm = Cadence(Every(habit.every), habit.weekday, wall_time, zone, anchor, habit.nth)
    return rhythm.next(now)


def shared(challenges: Iterable[Iterable[str]]) -> list[str]:
    """Return the challenges that at least six people have: five others beside any holder."""
    found = Counter(each for mine in challenges for each in set(mine))
    return sorted(value for value, count in found.items() if count > FEW)

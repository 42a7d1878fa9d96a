"""Three times to meet that suit some people, found without a calendar (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.kit.cadence import wall
from bot.kit.hours import Hours
from bot.kit.people import Community, Member

OFFERED = 3
LENGTH = timedelta(minutes=30)
HOUR = timedelta(hours=1)
FIRST, LAST = timedelta(hours=25), timedelta(days=10)
"""From now: a card may wait a day for its readers' hours, and a meeting far off is forgotten."""
EVENING = 21 * 60
WEEKEND = frozenset({6, 7})
LUNCH = range(12, 14)


@dataclass(frozen=True, slots=True)
class Free:
    """When somebody may be met: their working hours, perhaps evenings and weekends too."""

    hours: Hours
    evenings: bool = False
    weekends: bool = False

    @classmethod
    def of(cls, member: Member, community: Community) -> Free:
        """Return when a member may be met."""
        return cls(Hours.of(member, community), member.evenings, member.weekends)

    def week(self, now: datetime) -> frozenset[int]:
        """Return the hours of a week (UTC, 0 is Monday 00:00) in which a meeting suits."""
        return _week(self, now.date() - timedelta(days=now.weekday()))

    def at(self, moment: datetime) -> bool:
        """Say whether a meeting that begins at `moment` suits."""
        end = moment + LENGTH - timedelta(minutes=1)
        return self._suits(moment) and self._suits(end)

    def _suits(self, moment: datetime) -> bool:
        local = moment.astimezone(self.hours.zone)
        minutes = local.hour * 60 + local.minute
        weekend = local.isoweekday() in WEEKEND
        if self.weekends and weekend and 10 * 60 <= minutes < 18 * 60:
            return True
        workday = local.isoweekday() in self.hours.days
        by_day = self.hours.starts < self.hours.ends
        if self.evenings and workday and by_day and self.hours.ends <= minutes < EVENING:
            return True
        return self.hours.includes(moment)

    def strain(self, moment: datetime) -> int:
        """Return how far outside somebody's time a moment is, in minutes; a night costs a lot."""
        if self.at(moment):
            return 0
        local = moment.astimezone(self.hours.zone)
        minutes = local.hour * 60 + local.minute
        off = max(self.hours.starts - minutes, minutes + 30 - self.hours.ends, 0)
        day_off = 0 if local.isoweekday() in self.hours.days else 600
        return off + day_off + (2000 if self.hours.asleep(moment) else 0)


@lru_cache(maxsize=4096)
def _week(free: Free, monday: date) -> frozenset[int]:
    start = datetime.combine(monday, time(), UTC)
    return frozenset(hour for hour in range(168) if free.at(start + hour * HOUR))


@dataclass(frozen=True, slots=True)
class Offer:
    """Times to choose from; `overlap` is False where none is inside everybody's hours."""

    times: tuple[datetime, ...]
    overlap: bool


def offer(people: Sequence[Free], now: datetime, until: datetime, seed: int) -> Offer:
    """Return up to three times between tomorrow and `until`, on different days if possible.

    Where nothing suits everybody, the nearest: least strain, first for whoever has it worst.
    """
    last = min(now + LAST, until) if until - now > FIRST + HOUR else now + LAST
    starts = list(_full_hours(people[0].hours.zone, now + FIRST, last))
    strain = {start: [_strain(each, start) for each in people] for start in starts}
    good = [start for start in starts if not any(strain[start])]
    if good:
        return Offer(_spread(good, people[0].hours.zone, seed), overlap=True)
    nearest = sorted(starts, key=lambda start: (max(strain[start]), sum(strain[start]), start))
    return Offer(tuple(sorted(nearest[:OFFERED])), overlap=False)


@lru_cache(maxsize=100_000)
def _strain(free: Free, moment: datetime) -> int:
    # Many people keep the same hours, and a round asks about the same moments again and again.
    return free.strain(moment)


def _full_hours(zone: ZoneInfo, first: datetime, last: datetime) -> Iterator[datetime]:
    local = first.astimezone(zone)
    moment = wall(local.date(), time(local.hour), zone) + HOUR
    while moment <= last:
        yield moment.astimezone(UTC)
        moment += HOUR


def _spread(good: Sequence[datetime], zone: ZoneInfo, seed: int) -> tuple[datetime, ...]:
    """Take times on different days and at different hours, rather not over lunch."""
    by_day: dict[object, list[datetime]] = {}
    for start in good:
        by_day.setdefault(start.astimezone(zone).date(), []).append(start)
    chosen: list[datetime] = []
    for turn, day in enumerate(list(by_day.values())[:OFFERED]):
        awake = [s for s in day if s.astimezone(zone).hour not in LUNCH] or day
        chosen.append(awake[(seed + turn * 3) % len(awake)])
    rest = [start for start in good if start not in chosen]
    return tuple(sorted(chosen + rest[: OFFERED - len(chosen)]))

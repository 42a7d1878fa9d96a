"""Three times to meet that suit some people, found without a calendar (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from bot.kit.model.people import Community, Member
from bot.kit.time.cadence import wall
from bot.kit.time.working_hours import Hours

OFFERED = 3
LENGTH = timedelta(minutes=30)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
HALF = timedelta(minutes=30)
FIRST, LAST = timedelta(hours=25), timedelta(days=10)
"""From now: a card may wait a day for its readers' hours, and a meeting far off is forgotten."""
EVENING = time(21)
WEEKEND, WEEKEND_STARTS, WEEKEND_ENDS = frozenset({6, 7}), time(10), time(18)
LUNCH = range(12, 14)
WEEK = 7 * 24 * 60  # minutes


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
        return bool(self.starts(moment, moment))

    def starts(self, first: datetime, last: datetime) -> int:
        """Return the minutes from `first` to `last` at which a meeting suits: bit 0 is `first`.

        Both are full minutes in UTC.
        """
        monday = _monday(first)
        weeks = (last - monday).days // 7 + 1
        free = sum(
            _minutes(self, monday.date() + timedelta(weeks=n)) << n * WEEK for n in range(weeks + 1)
        )
        free >>= (first - monday) // MINUTE
        for step in (1, 2, 4, 8, 14):  # bits of which the next 29 are set as well
            free &= free >> step
        return free & ((1 << (last - first) // MINUTE + 1) - 1)

    def spans(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """Return from when to when meetings suit, as far as it begins on `day`."""
        zone, shift = self.hours.zone, self.hours.span(day)
        if shift:
            yield shift
        by_day = self.hours.starts < self.hours.ends
        evening = wall(day, EVENING, zone)
        if self.evenings and shift and by_day and shift[1] < evening:
            yield shift[1], evening
        if self.weekends and day.isoweekday() in WEEKEND:
            yield wall(day, WEEKEND_STARTS, zone), wall(day, WEEKEND_ENDS, zone)

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
    open_at = free.starts(start, start + timedelta(days=7) - MINUTE)
    return frozenset(hour for hour in range(168) if open_at >> hour * 60 & 1)


@lru_cache(maxsize=20_000)
def _minutes(free: Free, monday: date) -> int:
    """Return the minutes of a week (UTC) that are somebody's own, as bits."""
    start, found = datetime.combine(monday, time(), UTC), 0
    for ahead in range(-2, 9):  # a shift may begin the day before, a zone be a day ahead
        for opens, closes in free.spans(monday + timedelta(days=ahead)):
            first = max((opens - start) // MINUTE, 0)
            found |= (1 << max((closes - start) // MINUTE, first)) - (1 << first)
    return found & ((1 << WEEK) - 1)


def _monday(moment: datetime) -> datetime:
    day = moment.astimezone(UTC).date()
    return datetime.combine(day - timedelta(days=day.weekday()), time(), UTC)


@dataclass(frozen=True, slots=True)
class TimesOffer:
    """Times to choose from; `overlap` is False where none is inside everybody's hours."""

    times: tuple[datetime, ...]
    overlap: bool


def offer(people: Sequence[Free], now: datetime, until: datetime, seed: int) -> TimesOffer:
    """Return up to three times between tomorrow and `until`, on different days if possible.

    The same for the same people in any order. Where nothing suits everybody, the nearest: least
    strain, first for whoever has it worst.
    """
    last = min(now + LAST, until) if until - now > FIRST + HOUR else now + LAST
    first = (now + FIRST + MINUTE).astimezone(UTC).replace(second=0, microsecond=0)
    last = last.astimezone(UTC).replace(second=0, microsecond=0)
    people = sorted(people, key=_turn)
    good = _suiting(people, first, last)
    if good:
        return TimesOffer(_spread(good, people, seed), overlap=True)
    halves = list(_halves(first, last))
    strain = {start: [_strain(each, start) for each in people] for start in halves}
    nearest = sorted(halves, key=lambda start: (max(strain[start]), sum(strain[start]), start))
    return TimesOffer(tuple(sorted(nearest[:OFFERED])), overlap=False)


def _turn(free: Free) -> tuple[object, ...]:
    """Return what puts people into one order, however they were handed in."""
    hours = free.hours
    kept = (sorted(hours.days), hours.starts, hours.ends)
    return hours.zone.key, *kept, free.evenings, free.weekends


def _suiting(people: Sequence[Free], first: datetime, last: datetime) -> list[datetime]:
    """Return the quarter-hours that suit everybody; where a gap holds none, its first minute."""
    bits = -1
    for each in people:
        bits &= each.starts(first, last)
    opening = bits & ~(bits << 1)  # the first minute of each stretch
    left = opening | bits & _quarters(-first.minute % 15)
    found: list[datetime] = []
    while left:
        lowest = left & -left
        found.append(first + (lowest.bit_length() - 1) * MINUTE)
        left ^= lowest
    return found


@cache
def _quarters(first: int) -> int:
    """Return every fifteenth minute from `first` on, as bits, for as far as times are offered."""
    return sum(1 << at for at in range(first, (LAST + HOUR) // MINUTE, 15))


@lru_cache(maxsize=100_000)
def _strain(free: Free, moment: datetime) -> int:
    # Many people keep the same hours, and a round asks about the same moments again and again.
    return free.strain(moment)


def _halves(first: datetime, last: datetime) -> Iterator[datetime]:
    moment = first + -first.minute % 30 * MINUTE
    while moment <= last:
        yield moment
        moment += HALF


def _spread(good: Sequence[datetime], people: Sequence[Free], seed: int) -> tuple[datetime, ...]:
    """Take times on different days and at different hours, the most comfortable of each day."""
    by_day: dict[date, list[datetime]] = {}
    for start in good:
        by_day.setdefault(start.astimezone(people[0].hours.zone).date(), []).append(start)
    chosen: list[datetime] = []
    for turn, day in enumerate(list(by_day.values())[:OFFERED]):
        easy = _easiest(day, people)
        chosen.append(easy[(seed + turn * 3) % len(easy)])
    while len(chosen) < OFFERED and (rest := _apart(good, chosen)):
        chosen.append(_easiest(rest, people)[0])
    return tuple(sorted(chosen))


def _apart(good: Sequence[datetime], chosen: Sequence[datetime]) -> list[datetime]:
    """Return the starts at which no meeting chosen already is going on."""
    return [start for start in good if all(abs(start - other) >= LENGTH for other in chosen)]


def _easiest(starts: Sequence[datetime], people: Sequence[Free]) -> list[datetime]:
    """Return the starts that are easiest to keep: on the hour for all, rather not over lunch."""
    effort = {start: sum(_effort(start, each.hours.zone) for each in people) for start in starts}
    least = min(effort.values())
    return [start for start in starts if effort[start] == least]


def _effort(start: datetime, zone: ZoneInfo) -> int:
    local = start.astimezone(zone)
    odd = next(at for at, step in enumerate((60, 30, 15, 1)) if local.minute % step == 0)
    return odd * odd + 2 * (local.hour in LUNCH)

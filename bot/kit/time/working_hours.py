"""When a person may be written to: inside their own working days and hours (rule R5).

Pure: values in, moments in UTC out. All arithmetic on local times goes through `wall`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.kit.model.people import Community, Member
from bot.kit.time.cadence import wall

MIDNIGHT = 24 * 60
NIGHT_STARTS, NIGHT_ENDS = 22 * 60, 7 * 60
STEP = timedelta(minutes=15)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Hours:
    """One person's working week: ISO weekdays, minutes since midnight, an IANA zone.

    Where `ends` is not after `starts` the shift runs past midnight.
    """

    zone: ZoneInfo
    days: frozenset[int] = frozenset({1, 2, 3, 4, 5})
    starts: int = 9 * 60
    ends: int = 18 * 60

    @classmethod
    def of(cls, member: Member, community: Community) -> Hours:
        """Return the hours a member keeps."""
        days = frozenset(int(day) for day in member.days)
        return cls(member.tz(community), days, member.starts, member.ends)

    def span(self, day: date) -> tuple[datetime, datetime] | None:
        """Return the shift that begins on `day`, or None where it is a day off."""
        if day.isoweekday() not in self.days:
            return None
        last = self.ends if self.ends > self.starts else self.ends + MIDNIGHT
        return self._at(day, self.starts), self._at(day, last)

    def _at(self, day: date, minutes: int) -> datetime:
        days, rest = divmod(minutes, MIDNIGHT)
        return wall(day + timedelta(days=days), time(*divmod(rest, 60)), self.zone)

    def includes(self, moment: datetime) -> bool:
        """Say whether `moment` is inside the working hours."""
        today = moment.astimezone(self.zone).date()
        spans = (self.span(day) for day in (today - DAY, today))
        return any(span and span[0] <= moment < span[1] for span in spans)

    def next_open(self, moment: datetime) -> datetime:
        """Return the first moment at or after `moment` inside the working hours.

        A person without any working day is written to at once.
        """
        if not self.days or self.includes(moment):
            return moment
        today = moment.astimezone(self.zone).date()
        spans = (self.span(today + timedelta(days=ahead)) for ahead in range(9))
        return next(span[0] for span in spans if span and span[0] >= moment)

    def working_days_on(self, moment: datetime, days: int) -> datetime:
        """Return the moment `days` of this person's working days after `moment`, same wall time.

        Negative `days` go back. Without any working day, calendar days count.
        """
        local = moment.astimezone(self.zone)
        day, left, step = local.date(), abs(days), DAY if days > 0 else -DAY
        while left:
            day += step
            left -= not self.days or day.isoweekday() in self.days
        return wall(day, local.time().replace(tzinfo=None), self.zone)

    def asleep(self, moment: datetime) -> bool:
        """Say whether it is night (22:00-07:00) for this person."""
        local = moment.astimezone(self.zone)
        minutes = local.hour * 60 + local.minute
        return minutes >= NIGHT_STARTS or minutes < NIGHT_ENDS


def together(people: Sequence[Hours], moment: datetime) -> datetime:
    """Return when a place that several share may be written to.

    The first moment inside everybody's hours within a day; else the first that is inside most
    people's and nobody's night; else the first that is nobody's night; else `moment` itself.
    """
    quarters = [moment] + [_quarter(moment) + STEP * count for count in range(1, 97)]
    best: tuple[int, datetime] | None = None
    for each in quarters:
        inside = sum(hours.includes(each) for hours in people)
        if inside == len(people):
            return each
        if not any(hours.asleep(each) for hours in people) and (not best or inside > best[0]):
            best = inside, each
    return best[1] if best else moment


def _quarter(moment: datetime) -> datetime:
    utc = moment.astimezone(UTC)
    return utc.replace(minute=utc.minute // 15 * 15, second=0, microsecond=0)

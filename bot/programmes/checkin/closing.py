"""The end of a window: its totals, made once when the last window of a month has closed (R9)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.kit import topics, totals
from bot.kit.people import Member, Profile
from bot.kit.ports import Outside, Reads, Work, pages
from bot.kit.programme import Ask
from bot.kit.series import Enrolment, Part, Series
from bot.programmes.checkin import rules
from bot.programmes.checkin.nouns import TOTAL, Answer, Total, Window
from bot.programmes.checkin.sharing import CHALLENGE

BANDS = ("low", "middle", "high")
COUNTED, ENERGY, PROGRESS, TOPIC = "counted", "energy", "progress", "topic"


@dataclass(frozen=True, slots=True)
class Month:
    """What the totals of a month are made of. `crowd` is how many take part."""

    window: str  # the last of its windows
    series: str
    name: str  # 2026-03
    crowd: int
    answers: tuple[Answer, ...]
    challenges: tuple[tuple[str, ...], ...]


async def gather(ask: Ask, reads: Reads) -> Month | None:
    """Read what was written for the anonymous total in a month; None before the month is over."""
    async with reads() as work:
        window = await work.get(Window, ask.subject.rpartition(".")[2])
        series = await work.get(Series, window.series) if window else None
        if window is None or series is None or window.closed:
            return None
        opened = rules.everywhere(window.opens, 0)
        if rules.day_of(rules.opens_next(series, opened)).month == window.opens.month:
            return None
        of_series = await work.find(Window, series=series.id)
        crowd = await work.count(Enrolment, series=series.id, part=Part.IN)
    month = window.day[:7]
    ids = [each.id for each in of_series if each.day.startswith(month)]
    answers = await pages(reads, Answer, window=ids, audience=TOTAL)
    told = await _told(month, reads)
    latest = {each.member: each for each in sorted(answers, key=lambda a: a.changed)}
    return Month(
        window.id,
        series.id,
        month,
        crowd,
        tuple(latest.values()),
        told,
    )


async def _told(month: str, reads: Reads) -> tuple[tuple[str, ...], ...]:
    """Return the challenges of each who is here; none where the month's are counted already."""
    async with reads() as work:
        if await work.count(Total, series="", window=month, what=CHALLENGE):
            return ()
    here = {each.id for each in await pages(reads, Member) if each.joined}
    return tuple(each.challenges for each in await pages(reads, Profile) if each.id in here)


async def compute(month: Month | None, _outside: Outside) -> Sequence[Total]:
    """Make the numbers that may be told."""
    if month is None:
        return []
    answers = month.answers
    themes = [each.id for each in topics.load().themes]
    kinds = {
        COUNTED: {COUNTED: totals.total(len(answers), month.crowd)},
        ENERGY: _numbers([totals.band(a.energy) for a in answers], BANDS, month),
        PROGRESS: _numbers([totals.band(a.progress) for a in answers], BANDS, month),
        TOPIC: _numbers([a.topic for a in answers], themes, month),
    }
    made = [
        Total(series=month.series, window=month.window, what=what, value=value, count=count)
        for what, found in kinds.items()
        for value, count in found.items()
    ]
    common = rules.shared(month.challenges)
    made += [
        Total(series="", window=month.name, what=CHALLENGE, value=value, count=totals.FEW)
        for value in common
    ]
    return made


def _numbers(values: Iterable[str], known: Iterable[str], month: Month) -> dict[str, int]:
    return totals.publish(totals.counted(values, known), month.crowd)


async def settle(ask: Ask, work: Work, batch: Sequence[Total]) -> None:
    """Write them down; a number that stands is never made again."""
    for total in batch:
        await work.add(replace(total, created=work.now))


async def finish(ask: Ask, work: Work) -> None:
    """Mark the window as closed."""
    window = await work.get(Window, ask.subject.rpartition(".")[2])
    if window:
        await work.save(replace(window, closed=True))

"""The end of a window: its totals, made once when the last window of a month has closed (R9)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.kit.contracts.context import Context
from bot.kit.contracts.runtime import Outside
from bot.kit.contracts.transaction import Reads, Transaction, pages
from bot.kit.model import anonymity, topics
from bot.kit.model.people import Member, Profile
from bot.kit.model.series import Enrolment, Part, Series
from bot.programmes.checkin import rules
from bot.programmes.checkin.models import TOTAL, Answer, CheckinTotal, Window
from bot.programmes.checkin.sharing import CHALLENGE

BANDS = ("low", "middle", "high")
COUNTED, ENERGY, PROGRESS, TOPIC = "counted", "energy", "progress", "topic"


@dataclass(frozen=True, slots=True)
class CheckinMonth:
    """What the totals of a month are made of. `crowd` is how many take part."""

    window: str  # the last of its windows
    series: str
    name: str  # 2026-03
    crowd: int
    answers: tuple[Answer, ...]
    challenges: tuple[tuple[str, ...], ...]


async def gather(ctx: Context, reads: Reads) -> CheckinMonth | None:
    """Read what was written for the anonymous total in a month; None before the month is over."""
    async with reads() as tx:
        window = await tx.get(Window, ctx.subject.rpartition(".")[2])
        series = await tx.get(Series, window.series) if window else None
        if window is None or series is None or window.closed:
            return None
        opened = rules.everywhere(window.opens, 0)
        if rules.day_of(rules.opens_next(series, opened)).month == window.opens.month:
            return None
        of_series = await tx.find(Window, series=series.id)
        crowd = await tx.count(Enrolment, series=series.id, part=Part.IN)
    month = window.day[:7]
    ids = [each.id for each in of_series if each.day.startswith(month)]
    answers = await pages(reads, Answer, window=ids, audience=TOTAL)
    told = await _told(month, reads)
    latest = {each.member: each for each in sorted(answers, key=lambda a: a.changed)}
    return CheckinMonth(
        window.id,
        series.id,
        month,
        crowd,
        tuple(latest.values()),
        told,
    )


async def _told(month: str, reads: Reads) -> tuple[tuple[str, ...], ...]:
    """Return the challenges of each who is here; none where the month's are counted already."""
    async with reads() as tx:
        if await tx.count(CheckinTotal, series="", window=month, what=CHALLENGE):
            return ()
    here = {each.id for each in await pages(reads, Member) if each.joined}
    return tuple(each.challenges for each in await pages(reads, Profile) if each.id in here)


async def compute(month: CheckinMonth | None, _outside: Outside) -> Sequence[CheckinTotal]:
    """Make the numbers that may be told."""
    if month is None:
        return []
    answers = month.answers
    themes = [each.id for each in topics.load().themes]
    kinds = {
        COUNTED: {COUNTED: anonymity.total(len(answers), month.crowd)},
        ENERGY: _numbers([anonymity.band(a.energy) for a in answers], BANDS, month),
        PROGRESS: _numbers([anonymity.band(a.progress) for a in answers], BANDS, month),
        TOPIC: _numbers([a.topic for a in answers], themes, month),
    }
    made = [
        CheckinTotal(series=month.series, window=month.window, what=what, value=value, count=count)
        for what, found in kinds.items()
        for value, count in found.items()
    ]
    common = rules.shared(month.challenges)
    made += [
        CheckinTotal(series="", window=month.name, what=CHALLENGE, value=value, count=anonymity.FEW)
        for value in common
    ]
    return made


def _numbers(values: Iterable[str], known: Iterable[str], month: CheckinMonth) -> dict[str, int]:
    return anonymity.publish(anonymity.counted(values, known), month.crowd)


async def settle(ctx: Context, tx: Transaction, batch: Sequence[CheckinTotal]) -> None:
    """Write them down; a number that stands is never made again."""
    for total in batch:
        await tx.add(replace(total, created=tx.now))


async def finish(ctx: Context, tx: Transaction) -> None:
    """Mark the window as closed."""
    window = await tx.get(Window, ctx.subject.rpartition(".")[2])
    if window:
        await tx.save(replace(window, closed=True))

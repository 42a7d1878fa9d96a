"""The rounds of a series: its settings, which round comes next and when."""

from __future__ import annotations

from datetime import datetime

from bot.kit.ports import Work
from bot.kit.series import Series, State
from bot.programmes.coffee import rules
from bot.programmes.coffee.nouns import Round, Settings, Stage


async def settings_of(work: Work, series: str) -> Settings:
    """Return the settings of a series."""
    return await work.get(Settings, series) or Settings(id=series)


def subject(round: Round) -> str:
    """Return what a job about a round is about: the series first, for the clock's log."""
    return f"{round.series}.{round.id}"


async def round_of(work: Work, about: str) -> Round | None:
    """Return the round a job is about; None where it is gone."""
    return await work.get(Round, about.rpartition(".")[2])


async def plan_next(work: Work, series: Series, after: datetime | None = None) -> None:
    """Owe the announcement of the next round after `after` (now), in place of any planned."""
    await work.cancel("coffee:announce", series.id)
    settings = await settings_of(work, series.id)
    at = rules.next_draw(series, settings, after or work.now, work.now)
    await work.later("coffee:announce", rules.timeline(series, settings, at).announce, series.id)


async def plan_on(work: Work, series: Series) -> None:
    """Plan the next round of a series that runs, after one that is announced already."""
    if series.state is State.RUNNING:
        coming = await work.one(Round, series=series.id, stage=Stage.ANNOUNCED)
        await plan_next(work, series, after=coming.at if coming else None)


async def next_draw(work: Work, series: Series, but: Round | None = None) -> datetime | None:
    """Return when the next round of a series (after the round `but`) is drawn.

    None while it is held or over.
    """
    if series.state is not State.RUNNING:
        return None
    coming = await work.find(Round, series=series.id, stage=Stage.ANNOUNCED)
    known = [each.at for each in coming if but is None or each.id != but.id]
    if known:
        return min(known)
    after = but.at if but else work.now
    return rules.next_draw(series, await settings_of(work, series.id), after, work.now)

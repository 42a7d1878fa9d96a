"""The rounds of a series: its settings, which round comes next and when."""

from __future__ import annotations

from datetime import datetime

from bot.kit.contracts.transaction import After, Transaction
from bot.kit.model.people import Member
from bot.kit.model.series import Enrolment, Part, Series, SeriesState
from bot.programmes.coffee import rules
from bot.programmes.coffee.models import CoffeeSettings, Round, Stage

SOME = 20  # people looked at at a time


async def settings_of(tx: Transaction, series: str) -> CoffeeSettings:
    """Return the settings of a series."""
    return await tx.get(CoffeeSettings, series) or CoffeeSettings(id=series)


def subject(round: Round) -> str:
    """Return what a job about a round is about: the series first, for the clock's log."""
    return f"{round.series}.{round.id}"


def promised(round: Round, member: str) -> str:
    """Return the key under which it is kept that somebody had the heads-up for a round."""
    return f"coffee:promised:{round.id}:{member}"


async def round_of(tx: Transaction, about: str) -> Round | None:
    """Return the round a job is about; None where it is gone."""
    return await tx.get(Round, about.rpartition(".")[2])


async def alone(tx: Transaction, series: Series) -> bool:
    """Say whether fewer than two people take part who could be introduced just now."""
    after, found = "", 0
    while parts := await tx.find(
        Enrolment, series=series.id, part=Part.IN, id=After(after), limit=SOME
    ):
        members = await tx.find(Member, id=[each.member for each in parts])
        found += sum(each.reachable(tx.now) for each in members)
        if found > 1:
            return False
        after = parts[-1].id
    return True


async def plan_next(tx: Transaction, series: Series, after: datetime | None = None) -> None:
    """Owe the announcement of the next round after `after` (now), in place of any planned."""
    await tx.cancel("coffee:announce", series.id)
    settings = await settings_of(tx, series.id)
    at = rules.next_draw(series, settings, after or tx.now, tx.now)
    await tx.later("coffee:announce", rules.timeline(series, settings, at).announce, series.id)


async def plan_on(tx: Transaction, series: Series) -> None:
    """Plan the next round of a series that runs, after one that is announced already."""
    if series.state is SeriesState.RUNNING:
        coming = await tx.one(Round, series=series.id, stage=Stage.ANNOUNCED)
        await plan_next(tx, series, after=coming.at if coming else None)


async def next_draw(tx: Transaction, series: Series, but: Round | None = None) -> datetime | None:
    """Return when the next round of a series (after the round `but`) is drawn.

    None while it is held or over.
    """
    if series.state is not SeriesState.RUNNING:
        return None
    coming = await tx.find(Round, series=series.id, stage=Stage.ANNOUNCED)
    known = [each.at for each in coming if but is None or each.id != but.id]
    if known:
        return min(known)
    after = but.at if but else tx.now
    return rules.next_draw(series, await settings_of(tx, series.id), after, tx.now)

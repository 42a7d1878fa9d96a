"""Rhythms: what comes round again does so whatever happens to one of its turns."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete

from bot.kit.model.owed import Upcoming
from bot.programmes.coaching import totals
from scheduler.jobs import execution
from scheduler.jobs.queue import Due
from storage.tables import due
from tests.rig import Rig

STARTS = [("/confab coffee start", "coffee:announce"), ("/confab checkin start", "checkin:open")]


async def _started(rig: Rig, command: str, job: str) -> Upcoming:
    """Let Ana start a series, and return what is due in it next."""
    await rig.join("ana")
    await rig.command("ana", command, channel="coffee")
    await rig.submit("ana")
    return await _planned(rig, job)


async def _planned(rig: Rig, job: str) -> Upcoming:
    async with rig.work() as tx:
        found = await tx.one(Upcoming, job=job)
        assert found
        return found


@pytest.mark.shows("O3: why nothing happened")
@pytest.mark.parametrize(("command", "job"), STARTS)
async def test_a_turn_that_is_given_up_is_not_the_last(command: str, job: str) -> None:
    """After a turn failed for good the next one is planned, and an organiser knows what failed."""
    async with Rig.open() as rig:
        row = await _started(rig, command, job)
        await _gives_up(rig, row)
        await rig.turn(days=1)  # a card waits for the hours of its reader
        assert (await _planned(rig, job)).at > row.at
        assert "I stopped trying" in rig.sees("ana")


async def _gives_up(rig: Rig, row: Upcoming) -> None:
    rig.clock.turn(row.at)
    failed = Due(row.id, (await rig.community()).id, row.job, row.subject, row.at, 9, "")
    await execution.give_up(rig.app, failed)


async def test_administrators_are_looked_for_again() -> None:
    """A look that failed for good is not the last: whoever stops organising is found out."""
    async with Rig.open() as rig:
        row = await _started(rig, "/confab coffee start", "organise:admins")
        await _gives_up(rig, row)
        assert (await _planned(rig, "organise:admins")).at > row.at


async def test_a_month_of_conversations_is_closed_after_all() -> None:
    """The month's totals are made the next day where making them failed for good."""
    async with Rig.open() as rig:
        await rig.join("ana")
        async with rig.work() as tx:
            await totals.owe(tx)
        row = await _planned(rig, totals.CLOSE)
        await _gives_up(rig, row)
        assert (await _planned(rig, totals.CLOSE)).at == row.at + timedelta(days=1)


@pytest.mark.shows("O1", "O3: why nothing happened")
@pytest.mark.parametrize(("command", "job"), STARTS)
async def test_a_lost_row_is_seen_and_planned(command: str, job: str) -> None:
    """Where a running series has nothing due, the check says so, and the next watch plans it."""
    async with Rig.open() as rig:
        before = await _started(rig, command, job)
        async with rig.store.transaction() as connection:
            await connection.execute(delete(due))
        await rig.command("ana", "/confab check", channel="coffee")
        assert "Nothing is planned" in rig.last("ana"), rig.last("ana")
        await execution.watch(rig.app, (await rig.community()).id)
        assert (await _planned(rig, job)).at == before.at

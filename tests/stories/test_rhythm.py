"""Rhythms: what comes round again does so whatever happens to one of its turns."""

from __future__ import annotations

import pytest
from sqlalchemy import delete

from bot.kit.model.owed import Upcoming
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
        rig.clock.turn(row.at)
        await execution.give_up(
            rig.app, Due(row.id, (await rig.community()).id, job, row.subject, row.at, 9, "")
        )
        await rig.turn(days=1)  # a card waits for the hours of its reader
        assert (await _planned(rig, job)).at > row.at
        assert "I stopped trying" in rig.sees("ana")


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

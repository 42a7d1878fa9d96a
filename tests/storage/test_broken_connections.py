"""A connection to PostgreSQL that breaks: what was not committed is done again."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from bot.compose import PlatformParts, compose
from bot.kit.contracts.commands import Command
from bot.kit.contracts.context import Context, Means, Request
from bot.kit.contracts.programme import Programme
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Community
from bot.kit.model.series import PlaceMember
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import Outcome, Reply, reply
from bot.kit.screen.text import text as said
from storage.store import Store
from storage.transaction import SqlTransaction
from tests.scheduler.post_office import Clock, Directory, Platform

PRESSED = Request("sandbox", "acme", "ana", Means.COMMAND, "peer", "hi", once="event-1")


class Breaking:
    """A programme whose one command loses its connection the first times, in the middle."""

    def __init__(self, store: Store, times: int) -> None:
        self.store, self.left, self.runs = store, times, 0

    async def hi(self, ctx: Context, tx: Transaction) -> Outcome:
        """Write a row; while there are times left, have the server end the connection then."""
        self.runs += 1
        await tx.add(PlaceMember(place="hi", member=ctx.who.id))
        if self.left:
            self.left -= 1
            await self._end_connection_of(tx)
        return reply(Card(said(f"Here {await tx.count(PlaceMember, place='hi')}")))

    async def _end_connection_of(self, tx: Transaction) -> None:
        assert isinstance(tx, SqlTransaction)
        mine = await tx._connection.scalar(text("SELECT pg_backend_pid()"))
        async with self.store.engine.connect() as other:
            await other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": mine})


@pytest.mark.shows("R10", "O7: several processes")
@pytest.mark.parametrize("fresh_database", ["postgresql"], indirect=True)
async def test_a_press_is_run_again(store: Store, acme: Community) -> None:
    """Whoever pressed gets the answer, and what they asked for is done once."""
    breaking = Breaking(store, times=2)
    programme = Programme("p", commands=(Command("hi", "", breaking.hi),))
    platforms = {"sandbox": PlatformParts(Directory(), Platform())}
    app = compose(store, [programme], platforms, Clock()).app
    answer = await app.handle(PRESSED)
    assert isinstance(answer, Reply)
    assert str(answer.cards[0].title) == "Here 1"
    assert breaking.runs == 3
    async with app.begin(acme.id, reads_only=True) as tx:
        assert await tx.count(PlaceMember, place="hi") == 1

"""Compare-and-set: a statement changes exactly the rows it means, or its transaction changes none.

Whoever holds rows under a token writes through here, so that nobody can forget to look whether
another process holds some of them by now. Nothing else in storage counts rows by itself.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol

from sqlalchemy.ext.asyncio import AsyncConnection


class Patient(Protocol):
    """What runs a transaction again while it crosses others: the store."""

    async def patiently(self, run: Callable[[AsyncConnection], Awaitable[Any]]) -> Any:
        """Do `run` in a bare transaction."""


class Missed(Exception):
    """Other rows were there than the statement meant; raising it undoes the transaction."""


async def changed(
    connection: AsyncConnection, statement: Any, values: Mapping[str, Any] | None = None
) -> int:
    """Run an UPDATE or DELETE of as many rows as there are, and say how many that was."""
    return int((await connection.execute(statement, values)).rowcount)


async def swap(connection: AsyncConnection, statement: Any, rows: int) -> None:
    """Run an UPDATE or DELETE that means exactly so many rows; raises Missed."""
    found = await changed(connection, statement)
    if found != rows:
        raise Missed(f"{found} of {rows} rows")


async def swapped(store: Patient, statement: Any, rows: int = 1, *after: Any) -> bool:
    """Do the same in a transaction of its own, with what is to be done `after` it.

    False, with nothing changed, where it met other rows.
    """

    async def run(connection: AsyncConnection) -> None:
        await swap(connection, statement, rows)
        for each in after:
            await connection.execute(each)

    try:
        await store.patiently(run)
    except Missed:
        return False
    return True

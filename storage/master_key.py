"""The master key of a database: whether it is the one it was made with, and changing it."""

from __future__ import annotations

from inspect import cleandoc

from sqlalchemy import Connection, inspect, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.crypto import Vault, WrongKey
from storage.engine import reason
from storage.migrate import NoAnswer
from storage.store import Store
from storage.tables import communities


class WrongMasterKey(WrongKey):
    """The master key does not fit this database.

    Set CONFAB_KEY to the key this database was made with. There is no other way.
    """

    def __init__(self) -> None:
        super().__init__(cleandoc(WrongMasterKey.__doc__ or ""))


async def prove(store: Store) -> None:
    """Raise WrongMasterKey where none of the keys stored here was wrapped under this master key.

    A database that knows no community yet fits every key. Raises NoAnswer where it cannot be
    reached. Changes nothing, and asks for no column but the keys: also before migrations.
    """
    try:
        async with store.transaction(reads_only=True) as connection:
            keys = await connection.run_sync(_keys)
    except (DBAPIError, OSError) as error:
        raise NoAnswer(reason(error)) from error
    try:
        store.vault.prove(keys)
    except WrongKey as error:
        raise WrongMasterKey from error


def _keys(connection: Connection) -> list[tuple[str, bytes]]:
    if not inspect(connection).has_table(communities.name):
        return []
    found = connection.execute(select(communities.c.id, communities.c.key))
    return [(each.id, each.key) for each in found]


async def rotate(store: Store, to: Vault) -> int:
    """Wrap the key of every community under another master key, all or none; say how many.

    What is stored is sealed with the communities' own keys, and stays as it is. Raises WrongKey,
    with nothing changed, where one of them does not open.
    """

    async def run(connection: AsyncConnection) -> int:
        wrapped = (await connection.execute(select(communities.c.id, communities.c.key))).all()
        for community, key in wrapped:
            fresh = store.vault.rewrapped(community, key, to)
            this = update(communities).where(communities.c.id == community)
            await connection.execute(this.values(key=fresh))
        return len(wrapped)

    return await store.patiently(run)

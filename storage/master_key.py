"""Whether the master key is the one a database was made with: looked at before anything is done."""

from __future__ import annotations

from contextlib import suppress
from inspect import cleandoc

from sqlalchemy import Connection, inspect, select
from sqlalchemy.exc import DBAPIError

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

    One that opens is proof: another that does not is damaged, and keeps nobody else waiting. A
    database that knows no community yet fits every key. Raises NoAnswer where it cannot be
    reached. Changes nothing, and asks for no column but the keys: also before migrations.
    """
    try:
        async with store.transaction(reads_only=True) as connection:
            await connection.run_sync(_any_opens, store.vault)
    except (DBAPIError, OSError) as error:
        raise NoAnswer(reason(error)) from error


def _any_opens(connection: Connection, vault: Vault) -> None:
    if not inspect(connection).has_table(communities.name):
        return
    there = False
    for community, wrapped in connection.execute(select(communities.c.id, communities.c.key)):
        there = True
        with suppress(WrongKey):
            vault.cipher(community, wrapped)
            return
    if there:
        raise WrongMasterKey

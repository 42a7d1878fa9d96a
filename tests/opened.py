"""Every value of every table as text, with the keys: what whoever runs Confab could read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping, Table, select

from bot.kit.model.declared import every
from storage.crypto import Cipher
from storage.mapper import Shape, shape
from storage.store import Store
from storage.tables import communities, whole


@dataclass(frozen=True)
class Cell:
    """One value: where it stands, and the row it belongs to."""

    table: str
    column: str
    text: str
    row: str = ""


async def cells(store: Store) -> list[Cell]:
    """Return every value of every table; what is encrypted is opened."""
    shapes = {each.table: shape(each.model) for each in every() if not each.by_hand}
    found: list[Cell] = []
    async with store.transaction(reads_only=True) as connection:
        homes = (await connection.execute(select(communities))).mappings().all()
        ciphers = {home["id"]: store.vault.cipher(home["id"], home["key"]) for home in homes}
        for table in whole().sorted_tables:
            for row in (await connection.execute(select(table))).mappings():
                found += _opened(table, row, shapes.get(table.name), ciphers)
    return found


def _opened(
    table: Table, row: RowMapping, lies: Shape | None, ciphers: dict[str, Cipher]
) -> Iterator[Cell]:
    values: dict[str, Any] = dict(row)
    if lies:
        value = lies.read(row, ciphers[row["community"]])
        values |= {name: getattr(value, name) for name in lies.names}
    for name, each in values.items():
        text = each.decode("latin-1") if isinstance(each, bytes) else str(each)
        yield Cell(table.name, name, text, str(values.get("id", "")))

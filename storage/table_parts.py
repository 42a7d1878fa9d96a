"""How a table is written: its kinds of columns and its community, first in its key."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Boolean, Column, ForeignKey, Integer, MetaData, String, Table, Text
from sqlalchemy.schema import SchemaItem

from bot.kit.model.declared import Keep
from storage.columns import Instant, Tags

ID, LONG_ID = 24, 64  # letters of an id of ours, and of one that may be the platform's

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def community() -> Column[str]:
    """Say whose a row is; first in the key, so that tables can be parted by it."""
    home = ForeignKey("communities.id", ondelete="CASCADE")
    return Column("community", String(ID), home, nullable=False, primary_key=True)


def ref(name: str) -> Column[str]:
    """Refer to another row, or hold the empty string: no foreign key, so that deletion of a member
    leaves others' records whole."""
    return Column(name, String(LONG_ID), nullable=False, server_default="")


def words(name: str) -> Column[str]:
    """Hold words of ours or the platform's, plain."""
    return Column(name, Text, nullable=False, server_default="")


def number(name: str) -> Column[int]:
    """Hold a whole number."""
    return Column(name, Integer, nullable=False, server_default="0")


def flag(name: str) -> Column[bool]:
    """Hold yes or no."""
    return Column(name, Boolean, nullable=False)


def instant(name: str, *, optional: bool = False) -> Column[datetime]:
    """Hold a moment, in UTC."""
    return Column(name, Instant(), nullable=optional)


def tags(name: str) -> Column[tuple[str, ...]]:
    """Hold a few short words of a closed list."""
    return Column(name, Tags(), nullable=False, server_default="")


def owned(name: str, keep: Keep, *items: SchemaItem) -> Table:
    """Write a table whose rows belong to a community."""
    own = Column("id", String(ID), primary_key=True, nullable=False)
    return Table(name, metadata, community(), own, *items, info={"keep": keep})

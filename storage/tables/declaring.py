"""How a table is declared: its kinds of columns, its community, and how long its rows are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.schema import SchemaItem

from storage.columns import Instant, Sealed, Tags

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


@dataclass(frozen=True)
class Keep:
    """How long rows are kept: `days` after the moment in `since`; None: as long as the member
    or the community is."""

    what: str
    days: int | None = None
    since: str = "created"

    @property
    def age(self) -> timedelta | None:
        """The age at which a row goes."""
        return None if self.days is None else timedelta(days=self.days)


def id_(name: str = "id", *, key: bool = False) -> Column[str]:
    """Name a row of ours, at random."""
    return Column(name, String(24), primary_key=key, nullable=False)


def ref(name: str) -> Column[str]:
    """Refer to another row, or hold the empty string: no foreign key, so that deletion of a member
    leaves others' records whole."""
    return Column(name, String(64), nullable=False, server_default="")


def words(name: str, default: str | None = "") -> Column[str]:
    """Hold words of ours or the platform's, plain."""
    return Column(name, Text, nullable=False, server_default=default)


def typed(name: str) -> Column[bytes]:
    """Hold what a person typed, encrypted."""
    return Column(name, Sealed, nullable=False)


def number(name: str, default: int = 0) -> Column[int]:
    """Hold a whole number."""
    return Column(name, Integer, nullable=False, server_default=str(default))


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
    """Declare a table whose rows belong to a community."""
    community = Column(
        "community",
        String(24),
        ForeignKey("communities.id", ondelete="CASCADE"),
        nullable=False,
    )
    return Table(name, metadata, id_(key=True), community, *items, info={"keep": keep})

"""Every table: those of the models, made from what is declared, and the queues, written by hand."""

from collections.abc import Iterable

from sqlalchemy import Column, LargeBinary, MetaData, Table, UniqueConstraint

from bot.kit.model.declared import Model, UndeclaredModel, declaration
from bot.kit.model.people import Community, Member
from bot.kit.model.series import Place
from storage.schema import columns, table_of
from storage.table_parts import metadata
from storage.tables.queues import due, handled, leases, notes, pacing

__all__ = [
    "communities",
    "due",
    "handled",
    "leases",
    "make_tables",
    "members",
    "metadata",
    "notes",
    "pacing",
    "places",
    "whole",
]

communities = Table(
    "communities",
    metadata,
    *columns(declaration(Community)),
    Column("key", LargeBinary, nullable=False),
    UniqueConstraint("platform", "external"),
    info={"keep": declaration(Community).keep},
)
members, places = table_of(Member), table_of(Place)
_whole: list[bool] = []  # one entry once the table of every model is made


def make_tables(models: Iterable[type[Model]]) -> None:
    """Make the table of every model there is: whoever puts Confab together hands them in, once."""
    for model in models:
        table_of(model)
    _whole[:] = [True]


def whole() -> MetaData:
    """Return every table; what looks at all of them asks here, so that none can be missing."""
    if not _whole:
        raise UndeclaredModel("no models were handed to storage yet: call make_tables(…) first")
    return metadata

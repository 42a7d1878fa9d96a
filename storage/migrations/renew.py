"""Writes the first step anew, while nothing is released: `python -m bot.cli.renew`.

Its name carries a digest of the tables, so that a database made by an earlier draft is told apart.
"""

import hashlib

from alembic import command
from sqlalchemy import create_engine
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from storage.migrate import config
from storage.migrations import HERE
from storage.tables import whole


def revision() -> str:
    """Return the name of the first step as the tables are now."""
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    made = [str(CreateTable(table).compile(dialect=dialect)) for table in whole().sorted_tables]
    indexes = sorted(
        str(CreateIndex(index).compile(dialect=dialect))
        for table in whole().sorted_tables
        for index in table.indexes
    )
    return "0001_" + hashlib.sha256("".join(made + indexes).encode()).hexdigest()[:8]


def renew() -> None:
    """Replace every step by one that makes all tables."""
    for old in (HERE / "versions").glob("[0-9]*.py"):
        old.unlink()
    with create_engine("sqlite://").connect() as connection:
        steps = config(connection)
        command.revision(steps, "Begin", autogenerate=True, rev_id=revision())

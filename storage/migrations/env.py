"""What Alembic runs: it works on the connection it is handed, inside its transaction."""

from typing import Any, Literal

from alembic import context
from alembic.operations.ops import CreateTableOp, MigrationScript
from sqlalchemy.types import TypeDecorator

from storage.columns import Blind, Sealed
from storage.tables import metadata


def plainly(kind: str, thing: Any, _context: Any) -> str | Literal[False]:
    """Write our own column types as what they are in the database: a step must outlive them."""
    if kind != "type":
        return False
    if isinstance(thing, Sealed | Blind):
        return "sa.LargeBinary()"
    if isinstance(thing, TypeDecorator):
        return f"sa.{thing.impl_instance!r}"
    return False


def without_notes(_context: Any, _revision: Any, directives: list[MigrationScript]) -> None:
    """Leave what we note down about a table (how long it is kept) out of the step."""
    for script in directives:
        for made in script.upgrade_ops.ops if script.upgrade_ops else ():
            if isinstance(made, CreateTableOp):
                made.info.clear()


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite alters a table by making it anew
    compare_type=True,
    render_item=plainly,
    process_revision_directives=without_notes,
)
with context.begin_transaction():
    context.run_migrations()

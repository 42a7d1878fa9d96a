"""What is asked of a table, each statement built once: building one costs more than running it.

A statement depends on which fields are compared and how, never on what with: that is bound when it
is run. There are as many as the core has different questions.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Table,
    UnaryExpression,
    and_,
    bindparam,
    delete,
    desc,
    func,
    literal,
    select,
    type_coerce,
    update,
)
from sqlalchemy import Text as Words
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.operators import custom_op

from storage import tables
from storage.columns import Blind, Sealed

Compared = tuple[tuple[str, str], ...]
"""Fields, and how each is compared: one of the marks below."""
IS, NONE, ANY, BELOW, AFTER, AT_LEAST, HAS = "=", "none", "in", "<", ">", ">=", "has"
MINE = "community_"  # the bound community


def bound(name: str) -> str:
    """Return what the value a field is compared with is bound as; a column's own name would be
    taken for what to write there."""
    return f"{name}_"


@cache
def insert_once(table: Table, *, lite: bool) -> Any:
    """Return an INSERT that does nothing where the row is there, and returns it where it was not:
    not every driver counts rows."""
    insert = sqlite.insert(table) if lite else postgresql.insert(table)
    return insert.on_conflict_do_nothing().returning(table.c.community)


@cache
def find(table: Table, compared: Compared, order: str, *, limited: bool, lite: bool) -> Any:
    """Return a SELECT of whole rows in an order, `limit_` of them if limited."""
    query = select(table).where(_those(table, compared))
    query = query.order_by(*_ordered(table, order, compared, lite=lite))
    return query.limit(bindparam("limit_")) if limited else query


@cache
def values(table: Table, compared: Compared, name: str) -> Any:
    """Return a SELECT of one column."""
    return select(table.c[name]).where(_those(table, compared))


@cache
def count(table: Table, compared: Compared) -> Any:
    """Return a SELECT of how many there are."""
    return select(func.count()).select_from(table).where(_those(table, compared))


@cache
def change(table: Table, compared: Compared) -> Any:
    """Return an UPDATE, of the columns whose names come with it when it is run."""
    return update(table).where(_those(table, compared))


@cache
def remove(table: Table, compared: Compared) -> Any:
    """Return a DELETE."""
    return delete(table).where(_those(table, compared))


def _those(table: Table, compared: Compared) -> ColumnElement[bool]:
    owner = table.c.id if table is tables.communities else table.c.community
    mine = owner == bindparam(MINE)
    return and_(mine, *(_holds(table.c[name], how) for name, how in compared))


def _holds(column: Column[Any], how: str) -> ColumnElement[bool]:
    if how == NONE:
        return column.is_(None)
    if how == HAS:
        several = literal(",") + type_coerce(column, Words) + ","
        return several.like(bindparam(bound(column.key), type_=Words), escape="/")
    if how == ANY:
        return column.in_(bindparam(bound(column.key), expanding=True))
    return _COMPARE[how](column, bindparam(bound(column.key)))


_COMPARE: dict[str, Callable[[Any, Any], ColumnElement[bool]]] = {
    IS: operator.eq,
    BELOW: operator.lt,
    AFTER: operator.gt,
    AT_LEAST: operator.ge,
}


def held(value: str) -> str:
    """Return the pattern that finds a value among several in one column."""
    plain = value.replace("/", "//").replace("%", "/%").replace("_", "/_")
    return f"%,{plain},%"


def _ordered(table: Table, order: str, compared: Compared, *, lite: bool) -> list[Any]:
    """Return the order, the same on every database: empty is smallest, ids settle ties.

    SQLite without statistics would rather walk a whole community, which comes sorted by id,
    than look up what is matched: there the id is hidden from it, unless rows are read on from
    an id, page by page.
    """
    column, id = table.c[order.lstrip("-")], table.c.id
    secret = isinstance(column.type, Sealed | Blind)
    if secret:
        raise ValueError(f"{table.name} cannot be ordered by {column.name!r}")
    walks = not compared or ("id", AFTER) in compared
    by_id: Any = id if walks or not lite else UnaryExpression(id, operator=custom_op("+"))
    if column is id:
        return [desc(by_id) if order.startswith("-") else by_id]
    if order.startswith("-"):
        return [column.desc().nulls_last() if column.nullable else column.desc(), by_id]
    return [column.asc().nulls_first() if column.nullable else column.asc(), by_id]

"""Which communities a process serves: those of its platforms, unless the bot was removed there."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, Select, Table, select

from storage.tables import communities


def served(table: Table, platforms: Collection[str]) -> ColumnElement[bool]:
    """Say whether a row is of an active community on one of these platforms.

    What waits for a platform whose keys another process has is left to that one.
    """
    return table.c.community.in_(communities_of(platforms))


def communities_of(platforms: Collection[str]) -> Select[tuple[str]]:
    """Return the query for the ids of active communities on these platforms."""
    active = communities.c.standing == "active"
    return select(communities.c.id).where(active, communities.c.platform.in_(platforms))

"""Which communities a process serves: those of its platforms, unless the bot was removed there."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, Table, select

from storage.tables import communities


def served(table: Table, platforms: Collection[str]) -> ColumnElement[bool]:
    """Say whether a row is of an active community on one of these platforms.

    What waits for a platform whose keys another process has is left to that one.
    """
    active = communities.c.standing == "active"
    mine = select(communities.c.id).where(active, communities.c.platform.in_(platforms))
    return table.c.community.in_(mine)

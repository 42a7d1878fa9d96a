"""A clock that stands still until somebody turns it."""

from __future__ import annotations

from datetime import UTC, datetime


class WorldClock:
    """The time in a world (kit's `Clock`). It never goes back."""

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return self._now

    def turn(self, to: datetime) -> None:
        """Move on to `to` (aware); ValueError where that would be back in time."""
        if to < self._now:
            raise ValueError(f"time does not go back from {self._now} to {to}")
        self._now = to.astimezone(UTC)

"""What runs beside a transaction: a clock, and what the compute step of a long job may use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from bot.kit.contracts.platform import Directory
from bot.kit.model.people import Community


class Clock(Protocol):
    """What time it is."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""


class Outside(Protocol):
    """What the compute step of a long job may use."""

    @property
    def community(self) -> Community:
        """The community the job belongs to."""

    @property
    def directory(self) -> Directory:
        """What can be asked of its platform."""

    async def worker(self, function: Callable[..., Any], *args: Any) -> Any:
        """Run a pure function in a worker process and return what it returns."""

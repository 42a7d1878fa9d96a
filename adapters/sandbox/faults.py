"""What a platform can be told to do wrong, so that we see what becomes of it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from bot.kit.contracts.platform import TryLater


@dataclass(slots=True)
class Faults:
    """The next things to go wrong, one per call, in order. Empty on a good day."""

    _next: deque[TryLater] = field(default_factory=deque)

    def wait(self, seconds: float, times: int = 1) -> None:
        """Refuse the next calls with "try again in `seconds`" (a 429); they have no effect."""
        self._next.extend(TryLater(seconds) for _ in range(times))

    def drop(self, times: int = 1) -> None:
        """Do what the next calls ask, and lose the answer."""
        lost = "the answer was lost"
        self._next.extend(TryLater(0, ambiguous=True, why=lost) for _ in range(times))

    def before(self) -> None:
        """Raise the fault that comes before any effect, if it is due."""
        if self._next and not self._next[0].ambiguous:
            raise self._next.popleft()

    def after(self) -> None:
        """Raise the fault that comes after the effect, if it is due."""
        if self._next and self._next[0].ambiguous:
            raise self._next.popleft()

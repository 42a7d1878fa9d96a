"""How long a draw may take, and took: the one place in this package that looks at a clock."""

from __future__ import annotations

from time import monotonic


class Deadline:
    """So many seconds from now. It decides when to stop improving and never what is allowed."""

    def __init__(self, seconds: float) -> None:
        self._start = monotonic()
        self._seconds = seconds
        self.missed = False
        """Something was left undone because of the time."""

    def __call__(self) -> bool:
        """Whether the time is up."""
        self.missed = self.missed or self.spent() >= self._seconds
        return self.missed

    def spent(self) -> float:
        """Seconds since the start."""
        return monotonic() - self._start

    def left(self) -> float:
        """Seconds to the end."""
        return self._seconds - self.spent()

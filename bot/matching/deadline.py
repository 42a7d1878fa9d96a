"""How long a draw may take: the one place in this package that looks at a clock."""

from __future__ import annotations

from time import monotonic


class Deadline:
    """So many seconds from now. It decides when to stop improving and never what is allowed."""

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds
        self.missed = False
        """Something was left undone because of the time."""

    def __call__(self) -> bool:
        """Whether the time is up."""
        self.missed = self.missed or monotonic() >= self._end
        return self.missed

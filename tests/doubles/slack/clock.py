"""The double's time: it stands still until a test turns it, or follows the wall for benchmarks."""

import time

# A Monday morning, 09:00 UTC, so that nobody's working day is an accident.
MONDAY_MORNING = 1_795_424_400.0


class Clock:
    """Unix seconds. ``start=None`` follows the wall clock; a number stands still until turned."""

    def __init__(self, start: float | None = MONDAY_MORNING) -> None:
        self._start = start
        self._turned = 0.0

    def now(self) -> float:
        """Seconds since 1970 UTC."""
        return (time.time() if self._start is None else self._start) + self._turned

    def turn(self, seconds: float) -> None:
        """Move on by so many seconds; going back raises ValueError."""
        if seconds < 0:
            raise ValueError("time does not go back")
        self._turned += seconds

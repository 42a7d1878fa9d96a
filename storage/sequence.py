"""Who came first: ever-growing numbers, so that notes of one place leave in their order.

They come from this computer's real clock, whatever a programme's clock says: two notes of one
transaction, or of one turned-back sandbox, still have an order.
"""

from __future__ import annotations

import time

_last = 0


def next_turn() -> int:
    """Return a number greater than every one before it in this process: microseconds, about."""
    global _last  # noqa: PLW0603 - one line of numbers per process is the point
    _last = max(_last + 1, time.time_ns() // 1000)
    return _last

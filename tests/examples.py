"""How many examples Hypothesis makes up: a few in every run, many more in one that soaks.

`make test ARGS="--hypothesis-profile=soak tests/scheduler"` is such a run; it may take hours.
"""

from __future__ import annotations

from typing import Any

from hypothesis import settings

SOAK = "soak"
TIMES = 40  # as many examples in a soak run


def soaks() -> bool:
    """Say whether this is a soak run."""
    return settings.get_current_profile_name() == SOAK


def examples(count: int, **more: Any) -> settings:
    """Return settings with so many examples."""
    return settings(max_examples=count * TIMES if soaks() else count, **more)

"""What the clock can ask for."""

from __future__ import annotations

from typing import Any, cast

from bot.kit.contracts.jobs import LongJob, for_each, nothing_more
from bot.kit.contracts.runtime import Outside

NOBODY = cast("Outside", None)


async def _gather(*_: Any) -> list[str]:
    return ["a", "b"]


async def _settle(*_: Any) -> None:
    return None


async def test_what_is_gathered_is_settled_as_it_is() -> None:
    """A job made by `for_each` hands on what it gathered, and is like any long job otherwise."""
    job = for_each(_gather, _settle)
    assert await job.compute(["a", "b"], NOBODY) == ["a", "b"]
    assert job == LongJob(_gather, job.compute, _settle, nothing_more)

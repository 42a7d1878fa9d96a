"""Faults on order: what goes wrong with which call, and how often."""

import asyncio
from dataclasses import dataclass
from typing import Literal

When = Literal["before", "after"]


@dataclass
class Fault:
    """One thing that goes wrong, so many times, before or after the effect was applied.

    ``error`` is answered with status 200 as Slack does; ``drop`` cuts the connection instead;
    ``retry_after`` (seconds) answers 429; ``gate`` makes the answer wait until it is set.
    """

    method: str
    when: When
    times: int
    error: str | None = None
    drop: bool = False
    retry_after: int | None = None
    gate: asyncio.Event | None = None
    seconds: float = 0.0


class Faults:
    """The order book; the method ``*`` stands for every Web API method.

    Besides Web API methods there are ``response_url`` and ``upload``.
    """

    def __init__(self) -> None:
        self._ordered: list[Fault] = []

    def rate_limit(self, method: str, *, retry_after: int = 30, times: int = 1) -> None:
        """Answer 429 with Retry-After (seconds); nothing is applied."""
        self._ordered.append(Fault(method, "before", times, retry_after=retry_after))

    def error(self, method: str, code: str, *, after: bool = False, times: int = 1) -> None:
        """Answer with this error; ``after=True`` applies the effect all the same."""
        self._ordered.append(Fault(method, _when(after), times, error=code))

    def drop(self, method: str, *, after: bool = True, times: int = 1) -> None:
        """Cut the connection without an answer, by default when the effect is already there."""
        self._ordered.append(Fault(method, _when(after), times, drop=True))

    def hold(self, method: str, *, after: bool = True, times: int = 1) -> asyncio.Event:
        """Keep the answer back until the returned event is set."""
        gate = asyncio.Event()
        self._ordered.append(Fault(method, _when(after), times, gate=gate))
        return gate

    def slow(self, method: str, seconds: float, *, times: int = 1) -> None:
        """Answer so many real seconds late: for benchmarks, not for tests."""
        self._ordered.append(Fault(method, "after", times, seconds=seconds))

    def clear(self) -> None:
        """Everything works again."""
        self._ordered.clear()

    def next(self, method: str, when: When) -> Fault | None:
        """The fault that strikes now, counted down, or None."""
        for fault in self._ordered:
            if fault.when == when and fault.method in (method, "*"):
                fault.times -= 1
                if fault.times <= 0:
                    self._ordered.remove(fault)
                return fault
        return None


def _when(after: bool) -> When:
    return "after" if after else "before"

"""Runs a process that kills itself, forked from one that has imported everything already."""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
from typing import Any

from tests.crash import child
from tests.databases import KEY

_nursery = multiprocessing.get_context("forkserver")
_nursery.set_forkserver_preload(["pytest", child.__name__])  # pytest is what main imports here


async def killed(url: str, what: str, point: str, passes: int = 0, **more: Any) -> None:
    """Run a process on a database until it kills itself at a point."""
    told = {"url": url, "key": KEY, "what": what, "point": point, "passes": passes, **more}
    process = _nursery.Process(target=child.run, args=(told,))
    process.start()
    await asyncio.to_thread(process.join)
    assert process.exitcode == -signal.SIGKILL, f"never came to {point!r}"

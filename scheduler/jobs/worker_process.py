"""One worker process for what takes long to compute, made when it is first needed."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from threading import Thread
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class WorkerProcess(Executor):
    """An executor of one spawned process; a worker that was killed is replaced by the next job.

    The job it was at fails with BrokenProcessPool, and its due row is tried again.
    """

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._workers: set[multiprocessing.process.BaseProcess] = set()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Let the worker call a function; see `concurrent.futures.Executor.submit`."""
        try:
            return self._submit(fn, *args, **kwargs)
        except BrokenProcessPool:
            self.shutdown()
            return self._submit(fn, *args, **kwargs)

    def _submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        if self._pool is None:
            spawned = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(1, mp_context=spawned, initializer=_settle_in)
        before = set(multiprocessing.active_children())
        future = self._pool.submit(fn, *args, **kwargs)
        self._workers |= set(multiprocessing.active_children()) - before
        return future

    def shutdown(self, wait: bool = False, *, cancel_futures: bool = True) -> None:  # noqa: FBT001, FBT002
        """Send the worker home, whatever it is at: what it computes is computed again later."""
        if self._pool:
            self._pool.shutdown(wait=wait, cancel_futures=cancel_futures)
        for worker in self._workers:
            worker.terminate()
        self._pool, self._workers = None, set()


def _settle_in() -> None:
    """Leave Ctrl-C to the parent, and go when it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_go_with_parent, daemon=True).start()


def _go_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(0)

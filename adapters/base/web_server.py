"""Serving a web application on a socket until cancelled."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from socket import socket
from typing import Any

import uvicorn

PATIENCE = 3  # seconds for requests in hand when the process stops


class _Quiet(uvicorn.Server):
    """Leaves signals to whoever runs the process."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def _nothing() -> None:
    return None


async def serve_until_cancelled(
    app: Any, listening: socket, stopping: Callable[[], Awaitable[None]] = _nothing
) -> None:
    """Serve an ASGI application on a listening socket. When cancelled, `stopping` is awaited, then
    the requests in hand are answered."""
    config = uvicorn.Config(
        app,
        lifespan="off",
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=PATIENCE,
    )
    server = _Quiet(config)
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        await asyncio.shield(serving)
    finally:
        await stopping()
        server.should_exit = True
        await serving

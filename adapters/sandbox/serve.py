"""Serving the page, on this machine only."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from adapters.sandbox.guard import PageGuard
from adapters.sandbox.page import Page
from adapters.sandbox.playground import Playground

HOST = "127.0.0.1"
PATIENCE = 3  # seconds for open connections to end


class _Quiet(uvicorn.Server):
    """Leaves signals to whoever runs the process."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def listen(port: int = 0) -> socket.socket:
    """Return a socket that listens on this machine only (0: any free port).

    OSError where the port is taken.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        listening.listen()
    except OSError:
        listening.close()
        raise
    return listening


def address(listening: socket.socket) -> str:
    """Return the web address of a listening socket."""
    return f"http://{HOST}:{listening.getsockname()[1]}"


async def serve(playground: Playground, listening: socket.socket, *, first: str) -> None:
    """Serve the page until cancelled. `first` is the account one is before choosing."""
    page = Page(playground, first)
    guarded = PageGuard(page.app, listening.getsockname()[1])
    config = uvicorn.Config(
        guarded,
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
        page.close()
        playground.halt()
        await playground.arrived()
        server.should_exit = True
        await serving

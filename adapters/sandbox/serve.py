"""Serving the page, on this machine only."""

from __future__ import annotations

import socket

from adapters.base.web_server import serve_until_cancelled
from adapters.sandbox.guard import PageGuard
from adapters.sandbox.page import Page
from adapters.sandbox.playground import Playground

HOST = "127.0.0.1"


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

    async def stopping() -> None:
        page.close()
        playground.halt()
        await playground.arrived()

    await serve_until_cancelled(guarded, listening, stopping)

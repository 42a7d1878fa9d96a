"""A platform double in the parent process, spoken to over the loopback in lines of JSON."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from bot.kit.contracts.platform import Post, Receipt, Target, Undeliverable
from bot.kit.screen.cards import Card
from bot.kit.screen.text import text
from tests.scheduler.post_office import Platform


class Remote:
    """The child's messenger: hands everything to the parent (kit's `Messenger`)."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def deliver(self, post: Post) -> Receipt:
        """Post or edit one message."""
        said = await self._ask(
            {
                "target": [post.target.account, post.target.room],
                "cards": [str(card.title) for card in post.cards],
                "key": post.key,
                "edit": post.edit,
            }
        )
        if "lost" in said:
            raise Undeliverable(said["lost"], lost=True)
        return Receipt(said["room"], said["message"])

    async def open_place(
        self, workspace: str, title: str, accounts: Sequence[str], channel: str, key: str
    ) -> Target:
        """Open a place."""
        return Target(room=(await self._ask({"place": key}))["room"])

    async def close_place(self, workspace: str, target: Target) -> None:
        """Places here need no rest."""

    def pace(self, post: Post) -> Sequence[tuple[str, float]]:
        """Return no limits."""
        return ()

    async def _ask(self, words: dict[str, Any]) -> dict[str, Any]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        writer.write(json.dumps(words).encode() + b"\n")
        said: dict[str, Any] = json.loads(await reader.readline())
        writer.close()
        return said


@asynccontextmanager
async def served(platform: Platform) -> AsyncIterator[int]:
    """Serve a platform on the loopback; the port."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        said = await _done(platform, json.loads(await reader.readline()))
        writer.write(json.dumps(said).encode() + b"\n")
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


async def _done(platform: Platform, asked: dict[str, Any]) -> dict[str, str]:
    if "place" in asked:
        return {"room": (await platform.open_place("", "", (), "", asked["place"])).room}
    account, room = asked["target"]
    cards = tuple(Card(text(title)) for title in asked["cards"])
    try:
        receipt = await platform.deliver(
            Post("acme", Target(account, room), cards, asked["key"], asked["edit"])
        )
    except Undeliverable as lost:
        return {"lost": lost.why}
    return {"room": receipt.room, "message": receipt.message}

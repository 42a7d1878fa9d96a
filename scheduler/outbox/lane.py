"""One lane of deliveries: a few messages in hand, at most one for each recipient."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

from scheduler.outbox.delivery import Delivery
from scheduler.outbox.queue import Lane, Message, NoteQueue

ROOM = {False: 16, True: 4}  # messages in hand: new ones, edits (which platforms take slowly)
MOMENT = 0.05  # seconds


class LaneRun:
    """Delivers what is due in one lane until nothing is."""

    def __init__(
        self,
        lane: Lane,
        delivery: Delivery,
        outbox: NoteQueue,
        now: Callable[[], datetime],
        at: Callable[[str], Awaitable[None]],
        turns: asyncio.Semaphore,
    ) -> None:
        self._lane = lane
        self._delivery = delivery
        self._outbox = outbox
        self._now = now
        self._at = at
        self._turns = turns
        self._in_hand: dict[str, asyncio.Task[None]] = {}
        self._stopping = False

    def finish(self) -> None:
        """Take nothing new."""
        self._stopping = True

    async def run(self) -> int:
        """Deliver until nothing is due; say how many messages were looked at."""
        count = 0
        try:
            while not self._stopping:
                count += await self._take()
                if not self._in_hand:
                    break
                await self._some_done()
            await asyncio.gather(*self._in_hand.values())
        finally:
            for task in self._in_hand.values():
                task.cancel()
        return count

    async def _take(self) -> int:
        """Have a turn: claim messages, and make ready what can leave now."""
        async with self._turns:
            if self._stopping:
                return 0
            room = ROOM[self._lane.edits] - len(self._in_hand)
            messages = await self._outbox.claim(self._lane, self._now(), room, self._in_hand)
            if messages:
                await self._at("after claim")
            begun = [self._carried(message) for message in messages]
            await asyncio.gather(*(ready.wait() for ready in begun))
        return len(messages)

    def _carried(self, message: Message) -> asyncio.Event:
        """Begin to carry a message; what is returned is set when it is ready to leave, or done."""
        ready = asyncio.Event()
        carrying = asyncio.create_task(self._delivery.carry(message, ready.set))
        carrying.add_done_callback(lambda _: ready.set())
        self._in_hand[message[0].recipient] = carrying
        return ready

    async def _some_done(self) -> None:
        """Wait for one message, and a moment for those that are nearly done: fewer claims."""
        await asyncio.wait(self._in_hand.values(), return_when=asyncio.FIRST_COMPLETED)
        await asyncio.wait(self._in_hand.values(), timeout=MOMENT)
        for recipient, task in list(self._in_hand.items()):
            if task.done():
                del self._in_hand[recipient]
                task.result()

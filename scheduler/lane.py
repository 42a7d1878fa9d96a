"""One lane of deliveries: a few messages in hand, at most one for each recipient."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from scheduler.postman import PATIENCE, Postman
from storage.owed import Lane, Message, Outbox
from storage.pacing import Busy

ROOM = {False: 16, True: 4}  # messages in hand: new ones, edits (which platforms take slowly)
MOMENT = 0.05  # seconds
NEVER = datetime.min.replace(tzinfo=UTC)


class Round:
    """Delivers what is due in one lane until nothing is, resting while its platform says so."""

    def __init__(
        self,
        lane: Lane,
        postman: Postman,
        outbox: Outbox,
        now: Callable[[], datetime],
        at: Callable[[str], Awaitable[None]],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._lane = lane
        self._postman = postman
        self._outbox = outbox
        self._now = now
        self._at = at
        self._sleep = sleep
        self._in_hand: dict[str, asyncio.Task[None]] = {}
        self._rests_until = NEVER
        self._stopping = False
        self.resting = False  # so that stopping now loses nothing

    def finish(self) -> None:
        """Take nothing new."""
        self._stopping = True

    async def run(self) -> int:
        """Deliver until nothing is due; say how many messages were looked at."""
        count = 0
        try:
            while not self._stopping:
                count += await self._take()
                if self._in_hand:
                    await self._some_done()
                elif not await self._rested():
                    break
            await asyncio.gather(*self._in_hand.values())
        finally:
            for task in self._in_hand.values():
                task.cancel()
        return count

    async def _take(self) -> int:
        room = ROOM[self._lane.edits] - len(self._in_hand)
        if self._rests_until > self._now():
            return 0
        messages = await self._outbox.claim(self._lane, self._now(), room, self._in_hand)
        if messages:
            await self._at("after claim")
        for message in messages:
            self._in_hand[message[0].recipient] = asyncio.create_task(self._carry(message))
        return len(messages)

    async def _carry(self, message: Message) -> None:
        try:
            await self._postman.carry(message)
        except Busy as busy:
            # Begin again a little before, so that the line never runs dry.
            self._rests_until = max(self._rests_until, busy.free - PATIENCE / 2)

    async def _some_done(self) -> None:
        """Wait for one message, and a moment for those that are nearly done: fewer claims."""
        await asyncio.wait(self._in_hand.values(), return_when=asyncio.FIRST_COMPLETED)
        await asyncio.wait(self._in_hand.values(), timeout=MOMENT)
        for recipient, task in list(self._in_hand.items()):
            if task.done():
                del self._in_hand[recipient]
                task.result()

    async def _rested(self) -> bool:
        """Rest while the platform says so; False where there was no need, so all is done."""
        wait = (self._rests_until - self._now()).total_seconds()
        if wait > 0:
            self.resting = True
            await self._sleep(wait)
            self.resting = False
        return wait > 0

"""A platform that counts as Slack does: one post a second in a channel, four in a workspace."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.kit.contracts.platform import Post, Receipt, Target, TryLater

CHANNEL = 1.0  # seconds between two posts in one channel
WORKSPACE = 0.25  # and between two posts in one workspace, as we pace them
PER_MINUTE = 300  # posts a workspace takes before Slack says 429
EDITS = 1.2  # seconds between two edits
ANSWER = 0.08  # seconds until Slack answers


@dataclass
class SlackLike:
    """Takes posts and edits, and refuses what comes too fast."""

    taken: int = 0
    refused: int = 0
    _last: dict[str, float] = field(default_factory=dict)
    _minute: defaultdict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    async def deliver(self, post: Post) -> Receipt:
        """Take a message, or answer 429."""
        room = post.target.room or f"D{post.target.account}"
        wait = self._wait(post.workspace, room)
        await asyncio.sleep(ANSWER)
        if wait > 0:
            self.refused += 1
            raise TryLater(wait)
        self.taken += 1
        return Receipt(room, post.edit or f"m{self.taken}")

    def _wait(self, workspace: str, room: str) -> float:
        now, minute, here = time.monotonic(), self._minute[workspace], workspace + room
        while minute and minute[0] < now - 60:
            minute.popleft()
        # Slack is known to be a little generous; a clock that jitters by 5 % is not punished.
        wait = self._last.get(here, 0.0) + CHANNEL * 0.95 - now
        if len(minute) >= PER_MINUTE:
            wait = max(wait, minute[0] + 60 - now)
        if wait <= 0:
            self._last[here] = now
            minute.append(now)
        return wait

    async def open_place(
        self, workspace: str, title: str, accounts: Sequence[str], channel: str, key: str
    ) -> Target:
        """Open a place."""
        return Target(room=f"R{key}")

    async def close_place(self, workspace: str, target: Target) -> None:
        """Places here need no rest."""

    def pace(self, post: Post) -> Sequence[tuple[str, float]]:
        """Return the lines as the Slack adapter names them."""
        if post.edit:
            return (("edit", EDITS),)
        room = post.target.room or post.target.account
        return ((f"post:{room}", CHANNEL), ("post", WORKSPACE))


@dataclass
class Unlimited(SlackLike):
    """Takes everything at once, to measure what delivery itself costs."""

    async def deliver(self, post: Post) -> Receipt:
        """Take a message."""
        self.taken += 1
        return Receipt(post.target.room or f"D{post.target.account}", f"m{self.taken}")

    def pace(self, post: Post) -> Sequence[tuple[str, float]]:
        """Return no lines."""
        return ()

"""How often each method may be called: published limits per method, workspace and app."""

import math
from collections import defaultdict, deque

from tests.doubles.slack.clock import Clock

MINUTE = 60.0
# Tier 2 is about 20, tier 3 about 50, tier 4 about 100 calls a minute.
PER_MINUTE = {
    "conversations.open": 50,
    "conversations.invite": 50,
    "conversations.kick": 50,
    "conversations.info": 50,
    "conversations.join": 50,
    "conversations.leave": 50,
    "conversations.archive": 20,
    "conversations.rename": 20,
    "conversations.setTopic": 20,
    "chat.update": 50,
    "chat.delete": 50,
    "chat.postEphemeral": 100,
    "conversations.create": 20,
    "conversations.list": 20,
    "users.list": 20,
    "conversations.members": 100,
    "users.info": 100,
    "views.open": 100,
    "views.push": 100,
    "views.update": 100,
    "views.publish": 100,
    "files.getUploadURLExternal": 100,
    "files.completeUploadExternal": 100,
    "bots.info": 50,
    "team.info": 50,
}
# "Several hundred" is all Slack says about a whole workspace.
POSTS_PER_MINUTE = 300


class Rates:
    """Remembers calls by the double's clock; a post may come once a second per channel."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._calls: dict[tuple[str, ...], deque[float]] = defaultdict(deque)

    def retry_after(self, method: str, workspace: str, channel: str) -> int | None:
        """Whole seconds to wait, or None when the call may go ahead (and is now counted)."""
        windows = _windows(method, workspace, channel)
        waits = [self._wait(key, most, span) for key, most, span in windows]
        if any(waits):
            return math.ceil(max(waits))
        for key, _, _ in windows:
            self._calls[key].append(self._clock.now())
        return None

    def _wait(self, key: tuple[str, ...], most: int, span: float) -> float:
        calls, now = self._calls[key], self._clock.now()
        while calls and calls[0] <= now - span:
            calls.popleft()
        return calls[0] + span - now if len(calls) >= most else 0.0


def _windows(method: str, workspace: str, channel: str) -> list[tuple[tuple[str, ...], int, float]]:
    if method == "chat.postMessage":
        return [
            ((method, workspace, channel), 1, 1.0),
            ((method, workspace), POSTS_PER_MINUTE, MINUTE),
        ]
    if method in PER_MINUTE:
        return [((method, workspace), PER_MINUTE[method], MINUTE)]
    return []

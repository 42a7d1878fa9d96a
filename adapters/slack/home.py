"""The home tab: what `/peer` answers, always there."""

from __future__ import annotations

import structlog

from adapters.slack.render import card_blocks
from adapters.slack.wire import SlackWires
from bot.kit.contracts.context import Here, Means, PlaceKind, Request
from bot.kit.contracts.door import Door
from bot.kit.contracts.platform import TryLater, Undeliverable
from bot.kit.screen.outcomes import Replace, Reply

log = structlog.get_logger()
PLATFORM = "slack"


class Home:
    """Publishes people's home tabs."""

    def __init__(self, door: Door, wires: SlackWires) -> None:
        self._door = door
        self._wires = wires

    async def publish(self, workspace: str, account: str) -> None:
        """Draw somebody's home tab anew. Failing leaves the old one: opening it tries again."""
        asked = Request(
            PLATFORM,
            workspace,
            account,
            Means.COMMAND,
            root="peer",
            line="",
            here=Here("", room=PlaceKind.HOME),
        )
        outcome = await self._door.handle(asked)
        if not isinstance(outcome, Reply | Replace):
            return
        view = {"type": "home", "blocks": card_blocks(outcome.cards)}
        try:
            await self._wires.of(workspace).call("views.publish", user_id=account, view=view)
        except (TryLater, Undeliverable) as failed:
            log.warning("home tab not published", platform=PLATFORM, why=str(failed))

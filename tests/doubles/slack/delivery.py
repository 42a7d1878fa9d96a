"""Brings events and interactions to the app, again when they were not acked."""

import asyncio
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from tests.doubles.slack.errors import Json
from tests.doubles.slack.socket_mode import Ack
from tests.doubles.slack.world import World

Kind = Literal["events_api", "slash_commands", "interactive"]

# Seconds after the first try; the first repeat comes at once.
RETRIES = (0.0, 60.0, 300.0)


class Carrier(Protocol):
    """A way to the app."""

    async def carry(self, kind: str, payload: Json, retry: int, reason: str) -> Ack | None:
        """One try; None when the app was not reached."""


@dataclass
class Delivery:
    """One event or interaction on its way; ``answer`` is what the app put into its ack."""

    kind: Kind
    payload: Json
    acked: bool = False
    status: int | None = None
    answer: Any = None
    tries: int = 0
    due: list[float] = field(default_factory=list)


class Courier:
    """Slack's side of delivery: three seconds to ack; events are tried up to four times."""

    def __init__(self, world: World, carrier: Carrier) -> None:
        self.world = world
        self.carrier = carrier
        self.ack_seconds = 3.0
        self.lose_acks = 0
        self.unacked: list[Delivery] = []

    async def send(self, kind: Kind, payload: Json) -> Delivery:
        """Deliver; an event nobody acked comes again at once, then after 1 and 5 minutes."""
        delivery = Delivery(kind, payload)
        await self._try(delivery)
        if kind == "events_api" and not delivery.acked:
            now = self.world.clock.now()
            delivery.due = [now + seconds for seconds in RETRIES]
            self.unacked.append(delivery)
            await self.retry_due()
        self.world.changed()
        return delivery

    async def again(self, delivery: Delivery) -> Delivery:
        """The very same thing once more, as Slack's repeats are (same event_id, same body)."""
        repeat = Delivery(delivery.kind, delivery.payload, tries=delivery.tries)
        await self._try(repeat)
        return repeat

    async def retry_due(self) -> None:
        """Try again what the clock says is due."""
        for delivery in list(self.unacked):
            while delivery.due and delivery.due[0] <= self.world.clock.now():
                delivery.due.pop(0)
                await self._try(delivery)
                if delivery.acked:
                    delivery.due.clear()
            if not delivery.due:
                self.unacked.remove(delivery)

    async def _try(self, delivery: Delivery) -> None:
        reason = "" if delivery.status is None else "http_error"
        carried = self.carrier.carry(delivery.kind, delivery.payload, delivery.tries, reason)
        delivery.tries += 1
        try:
            ack = await asyncio.wait_for(carried, self.ack_seconds)
        except TimeoutError:
            ack = None
        if self.lose_acks and ack is not None:
            self.lose_acks -= 1
            ack = None
        delivery.status = ack.status if ack else 0
        delivery.answer = ack.answer if ack else None
        delivery.acked = ack is not None and 200 <= ack.status < 300

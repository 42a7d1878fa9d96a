"""Carries one message: makes its words now, waits for its moment, hands it over, marks it.

Nothing is lost: notes stay owed until the platform's receipt is written down, or until they are
dead and in the organisers' report. Nothing is shown twice where a platform takes a key: every try
of a message carries the same one. Marks carry the fencing token of the claim.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import structlog

from bot.app import App
from bot.kit.contracts.events import Event, Kept, PlaceLost, Trouble
from bot.kit.contracts.platform import Messenger, Post, Target, TryLater, Undeliverable
from bot.kit.contracts.storage import UnreadableCommunity
from bot.kit.model.owed import REST, NoteReason, NoteState
from bot.kit.model.people import Member
from bot.kit.model.series import PlaceState
from bot.kit.screen.cards import Card
from bot.kit.screen.limits import CARD
from bot.kit.time.working_hours import Hours, together
from scheduler.outbox import rendering
from scheduler.outbox.pacing import Busy, Pacing
from scheduler.outbox.queue import Message, Note, NoteQueue
from scheduler.outbox.rendering import Rendered

log = structlog.get_logger()
ATTEMPTS = 10
BACKOFF = timedelta(seconds=10)
PARKED = timedelta(hours=1)  # what is of a community that cannot be read waits so long
UNREADABLE = "the key of its community does not open"
PATIENCE = timedelta(seconds=5)  # a slot further away than this is not waited for in hand


class ClaimLost(Exception):
    """Another process holds this message by now."""


async def nothing(_point: str) -> None:
    """Stand where a crash test kills the process."""


def nobody_waits() -> None:
    """Stand where whoever makes messages ready goes on to others."""


class Delivery:
    """Delivers for the platforms whose messengers it is given."""

    def __init__(
        self,
        app: App,
        outbox: NoteQueue,
        pacing: Pacing,
        messengers: Mapping[str, Messenger],
        at: Callable[[str], Awaitable[None]] = nothing,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._app = app
        self._outbox = outbox
        self._pacing = pacing
        self._messengers = messengers
        self._at = at
        self._sleep = sleep
        self._lines: dict[str, datetime] = {}

    async def carry(self, message: Message, ready: Callable[[], None] = nobody_waits) -> None:
        """Deliver one claimed message or write down why not.

        `ready` is called when all that is left is to wait: for its moment, and for the platform.
        """
        try:
            await self._carry(message, ready)
        except ClaimLost:
            log.info("lease lost", note=message[0].id)
        except Busy as busy:
            await self._outbox.mark(message, NoteState.WAITING, due=self._in_line(busy))
        except UnreadableCommunity:  # no try has failed: with the right key it still arrives
            due = self._now() + PARKED
            await self._outbox.mark(message, NoteState.WAITING, due=due, error=UNREADABLE)
        except TryLater as wait:
            await self._wait(message, wait)
        except Undeliverable as never:
            await self._give_up(message, never)
        except rendering.Unknown as unknown:
            await self._end(message, NoteState.DROPPED, unknown.reason)
        except Exception as error:
            log.exception("delivery failed", card=message[0].card, note=message[0].id)
            await self._wait(message, TryLater(0, ambiguous=True, why=type(error).__name__))

    def _in_line(self, busy: Busy) -> datetime:
        """Return about when it is the turn of one more that found its line busy."""
        last = self._lines.get(busy.line, busy.free)
        turn = self._lines[busy.line] = max(busy.free, last + busy.gap)
        return turn

    def _now(self) -> datetime:
        return self._app.clock.now()

    async def _carry(self, message: Message, ready: Callable[[], None]) -> None:
        lead = message[0]
        if lead.card == REST:
            await self._rest(message, ready)
            return
        rendered = await rendering.render(
            self._app,
            lead.community,
            lead.member,
            [(note.card, note.ids) for note in message],
            place=lead.place,
            channel=lead.channel,
        )
        message, rendered = await self._without_unwanted(message, rendered)
        if not message:
            return
        opens = self._opens(lead, rendered)
        if opens > self._now():
            await self._outbox.mark(message, NoteState.WAITING, due=opens)
            return
        message, rendered = await self._fitting(message, rendered)
        await self._send(message, rendered, ready)

    async def _rest(self, message: Message, ready: Callable[[], None]) -> None:
        """Let a place rest; one that is lost or closed has nothing to rest."""
        lead = message[0]
        rendered = await rendering.render(self._app, lead.community, "", (), place=lead.place)
        place = rendered.place
        if place is None or place.door is not PlaceState.OPEN:
            await self._end(message, NoteState.DROPPED, NoteReason.PLACE_CLOSED)
            return
        messenger = self._messengers[rendered.community.platform]
        where = Target(room=place.room, thread=place.thread)
        ready()
        try:
            await messenger.close_place(rendered.community.external, where)
        except Undeliverable as never:
            gone = NoteReason.PLACE_GONE if never.lost else NoteReason.REFUSED
            await self._end(message, NoteState.DROPPED, gone, error=never.why)
            return
        await self._end(message, NoteState.SENT, NoteReason.DELIVERED, error="")

    async def _without_unwanted(
        self, message: Message, rendered: Rendered
    ) -> tuple[Message, Rendered]:
        wanted = list[tuple[Note, Card]]()
        for note, card in zip(message, rendered.cards, strict=True):
            if isinstance(card, Card):
                wanted.append((note, card))
            elif card is NoteReason.UNDECLARED:  # nobody can want it, but somebody owed it
                await self._end((note,), NoteState.DEAD, card)
            else:
                await self._end((note,), NoteState.DROPPED, card)
        cards = tuple(card for _, card in wanted)
        return tuple(note for note, _ in wanted), replace(rendered, cards=cards)

    def _opens(self, lead: Note, rendered: Rendered) -> datetime:
        now = self._now()
        if lead.prompt or (lead.slot and lead.message):
            return now
        hours = [Hours.of(reader, rendered.community) for reader in self._awake(rendered)]
        if rendered.place:
            return together(hours, now) if hours else now
        read_in = hours[0] if hours else Hours(ZoneInfo(rendered.community.zone))
        return read_in.next_open(now)

    def _awake(self, rendered: Rendered) -> list[Member]:
        """Return whom a place or channel may call: not those who are paused or have left."""
        if rendered.readers and not rendered.place:
            return list(rendered.readers)
        return [reader for reader in rendered.called if reader.reachable(self._now())]

    async def _fitting(self, message: Message, rendered: Rendered) -> tuple[Message, Rendered]:
        """Keep as many cards as fit one message; the rest goes back and leaves on its own."""
        length, count = 0, 0
        for card in rendered.sendable:
            length += card.length
            count += length <= CARD or count == 0
        await self._outbox.mark(message[count:], NoteState.WAITING, batch="", posted=0)
        return message[:count], replace(rendered, cards=rendered.cards[:count])

    async def _send(self, message: Message, rendered: Rendered, ready: Callable[[], None]) -> None:
        messenger = self._messengers[rendered.community.platform]
        place, lead = rendered.place, message[0]
        wanted = place is not None and place.door is not PlaceState.OPEN
        if any(card.attachments for card in rendered.sendable):
            ready()  # they are drawn in the worker, which may be busy for a while
        post = await self._post(lead, rendered, Target() if wanted else _target(lead, rendered))
        lines = [(_line(rendered, name), gap) for name, gap in messenger.pace(post) if gap]
        slot = await self._slot(lines)
        sealed = await self._outbox.seal(message, self._now())
        if sealed is None:
            raise ClaimLost
        ready()
        await self._until(slot)  # with nothing left to do, so that messages keep their distance
        try:
            if wanted:
                post = replace(post, target=await self._open(messenger, lead, rendered))
            await self._at("before send")
            receipt = await messenger.deliver(replace(post, key=sealed[0].key))
        except TryLater as wait:
            await self._hold(lines, wait)
            raise
        except Undeliverable as never:
            never.lost |= wanted  # a place that never came to be is as good as lost
            raise
        await self._at("after accept")
        if place and receipt.thread and receipt.thread != place.thread:
            await self._outbox.opened(lead, receipt.room, receipt.thread)
        await self._at("before mark")
        room, thing = receipt.room, receipt.message
        delivered = {"room": room, "message": thing, "error": ""}
        await self._end(sealed, NoteState.SENT, NoteReason.DELIVERED, **delivered)
        for note in sealed:
            told = partial(rendering.delivered, self._app, note.community, note.card, note.ids)
            await self._app.retried(told)

    async def _post(self, lead: Note, rendered: Rendered, target: Target) -> Post:
        return Post(
            workspace=rendered.community.external,
            target=target,
            cards=rendered.sendable,
            key=lead.key,
            edit=lead.message if lead.slot else "",
            files=await rendering.files(self._app, rendered),
            mention=() if lead.member else tuple(r.account for r in self._awake(rendered)),
        )

    async def _slot(self, lines: list[tuple[str, float]]) -> datetime:
        """Reserve when to send: free in the widest line, and from then on in each narrower one."""
        slot = self._now()
        latest = slot + PATIENCE
        for line, gap in reversed(lines):
            slot = await self._pacing.reserve(line, gap, slot, latest - slot)
        return slot

    async def _until(self, moment: datetime) -> None:
        wait = (moment - self._now()).total_seconds()
        if wait > 0:
            await self._sleep(wait)

    async def _hold(self, lines: list[tuple[str, float]], wait: TryLater) -> None:
        """Let nobody else run into the wall that a platform put up."""
        if not wait.ambiguous:
            for line, _ in lines:
                now = self._now()
                await self._pacing.hold(line, now + timedelta(seconds=wait.seconds), now)

    async def _open(self, messenger: Messenger, lead: Note, rendered: Rendered) -> Target:
        """Open a place; where it is, is stored before anything is said there."""
        near = rendered.place.near if rendered.place else ""
        accounts = [reader.account for reader in rendered.readers]
        opened = await messenger.open_place(
            rendered.community.external, rendered.title, accounts, near, lead.place
        )
        await self._at("after open")
        await self._outbox.opened(lead, opened.room, opened.thread)
        return opened

    async def _wait(self, message: Message, wait: TryLater) -> None:
        """Put notes back. A platform that asks to wait has not failed; a lost answer has."""
        lead, seconds = message[0], timedelta(seconds=wait.seconds)
        if not wait.ambiguous:
            due = self._now() + seconds
            await self._again(message, due=due, error=str(wait))
            if wait.trouble:
                await self._tell(lead, Trouble(wait.trouble))
            return
        attempts = lead.attempts + 1
        told = {"attempts": attempts, "error": str(wait)}
        if attempts >= ATTEMPTS:
            await self._end(message, NoteState.DEAD, NoteReason.GAVE_UP, **told)
            return
        due = self._now() + max(seconds, BACKOFF * 2**lead.attempts)
        await self._again(message, due=due, **told)

    async def _give_up(self, message: Message, never: Undeliverable) -> None:
        """Stop at once; only a standing card that somebody deleted is posted anew."""
        lead = message[0]
        if never.lost and lead.slot and lead.message:
            await self._again(message, message="", posted=0)
            return
        if never.closed and lead.member:
            await self._end(message, NoteState.KEPT, NoteReason.CLOSED, error="")
            await self._tell(lead, Kept(lead.member))
            return
        gone = never.lost and not lead.member
        reason = NoteReason.PLACE_GONE if gone else NoteReason.REFUSED
        await self._end(message, NoteState.DEAD, reason, error=never.why)
        if never.lost and lead.place:
            await self._tell(lead, PlaceLost(lead.place))

    async def _end(
        self, message: Message, state: NoteState, reason: NoteReason, /, **values: Any
    ) -> None:
        """Write down what became of a message and why, in the table and in the log."""
        if await self._outbox.mark(message, state, reason, **values):
            for note in message:
                _log(note, state, reason)

    async def _again(self, message: Message, /, **values: Any) -> None:
        """Put a message back after a try that failed, or that the platform put off."""
        if await self._outbox.mark(message, NoteState.WAITING, **values):
            for note in message:
                _log(note, NoteState.WAITING, NoteReason.NONE)

    async def _tell(self, lead: Note, event: Event) -> None:
        async def told() -> None:
            async with self._app.begin(lead.community, patient=True) as tx:
                await tx.tell(event)

        await self._app.retried(told)


def _log(note: Note, state: NoteState, reason: NoteReason) -> None:
    """Log what became of a note by ids alone: what it says and to whom are nobody's business."""
    write = log.warning if state is NoteState.DEAD else log.info
    write(
        "note retried" if state is NoteState.WAITING else f"note {state}",
        community=note.community,
        note=note.id,
        card=note.card,
        reason=str(reason),
        attempts=note.attempts,
    )


def _target(lead: Note, rendered: Rendered) -> Target:
    if rendered.place:
        return Target(room=rendered.place.room, thread=rendered.place.thread)
    if lead.channel:
        return Target(room=lead.channel)
    reader = rendered.readers[0]
    return Target(account=reader.account, room=reader.dm)


def _line(rendered: Rendered, name: str) -> str:
    return f"{rendered.community.platform}:{rendered.community.external}:{name}"

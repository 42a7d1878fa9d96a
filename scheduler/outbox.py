"""Delivers what is owed: claims notes, makes their words now, hands them to a platform, marks them.

Nothing is lost: a note leaves the table's waiting state only with the platform's receipt, or when
it is dead and in the organisers' report. Nothing is shown twice where a platform takes a key: every
try of a message carries the same one. Marks carry the fencing token of the claim.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog

from bot import letters
from bot.app import App
from bot.kit.hours import Hours, together
from bot.kit.limits import CARD
from bot.kit.ports import Messenger, Post, Receipt, Target, TryLater, Undeliverable
from bot.kit.series import Door, Place
from bot.letters import Letter
from storage.owed import Note, Outbox
from storage.pacing import Pacing

log = structlog.get_logger()
AT_ONCE = 20  # messages claimed in one go
ATTEMPTS = 10
BACKOFF = timedelta(seconds=10)
PATIENCE = timedelta(seconds=20)  # a slot further away than this goes back to the table

Message = tuple[Note, ...]


async def _nothing(_point: str) -> None:
    """Stand where a crash test kills the process."""


class Delivery:
    """Delivers for the platforms whose messengers it is given."""

    def __init__(
        self,
        app: App,
        outbox: Outbox,
        pacing: Pacing,
        messengers: Mapping[str, Messenger],
        at: Callable[[str], Awaitable[None]] = _nothing,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._app = app
        self._outbox = outbox
        self._pacing = pacing
        self._messengers = messengers
        self._at = at
        self._sleep = sleep
        self._delivering = asyncio.Lock()

    async def __call__(self) -> int:
        """Deliver everything that is due now; say how many messages were looked at."""
        async with self._delivering:
            count = 0
            while messages := await self._outbox.claim(self._now(), AT_ONCE):
                await self._at("after claim")
                await asyncio.gather(*(self._safely(message) for message in messages))
                count += len(messages)
            return count

    def _now(self) -> datetime:
        return self._app.clock.now()

    async def _safely(self, message: Message) -> None:
        try:
            await self._one(message)
        except TryLater as wait:
            await self._wait(message, wait)
        except Undeliverable as never:
            await self._mark(message, "dead", error=never.why)
        except letters.Unknown:
            await self._mark(message, "dropped", error="nobody there")
        except Exception as error:
            log.exception("delivery failed", card=message[0].card, note=message[0].id)
            ours = TryLater(BACKOFF.total_seconds(), ambiguous=True, why=type(error).__name__)
            await self._wait(message, ours)

    async def _one(self, message: Message) -> None:
        lead = message[0]
        wanted = [(note.card, note.ids) for note in message]
        letter = await letters.compose(
            self._app,
            lead.community,
            lead.member,
            wanted,
            place=lead.place,
            channel=lead.channel,
        )
        message, letter = await self._without_unwanted(message, letter)
        if not message:
            return
        opens = self._open_from(lead, letter)
        if opens > self._now():
            return await self._mark(message, "waiting", due=opens)
        message, letter = await self._fitting(message, letter)
        messenger = self._messengers[letter.community.platform]
        target = await self._target(message, letter, messenger)
        post = await self._post(message, letter, target)
        if not await self._paced(message, letter, messenger, post):
            return
        await self._at("before send")
        receipt = await self._deliver(messenger, post)
        await self._at("after accept")
        await self._keep_thread(letter, receipt)
        await self._at("before mark")
        await self._mark(message, "sent", room=receipt.room, message=receipt.message, error="")
        for note in message:
            await letters.delivered(self._app, note.community, note.card, note.ids)

    async def _without_unwanted(self, message: Message, letter: Letter) -> tuple[Message, Letter]:
        pairs = list(zip(message, letter.cards, strict=True))
        await self._mark(tuple(note for note, card in pairs if not card), "dropped")
        wanted = [(note, card) for note, card in pairs if card]
        cards = tuple(card for _, card in wanted)
        return tuple(note for note, _ in wanted), replace(letter, cards=cards)

    async def _fitting(self, message: Message, letter: Letter) -> tuple[Message, Letter]:
        """Keep as many cards as fit one message; the rest goes back and leaves on its own."""
        length, count = 0, 0
        for card in letter.cards:
            length += card.length if card else 0
            count += length <= CARD or count == 0
        await self._mark(message[count:], "waiting", batch="")
        return message[:count], replace(letter, cards=letter.cards[:count])

    def _open_from(self, lead: Note, letter: Letter) -> datetime:
        now = self._now()
        if lead.prompt or (lead.slot and lead.message):
            return now
        hours = [Hours.of(reader, letter.community) for reader in letter.readers]
        if letter.place:
            return together(hours, now) if hours else now
        read_in = hours[0] if hours else Hours(ZoneInfo(letter.community.zone))
        return read_in.next_open(now)

    async def _target(self, message: Message, letter: Letter, messenger: Messenger) -> Target:
        lead, place = message[0], letter.place
        if place is None:
            return Target(room=lead.channel) if lead.channel else self._direct(letter)
        if place.door is Door.OPEN:
            return Target(room=place.room, thread=place.thread)
        accounts = [reader.account for reader in letter.readers]
        opened = await messenger.open_place(
            letter.community.external, place.title, accounts, place.near, place.id
        )
        await self._at("after open")
        await self._keep_place(letter, opened)
        return opened

    def _direct(self, letter: Letter) -> Target:
        reader = letter.readers[0]
        return Target(account=reader.account, room=reader.dm)

    async def _post(self, message: Message, letter: Letter, target: Target) -> Post:
        lead = message[0]
        return Post(
            workspace=letter.community.external,
            target=target,
            cards=tuple(card for card in letter.cards if card),
            key=f"{lead.batch}.{lead.version}" if lead.slot else lead.batch,
            edit=lead.message if lead.slot else "",
            files=await letters.files(self._app, letter),
            mention=tuple(r.account for r in letter.readers) if letter.place else (),
        )

    async def _paced(
        self, message: Message, letter: Letter, messenger: Messenger, post: Post
    ) -> bool:
        """Wait for the next free slot, or put the notes back where it is far away."""
        kind, gap = messenger.pace(post)
        if not gap:
            return True
        slot = await self._pacing.reserve(_line(letter, kind), gap, self._now())
        wait = slot - self._now()
        if wait > PATIENCE:
            await self._mark(message, "waiting", due=slot)
            return False
        await self._sleep(max(0.0, wait.total_seconds()))
        return True

    async def _deliver(self, messenger: Messenger, post: Post) -> Receipt:
        try:
            return await messenger.deliver(post)
        except Undeliverable as gone:
            if not (gone.lost and post.edit):
                raise
            return await messenger.deliver(replace(post, edit=""))

    async def _keep_place(self, letter: Letter, opened: Target) -> None:
        async with self._app.begin(letter.community.id) as work:
            place = letter.place and await work.get(Place, letter.place.id)
            if place:
                await work.save(
                    replace(place, door=Door.OPEN, room=opened.room, thread=opened.thread)
                )

    async def _keep_thread(self, letter: Letter, receipt: Receipt) -> None:
        """Remember the thread a first message opened, and the channel of direct messages."""
        place, reader = letter.place, letter.readers[0] if letter.readers else None
        if place and receipt.thread and receipt.thread != place.thread:
            await self._keep_place(letter, Target(room=receipt.room, thread=receipt.thread))
        if not place and reader and reader.dm != receipt.room:
            async with self._app.begin(letter.community.id) as work:
                known = await work.get(type(reader), reader.id)
                if known:
                    await work.save(replace(known, dm=receipt.room))

    async def _wait(self, message: Message, wait: TryLater) -> None:
        """Put notes back. A platform that asks to wait has not failed; a lost answer has."""
        lead = message[0]
        if not wait.ambiguous:
            due = self._now() + timedelta(seconds=wait.seconds)
            return await self._mark(message, "waiting", due=due, error=str(wait))
        attempts = lead.attempts + 1
        state = "dead" if attempts >= ATTEMPTS else "waiting"
        due = self._now() + max(timedelta(seconds=wait.seconds), BACKOFF * 2**lead.attempts)
        await self._mark(message, state, due=due, attempts=attempts, error=str(wait))

    async def _mark(self, notes: Message, state: str, **values: object) -> None:
        for note in notes:
            await self._outbox.mark(note, state, **values)


def _line(letter: Letter, kind: str) -> str:
    return f"{letter.community.platform}:{letter.community.external}:{kind}"

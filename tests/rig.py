"""A whole Confab for tests: the real App, storage and clockwork, in a sandbox one can turn.

`async with Rig.open() as rig:`, then `await rig.command("ana", "/peer join")`,
`await rig.press("ana", "Tell")`, `await rig.submit("ana", role="Designer")`,
`await rig.turn(days=1)` and `assert "Designer" in rig.sees("ana")`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from adapters.sandbox import Chat, SandboxDirectory, SandboxMessenger, Seen, World
from adapters.sandbox.rooms import OpenedForm, RoomKind
from adapters.sandbox.world import BOT
from bot.app import App
from bot.compose import Parts, PlatformParts, compose, database
from bot.kit.contracts.context import Means, Request
from bot.kit.contracts.platform import Account, TryLater
from bot.kit.contracts.programme import Programme
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Community, Member
from bot.kit.screen.buttons import Press
from bot.kit.screen.forms import Value
from bot.kit.screen.outcomes import Outcome
from bot.programmes import PROGRAMMES
from scheduler.jobs.queue import Due
from scheduler.jobs.runner import Runner
from scheduler.outbox.delivery import Delivery
from scheduler.outbox.queue import Message
from storage.crypto import fresh_master_key
from storage.store import Store
from tests.blank import blank

START = datetime(2026, 3, 2, 9, tzinfo=UTC)  # a Monday; 10:00 in Berlin, winter time
ZONE = "Europe/Berlin"
PEOPLE = ("Ana", "Ben", "Cleo", "Dan", "Eve", "Finn")


class LoudApp(App):
    """The App, but a mistake of ours ends the test instead of asking for pardon."""

    async def handle(self, request: Request) -> Outcome:
        """Do what is asked and return what the asker sees; raise what should not happen."""
        return await self._handle(request)


class LoudRunner(Runner):
    """The Runner, but a job that fails ends the test."""

    async def _after_failure(self, row: Due) -> None:
        raise  # noqa: PLE0704 - called while the job's error is handled


class LoudDelivery(Delivery):
    """The Delivery, but a card that cannot be made ends the test."""

    async def _wait(self, message: Message, wait: TryLater) -> None:
        if not isinstance(sys.exception(), TryLater):
            raise  # noqa: PLE0704 - called while the card's error is handled
        await super()._wait(message, wait)


LOUD = Parts(app=LoudApp, runner=LoudRunner, delivery=LoudDelivery)


class Rig:
    """One workspace, its people and a running Confab. People are named by their account: `ana`.

    Ana administers the workspace. #general and #coffee have everybody. What is due at the
    present moment is done and delivered after everything a person does. A mistake of ours is
    raised in the test.
    """

    def __init__(self, store: Store, world: World, programmes: Sequence[Programme]) -> None:
        self.store = store
        self.world = world
        self.clock = world.clock
        sandbox = PlatformParts(SandboxDirectory(world), SandboxMessenger(world))
        confab = compose(store, programmes, {"sandbox": sandbox}, world.clock, parts=LOUD)
        self.app = confab.app
        self.chat = Chat(world, self.app, "acme")
        self._turned = confab.on_virtual_time(world.clock)
        self.settle, self.next_due = self._turned.settle, self._turned.next_due

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        programmes: Sequence[Programme] = PROGRAMMES,
        *,
        people: Iterable[str] = PEOPLE,
        start: datetime = START,
        zones: Mapping[str, str] | None = None,
    ) -> AsyncIterator[Rig]:
        """Open a rig on an empty database. `zones` by account; nobody else's zone is known.

        `people` are names; an account is the name in small letters.
        """
        with tempfile.TemporaryDirectory() as folder:
            store = database(blank(Path(folder, "confab.db")), fresh_master_key())
            try:
                yield cls(store, _world(people, start, zones or {}), programmes)
            finally:
                await store.close()

    # -- what people do --------------------------------------------------------------------------

    async def command(self, account: str, words: str, *, channel: str = "general") -> Outcome:
        """Type a slash command into a channel."""
        room = self.world.channel("acme", channel)
        outcome = await self.chat.say(account, room.id, words)
        assert outcome is not None, f"{words!r} is no command"
        return await self._after(outcome)

    async def press(self, account: str, label: str) -> Outcome:
        """Press the newest button with this label (or token) that somebody sees."""
        seen = self._showing(account, label)
        return await self._after(await self.chat.press(account, seen.id, label))

    async def submit(self, account: str, **answers: Value) -> Outcome:
        """Send the open form with these answers, the others as they stand in it."""
        fields = self.form(account).form.fields
        unknown = answers.keys() - {each.name for each in fields}
        assert not unknown, f"the form does not ask for {unknown}"
        standing = {each.name: each.value for each in fields}
        return await self._after(await self.chat.submit(account, standing | answers))

    async def forge(self, account: str, press: Press, **answers: Value) -> Outcome:
        """Hand in a press, or with answers a form, that was never shown to this account.

        An old screen might do so, or somebody who tries their luck.
        """
        made = replace(press, community=(await self.community()).id)
        means = Means.SUBMIT if answers else Means.PRESS
        asked = Request("sandbox", "acme", account, means, press=made, values=answers)
        return await self._after(await self.app.handle(asked))

    async def join(self, *accounts: str) -> None:
        """Let people say yes to Confab, without telling anything about themselves."""
        for account in accounts:
            await self.command(account, "/peer join")

    async def home(self, account: str) -> str:
        """Open somebody's page with the bot and return what stands on it."""
        room = await self.chat.open_home(account)
        await self.settle()
        return "\n\n".join(map(str, self.world.sees(account, room.id)))

    async def _after(self, outcome: Outcome) -> Outcome:
        await self.settle()
        return outcome

    # -- what people see -------------------------------------------------------------------------

    def sees(self, account: str) -> str:
        """Return everything of Confab's that somebody sees in all rooms, oldest first."""
        return "\n\n".join(str(each) for each in self.messages(account))

    def last(self, account: str) -> str:
        """Return the newest message of Confab's that somebody sees."""
        found = self.messages(account)
        return str(found[-1]) if found else ""

    def messages(self, account: str) -> list[Seen]:
        """Return the messages of Confab's that somebody sees, oldest first, their home left out."""
        rooms = [r for r in self.world.rooms_of("acme", account) if r.kind is not RoomKind.HOME]
        found = [seen for room in rooms for seen in self.world.sees(account, room.id)]
        mine = [seen for seen in found if self.world.message(seen.id).author == BOT]
        return sorted(mine, key=lambda seen: self.world.message(seen.id).seq)

    def inbox(self, account: str) -> list[str]:
        """Return the direct messages somebody got, oldest first, private answers left out."""
        room = self.world.direct("acme", account)
        return [str(seen) for seen in self.world.sees(account, room.id) if not seen.private]

    def labels(self, account: str) -> list[str]:
        """Return what the buttons of the newest message say."""
        found = self.messages(account)
        return found[-1].labels if found else []

    def form(self, account: str) -> OpenedForm:
        """Return the form somebody has open; NotThere where there is none."""
        return self.chat.form_of(account)

    def errors(self, account: str) -> Mapping[str, str]:
        """Return the sentences beside the answers that somebody has to put right."""
        return self.form(account).errors

    def _showing(self, account: str, label: str) -> Seen:
        rooms = self.world.rooms_of("acme", account)
        found = [seen for room in rooms for seen in self.world.sees(account, room.id)]
        offers = [s for s in found if any(label in (b.label, b.token) for b in s.buttons)]
        assert offers, f"{account} sees no button {label!r} in:\n{self.sees(account)}"
        return max(offers, key=lambda seen: self.world.message(seen.id).seq)

    # -- time ------------------------------------------------------------------------------------

    async def turn(self, to: datetime | None = None, *, days: float = 0, hours: float = 0) -> None:
        """Move the clock on from due moment to due moment, doing and delivering what falls due."""
        await self._turned.turn(to or self.clock.now() + timedelta(days=days, hours=hours))

    # -- what is stored --------------------------------------------------------------------------

    async def community(self) -> Community:
        """Return the workspace's community; somebody must have done something before."""
        found = await self.store.community("sandbox", "acme")
        assert found, "nobody has spoken to Confab yet"
        return found

    async def member(self, account: str) -> Member:
        """Return somebody's member row; they must be known."""
        community = (await self.community()).id
        async with self.app.begin(community, reads_only=True) as tx:
            found = await tx.one(Member, account=account)
        assert found, f"{account} is not known"
        return found

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Transaction]:
        """Open a transaction in the community: `async with rig.work() as work`."""
        async with self.app.begin((await self.community()).id) as tx:
            yield tx


def _world(people: Iterable[str], start: datetime, zones: Mapping[str, str]) -> World:
    world = World(start)
    world.add_workspace("acme", "Acme", ZONE)
    accounts = [name.lower() for name in people]
    for name, account in zip(people, accounts, strict=True):
        said = Account(account, name, zones.get(account, ""))
        world.add_person("acme", said, admin=account == "ana")
    for channel in ("general", "coffee"):
        world.add_channel("acme", channel, accounts)
    return world

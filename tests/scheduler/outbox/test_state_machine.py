"""The outbox against everything at once: faults, crashes, changes on the way, two processes.

Hypothesis makes up the story; at its end, with the platform well again, nothing is lost, nothing
was shown twice where the platform takes a key, standing cards show their newest version, and each
place and channel heard things in order.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.kit.contracts.platform import TryLater
from bot.kit.model.people import Member
from bot.kit.model.series import Place, PlaceMember
from storage.crypto import Vault
from storage.store import Store
from tests.databases import community
from tests.examples import examples, soaks
from tests.scheduler.post_office import Platform, PostOffice

POINTS = ("after claim", "after open", "before send", "after accept", "before mark")
FAULTS = (TryLater(20), TryLater(1, ambiguous=True))


class Killed(BaseException):
    """The process is gone, in the middle of what it did."""


class Outboxes(RuleBasedStateMachine):
    """One community, three people, a place and a channel, on one database."""

    def __init__(self, url: str, vault: Vault) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.store = Store(url, vault)
        self.sent: dict[str, list[str]] = {"ana": [], "ben": [], "place": [], "C1": []}
        self.standing: dict[str, str] = {}
        self.count = 0

    def run(self, what: Any) -> Any:
        """Run a coroutine to its end."""
        return self.runner.run(what)

    @initialize(takes_keys=st.booleans(), paced=st.booleans(), calm=st.booleans())
    def open(self, *, takes_keys: bool, paced: bool, calm: bool) -> None:
        """Open the post office; the platform takes keys or not, sets a pace or none.

        Where it is calm nothing crashes and no answer is lost, so that keys are not needed.
        """
        self.calm, self.once = calm, calm or takes_keys
        lines = (("post:", 1.0), ("post", 0.25)) if paced else ()
        self.platform = Platform(takes_keys=takes_keys, lines=lines)
        self.run(self._open())

    async def _open(self) -> None:
        acme = await self.store.welcome(community("acme"))
        self.office = PostOffice.of(self.store, acme, self.platform)
        ana, ben = await self.office.member("ana"), await self.office.member("ben")
        place = Place()
        async with self.office.app.begin(acme.id) as tx:
            await tx.add(place)
            await tx.add(PlaceMember(place=place.id, member=ana.id))
        self.to: dict[str, Member | Place | str] = {
            "ana": ana,
            "ben": ben,
            "place": place,
            "C1": "C1",
        }

    @rule(to=st.sampled_from(["ana", "ben", "place", "C1"]), many=st.integers(1, 5))
    def send(self, to: str, many: int) -> None:
        """Owe somebody a few notes in one transaction."""
        fresh = [f"{to}{self.count + each}" for each in range(many)]
        self.count += many

        async def owe() -> None:
            async with self.office.app.begin(self.office.community.id) as tx:
                for each in fresh:
                    await tx.send(self.to[to], "p:say", each)

        self.run(owe())
        self.sent[to] += fresh

    @rule(slot=st.sampled_from(["one", "two"]))
    def show(self, slot: str) -> None:
        """Change a standing card of the channel."""
        self.run(self._show(slot))

    async def _show(self, slot: str) -> None:
        self.count += 1
        words = f"{slot}-v{self.count}"
        async with self.office.app.begin(self.office.community.id) as tx:
            await tx.show("C2", slot, "p:say", words)
        self.standing[slot] = words

    @precondition(lambda self: not self.calm)
    @rule(fault=st.sampled_from(FAULTS), after=st.booleans())
    def trouble(self, *, fault: TryLater, after: bool) -> None:
        """Let the platform ask to wait, or lose an answer before or after the effect."""
        if after:
            self.platform.lose.append(TryLater(1, ambiguous=True))
        else:
            self.platform.refuse.append(fault)

    @rule()
    def delete(self) -> None:
        """Let somebody delete what stands in the second channel."""
        self.platform.shown = [each for each in self.platform.shown if each.room != "C2"]
        self.run(self._show("one"))
        self.run(self._show("two"))

    @rule(seconds=st.sampled_from([1, 25, 125, 3600]))
    def turn(self, seconds: int) -> None:
        """Let time pass."""
        self.platform.clock.turn(seconds=seconds)

    @rule()
    def deliver(self) -> None:
        """Deliver what is due."""
        self.run(self.office.deliver())

    @rule()
    def deliver_twice(self) -> None:
        """Deliver by two processes at once."""

        async def both() -> None:
            await asyncio.gather(self.office.deliver(), self.office.deliver())

        self.run(both())

    @precondition(lambda self: not self.calm)
    @rule(point=st.sampled_from(POINTS), passes=st.integers(0, 2))
    def kill(self, point: str, passes: int) -> None:
        """Kill the process at a named point, the third time it comes there at the latest."""
        left = passes

        async def at(here: str) -> None:
            nonlocal left
            if here == point:
                left -= 1
                if left < 0:
                    raise Killed

        async def doomed() -> None:
            try:
                await self.office.delivery(at)()
            except Killed:
                return

        self.run(doomed())

    @rule(
        slot=st.sampled_from(["one", "two"]), point=st.sampled_from(POINTS), turn=st.integers(1, 4)
    )
    def change_on_the_way(self, *, slot: str, point: str, turn: int) -> None:
        """Change a card while it is posted anew, and let a second process look just then."""
        self.deliver()
        self.delete()
        left = turn

        async def at(here: str) -> None:
            nonlocal left
            left -= here == point
            if here == point and left == 0:
                await self._show(slot)
                await self.office.deliver()

        self.run(self.office.delivery(at)())
        if self.once:
            assert len(self.platform.words("C2")) <= 2, "a card stands twice"

    def teardown(self) -> None:
        """Let the platform recover, deliver to the end, and compare."""
        try:
            if hasattr(self, "office"):
                self.platform.refuse.clear()
                self.platform.lose.clear()
                self.run(self._to_the_end())
                self._compare()
        finally:
            self.run(self.store.close())
            self.runner.close()

    async def _to_the_end(self) -> None:
        await self.office.deliver()
        while await self.office.unfinished():
            self.platform.clock.turn(minutes=10)
            await self.office.outbox.requeue(self.office.community.id, self.platform.clock.now())
            await self.office.deliver()

    def _compare(self) -> None:
        rooms = {"ana": "Dana", "ben": "Dben", "place": "R0", "C1": "C1"}
        for to, wanted in self.sent.items():
            seen = self.platform.words(rooms[to])
            assert set(seen) == set(wanted), f"{to} lost something"
            if self.once:
                assert len(seen) == len(wanted), f"{to} saw something twice"
            if to in {"place", "C1"}:
                assert list(dict.fromkeys(seen)) == wanted, f"{to} heard things out of order"
        seen = self.platform.words("C2")
        assert set(self.standing.values()) <= set(seen), "a standing card is out of date"
        if self.once:
            assert sorted(seen) == sorted(self.standing.values()), "a card stands twice"


@pytest.mark.timeout(180)
@pytest.mark.shows("R5")
def test_outbox(fresh_database: Callable[[], str], vault: Vault) -> None:
    """Nothing lost, nothing twice, newest standing version, in order: whatever happens."""
    url = fresh_database()
    few = examples(
        12 if url.startswith("sqlite") else 6,
        stateful_step_count=25,
        suppress_health_check=list(HealthCheck),
        derandomize=not soaks(),
        phases=[Phase.generate],
        database=None,
    )

    class Fresh(Outboxes):
        def __init__(self) -> None:
            super().__init__(fresh_database(), vault)

    run_state_machine_as_test(Fresh, settings=few)

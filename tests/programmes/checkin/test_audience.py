"""What was written for one audience never reaches another, whatever happens (K2)."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from bot.kit.contracts.programme import Bond
from bot.kit.model.people import Avoidance, Bar, Member
from bot.kit.screen.buttons import Press
from bot.programmes import together
from bot.programmes.checkin import checkin
from bot.programmes.checkin.models import ME, TOTAL, Window
from bot.programmes.checkin.store import current
from bot.programmes.profile import profile
from tests.examples import examples
from tests.programmes.checkin.people import Ties
from tests.rig import Rig

READERS = ("ben", "cleo", "dan")
GROUPS = {"pair": {"ana", "ben"}, "circle": {"ana", "cleo", "dan"}}
KEYS = (ME, TOTAL, "ties~pair", "ties~circle")

who, group = st.sampled_from(READERS), st.sampled_from(sorted(GROUPS))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(("write", "erase")), st.sampled_from(KEYS)),
        st.tuples(st.sampled_from(("leave", "come")), who, group),
        st.tuples(st.sampled_from(("avoid", "forgive")), who),
        st.tuples(st.just("deliver"), st.sampled_from((0, 20))),
    ),
    min_size=4,
    max_size=14,
)


@dataclass
class Words:
    """Something Ana wrote: whom it may reach at all, and who could have read it so far."""

    text: str
    group: str
    allowed: set[str]
    could: set[str] = field(default_factory=set)


class Life:
    """People and what they may know, as the rule says it: beside the real thing, not through it."""

    def __init__(self, rig: Rig, ties: Ties) -> None:
        self.rig = rig
        self.ties = ties
        self.avoiding: set[str] = set()
        self.first: dict[str, set[str]] = {}  # who is in the audience of an answer for good
        self.written: list[Words] = []

    async def step(self, window: Window, what: str, *args: object) -> None:
        """Let one thing happen, and note who could read what from now on."""
        named = [str(each) for each in args]
        match what:
            case "write":
                await self._write(window, named[0])
            case "erase":
                await self._erase(window, named[0])
            case "leave":
                self.ties.groups[named[1]].discard(named[0])
            case "come":
                self.ties.groups[named[1]].add(named[0])
            case "avoid" | "forgive":
                await self._avoid(named[0], on=what == "avoid")
            case "deliver":
                await self.rig.turn(hours=int(named[0]))
        for words in self.written:
            there = self.ties.groups.get(words.group, set())
            words.could |= (words.allowed & there) - self.avoiding

    async def _write(self, window: Window, key: str) -> None:
        named = key.removeprefix("ties~")
        there = self.ties.groups.get(named, set()) - {"ana"}
        self.first[key] = self.first.get(key, set(there)) & there
        text = f"{named.upper()}-{len(self.written)}-END"
        self.written.append(Words(text, named, set(self.first[key])))
        answers = {"energy": "3", "topic": ""} if key == TOTAL else {"high": text}
        await self.rig.forge("ana", Press("checkin", "answer", f"{window.id}.{key}"), **answers)

    async def _erase(self, window: Window, key: str) -> None:
        """Take back what is written: whatever is written then has an audience of its own."""
        self.first.pop(key, None)
        answers = {"energy": "", "topic": ""} if key == TOTAL else {"high": ""}
        await self.rig.forge("ana", Press("checkin", "answer", f"{window.id}.{key}"), **answers)

    async def _avoid(self, account: str, *, on: bool) -> None:
        async with self.rig.work() as tx:
            me, ana = [await tx.one(Member, account=each) for each in (account, "ana")]
            assert me
            assert ana
            await tx.remove(Avoidance, member=me.id)
            if on:
                await tx.add(Avoidance(member=me.id, bar=Bar.PERSON, other=ana.id))
        self.avoiding = (self.avoiding | {account}) if on else self.avoiding - {account}

    def check(self) -> None:
        """Fail where somebody sees what they could not read."""
        for reader in (*READERS, "finn"):
            seen = self.rig.sees(reader)
            leaked = [w.text for w in self.written if w.text in seen and reader not in w.could]
            assert not leaked, (reader, leaked)


@pytest.mark.shows("K2", "R6", on="sandbox")
@pytest.mark.timeout(150)
@examples(10, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
async def test_no_answer_reaches_a_wider_audience(steps: list[tuple[object, ...]]) -> None:
    """Of whatever is written, edited, delivered, left and joined again, nobody reads too much."""
    ties = Ties({id: set(accounts) for id, accounts in GROUPS.items()}, Bond.CIRCLE)
    async with Rig.open(together(profile, checkin, ties.programme())) as rig:
        await rig.join("ana", *READERS)
        life, window = Life(rig, ties), await open_window(rig)
        for what, *args in steps:
            await life.step(window, str(what), *args)
        life.check()


@pytest.mark.shows("K2", on="sandbox")
async def test_who_comes_back_reads_no_later_edit() -> None:
    """Whoever was away when an answer was edited does not read it any more, even when back."""
    ties = Ties({id: set(accounts) for id, accounts in GROUPS.items()}, Bond.CIRCLE)
    async with Rig.open(together(profile, checkin, ties.programme())) as rig:
        await rig.join("ana", *READERS)
        life, window = Life(rig, ties), await open_window(rig)
        circle = "ties~circle"
        for what, *args in (
            *(("write", circle), ("deliver", 20), ("leave", "cleo", "circle")),
            *(("write", circle), ("come", "cleo", "circle"), ("write", circle), ("deliver", 20)),
        ):
            await life.step(window, what, *args)
        life.check()
        seen = {
            each: [w.text for w in life.written if w.text in rig.sees(each)] for each in READERS
        }
        assert seen["cleo"] == ["CIRCLE-0-END"]
        assert seen["dan"] == ["CIRCLE-0-END", "CIRCLE-2-END"]
        assert seen["ben"] == []


async def open_window(rig: Rig) -> Window:
    """Return an open window of a series Ana is in."""
    await rig.command("ana", "/confab checkin start", channel="coffee")
    await rig.submit("ana", every="week", weekday="3")
    await rig.press("ana", "Join")
    await rig.turn(days=2, hours=2)
    async with rig.work() as tx:
        found = await current(tx, await rig.member("ana"))
    assert found
    return found

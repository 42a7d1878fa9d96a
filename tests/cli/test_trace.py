"""`confab trace`: why did somebody get something, or not?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.cli import tracing
from bot.kit.owed import NoteReason, NoteState, Owed
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, CardKind, Job, Programme, Recipient
from bot.kit.series import Door, Place, Result, Seat
from bot.kit.text import text
from bot.kit.ui import Card
from bot.programmes import together
from bot.programmes.profile import profile
from storage.tables import notes
from tests.databases import community
from tests.rig import Rig

WORDS = "Hello, this is for your eyes only"
PEOPLE = "ana", "ben", "cleo", "dan", "eve"


async def _card(_work: Work, _to: Recipient, ids: tuple[str, ...]) -> Card | NoteReason:
    return NoteReason.SUBJECT_GONE if ids[0] == "deleted" else Card(text(WORDS))


async def _boil(_ask: Ask, _work: Work) -> None:
    """Boil."""


TEA = Programme("tea", cards={"card": CardKind(_card)}, jobs={"boil": Job(_boil)})


async def _renamed(rig: Rig, reader: Member) -> None:
    """Turn a note into one that another version owed, by a name this one does not know."""
    async with rig.store.transaction() as connection:
        theirs = notes.update().where(notes.c.member == reader.id)
        await connection.execute(theirs.values(card="tea:crad"))


async def _demolished(reader: Member, work: Work) -> Place:
    """Return a place of somebody's that was deleted on the platform."""
    place = Place(door=Door.OPEN, room="nowhere")
    await work.add(place)
    await work.add(Seat(place=place.id, member=reader.id))
    return place


@pytest.mark.shows("O3", on="sandbox")
async def test_each_has_its_reason() -> None:
    """A name nobody declares, a vanished subject, a paused reader, closed direct messages and a
    place that is gone are five different answers, and none holds a word of what was written."""
    async with Rig.open(together(profile, TEA)) as rig:
        await rig.join(*PEOPLE)
        rig.world.sites["acme"].closed.add("dan")
        readers = {each: await rig.member(each) for each in PEOPLE}
        async with rig.work() as work:
            await work.save(replace(readers["cleo"], paused=True))
            await work.send(readers["ana"], "tea:card", "t1")
            await work.send(readers["ben"], "tea:card", "deleted")
            await work.send(readers["cleo"], "tea:card", "t1")
            await work.send(readers["dan"], "tea:card", "t1")
            await work.send(await _demolished(readers["eve"], work), "tea:card", "t1")
            await work.later("tea:boil", work.now, "series.t1")
        await _renamed(rig, readers["ana"])
        await rig.settle()
        now = rig.clock.now()
        told = {each: await tracing.of_member(rig.store, now, each) for each in PEOPLE}
        expected = {
            "ana": (NoteState.DEAD, NoteReason.UNDECLARED),
            "ben": (NoteState.DROPPED, NoteReason.SUBJECT_GONE),
            "cleo": (NoteState.DROPPED, NoteReason.PAUSED),
            "dan": (NoteState.KEPT, NoteReason.CLOSED),
            "eve": (NoteState.DEAD, NoteReason.PLACE_GONE),
        }
        for each, (state, reason) in expected.items():
            assert f"{state}: it {tracing.STATES[state]}" in told[each]
            assert f"{reason}: {tracing.REASONS[reason]}" in told[each]
            assert WORDS not in told[each]
            assert readers[each].name not in told[each]
        assert "tea:boil series.t1: done" in told["dan"]
        assert "tea:boil" not in told["ben"]
        async with rig.work() as work:
            note = await work.one(Owed, member=readers["dan"].id)
        assert note
        assert await tracing.of_note(rig.store, now, note.id) in told["dan"].replace(
            f", member {readers['dan'].id}", ""
        )


@pytest.mark.shows("O3", on="sandbox")
async def test_an_account_in_two_communities_is_asked_about() -> None:
    """Where one account is in several communities, those are named; with one of them it is told."""
    async with Rig.open(together(profile, TEA)) as rig:
        await rig.join("ana")
        other = await rig.store.welcome(community("zeta"))
        async with rig.app.begin(other.id) as work:
            await work.add(Member(account="ana", name="Ana"))
        now = rig.clock.now()
        with pytest.raises(tracing.NotTraced, match=other.id):
            await tracing.of_member(rig.store, now, "ana")
        assert "nothing was owed" in await tracing.of_member(rig.store, now, "ana", "zeta")
        with pytest.raises(tracing.NotTraced, match="no member 'nobody'"):
            await tracing.of_member(rig.store, now, "nobody")
        with pytest.raises(tracing.NotTraced, match="no note 'nothing'"):
            await tracing.of_note(rig.store, now, "nothing")


def test_everything_has_words() -> None:
    """Each state, reason and result of the closed lists is said in words."""
    assert set(tracing.STATES) == set(NoteState)
    assert set(tracing.REASONS) == set(NoteReason)
    assert set(tracing.RESULTS) == set(Result)

"""`confab trace`: why did somebody get something, or not?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.cli import tracing
from bot.kit.contracts.context import Context
from bot.kit.contracts.jobs import Job
from bot.kit.contracts.programme import CardKind, Programme, Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.owed import NoteReason, NoteState, Owed
from bot.kit.model.people import Member
from bot.kit.model.series import Place, PlaceMember, PlaceState, Result
from bot.kit.screen.cards import Card
from bot.kit.screen.text import text
from bot.programmes import together
from bot.programmes.profile import profile
from storage.tables import notes
from tests.databases import community
from tests.rig import Rig

WORDS = "Hello, this is for your eyes only"
PEOPLE = "ana", "ben", "cleo", "dan", "eve"


async def _card(_work: Transaction, _to: Recipient, ids: tuple[str, ...]) -> Card | NoteReason:
    return NoteReason.SUBJECT_GONE if ids[0] == "deleted" else Card(text(WORDS))


async def _boil(_ask: Context, _work: Transaction) -> None:
    """Boil."""


TEA = Programme("tea", cards={"card": CardKind(_card)}, jobs={"boil": Job(_boil)})


async def _renamed(rig: Rig, reader: Member) -> None:
    """Turn a note into one that another version owed, by a name this one does not know."""
    async with rig.store.transaction() as connection:
        theirs = notes.update().where(notes.c.member == reader.id)
        await connection.execute(theirs.values(card="tea:crad"))


async def _demolished(reader: Member, tx: Transaction) -> Place:
    """Return a place of somebody's that was deleted on the platform."""
    place = Place(door=PlaceState.OPEN, room="nowhere")
    await tx.add(place)
    await tx.add(PlaceMember(place=place.id, member=reader.id))
    return place


@pytest.mark.shows("O3: why nothing happened", "O12: why no message", on="sandbox")
async def test_each_has_its_reason() -> None:
    """A name nobody declares, a vanished subject, a paused reader, closed direct messages and a
    place that is gone are five different answers, and none holds a word of what was written."""
    async with Rig.open(together(profile, TEA)) as rig:
        await rig.join(*PEOPLE)
        rig.world.sites["acme"].closed.add("dan")
        readers = {each: await rig.member(each) for each in PEOPLE}
        async with rig.work() as tx:
            await tx.save(replace(readers["cleo"], paused=True))
            await tx.send(readers["ana"], "tea:card", "t1")
            await tx.send(readers["ben"], "tea:card", "deleted")
            await tx.send(readers["cleo"], "tea:card", "t1")
            await tx.send(readers["dan"], "tea:card", "t1")
            await tx.send(await _demolished(readers["eve"], tx), "tea:card", "t1")
            await tx.later("tea:boil", tx.now, "series.t1")
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
        async with rig.work() as tx:
            note = await tx.one(Owed, member=readers["dan"].id)
        assert note
        assert await tracing.of_note(rig.store, now, note.id) in told["dan"].replace(
            f", member {readers['dan'].id}", ""
        )


@pytest.mark.shows("O3: why nothing happened", "O12: why no message", on="sandbox")
async def test_an_account_in_two_communities_is_asked_about() -> None:
    """Where one account is in several communities, those are named; with one of them it is told."""
    async with Rig.open(together(profile, TEA)) as rig:
        await rig.join("ana")
        other = await rig.store.welcome(community("zeta"))
        async with rig.app.begin(other.id) as tx:
            await tx.add(Member(account="ana", name="Ana"))
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

"""Somebody takes no direct messages: nothing is lost, and nobody else learns what it was about."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.kit.model.owed import NoteState, Owed
from bot.kit.model.people import Slip
from bot.kit.screen.buttons import Press
from bot.kit.screen.outcomes import reply
from bot.kit.widgets import notices
from storage.purge import purge
from tests.rig import Rig
from tests.stories.round import HEADS_UP, INTRODUCED, start, until

CALLS = "there is a note for you"
HEARD = "A coffee is coming up"


def shut(rig: Rig, account: str) -> None:
    """Let somebody take no direct messages from here on."""
    rig.world.sites["acme"].closed.add(account)


def channel(rig: Rig, account: str) -> list[str]:
    """What somebody sees in #coffee that calls a person to their note."""
    room = rig.world.channel("acme", "coffee").id
    return [str(seen) for seen in rig.world.sees(account, room) if CALLS in str(seen)]


async def states(rig: Rig, account: str) -> list[str]:
    """What became of the notes for somebody, oldest first."""
    member = await rig.member(account)
    async with rig.work() as tx:
        return [each.state for each in await tx.find(Owed, member=member.id, order="created")]


async def write(rig: Rig, to: str, words: str) -> None:
    """Let Ana's colleague write to her as an organiser."""
    await rig.command(to, "/confab check")
    await rig.command("ben", "/peer talk")
    await rig.press("ben", "Write to an organiser")
    await rig.submit("ben", to=(await rig.member(to)).id, words=words)


@pytest.mark.shows("R1", "R8")
async def test_called_without_a_subject_and_shown_in_private() -> None:
    """A note that cannot be written is called in the channel, once, naming nothing; its reader
    sees it in private, and its buttons work."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        shut(rig, "cleo")
        await until(rig, HEADS_UP)
        assert HEARD not in rig.sees("cleo")
        (call,) = channel(rig, "ben")
        assert "Cleo" in call
        assert "offee" not in call
        told = [seen for seen in rig.messages("ben") if CALLS in str(seen)]
        assert told[0].mention == ("Cleo",)
        await rig.press("ben", "Show me")
        assert HEARD not in rig.last("ben"), "it is Cleo's"
        await rig.press("cleo", "Show me")
        shown = rig.messages("cleo")[-1]
        assert shown.private
        assert HEARD in str(shown)
        await rig.press("cleo", "Skip this one")
        await until(rig, INTRODUCED)
        assert "Skipped" in rig.sees("cleo")


async def test_shown_again_for_an_hour_then_put_away() -> None:
    """An answer may not reach a screen, so what was shown is shown again if asked; an hour later
    it counts as delivered."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        shut(rig, "cleo")
        await until(rig, HEADS_UP)
        await rig.command("cleo", "/peer notes")
        assert HEARD in rig.last("cleo")
        await rig.command("cleo", "/peer notes")
        assert HEARD in rig.last("cleo")
        await rig.turn(hours=2)
        await rig.command("cleo", "/peer notes")
        assert "Nothing is waiting" in rig.last("cleo")
        assert (await states(rig, "cleo"))[-1] == "sent"


@pytest.mark.shows("R5")
async def test_called_once_a_day_and_never_more_than_needed() -> None:
    """However many notes are kept, their reader is called once a day, in their own hours."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await rig.join("ana")
        await rig.command("ana", "/peer coffee join", channel="coffee")
        shut(rig, "ana")
        for words in ("First", "Second", "Third", "Fourth"):
            await write(rig, "ana", words)
        assert len(channel(rig, "ben")) == 1
        await rig.turn(hours=12)  # after her working hours
        await write(rig, "ana", "Fifth")
        assert len(channel(rig, "ben")) == 1
        await rig.turn(hours=13)
        assert len(channel(rig, "ben")) == 2
        await rig.press("ana", "Show me")
        assert "First" in rig.last("ana")
        assert "Third" not in rig.last("ana")
        await rig.press("ana", "Show me")
        assert "Third" in rig.last("ana")
        assert "Fourth" in rig.last("ana")
        assert not channel(rig, "cleo")[0].count("First")


@pytest.mark.shows("R2")
async def test_paused_left_or_deleted_hears_nothing() -> None:
    """Whoever pauses meanwhile is not called, and what is not wanted any more is kindly nothing."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo", "dan", "eve")
        for each in ("cleo", "dan", "eve"):
            shut(rig, each)
        await until(rig, HEADS_UP)
        before = len(channel(rig, "ben"))
        await rig.command("cleo", "/peer pause")
        await rig.press("cleo", "Until I come back")
        await rig.command("cleo", "/peer notes")
        assert "Nothing is waiting" in rig.last("cleo")
        await rig.command("dan", "/peer leave")
        await rig.press("dan", "Leave, keep my things")
        await rig.command("dan", "/peer notes")
        assert "Nothing is waiting" in rig.last("dan")
        gone = (await rig.member("eve")).id
        await rig.command("eve", "/peer data delete")
        await rig.press("eve", "Delete it all")
        async with rig.work() as tx:
            assert not await tx.find(Owed, member=gone)
            calls = await tx.find(Owed, card="post:waiting", state=NoteState.WAITING)
        assert not any(gone in each.ids for each in calls)
        assert await rig.forge("eve", Press("post", "show", gone)) == reply(notices.moved_on())
        await until(rig, INTRODUCED)
        assert len(channel(rig, "ben")) == before


@pytest.mark.shows("H7", "R8")
async def test_kept_notes_are_mine_and_go_in_time() -> None:
    """What is kept is counted in my data, its words stay sealed until read, and nothing is kept for
    longer than any other note."""
    async with Rig.open() as rig:
        await start(rig, "ben")
        await rig.join("ana")
        shut(rig, "ana")
        await write(rig, "ana", "A word in private")
        await rig.command("ana", "/peer data show")
        assert "notes kept for me: 1" in rig.last("ana")
        await rig.command("ana", "/peer")
        assert "There is a note for you." in rig.last("ana")
        await rig.press("ana", "Show me")
        assert "A word in private" in rig.last("ana")
        await rig.turn(hours=2)
        async with rig.work() as tx:
            assert await tx.count(Slip) == 0
        await write(rig, "ana", "Another")
        await purge(rig.store, rig.clock.now() + timedelta(days=31))
        assert "kept" not in await states(rig, "ana")


async def test_called_in_a_place_where_there_is_no_channel() -> None:
    """Who is in no programme is called in the place they share, and nobody else there is rung."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await until(rig, INTRODUCED)
        await rig.command("ben", "/peer coffee leave")
        shut(rig, "ben")
        await rig.command("cleo", "/peer thanks give")
        await rig.submit("cleo", who="ben", words="Thank you")
        await rig.turn(days=1)
        told = [seen for seen in rig.messages("ben") if CALLS in str(seen)]
        assert [seen.mention for seen in told] == [("Ben",)]
        await rig.press("ben", "Show me")
        assert "Thank you" in rig.last("ben")

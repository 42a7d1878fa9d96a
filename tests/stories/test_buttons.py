"""Buttons pressed twice, late, by somebody else, and after everything changed."""

from __future__ import annotations

import pytest

from bot.kit.model.series import Place
from bot.kit.screen.buttons import Press
from bot.programmes.coffee.models import Group, GroupMember
from tests.rig import Rig
from tests.stories.round import ASKED, INTRODUCED, groups, start, until


def _token(rig: Rig, account: str, label: str) -> tuple[str, str]:
    """Return the message and the token of the newest button somebody sees with this label."""
    seen = [each for each in rig.messages(account) if label in each.labels][-1]
    return seen.id, next(each.token for each in seen.buttons if each.label == label)


async def _presses(rig: Rig, account: str, message: str, press: Press) -> str:
    """Let somebody press what does not stand on a message of theirs; return what they are told."""
    room = rig.world.room(rig.world.message(message).room)
    pressed = rig.world.message(message)
    await rig.chat._ask(rig.chat._requests.press(account, press, room), account, room, pressed)
    await rig.settle()
    return rig.last(account)


@pytest.mark.shows("R10", "C4")
async def test_pressing_twice() -> None:
    """Two presses of one button, or one delivered twice, are one; a second chooser hears of it."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await until(rig, INTRODUCED)
        message, first = _token(rig, "ben", "Time 1")
        _, third = _token(rig, "cleo", "Time 3")
        await rig.chat.press("ben", message, first)
        await rig.chat.repeat()
        await rig.chat.press("ben", message, first)
        await rig.chat.press("cleo", message, third)
        await rig.settle()
        assert rig.sees("ben").count("You meet on") == 1
        assert "A time is chosen already" in rig.sees("cleo")


@pytest.mark.shows("R10", "C6")
async def test_answering_twice() -> None:
    """A yes to meeting again that is pressed twice, or after the card changed, is told once."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await until(rig, ASKED)
        for account in ("ben", "cleo"):
            message, token = _token(rig, account, "We met")
            await rig.chat.press(account, message, token)
            await rig.press(account, "Yes, I would like to")
            await rig.chat.repeat()
        await rig.turn(days=3)
        assert rig.sees("ben").count("both said yes") == 1


@pytest.mark.shows("R10", "C4")
async def test_a_month_later() -> None:
    """A month on, an old time says that it has gone by, and the two can still find a new one."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await rig.command("ana", "/confab coffee list")
        await until(rig, INTRODUCED)
        await rig.press("ana", "Stop…")
        await rig.press("ana", "Yes, stop it")
        await rig.turn(days=31)
        await rig.press("ben", "Time 1")
        assert "This time has gone by" in rig.last("ben")
        await rig.press("ben", "Find a new time")
        assert "New times stand in your place" in rig.last("ben")
        await rig.press("cleo", "Time 2")
        assert "Cleo chose the time" in rig.sees("ben")
        await rig.press("ben", "Skip this one")
        assert "out already" in rig.last("ben")


@pytest.mark.shows("R10", "R12", "R6")
async def test_somebody_elses_button() -> None:
    """A button made for one person does nothing for another, and says so kindly."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await rig.command("eve", "/peer coffee join", channel="coffee")
        await until(rig, ASKED)
        async with rig.work() as tx:
            ben = await rig.member("ben")
            chair = (await tx.find(GroupMember, member=ben.id))[0]
            home = (await rig.community()).id
        message = rig.messages("finn")[-1].id
        for action in ("met", "planned", "not_met", "again_yes", "again_no"):
            stolen = Press("coffee", action, chair.id, community=home)
            said = await _presses(rig, "finn", message, stolen)
            assert "This one is for somebody else" in said
        async with rig.work() as tx:
            assert await tx.get(GroupMember, chair.id) == chair


@pytest.mark.shows("R10", "R2")
async def test_paused_presses() -> None:
    """While paused, choosing a time answers kindly with a way back and changes nothing."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await until(rig, INTRODUCED)
        await rig.command("ben", "/peer pause")
        await rig.press("ben", "A week")
        await rig.press("ben", "Time 1")
        assert "You are paused" in rig.last("ben")
        await rig.press("cleo", "Time 2")
        assert "Nobody is free for this coffee at the moment" in rig.last("cleo")
        await rig.press("ben", "Come back")
        await rig.press("ben", "Time 1")
        assert "You meet on" in rig.sees("cleo")


@pytest.mark.shows("R10", "H7")
async def test_after_deletion() -> None:
    """After deleting everything the buttons that still stand answer that things have moved on."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await until(rig, INTRODUCED)
        message, token = _token(rig, "ben", "Time 1")
        await rig.command("ben", "/peer data delete")
        await rig.press("ben", "Delete it all")
        assert "Things have moved on" in await _presses(rig, "ben", message, Press.parse(token))
        assert "Things have moved on" not in await _presses(
            rig, "cleo", message, Press.parse(token)
        )
        assert "Nobody is free for this coffee" in rig.last("cleo")
        await rig.press("cleo", "Find somebody else")
        assert "You are on the list" in rig.last("cleo")


@pytest.mark.shows("R1", "C1")
async def test_the_channel_as_a_door() -> None:
    """Coming into the channel is a yes with a way out; being added earns one invitation."""
    async with Rig.open() as rig:
        await start(rig, "ben")
        for account in ("cleo", "dan"):
            await rig.chat.leave_channel(account, "coffee")
        await rig.chat.add_person(type(rig.world.person("acme", "ben"))("gus", "Gus"))
        await rig.chat.join_channel("gus", "coffee")
        await rig.settle()
        assert "If that was not a yes, press “Not for me”" in rig.last("gus")
        await rig.press("gus", "Not for me")
        assert "Thank you for saying so" in rig.last("gus")
        await rig.chat.join_channel("cleo", "coffee", by="ben")
        await rig.settle()
        assert rig.sees("cleo").count("A coffee with somebody from here?") == 1, "invited before"
        await rig.chat.join_channel("dan", "coffee")
        await rig.settle()
        assert "Welcome to Coffee" in rig.last("dan")
        await rig.chat.leave_channel("dan", "coffee")
        await until(rig, INTRODUCED)
        assert await groups(rig) == []


async def _lose_the_place(rig: Rig) -> None:
    """Let somebody delete the place of the one group."""
    async with rig.work() as tx:
        group = (await tx.find(Group))[0]
        place = await tx.get(Place, group.place)
    assert place is not None
    rig.world.room(place.room).gone = True


@pytest.mark.shows("R4", "R12", "C4")
async def test_a_place_that_is_lost() -> None:
    """A coffee whose place is deleted goes on in a new one, with the time that was chosen."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await until(rig, INTRODUCED)
        await rig.press("ben", "Time 1")
        await _lose_the_place(rig)
        await rig.command("ben", "/peer home")
        await rig.press("ben", "Change coffee with Cleo…")
        await rig.press("ben", "Other questions")
        await rig.turn(hours=1)
        assert "Hello Ben and Cleo" in rig.sees("cleo")
        assert rig.sees("cleo").count("You meet on") == 1, "in the place that is there"
        await rig.press("cleo", "Find a new time")
        await rig.press("ben", "Time 2")
        assert "Ben chose the time" in rig.sees("cleo")


@pytest.mark.shows("R4", "R12", "C4")
async def test_places_that_are_lost_again_and_again() -> None:
    """In the end each is written to alone, and they can still find a time for each other."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await until(rig, INTRODUCED)
        for _ in range(3):
            await _lose_the_place(rig)
            await rig.command("ben", "/peer home")
            await rig.press("ben", "Change coffee with Cleo…")
            await rig.press("ben", "Other questions")
            await rig.turn(hours=1)
        for account in ("ben", "cleo"):
            assert "so I write to each of you" in rig.inbox(account)[-1]
        await rig.press("cleo", "Time 1")
        assert "Cleo chose the time" in rig.inbox("ben")[-1]
        await rig.turn(days=7)
        assert await groups(rig) == [("ben", "cleo")]


@pytest.mark.shows("R4", "C4")
async def test_no_place_can_be_opened() -> None:
    """Where the workspace forbids private rooms, each is introduced alone, and they can meet."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        rig.world.site("acme").rooms_allowed = False
        await until(rig, INTRODUCED)
        for account in ("ben", "cleo"):
            assert "so I write to each of you" in rig.inbox(account)[-1]
        await rig.press("cleo", "Time 1")
        assert "Cleo chose the time" in rig.inbox("ben")[-1]


@pytest.mark.shows("R12", "O3: why nothing happened")
async def test_the_channel_is_gone() -> None:
    """When its channel is deleted a programme is held, and its starter hears how to go on."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await rig.chat.close_channel("coffee")
        await rig.turn(hours=1)
        assert "I have no access to its channel any more" in rig.last("ana")
        await until(rig, INTRODUCED)
        assert await groups(rig) == []

"""The sandbox's Messenger and Directory keep the contracts of the ports."""

from __future__ import annotations

import pytest

from adapters.sandbox import SandboxDirectory, SandboxMessenger, World
from adapters.sandbox.rooms import Room
from bot.kit.contracts.platform import Account, Post, Receipt, Target, TryLater, Undeliverable
from bot.kit.screen.cards import Card
from bot.kit.screen.text import text
from tests.adapters.sandbox.conftest import TEAM
from tests.adapters.sandbox.parrot import button

HELLO = (Card(text("Hello")),)
DIRECT = Target(account="ana")


def titles(world: World, account: str, room: str) -> list[str]:
    """Return what the cards are called that somebody sees in a room."""
    return [card.title for seen in world.sees(account, room) for card in seen.cards]


async def test_a_note_arrives_in_the_persons_own_room(
    world: World, messenger: SandboxMessenger
) -> None:
    """A note to an account opens the direct messages and says where it stands."""
    receipt = await messenger.deliver(Post(TEAM, DIRECT, HELLO, "k1"))
    room = world.direct(TEAM, "ana")
    assert receipt == Receipt(room.id, world.sees("ana", room.id)[0].id)
    assert titles(world, "ana", room.id) == ["Hello"]


async def test_the_same_key_twice_shows_one_message(
    world: World, messenger: SandboxMessenger
) -> None:
    """A note tried again under its key is answered with the same receipt and shown once."""
    first = await messenger.deliver(Post(TEAM, DIRECT, HELLO, "k1"))
    again = await messenger.deliver(Post(TEAM, DIRECT, HELLO, "k1"))
    assert first == again
    assert titles(world, "ana", first.room) == ["Hello"]


async def test_a_card_is_changed_where_it_stands(world: World, messenger: SandboxMessenger) -> None:
    """An edit shows the new card in place of the old one."""
    first = await messenger.deliver(Post(TEAM, DIRECT, HELLO, "k1"))
    new = (Card(text("New"), buttons=(button("Go", "go"),)),)
    edited = await messenger.deliver(Post(TEAM, DIRECT, new, "k2", edit=first.message))
    assert edited == first
    assert titles(world, "ana", first.room) == ["New"]


async def test_a_lost_message_or_room_says_that_it_is_lost(
    world: World, messenger: SandboxMessenger, tea: Room
) -> None:
    """A message to edit that is gone, and a room that is gone, are told apart from a plain no."""
    world.lose(tea.id)
    for post in (
        Post(TEAM, DIRECT, HELLO, "k1", edit="m99"),
        Post(TEAM, Target(room=tea.id), HELLO, "k2"),
        Post(TEAM, Target(room="r99"), HELLO, "k3"),
    ):
        with pytest.raises(Undeliverable) as failed:
            await messenger.deliver(post)
        assert failed.value.lost


@pytest.mark.parametrize("account", ["zed", "gone", "confab"])
async def test_nobody_who_is_not_there_is_written_to(
    world: World, messenger: SandboxMessenger, account: str
) -> None:
    """An unknown account, a closed one and the bot itself get no note, for good."""
    world.add_person(TEAM, Account("gone", "Gone", gone=True))
    with pytest.raises(Undeliverable) as failed:
        await messenger.deliver(Post(TEAM, Target(account=account), HELLO, "k1"))
    assert not failed.value.lost


async def test_a_room_of_another_workspace_cannot_be_reached(
    world: World, messenger: SandboxMessenger, tea: Room
) -> None:
    """A room or message is found only in its own workspace."""
    world.add_workspace("other", "Other")
    message = await messenger.deliver(Post(TEAM, Target(room=tea.id), HELLO, "k1"))
    for post in (
        Post("other", Target(room=tea.id), HELLO, "k2"),
        Post("other", Target(room=tea.id), HELLO, "k3", edit=message.message),
        Post("nowhere", Target(room=tea.id), HELLO, "k4"),
    ):
        with pytest.raises(Undeliverable):
            await messenger.deliver(post)
    assert titles(world, "ana", tea.id) == ["Hello"]


async def test_too_many_requests_show_nothing_and_are_over_after_so_many(
    world: World, messenger: SandboxMessenger
) -> None:
    """Asked to wait twice, the third try arrives, once."""
    world.faults.wait(30, times=2)
    for _ in range(2):
        with pytest.raises(TryLater) as later:
            await messenger.deliver(Post(TEAM, DIRECT, HELLO, "k1"))
        assert (later.value.seconds, later.value.ambiguous) == (30, False)
    receipt = await messenger.deliver(Post(TEAM, DIRECT, HELLO, "k1"))
    assert titles(world, "ana", receipt.room) == ["Hello"]


async def test_a_lost_answer_has_had_its_effect(world: World, messenger: SandboxMessenger) -> None:
    """The message stands though the answer was lost; trying again does not show it twice."""
    world.faults.drop()
    with pytest.raises(TryLater) as later:
        await messenger.deliver(Post(TEAM, DIRECT, HELLO, "k1"))
    assert later.value.ambiguous
    room = world.direct(TEAM, "ana").id
    assert titles(world, "ana", room) == ["Hello"]
    await messenger.deliver(Post(TEAM, DIRECT, HELLO, "k1"))
    assert titles(world, "ana", room) == ["Hello"]


async def test_a_place_opens_once_for_its_people(world: World, messenger: SandboxMessenger) -> None:
    """Each opening has a room of its own; the same opening tried again has the same."""
    first = await messenger.open_place(TEAM, "Ana and Bo", ["ana", "bo"], "", "o1")
    again = await messenger.open_place(TEAM, "Ana and Bo", ["ana", "bo"], "", "o1")
    other = await messenger.open_place(TEAM, "Ana and Bo", ["ana", "bo"], "", "o2")
    assert first == again != other
    await messenger.deliver(Post(TEAM, first, HELLO, "k1", mention=("bo",)))
    assert titles(world, "bo", first.room) == ["Hello"]
    assert world.sees("cy", first.room) == []
    assert world.sees("bo", first.room)[0].mention == ("Bo Lindqvist",)


async def test_no_place_opens_for_somebody_who_is_gone(
    world: World, messenger: SandboxMessenger
) -> None:
    """A place with a closed account is refused and leaves no half-open room."""
    world.add_person(TEAM, Account("gone", "Gone", gone=True))
    with pytest.raises(Undeliverable):
        await messenger.open_place(TEAM, "Ana and Gone", ["ana", "gone"], "", "o1")
    assert world.rooms_of(TEAM, "ana") == []


async def test_a_resting_place_stays_readable_and_a_message_wakes_it(
    world: World, messenger: SandboxMessenger
) -> None:
    """Closing a place takes nothing away."""
    place = await messenger.open_place(TEAM, "Ana and Bo", ["ana", "bo"], "", "o1")
    await messenger.deliver(Post(TEAM, place, HELLO, "k1"))
    await messenger.close_place(TEAM, place)
    assert world.room(place.room).resting
    assert titles(world, "bo", place.room) == ["Hello"]
    world.post(world.room(place.room), "bo", words="One more thing")
    assert not world.room(place.room).resting


async def test_the_directory_knows_who_is_there(world: World, tea: Room) -> None:
    """Accounts, members, the workspace and its administrators, and None for nobody."""
    directory = SandboxDirectory(world)
    assert (await directory.account(TEAM, "bo")) == Account("bo", "Bo Lindqvist", "Asia/Tokyo")
    assert await directory.account(TEAM, "zed") is None
    assert set(await directory.accounts(TEAM, ["ana", "zed"])) == {"ana"}
    assert await directory.channel_members(TEAM, tea.id) == ["ana", "bo"]
    assert (await directory.workspace(TEAM)).zone == "Europe/London"
    assert [await directory.organises(TEAM, each) for each in ("ana", "bo")] == [True, False]


async def test_the_directory_sees_no_room_the_bot_cannot_see(world: World, tea: Room) -> None:
    """A channel the bot is not in tells nothing about its people."""
    tea.seen = False
    assert await SandboxDirectory(world).channel_members(TEAM, tea.id) == []


async def test_a_silent_directory_asks_to_try_later(world: World) -> None:
    """A platform that does not answer raises TryLater, then answers again."""
    world.silence.wait(5)
    directory = SandboxDirectory(world)
    with pytest.raises(TryLater):
        await directory.account(TEAM, "ana")
    assert await directory.account(TEAM, "ana")

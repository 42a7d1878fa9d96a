"""How notes become messages, private threads and edits on Discord."""

from __future__ import annotations

import discord
import pytest

from bot.kit.contracts.platform import Post, Receipt, Target, TryLater, Undeliverable
from bot.kit.screen.buttons import Button, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.files import File
from bot.kit.screen.text import text
from tests.adapters.discord.rig import DiscordRig
from tests.doubles.discord import Person

PICTURE = File("trend now.png", "image/png", b"\x89PNG", "Energy rose from 2 to 4.")


def post(rig: DiscordRig, target: Target, key: str = "k1", **parts: object) -> Post:
    """A post of one card."""
    button = Button("Answer me", Press("gallery", "answer", community="c1"))
    cards = (Card(text(f"Note {key}"), buttons=(button,)),)
    return Post(rig.server.id, target, cards, key, **parts)  # type: ignore[arg-type]


async def place(rig: DiscordRig, *people: Person, key: str = "p1") -> Target:
    """A private thread for some people, beside #general."""
    accounts = [person.id for person in people]
    general = str(rig.server.general.id)
    messenger = rig.platform.messenger
    return await messenger.open_place(rig.server.id, "Coffee", accounts, general, key)


async def in_place(rig: DiscordRig, target: Target, key: str, **parts: object) -> Receipt:
    """Say something there."""
    return await rig.platform.messenger.deliver(post(rig, target, key, **parts))


def refuse(rig: DiscordRig, path: str, status: int, code: int, method: str = "POST") -> None:
    """Let the next request to a path be refused."""
    rig.double.env.inject_error(method, path, status=status, code=code, message="refused")


# -- messages ------------------------------------------------------------------------------------


async def test_direct_message_keeps_its_channel(rig: DiscordRig, ana: Person) -> None:
    """A note for somebody goes into their direct messages, and says which channel that is."""
    first = await rig.platform.messenger.deliver(post(rig, Target(account=ana.id)))
    assert ana.last.where == "DM"
    assert first.room == str(ana.actor.user.dm_channel.id)
    opened = [e for e in rig.double.env.http_requests if e.path == "/users/@me/channels"]
    again = Target(account=ana.id, room=first.room)
    await rig.platform.messenger.deliver(post(rig, again, "k2"))
    assert len(opened) == 1


async def test_a_repeated_key_stands_once(rig: DiscordRig, ana: Person) -> None:
    """Trying a post again after a lost answer shows it once: its key is Discord's nonce."""
    there = Target(room=str(rig.server.general.id))
    first = await rig.platform.messenger.deliver(post(rig, there))
    again = await rig.platform.messenger.deliver(post(rig, there))
    other = await rig.platform.messenger.deliver(post(rig, there, "k2"))
    assert first == again != other
    assert len(ana.inside("general")) == 2


async def test_a_standing_card_is_edited(rig: DiscordRig, ana: Person) -> None:
    """An edit changes the message where it stands; one that was deleted is lost."""
    there = Target(room=str(rig.server.general.id))
    first = await rig.platform.messenger.deliver(post(rig, there))
    edited = await rig.platform.messenger.deliver(post(rig, there, "k2", edit=first.message))
    assert edited == first
    assert "Note k2" in ana.last
    with pytest.raises(Undeliverable) as lost:
        await rig.platform.messenger.deliver(
            post(rig, there, "k3", edit=str(int(first.message) + 1))
        )
    assert lost.value.lost


async def test_picture_and_its_words_come_along(rig: DiscordRig, ana: Person) -> None:
    """A file is sent with the message, with its text alternative."""
    there = Target(room=str(rig.server.general.id))
    await rig.platform.messenger.deliver(post(rig, there, files=(PICTURE,)))
    assert ana.last.files == ("trend-now.png",)
    gallery = ana.last.raw.components[-1]["items"][0]
    assert gallery["description"] == "Energy rose from 2 to 4."


@pytest.mark.shows("R12", on="discord")
async def test_only_who_is_meant_is_rung(rig: DiscordRig, ana: Person, ben: Person) -> None:
    """A post rings those it mentions, and nobody whom somebody's words name."""
    there = Target(room=str(rig.server.general.id))
    loud = Card(text(f"<@{ben.id}> @everyone <@&1>"))
    await rig.platform.messenger.deliver(
        Post(rig.server.id, there, (loud,), "k", mention=(ana.id,))
    )
    assert ana.last.rings == {ana.actor.id}


@pytest.mark.parametrize(
    ("code", "status", "seconds"),
    [(40003, 400, 4 * 3600), (20026, 403, 4 * 3600), (0, 429, 900), (0, 503, 5)],
)
async def test_what_passes_is_tried_later(
    rig: DiscordRig, ana: Person, code: int, status: int, seconds: float
) -> None:
    """Too many new direct messages rest for hours; 429 and 5xx are waited for."""
    refuse(rig, "/users/@me/channels", status, code)
    with pytest.raises(TryLater) as wait:
        await rig.platform.messenger.deliver(post(rig, Target(account=ana.id)))
    assert wait.value.seconds == seconds
    assert wait.value.ambiguous == (status == 503)


async def test_edits_that_are_too_many_wait(rig: DiscordRig, ana: Person) -> None:
    """Old messages may be changed only so often: a standing card waits, and is not lost."""
    there = Target(room=str(rig.server.general.id))
    first = await rig.platform.messenger.deliver(post(rig, there))
    refuse(rig, "/channels/*/messages/*", 400, 30046, "PATCH")
    with pytest.raises(TryLater) as wait:
        await rig.platform.messenger.deliver(post(rig, there, "k2", edit=first.message))
    assert wait.value.seconds == 3600


async def test_closed_direct_messages_are_not_tried_again(rig: DiscordRig, ana: Person) -> None:
    """Who takes no direct messages is not knocked at a second time."""
    rig.double.strict.closed.add(ana.actor.id)
    with pytest.raises(Undeliverable, match="takes no direct messages") as never:
        await rig.platform.messenger.deliver(post(rig, Target(account=ana.id)))
    assert never.value.closed
    assert not never.value.lost
    knocked = len(rig.double.strict.refused)
    with pytest.raises(Undeliverable) as again:
        await rig.platform.messenger.deliver(post(rig, Target(account=ana.id), "k2"))
    assert again.value.closed
    assert len(rig.double.strict.refused) == knocked
    rig.double.strict.closed.clear()
    await rig.double.turn(86401)
    await rig.platform.messenger.deliver(post(rig, Target(account=ana.id), "k3"))


async def test_new_direct_messages_take_turns_over_all_servers(
    rig: DiscordRig, ana: Person, ben: Person
) -> None:
    """It is the bot that may open only so many: after one, or after Discord said to stop, the next
    waits, on whichever server it is."""
    await rig.platform.messenger.deliver(post(rig, Target(account=ana.id)))
    with pytest.raises(TryLater) as turn:
        await rig.platform.messenger.deliver(post(rig, Target(account=ben.id), "k2"))
    assert 0 < turn.value.seconds <= 10
    assert not turn.value.trouble
    await rig.double.turn(11)
    rig.double.strict.too_many = True
    for key in ("k3", "k4"):
        with pytest.raises(TryLater) as stop:
            await rig.platform.messenger.deliver(post(rig, Target(account=ben.id), key))
        assert stop.value.seconds > 3 * 3600
        assert stop.value.trouble == "directs"
    assert rig.double.strict.refused == [40003]


def test_opening_direct_messages_has_a_line_of_its_own(rig: DiscordRig, ana: Person) -> None:
    """New direct messages leave one in ten seconds; resting that line, or that of new places, stops
    nothing else."""
    pace = rig.platform.messenger.pace
    assert pace(post(rig, Target(account=ana.id))) == (("direct", 10.0),)
    rig.platform.direct_messages.learn(ana.id, "123")
    assert [name for name, _ in pace(post(rig, Target(account=ana.id)))] == ["post:123", "post"]
    assert [name for name, _ in pace(post(rig, Target()))] == ["place"]


async def test_direct_messages_open_when_somebody_presses(
    rig: DiscordRig, ana: Person, ben: Person
) -> None:
    """Their owner is there, so the channel is opened now and kept; the next waits ten seconds."""
    await ana.command("peer home")
    assert rig.platform.direct_messages.known(ana.id)
    await ben.command("peer home")
    assert not rig.platform.direct_messages.known(ben.id)
    await rig.double.turn(11)
    await ben.press("Answer me")
    assert rig.platform.direct_messages.known(ben.id)
    assert [seen.where for seen in ben.sees] == ["general", "general"]


async def test_direct_messages_are_known_after_a_restart(rig: DiscordRig, ana: Person) -> None:
    """Where somebody's direct messages are is stored, so no process opens them a second time."""

    def opened() -> int:
        return sum(e.path == "/users/@me/channels" for e in rig.double.env.http_requests)

    await ana.command("peer home")
    member = await rig.member(ana)
    assert member
    assert member.dm == rig.platform.direct_messages.known(ana.id)
    assert opened() == 1
    rig.platform.direct_messages._known.clear()
    await rig.double.turn(60)
    await ana.command("peer home")
    assert rig.platform.direct_messages.known(ana.id) == member.dm
    assert opened() == 1


# -- private threads -----------------------------------------------------------------------------


async def test_place_is_a_private_thread(rig: DiscordRig, ana: Person, ben: Person) -> None:
    """Only its people see it, they are called by name, and nobody can bring others in."""
    cleo = rig.server.person("Cleo")
    target = await place(rig, ana, ben)
    await in_place(rig, target, "k1", mention=(ana.id, ben.id))
    made = next(e for e in rig.double.env.http_requests if e.path.endswith("/threads"))
    assert made.json
    assert made.json["type"] == discord.ChannelType.private_thread.value
    assert made.json["invitable"] is False
    assert ana.threads == ben.threads == ["Coffee"]
    assert ana.last.rings == {ana.actor.id, ben.actor.id}
    assert cleo.sees == []


async def test_everybody_has_to_see_the_channel(rig: DiscordRig, ana: Person, ben: Person) -> None:
    """No thread is opened where one of its people could not see it."""
    hidden = rig.server.channel("hidden", hidden_from=(ben,))
    with pytest.raises(Undeliverable, match="cannot see #hidden") as lost:
        await rig.platform.messenger.open_place(
            rig.server.id, "Coffee", [ana.id, ben.id], str(hidden.id), "p1"
        )
    assert lost.value.lost
    assert ana.threads == []


async def test_no_place_for_who_left(rig: DiscordRig, ana: Person, ben: Person) -> None:
    """When one of its people has left the server, a place is lost before it opens."""
    rig.server.guild._guild.members.pop(ben.actor.id)
    with pytest.raises(Undeliverable, match="left the server") as lost:
        await place(rig, ana, ben)
    assert lost.value.lost
    assert ana.threads == []


async def test_place_without_a_channel_is_where_all_can_see(
    rig: DiscordRig, ana: Person, ben: Person
) -> None:
    """A place that belongs to no channel is opened beside one that everybody sees."""
    await rig.platform.messenger.open_place(rig.server.id, "Tea", [ana.id, ben.id], "", "p1")
    assert ana.threads == ben.threads == ["Tea"]


async def test_opening_goes_on_where_it_stopped(rig: DiscordRig, ana: Person, ben: Person) -> None:
    """When putting somebody in fails, the next try uses the same thread."""
    refuse(rig, f"/channels/*/thread-members/{ben.id}", 503, 0, "PUT")
    with pytest.raises(TryLater):
        await place(rig, ana, ben)
    await place(rig, ana, ben)
    assert ana.threads == ben.threads == ["Coffee"]


async def test_who_left_a_place_is_not_pulled_back(
    rig: DiscordRig, ana: Person, ben: Person
) -> None:
    """Calling somebody puts them into a thread; so only those who are still in it are called."""
    target = await place(rig, ana, ben)
    rig.double.env.backend.remove_thread_member(int(target.thread), ben.actor.id)
    await in_place(rig, target, "k1", mention=(ana.id, ben.id))
    assert ana.last.rings == {ana.actor.id}


async def test_a_resting_place_is_woken(rig: DiscordRig, ana: Person, ben: Person) -> None:
    """A place rests in the archive at its end; a card in it can still be changed."""
    target = await place(rig, ana, ben)
    stood = await in_place(rig, target, "k1")
    await rig.platform.messenger.close_place(rig.server.id, target)
    await rig.platform.messenger.close_place(rig.server.id, target)
    assert rig.double.archived(target.thread) is True
    await in_place(rig, target, "k2", edit=stood.message)
    assert rig.double.archived(target.thread) is False
    assert "Note k2" in ana.last


async def test_a_locked_or_deleted_place_is_lost(rig: DiscordRig, ana: Person, ben: Person) -> None:
    """Where a moderator locked a thread or deleted it, the talk has to go on elsewhere."""
    target = await place(rig, ana, ben)
    stood = await in_place(rig, target, "k1")
    thread = rig.double.env.backend.channels[int(target.thread)].thread_metadata
    assert thread
    thread.locked = True
    for archived in (False, True):
        for edit in (stood.message, ""):
            thread.archived = archived
            with pytest.raises(Undeliverable) as lost:
                await in_place(rig, target, "k2", edit=edit)
            assert lost.value.lost
    other = await place(rig, ana, ben, key="p2")
    rig.double.env.backend.delete_channel(int(other.thread))
    with pytest.raises(Undeliverable) as lost:
        await in_place(rig, other, "k3")
    assert lost.value.lost
    await rig.platform.messenger.close_place(rig.server.id, other)


@pytest.mark.parametrize("archived", [False, True])
async def test_a_place_without_the_bot_is_lost(
    rig: DiscordRig, ana: Person, ben: Person, archived: bool
) -> None:
    """Where somebody took the bot out of a thread, the talk has to go on elsewhere, and there is
    nothing left to close."""
    target = await place(rig, ana, ben)
    stood = await in_place(rig, target, "k1")
    thread = rig.double.env.backend.channels[int(target.thread)]
    assert thread.thread_metadata
    thread.thread_metadata.archived = archived
    thread.thread_members.pop(rig.double.env.backend.bot_user.id)
    ways: list[dict[str, object]] = [{"edit": stood.message}, {}, {"mention": (ana.id,)}]
    for parts in ways:
        with pytest.raises(Undeliverable, match="out of the thread") as lost:
            await in_place(rig, target, "k2", **parts)
        assert lost.value.lost
    await rig.platform.messenger.close_place(rig.server.id, target)


async def test_a_channel_without_the_bot_may_be_mended(rig: DiscordRig, ana: Person) -> None:
    """That the bot may not see a channel is for an admin to mend: nothing is lost by it."""
    there = Target(room=str(rig.server.general.id))
    refuse(rig, f"/channels/{there.room}/messages", 403, 50001)
    with pytest.raises(Undeliverable, match="50001") as never:
        await rig.platform.messenger.deliver(post(rig, there))
    assert not never.value.lost


async def test_openings_wait_where_too_many_threads_are_active(
    rig: DiscordRig, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Long before Discord refuses, new places wait for an hour."""
    monkeypatch.setattr("adapters.discord.places.BUDGET", 1)
    await place(rig, ana)
    with pytest.raises(TryLater, match="active") as wait:
        await place(rig, ana, key="p2")
    assert wait.value.seconds == 3600


async def test_missing_permission_stops_an_opening(rig: DiscordRig, ana: Person) -> None:
    """What is missing is named as Discord calls it."""
    assert rig.server.guild.me
    shut = discord.PermissionOverwrite(create_private_threads=False)
    quiet = rig.server.guild.create_text_channel("quiet", overwrites={rig.server.guild.me: shut})
    with pytest.raises(Undeliverable, match="missing in #quiet: Create Private Threads"):
        await rig.platform.messenger.open_place(
            rig.server.id, "Coffee", [ana.id], str(quiet.id), "p1"
        )


# -- the gallery, end to end ---------------------------------------------------------------------


async def test_place_with_standing_card_end_to_end(
    rig: DiscordRig, ana: Person, ben: Person
) -> None:
    """Two things said and one card kept in a private thread, by the outbox."""
    await ana.command("peer meet", who=ben)
    await rig.settle()
    assert any("### Board" in seen for seen in ana.inside(ana.threads[-1]))
    assert any("Hello 1" in seen for seen in ben.inside(ben.threads[-1]))
    before = len(ana.inside(ana.threads[-1]))
    await rig.turn(hours=1)
    await ana.command("peer redraw")
    await rig.settle()
    assert len(ana.inside(ana.threads[-1])) == before


async def test_note_with_everything_on_it(rig: DiscordRig, ana: Person) -> None:
    """A note's buttons work in direct messages: a press, a form, a change of the card."""
    await ana.command("peer start")
    await rig.settle()
    note = ana.inside("DM")[-1]
    assert note.files == ("coffee.ics",)
    await ana.press("Fill in", note)
    await ana.submit({"Line": "from my messages"})
    assert "'line': 'from my messages'" in ana.last
    assert ana.last.where == "DM"
    await ana.press("Swap", note)
    assert "Swapped by Ana" in ana.words

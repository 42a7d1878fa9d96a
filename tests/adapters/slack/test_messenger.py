"""Notes on their way to Slack: direct messages, places, edits, and everything that goes wrong."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from adapters.slack.messenger import SlackMessenger
from adapters.slack.wire import SlackWires
from bot.kit.contracts.platform import Post, Receipt, Target, TryLater, Undeliverable
from bot.kit.screen.cards import Card
from bot.kit.screen.files import File
from bot.kit.screen.text import text
from tests.adapters.slack.gallery_programme import GALLERY
from tests.adapters.slack.rig import SlackRig, open_rig
from tests.doubles.slack import LoopbackSlack, User, Workspace

HELLO = (Card(text("Hello")),)


@pytest.fixture
async def messenger(slack: LoopbackSlack, team: Workspace) -> AsyncIterator[SlackMessenger]:
    """The messenger alone."""
    wires = SlackWires(team.token, slack.base_url)
    yield SlackMessenger(wires)
    await wires.close()


@pytest.fixture
def ben(team: Workspace) -> User:
    """Somebody in London."""
    return team.user("Ben Ono")


def to(user: User, key: str = "k1") -> Post:
    """A note to one person."""
    return Post("T1", Target(account=user.id), HELLO, key)


async def test_note_carries_its_key(
    messenger: SlackMessenger, slack: LoopbackSlack, team: Workspace, ana: User
) -> None:
    """A note goes to the person by id; its receipt names the conversation, its metadata the key."""
    receipt = await messenger.deliver(to(ana))
    assert receipt.room == team.dm(ana).id
    posted = slack.calls("chat.postMessage")[0]
    assert posted["metadata"] == {"event_type": "confab_note", "event_payload": {"key": "k1"}}
    assert slack.last(ana).ts == receipt.message


async def test_place_opens_one_thread_for_each_talk(
    messenger: SlackMessenger, slack: LoopbackSlack, team: Workspace, ana: User, ben: User
) -> None:
    """The same people share one group message; each place in it is a thread of its own."""
    receipts = []
    for key in ("p1", "p2"):
        place = await messenger.open_place("T1", "Coffee", [ana.id, ben.id], "C1", key)
        first = Post("T1", place, HELLO, key, mention=(ana.id, ben.id))
        root = await messenger.deliver(first)
        later = replace(first, target=Target("", root.room, root.thread), key=f"{key}+")
        receipts.append((root, await messenger.deliver(later)))
    rooms = {receipt.room for pair in receipts for receipt in pair}
    assert rooms == {team.dm(ana, ben).id}
    for first_said, next_said in receipts:
        assert first_said.thread == first_said.message == next_said.thread
        top = next(seen for seen in slack.sees(ben) if seen.ts == first_said.message)
        assert top.thread is None
        assert [reply.ts for reply in slack.thread(ben, top)] == [next_said.message]
        assert top.rings == {ana.id, ben.id}


async def test_edit_changes_what_stands(
    messenger: SlackMessenger, slack: LoopbackSlack, ana: User
) -> None:
    """A standing card is edited where it stands."""
    receipt = await messenger.deliver(to(ana))
    changed = Post("T1", Target(room=receipt.room), (Card(text("Changed")),), "k2")
    again = await messenger.deliver(replace(changed, edit=receipt.message))
    assert again == Receipt(receipt.room, receipt.message)
    assert [seen.words for seen in slack.sees(ana)] == ["Changed"]


async def test_files_follow_their_message(
    messenger: SlackMessenger, slack: LoopbackSlack, ana: User, ben: User
) -> None:
    """A picture comes with its text alternative, in the place's own thread."""
    place = await messenger.open_place("T1", "Coffee", [ana.id, ben.id], "C1", "p1")
    picture = File("trend.png", "image/png", b"png", "Energy rose")
    receipt = await messenger.deliver(Post("T1", place, HELLO, "k", files=(picture,)))
    root = next(seen for seen in slack.sees(ana) if seen.ts == receipt.message)
    assert [seen.files for seen in slack.thread(ana, root)] == [("trend.png",)]
    assert slack.calls("files.getUploadURLExternal")[0]["alt_txt"] == "Energy rose"


async def test_file_that_cannot_be_shared_repeats_no_message(
    messenger: SlackMessenger, slack: LoopbackSlack, ana: User
) -> None:
    """A failure after the message stands is written down, never a reason to post it again."""
    slack.faults.rate_limit("files.completeUploadExternal")
    calendar = File("coffee.ics", "text/calendar", b"BEGIN")
    await messenger.deliver(replace(to(ana), files=(calendar,)))
    assert [seen.words for seen in slack.sees(ana)] == ["Hello"]


async def test_429_says_when(messenger: SlackMessenger, slack: LoopbackSlack, ana: User) -> None:
    """Too fast: wait as long as Slack says; nothing was taken."""
    slack.faults.rate_limit("chat.postMessage", retry_after=17)
    with pytest.raises(TryLater) as wait:
        await messenger.deliver(to(ana))
    assert (wait.value.seconds, wait.value.ambiguous) == (17, False)
    assert slack.sees(ana) == []


@pytest.mark.parametrize("error", ["internal_error", "fatal_error", "service_unavailable"])
async def test_lost_answers_are_ambiguous(
    messenger: SlackMessenger, slack: LoopbackSlack, ana: User, error: str
) -> None:
    """Where Slack may have taken the message, the outbox is told so; the client tries only once."""
    slack.faults.error("chat.postMessage", error, after=True)
    with pytest.raises(TryLater) as wait:
        await messenger.deliver(to(ana))
    assert wait.value.ambiguous
    assert len(slack.sees(ana)) == 1


async def test_dropped_connection_is_ambiguous_and_not_repeated(
    messenger: SlackMessenger, slack: LoopbackSlack, ana: User
) -> None:
    """A connection dropped after Slack took the message is not tried again by the client."""
    slack.faults.drop("chat.postMessage")
    with pytest.raises(TryLater) as wait:
        await messenger.deliver(to(ana))
    assert wait.value.ambiguous
    assert len(slack.calls("chat.postMessage")) == 1


@pytest.mark.parametrize(
    ("error", "lost"),
    [
        ("message_not_found", True),
        ("cant_update_message", True),
        ("thread_not_found", True),
        ("channel_not_found", True),
        ("user_disabled", False),
        ("restricted_action", False),
        ("msg_too_long", False),
    ],
)
async def test_permanent_errors(
    messenger: SlackMessenger, slack: LoopbackSlack, ana: User, error: str, lost: bool
) -> None:
    """What Slack will never take is said at once, in Slack's own word."""
    slack.faults.error("chat.postMessage", error)
    with pytest.raises(Undeliverable) as never:
        await messenger.deliver(to(ana))
    assert (never.value.why, never.value.lost) == (error, lost)


async def test_nobody_can_be_written_to_directly(
    messenger: SlackMessenger, slack: LoopbackSlack, ana: User
) -> None:
    """Where the app's messages are switched off, a note is kept for its reader."""
    slack.faults.error("chat.postMessage", "messages_tab_disabled")
    with pytest.raises(Undeliverable) as never:
        await messenger.deliver(to(ana))
    assert never.value.closed


@pytest.mark.parametrize("error", ["token_revoked", "invalid_auth", "account_inactive"])
async def test_bad_token_waits_for_mending(
    messenger: SlackMessenger, slack: LoopbackSlack, ana: User, error: str
) -> None:
    """A token that is no longer good is nobody's note's fault: notes wait until it is mended."""
    slack.faults.error("chat.postMessage", error)
    with pytest.raises(TryLater) as wait:
        await messenger.deliver(to(ana))
    assert not wait.value.ambiguous


async def test_deactivated_person_and_missing_scope(
    messenger: SlackMessenger, slack: LoopbackSlack, team: Workspace, ana: User, ben: User
) -> None:
    """A place with somebody deactivated, or without the scope for it, cannot be opened."""
    team.scopes.remove("mpim:write")
    with pytest.raises(Undeliverable, match="missing_scope: mpim:write"):
        await messenger.open_place("T1", "Coffee", [ana.id, ben.id], "C1", "p1")
    team.scopes.append("mpim:write")
    await slack.deactivates(ben)
    with pytest.raises(Undeliverable, match="user_disabled"):
        await messenger.open_place("T1", "Coffee", [ana.id, ben.id], "C1", "p1")


async def test_too_many_people(messenger: SlackMessenger) -> None:
    """A group message takes eight; more are refused before Slack is asked."""
    with pytest.raises(Undeliverable, match="1 to 8 people, not 9"):
        await messenger.open_place("T1", "Coffee", [f"U{n}" for n in range(9)], "C1", "p1")


async def test_outbox_may_end_after_the_platform(
    slack: LoopbackSlack, team: Workspace, ana: User
) -> None:
    """Letting go of the connections waits for a call in hand, and later calls still work."""
    wires = SlackWires(team.token, slack.base_url)
    messenger = SlackMessenger(wires)
    gate = slack.faults.hold("chat.postMessage")
    sending = asyncio.create_task(messenger.deliver(to(ana)))
    await slack.until(lambda: slack.sees(ana))
    closing = asyncio.create_task(wires.close())
    await asyncio.sleep(0)
    assert not closing.done()
    gate.set()
    await closing
    assert (await sending).message == slack.last(ana).ts
    await messenger.deliver(to(ana, "k2"))
    assert len(slack.sees(ana)) == 2


def test_pace(messenger: SlackMessenger) -> None:
    """A post waits for its conversation, then for the workspace; an edit only for edits."""
    post = Post("T1", Target(room="C1"), HELLO, "k")
    assert messenger.pace(post) == (("post:C1", 1.0), ("post", 0.25))
    assert messenger.pace(replace(post, edit="1.2")) == (("edit", 1.2),)
    assert messenger.pace(replace(post, target=Target())) == (("place", 1.2), ("post", 0.25))


# -- with the outbox ----------------------------------------------------------------------------


async def opened(rig: SlackRig, slack: LoopbackSlack, ana: User, ben: User) -> None:
    """Have a place opened for two people, with three things said in it."""
    coffee = ana.workspace.channel("coffee", members=[ana, ben])
    await slack.command(ana, "/peer meet @Ben Ono", channel=coffee)
    await rig.settle()


async def test_place_by_the_outbox(slack: LoopbackSlack, ana: User, ben: User) -> None:
    """The first note opens the thread of a place, the next ones follow in it, edits stay edits."""
    async with open_rig(slack, [GALLERY]) as rig:
        await opened(rig, slack, ana, ben)
        root, *rest = slack.sees(ben, ana.workspace.dm(ana, ben))
        assert "Hello 1" in root
        assert {seen.thread for seen in rest} == {root.ts}
        assert len(rest) == 2
        await slack.turn(3600)
        await slack.command(ana, "/peer redraw")
        await rig.settle()
        assert [s.ts for s in slack.sees(ben, ana.workspace.dm(ana, ben))] == [
            root.ts,
            *(seen.ts for seen in rest),
        ]


async def test_429s_everywhere_lose_and_repeat_nothing(
    slack: LoopbackSlack, ana: User, ben: User
) -> None:
    """Whatever is refused for being too fast arrives later, once, and in order."""
    for method in ("conversations.open", "chat.postMessage", "chat.postMessage"):
        slack.faults.rate_limit(method, retry_after=30)
    async with open_rig(slack, [GALLERY]) as rig:
        await opened(rig, slack, ana, ben)
        await rig.turn(hours=1)
        words = [seen.words for seen in slack.sees(ben, ana.workspace.dm(ana, ben))]
        assert sum("Hello 1" in line for line in words) == 1
        assert sum("Hello 2" in line for line in words) == 1
        assert sum("Board" in line for line in words) == 1


async def test_paced_notes_are_never_refused(ana: User) -> None:
    """Forty notes at once leave at Slack's pace: not one 429, and all arrive."""
    async with LoopbackSlack(rates=True) as slack:
        people = [slack.workspace("T1").user(f"Person {n}") for n in range(40)]
        async with open_rig(slack, [GALLERY]) as rig:
            for person in people:
                await slack.command(person, "/peer start")
                await slack.turn(0.7)
            await rig.settle()
            await rig.turn(hours=1)
            assert all(any("Note 1" in seen for seen in slack.sees(each)) for each in people)
            assert slack.world.limited == []


async def test_deleted_card_is_posted_anew(slack: LoopbackSlack, ana: User, ben: User) -> None:
    """A standing card that somebody deleted comes back as a new message."""
    async with open_rig(slack, [GALLERY]) as rig:
        await opened(rig, slack, ana, ben)
        group = ana.workspace.dm(ana, ben)
        board = next(seen for seen in slack.sees(ana, group) if "Board" in seen)
        board.source.deleted = True  # type: ignore[union-attr]  # it is a message
        await slack.turn(3600)
        await slack.command(ana, "/peer redraw")
        await rig.settle()
        await rig.turn(hours=1)
        anew = [seen.ts for seen in slack.sees(ana, group) if "Board" in seen]
        assert len(anew) == 1
        assert anew != [board.ts]

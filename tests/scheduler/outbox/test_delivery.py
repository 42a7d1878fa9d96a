"""Tests of delivery: what is owed arrives once, in order, at the platform's pace."""

from __future__ import annotations

from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from bot import logs
from bot.kit.contracts.platform import TryLater, Undeliverable
from bot.kit.model.owed import NoteReason, NoteState
from bot.kit.model.people import Member
from bot.kit.model.series import Place, PlaceMember, PlaceState
from scheduler.outbox.delivery import ATTEMPTS
from scheduler.outbox.pacing import Pacing
from scheduler.outbox.queue import LEASE, Lane
from tests.databases import MONDAY, community
from tests.scheduler.post_office import PostOffice

SENT = NoteState.SENT, NoteReason.DELIVERED
ALWAYS = 400  # days, longer than any backoff


async def _place(office: PostOffice, *people: Member) -> Place:
    place = Place()
    async with office.app.begin(office.community.id) as tx:
        await tx.add(place)
        for person in people:
            await tx.add(PlaceMember(place=place.id, member=person.id))
    return place


@pytest.mark.shows("R5")
async def test_what_is_due_together_arrives_as_one_message(office: PostOffice) -> None:
    """Notes that wait for the same morning leave as one message, whenever they were owed."""
    ana = await office.member("ana")
    office.clock.turn(hours=10)  # Monday evening
    for each in ("one", "two"):
        async with office.app.begin(office.community.id) as tx:
            await tx.send(ana, "p:say", each)
        await office.deliver()
        office.clock.turn(minutes=30)
    assert office.platform.words() == []
    office.clock.time = office.clock.time.replace(day=3, hour=8, minute=0)  # Tuesday 9:00 Berlin
    await office.deliver()
    assert [shown.words for shown in office.platform.shown] == [["one", "two"]]


@pytest.mark.shows("R5")
async def test_an_answer_to_a_press_leaves_at_once(office: PostOffice) -> None:
    """A prompt note does not wait for anybody's hours."""
    ana = await office.member("ana")
    office.clock.turn(hours=12)
    async with office.app.begin(office.community.id) as tx:
        await tx.send(ana, "p:say", "now", prompt=True)
    await office.deliver()
    assert office.platform.words() == ["now"]


@pytest.mark.shows("R2")
async def test_a_note_for_somebody_who_paused_is_dropped(office: PostOffice) -> None:
    """What waits for a person who pauses meanwhile never arrives."""
    ana = await office.member("ana", paused=True)
    async with office.app.begin(office.community.id) as tx:
        await tx.send(ana, "p:say", "hello")
        await tx.send(ana, "p:always", "your data")
    await office.deliver()
    assert office.platform.words() == ["your data"]
    assert await office.note("hello") == (NoteState.DROPPED, NoteReason.PAUSED)


async def test_notes_of_a_place_keep_their_order(office: PostOffice) -> None:
    """An introduction that has to wait is not overtaken by its nudge."""
    place = await _place(office, await office.member("ana"), await office.member("ben"))
    office.platform.lose = [TryLater(60, ambiguous=True)]
    async with office.app.begin(office.community.id) as tx:
        for each in ("introduction", "nudge", "question"):
            await tx.send(place, "p:say", each)
    await office.deliver()
    assert office.platform.words() == ["introduction"]
    office.clock.turn(seconds=61)
    await office.deliver()
    assert office.platform.words() == ["introduction", "nudge", "question"]


async def test_a_place_is_opened_once_and_remembered(office: PostOffice) -> None:
    """The first note opens the place; its id is stored before anything is said there."""
    place = await _place(office, await office.member("ana"))
    office.platform.refuse = [TryLater(5)]
    async with office.app.begin(office.community.id) as tx:
        await tx.send(place, "p:say", "hello")
    await office.deliver()
    async with office.app.begin(office.community.id) as tx:
        opened = await tx.get(Place, place.id)
    assert opened
    assert (opened.door, opened.room) == (PlaceState.OPEN, "R0")
    office.clock.turn(seconds=6)
    await office.deliver()
    assert [shown.room for shown in office.platform.shown] == ["R0"]


async def test_a_standing_card_shows_its_newest_version(office: PostOffice) -> None:
    """A standing card is posted once and edited where it stands."""
    for version in ("one", "two", "three"):
        async with office.app.begin(office.community.id) as tx:
            await tx.show("C1", "card", "p:say", version)
        await office.deliver()
    assert [(shown.words, shown.edits) for shown in office.platform.shown] == [(["three"], 2)]


async def test_a_standing_card_changed_on_its_way_is_not_posted_twice(office: PostOffice) -> None:
    """A change between claim and receipt becomes an edit of the same message."""
    async with office.app.begin(office.community.id) as tx:
        await tx.show("C1", "card", "p:say", "one")
    lane = Lane(office.community.id, edits=False)
    [message] = await office.outbox.claim(lane, office.clock.now(), 5)
    async with office.app.begin(office.community.id) as tx:
        await tx.show("C1", "card", "p:say", "two")
    assert await office.outbox.claim(lane, office.clock.now(), 5) == []
    sealed = await office.outbox.seal(message, office.clock.now())
    assert sealed
    assert await office.outbox.mark(sealed, *SENT, room="C1", message="m9")
    [edit] = await office.outbox.claim(Lane(office.community.id, edits=True), office.clock.now(), 5)
    assert (edit[0].message, edit[0].ids) == ("m9", ("two",))


async def test_a_lost_first_answer_still_ends_in_the_newest_version(office: PostOffice) -> None:
    """When the platform took version one but its answer was lost, version two arrives as edit."""
    office.platform.lose = [TryLater(1, ambiguous=True)]
    async with office.app.begin(office.community.id) as tx:
        await tx.show("C1", "card", "p:say", "one")
    await office.deliver()
    async with office.app.begin(office.community.id) as tx:
        await tx.show("C1", "card", "p:say", "two")
    office.clock.turn(minutes=1)
    await office.deliver()
    assert [(shown.words, shown.edits) for shown in office.platform.shown] == [(["two"], 1)]


async def test_a_deleted_standing_card_is_posted_anew(office: PostOffice) -> None:
    """A card somebody deleted comes back with its next version, under a key of its own."""
    async with office.app.begin(office.community.id) as tx:
        await tx.show("C1", "card", "p:say", "one")
    await office.deliver()
    office.platform.shown.clear()
    async with office.app.begin(office.community.id) as tx:
        await tx.show("C1", "card", "p:say", "two")
    await office.deliver()
    assert office.platform.words() == ["two"]


async def test_a_wait_is_no_failure_and_holds_the_line(office: PostOffice) -> None:
    """429 moves the note and everybody behind it in line; twenty in a row kill nothing."""
    office.platform.lines = (("post", 0.5),)
    ana, ben = await office.member("ana"), await office.member("ben")
    office.platform.refuse = [TryLater(30) for _ in range(20)]
    async with office.app.begin(office.community.id) as tx:
        await tx.send(ana, "p:say", "one", prompt=True)
    await office.deliver()
    async with office.app.begin(office.community.id) as tx:
        await tx.send(ben, "p:say", "two", prompt=True)
    began = office.clock.now()
    while office.platform.refuse or len(office.platform.shown) < 2:
        await office.deliver()
        office.clock.turn(seconds=31)
    assert sorted(office.platform.words()) == ["one", "two"]
    assert office.platform.at[0] >= began + timedelta(seconds=30)


async def test_every_message_takes_a_slot_of_its_lines(office: PostOffice) -> None:
    """Eight messages at four a second take two seconds of the workspace's line."""
    began = office.clock.now()
    office.platform.lines = (("post:", 1.0), ("post", 0.25))
    for name in "abcdefgh":
        member = await office.member(name)
        async with office.app.begin(office.community.id) as tx:
            await tx.send(member, "p:say", name, prompt=True)
    await office.deliver()
    assert sorted(office.platform.words()) == list("abcdefgh")
    free = await Pacing(office.store).reserve("sandbox:acme:post", 0.25, began)
    assert free >= began + timedelta(seconds=0.25 * 8)


async def test_a_channel_takes_its_messages_one_by_one(office: PostOffice) -> None:
    """One busy channel does not keep another one waiting."""
    office.platform.lines = (("post:", 1.0), ("post", 0.1))
    async with office.app.begin(office.community.id) as tx:
        for count in range(5):
            await tx.send("C1", "p:say", f"busy{count}", prompt=True)
        await tx.send("C2", "p:say", "other", prompt=True)
    await office.deliver()
    assert office.platform.words("C1") == [f"busy{count}" for count in range(5)]
    assert "other" in office.platform.words()[:2]


async def test_what_can_never_arrive_stops_at_once(office: PostOffice) -> None:
    """A permanent refusal is tried once and stays for the organisers' report."""
    ana = await office.member("ana")
    office.platform.refuse = [Undeliverable("user_disabled")]
    async with office.app.begin(office.community.id) as tx:
        await tx.send(ana, "p:say", "hello", prompt=True)
    await office.deliver()
    office.clock.turn(days=ALWAYS)
    await office.deliver()
    assert await office.note("hello") == (NoteState.DEAD, NoteReason.REFUSED)
    assert len(office.platform.tries) == 1


async def test_ten_failures_are_enough_and_can_be_begun_again(office: PostOffice) -> None:
    """A note is dead after ten lost answers, and requeued it goes under the same key."""
    office.platform.takes_keys = False
    ana = await office.member("ana")
    office.platform.refuse = [TryLater(1, ambiguous=True) for _ in range(ATTEMPTS)]
    async with office.app.begin(office.community.id) as tx:
        await tx.send(ana, "p:say", "hello", prompt=True)
    for _ in range(ATTEMPTS + 3):
        await office.deliver()
        office.clock.turn(days=1)
    assert await office.note("hello") == (NoteState.DEAD, NoteReason.GAVE_UP)
    assert len(office.platform.tries) == ATTEMPTS
    assert await office.outbox.requeue(office.community.id, office.clock.now()) == 1
    await office.deliver()
    assert office.platform.words() == ["hello"]
    assert len({post.key for post in office.platform.tries}) == 1


async def test_a_card_that_cannot_be_made_keeps_nobody_waiting(office: PostOffice) -> None:
    """A mistake of ours in one card is retried and given up; the same person's others arrive."""
    ana = await office.member("ana")
    async with office.app.begin(office.community.id) as tx:
        await tx.send(ana, "p:broken", "x")
    await office.deliver()
    async with office.app.begin(office.community.id) as tx:
        await tx.send(ana, "p:say", "fine")
    await office.deliver()
    assert office.platform.words() == ["fine"]


async def test_whoever_lost_the_lease_sends_and_marks_nothing(office: PostOffice) -> None:
    """After a lease ran out its first holder can neither send nor mark."""
    ana = await office.member("ana")
    async with office.app.begin(office.community.id) as tx:
        await tx.send(ana, "p:say", "hello")
    lane = Lane(office.community.id, edits=False)
    [slow] = await office.outbox.claim(lane, office.clock.now(), 5)
    office.clock.turn(seconds=LEASE.total_seconds() + 1)
    [quick] = await office.outbox.claim(lane, office.clock.now(), 5)
    assert await office.outbox.seal(slow, office.clock.now()) is None
    assert not await office.outbox.mark(slow, *SENT)
    assert await office.outbox.seal(quick, office.clock.now())


async def test_a_message_is_sealed_whole_or_not_at_all(office: PostOffice) -> None:
    """Where another process took a part of a message meanwhile, the rest is left as it is."""
    ana, lane = await office.member("ana"), Lane(office.community.id, edits=False)
    async with office.app.begin(office.community.id) as tx:
        for each in ("two", "three", "four"):
            await tx.send(ana, "p:say", each)
    [slow] = await office.outbox.claim(lane, office.clock.now(), 5)
    office.clock.turn(minutes=-1)  # the other one's clock is a little behind
    async with office.app.begin(office.community.id) as tx:
        await tx.send(ana, "p:say", "one")
    office.clock.turn(minutes=1, seconds=LEASE.total_seconds() + 1)
    [quick] = await office.outbox.claim(lane, office.clock.now(), 5)
    assert [note.ids for note in quick] == [("one",), ("two",), ("three",)]
    assert await office.outbox.seal(slow, office.clock.now()) is None
    assert not await office.outbox.mark(slow, *SENT)
    [[left]] = await office.outbox.claim(lane, office.clock.now(), 5)
    assert (left.ids, left.batch) == (("four",), "")


async def test_each_outcome_is_one_line_of_the_log(office: PostOffice) -> None:
    """Sent, retried, dropped, dead and kept are logged by ids, with the reason and no words."""
    logs.configure()
    people = [await office.member(name) for name in ("ana", "ben", "cleo")]
    office.platform.refuse = [
        TryLater(1),
        Undeliverable("user_disabled"),
        Undeliverable("closed", closed=True),
    ]
    with capture_logs() as lines:
        for reader in people:
            async with office.app.begin(office.community.id) as tx:
                await tx.send(reader, "p:say", "secret", prompt=True)
            await office.deliver()
        async with office.app.begin(office.community.id) as tx:
            await tx.send("C1", "p:say", "unwanted")
        office.clock.turn(seconds=2)
        await office.deliver()
    told = [(line["event"], line.get("reason", "")) for line in lines]
    assert sorted(told) == [
        ("note dead", "refused"),
        ("note dropped", "subject gone"),
        ("note kept", "direct messages closed"),
        ("note retried", ""),
        ("note sent", "delivered"),
    ]
    assert "secret" not in str(lines)
    assert all(line["community"] == office.community.id for line in lines)


async def test_no_note_ends_without_a_reason(office: PostOffice) -> None:
    """An end without a reason is refused, and so is a reason for what is no end."""
    async with office.app.begin(office.community.id) as tx:
        await tx.send("C1", "p:say", "hello")
    [message] = await office.outbox.claim(Lane(office.community.id, edits=False), MONDAY, 5)
    with pytest.raises(ValueError, match="for the reason"):
        await office.outbox.mark(message, NoteState.DROPPED)
    with pytest.raises(ValueError, match="for the reason"):
        await office.outbox.mark(message, NoteState.WAITING, NoteReason.PAUSED)


async def test_two_deliveries_share_the_work(office: PostOffice) -> None:
    """Two processes that deliver at the same moment show every note once."""
    import asyncio

    office.platform.takes_keys = False
    async with office.app.begin(office.community.id) as tx:
        for count in range(30):
            await tx.send(f"C{count % 7}", "p:say", str(count), prompt=True)
    first, second = office.delivery(), office.delivery()
    await asyncio.gather(first(), second(), first(), second())
    assert sorted(map(int, office.platform.words())) == list(range(30))


async def test_a_place_rests_after_everything_owed_there(office: PostOffice) -> None:
    """A place that is over rests once its last words stand, whatever the hour; one that never
    opened has nothing to rest."""
    place = await _place(office, await office.member("ana"), await office.member("ben"))
    unopened = await _place(office, await office.member("cleo"))
    async with office.app.begin(office.community.id) as tx:
        await tx.send(place, "p:say", "goodbye")
        await tx.rest(place)
        await tx.rest(unopened)
    office.clock.time = office.clock.time.replace(hour=23)
    await office.deliver()
    assert office.platform.resting == []
    office.clock.turn(hours=10)
    await office.deliver()
    assert office.platform.words() == ["goodbye"]
    assert office.platform.resting == ["R0"]


async def test_closed_direct_messages_keep_the_note(office: PostOffice) -> None:
    """What cannot be written to somebody is kept, and tried no more by itself."""
    ana = await office.member("ana")
    office.platform.refuse = [Undeliverable("closed", closed=True)]
    async with office.app.begin(office.community.id) as tx:
        await tx.send(ana, "p:say", "hello", prompt=True)
    await office.deliver()
    office.clock.turn(days=ALWAYS)
    await office.deliver()
    assert await office.note("hello") == (NoteState.KEPT, NoteReason.CLOSED)
    assert len(office.platform.tries) == 1


@pytest.mark.shows("O7: several processes")
async def test_another_process_s_platforms_are_left_to_it(office: PostOffice) -> None:
    """A note for a platform whose keys this process lacks is neither taken nor failed."""
    far = await office.store.welcome(community("globex", platform="elsewhere"))
    async with office.app.begin(far.id) as tx:
        await tx.send("C1", "p:say", "far", prompt=True)
    assert await office.deliver() == 0
    assert await office.note("far") == (NoteState.WAITING, NoteReason.NONE)
    assert await office.outbox.next_due() is None

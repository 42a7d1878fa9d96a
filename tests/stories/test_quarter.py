"""A quarter of coffee: six rounds for six people, from the heads-up to "shall we meet again?"."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations

import pytest

from tests.rig import PEOPLE, Rig
from tests.stories.round import (
    ASKED,
    FOURTH,
    HEADS_UP,
    INTRODUCED,
    SECOND,
    groups,
    met,
    start,
    until,
)

EVERYBODY = tuple(name.lower() for name in PEOPLE)


@pytest.mark.shows("C2", "C3", "C4", "C5", "C6", "C9", "R1", "R5")
async def test_one_round_from_heads_up_to_again() -> None:
    """Two people hear of a round, are introduced, choose a time, meet, and wish to meet again."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")

        await until(rig, HEADS_UP)
        assert "I introduce you to somebody on Monday 9 March 2026, 10:00" in rig.last("ben")
        assert rig.labels("ben") == ["Skip this one"]

        await until(rig, INTRODUCED)
        card = rig.last("ben")
        assert "Hello Ben and Cleo" in card or "Hello Cleo and Ben" in card
        assert "You have not met here before." in card
        assert card.count("• ") == 3
        assert "writes first this time" in card
        assert "troubles are welcome, and one thing worth trying is a good end" in card
        assert rig.labels("ben") == ["Time 1", "Time 2", "Time 3", "Another time", "More…"]

        await rig.press("ben", "More…")
        await rig.press("ben", "Other questions")
        assert "Other questions stand in the card now" in rig.last("ben")
        await rig.press("ben", "Time 2")
        assert "You meet on" in rig.last("cleo")
        assert "Ben chose the time" in rig.last("cleo")
        assert "Add to Google Calendar" in rig.last("cleo")

        await until(rig, ASKED)
        assert "Did you meet?" in rig.inbox("ben")[-1]
        assert "A coffee is coming up" in rig.inbox("ben")[-1], "both in one message"
        await rig.press("ben", "We met")
        await rig.press("ben", "Yes, I would like to")
        await rig.press("cleo", "We met")
        assert "would both like" not in rig.sees("ben") + rig.sees("cleo")
        await rig.press("cleo", "Yes, I would like to")
        await until(rig, SECOND)
        assert "You and Cleo both said yes" in rig.sees("ben")
        assert "You and Ben both said yes" in rig.sees("cleo")

        await rig.press("ben", "Find a time")
        assert "A new time is wanted" in rig.sees("cleo")


@pytest.mark.shows("C1", "C3", "C5", "C9")
async def test_a_quarter_without_repeats() -> None:
    """In five rounds each of six people meets each other one once; only then somebody again."""
    async with Rig.open() as rig:
        await start(rig, *EVERYBODY)
        await until(rig, INTRODUCED)
        for number in range(1, 6):
            assert len(await groups(rig)) == 3 * number
            await rig.turn(days=11)
            for account in EVERYBODY:
                await rig.press(account, "We met")
            await rig.turn(days=3)
        pairs = [frozenset(group) for group in (await groups(rig))[:15]]
        assert set(pairs) == {frozenset(pair) for pair in combinations(EVERYBODY, 2)}
        assert len(await groups(rig)) == 18
        assert await met(rig) == set(pairs)
        assert "You were introduced here before" in rig.last("ana")

        questions = [line for line in rig.sees("ana").splitlines() if "• " in line]
        said = [line.partition("• ")[2] for line in questions]
        assert len(said) == len(set(said)) == 18, "no question comes twice"


@pytest.mark.shows("C2", "R4")
async def test_skip() -> None:
    """Whoever skips a round is left out of it without a word, and is in the next one again."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo", "dan")
        await until(rig, HEADS_UP)
        await rig.press("ben", "Skip this one")
        assert "go on without you" in rig.last("ben")
        await until(rig, INTRODUCED)
        assert await groups(rig) == [("cleo", "dan")]
        assert "No coffee this time" not in rig.sees("ben")
        await rig.turn(days=14)
        assert any("ben" in group for group in (await groups(rig))[1:])


@pytest.mark.shows("C2", "H1")
async def test_who_skipped_reads_when_they_are_in_next() -> None:
    """Home and the programme's card name the next introductions somebody is in, and that the coming
    ones go on without them; taken back, the coming ones are theirs again."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await until(rig, HEADS_UP)
        assert "Coffee: the next introductions are on Monday 9 March" in await rig.home("ben")
        await rig.press("ben", "Skip this one")
        home = await rig.home("ben")
        assert "The next ones you are in are on Monday 23 March" in home
        assert "9 March" not in home
        assert "9 March" in await rig.home("cleo")
        await rig.command("ben", "/peer coffee")
        await rig.press("ben", "I am in after all")
        assert "Coffee: the next introductions are on Monday 9 March" in await rig.home("ben")


@pytest.mark.shows("C2", "R10")
async def test_skip_and_change_of_mind() -> None:
    """A skip can be taken back until the introductions are out, and kindly not after that."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await rig.command("ben", "/peer coffee skip")
        assert "There is nothing to skip" in rig.last("ben")
        await until(rig, HEADS_UP)
        assert "Skip this one" in await rig.home("ben")
        await rig.command("ben", "/peer coffee skip")
        assert "Skip this one" not in await rig.home("ben")
        await rig.press("ben", "I am in after all")
        await until(rig, INTRODUCED)
        assert await groups(rig) == [("ben", "cleo")]
        await rig.press("cleo", "Skip this one")
        assert "out already" in rig.last("cleo")


@pytest.mark.shows("C2", "R1")
async def test_ask_first() -> None:
    """Where a programme asks first, only those who say yes this time are introduced."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo", "dan")
        await rig.press("ana", "More settings")
        await rig.submit("ana", extras=("ask-first",))
        await until(rig, HEADS_UP)
        assert "Would you like a coffee this time?" in rig.last("ben")
        await rig.press("ben", "Yes, I am in")
        await rig.press("dan", "Yes, I am in")
        await until(rig, INTRODUCED)
        assert await groups(rig) == [("ben", "dan")]
        assert "No coffee this time" not in rig.sees("cleo")


@pytest.mark.shows("C2", "H8: things close kindly")
async def test_roll_call() -> None:
    """An account that is gone is found before a round, and nobody is introduced to it."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo", "dan")
        gone = rig.world.person("acme", "dan")
        rig.world.change_person("acme", type(gone)(gone.id, gone.name, gone=True))
        await until(rig, INTRODUCED)
        assert await groups(rig) == [("ben", "cleo")]


@pytest.mark.shows("C3", "R4")
async def test_odd_head_count() -> None:
    """With five people two meet and three meet, and nobody is left out."""
    async with Rig.open() as rig:
        await start(rig, *EVERYBODY[:5])
        await until(rig, INTRODUCED)
        await rig.turn(days=14)
        found = await groups(rig)
        assert sorted(map(len, found)) == [2, 2, 3, 3]
        assert all(set(found[at]) | set(found[at + 1]) == set(EVERYBODY[:5]) for at in (0, 2))
        assert "No coffee this time" not in rig.sees("ana")


@pytest.mark.shows("C2", "R4")
async def test_alone() -> None:
    """Who takes part alone is promised nothing and hears so once, on joining, and on home; the
    organiser hears it once a month, with a text to post. With a second one it goes on."""
    async with Rig.open() as rig:
        await start(rig, "ben")
        assert "Nobody else is in it just now" in rig.last("ben")
        assert "March 9" not in rig.last("ben")
        assert "Coffee: nobody else is in it just now" in await rig.home("ben")
        await until(rig, FOURTH)
        told = "\n".join(rig.inbox("ben"))
        assert told.count("Nobody else is in “Coffee” just now") == 1
        assert "A coffee is coming up" not in told
        assert "No coffee this time" not in told
        asked = [each for each in rig.inbox("ana") if "“Coffee” needs more people" in each]
        assert len(asked) == 2, "March and April"
        assert "Type /peer coffee join" in asked[0]
        await rig.command("cleo", "/peer coffee join")
        assert await groups(rig) == [("ben", "cleo")], "at once: Ben was left out of this round"


@pytest.mark.shows("C2", "R4")
async def test_alone_since_the_heads_up() -> None:
    """Who was promised somebody hears it where everybody else has paused since, and what comes."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await until(rig, HEADS_UP)
        await rig.command("cleo", "/peer pause")
        await rig.press("cleo", "Until I come back")
        await until(rig, INTRODUCED)
        assert "Everybody else in “Coffee” has paused or left meanwhile" in rig.last("ben")
        assert "The next introductions are on Monday 23 March 2026, 10:00" in rig.last("ben")


@pytest.mark.shows("C3", "R4")
async def test_nobody_who_fits() -> None:
    """Whoever has nobody to meet in a round hears it, with what comes next and a way to meet."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await rig.command("cleo", "/peer avoid add")
        await rig.submit("cleo", person="ben")
        await until(rig, INTRODUCED)
        assert "there was nobody free who fits this time" in rig.last("ben")
        assert "The next introductions are on Monday 23 March 2026, 10:00" in rig.last("ben")
        assert rig.labels("ben") == ["Find somebody now"]
        await rig.press("ben", "Find somebody now")
        assert "You are on the list" in rig.last("ben")


@pytest.mark.shows("C5")
async def test_nudge_only_if_nobody_pressed() -> None:
    """Half-way, the group in which nobody pressed anything is reminded once, the other is not."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo", "dan", "eve")
        await until(rig, INTRODUCED)
        quiet, busy = await groups(rig)
        await rig.press(busy[0], "Time 1")
        await rig.turn(days=8)
        assert rig.sees(quiet[0]).count("Still time for a coffee") == 1
        assert "Still time for a coffee" not in rig.sees(busy[0])
        await rig.press(quiet[1], "Find a new time")
        assert "New times stand in your place" in rig.last(quiet[1])


@pytest.mark.shows("C5", "R5")
async def test_asked_after_the_meeting() -> None:
    """Who has set a later time is asked after it, and after "not yet" once more, and no more."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await until(rig, INTRODUCED)
        await rig.press("ben", "Another time")
        await rig.submit("ben", day="2026-03-20", time="15:00")
        await until(rig, ASKED)
        assert "Did you meet" not in rig.sees("ben")
        await until(rig, "2026-03-20 16:00")
        assert "You and Cleo were introduced. Has it happened?" in rig.last("ben")
        await rig.press("ben", "Not yet")
        assert "two working days" in rig.last("ben")
        await until(rig, "2026-03-24 17:00")
        assert rig.sees("ben").count("Did you meet in the meantime?") == 1
        await rig.press("ben", "Not yet")
        assert "I do not ask again" in rig.sees("ben")
        await rig.turn(timedelta(days=20) + rig.clock.now())
        assert rig.sees("ben").count("Did you meet in the meantime?") == 0, "answered and replaced"

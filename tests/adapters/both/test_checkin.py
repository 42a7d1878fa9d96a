"""Check-ins as people meet them on Slack and on Discord: shared, asked, brought back, counted."""

from __future__ import annotations

import pytest

from bot.kit.model.people import Profile
from bot.programmes.checkin.models import Sheet
from tests.adapters.both.stage import Actor, Stage, member
from tests.programmes.checkin.people import Ties

BOTH = ("slack", "discord")
AFFECTED = "Could they be affected by it?"


async def start(stage: Stage, organiser: Actor, *people: Actor, **answers: str) -> None:
    """Let an organiser start check-ins in the channel, weekly on Tuesdays, and people join."""
    await organiser.command("confab checkin start")
    rhythm = {"How often?": "Every week", "On which day?": "Tuesday", **answers}
    await organiser.submit(rhythm)
    for person in people:
        await person.press("Join")


async def until(stage: Stage, person: Actor, words: str, count: int = 1) -> None:
    """Let the hours go by until somebody has read something so often."""
    for _ in range(120):
        if person.count(words) >= count:
            return
        await stage.turn(hours=8)
    raise AssertionError(f"never {words!r} in:\n{person.words}")


@pytest.mark.shows("K2", "K5", on=BOTH)
async def test_shared_with_a_peer(stage: Stage, ties: Ties) -> None:
    """Eve reads what Ben wrote for her, cheers and offers help; one tap makes it a question."""
    ben, eve, finn = stage.person("Ben"), stage.person("Eve"), stage.person("Finn")
    for person in (ben, eve, finn):
        await person.command("peer join")
    ties.groups["pair"] = {ben.account, eve.account}
    await ben.command("peer checkin now")
    await ben.press("Let somebody read it…")
    await ben.submit({"Who may read it?": "Eve"})
    if "Continue" in ben.last:
        await ben.press("Continue")
    said = {"A high": "A talk", "One ask, or what would help": "Who knows *unions*?"}
    await ben.submit({**said, "Your energy these weeks": "2"})
    assert "It reaches Eve, and nobody else" in ben.last
    await until(stage, eve, "Who knows *unions*?")
    assert "Your energy" not in eve.words
    assert "A talk" not in finn.words
    await eve.press("Cheer")
    await eve.press("Cheer")
    await eve.press("Offer help")
    await until(stage, ben, "Eve would help")
    assert ben.count("Eve cheers") == 1
    await ben.press("Ask a quick question")
    asked = {"What would help you most?": "Pointers to resources", AFFECTED: "No"}
    await ben.submit(asked | {"How would you like to talk?": "In writing, over some days"})
    await until(stage, eve, "Yes, gladly")


@pytest.mark.shows("K6", on=BOTH)
async def test_an_organisers_own_question(stage: Stage) -> None:
    """It gets a friendly suggestion, comes first, and nobody meets a question twice."""
    ada, ben = stage.person("Ada", organiser=True), stage.person("Ben")
    await start(stage, ada, ben)
    await ada.press("Add a question")
    await ada.submit({"The question": "Did the *move* go well?"})
    assert "could be better still" in ada.last
    for times in (1, 2, 3):
        await until(stage, ben, "Your check-in:", times)
        await ben.press("Check in")
        assert ("Did the *move* go well?" in ben.last) is (times == 1)
        await ben.press("Skip this one")
    async with stage.work() as tx:
        asked = [id for each in await tx.find(Sheet) for id in each.questions]
    assert len(asked) == len(set(asked)) == 9


@pytest.mark.shows("K7", on=BOTH)
async def test_what_a_check_in_brings_back(stage: Stage) -> None:
    """Of two commitments and two plans one each comes along, with a button that leads there."""
    ada, ben = stage.person("Ada", organiser=True), stage.person("Ben")
    await start(stage, ada, ben)
    for what in ("Ask Kim", "Call Jo"):
        await ben.command("peer commitments add")
        await ben.submit({"What will you do?": what})
    for kind, who in (("A mentor", "Kim"), ("An outsider's view", "Jo")):
        await ben.command("peer network plan")
        await ben.submit({"What kind of peer?": kind, "How often in touch?": "every month"})
        await ben.press("Name somebody")
        await ben.submit({"Or somebody elsewhere, by name": who})
    await stage.turn(days=42)
    prompt = next(each for each in reversed(ben.seen) if "Your check-in:" in each)
    assert prompt.count("You have set out to do this") == 1
    assert prompt.count("You wanted to stay in touch with") == 1
    await ben.press("Tell how it goes")
    await ben.submit({"In your own words": "She has time on Monday"})
    assert "Only you can read it" in ben.last


@pytest.mark.shows("K8", "R9", on=BOTH)
async def test_totals_tell_nothing_of_one(stage: Stage) -> None:
    """An organiser reads one rounded total of a closed month; who shares a challenge hears so."""
    ada = stage.person("Ada", organiser=True)
    people = [stage.person(f"P{number}") for number in range(12)]
    await start(stage, ada, *people, **{"How often?": "Every month, on the first such day"})
    async with stage.work() as tx:
        for person in people[:6]:
            id = (await member(person, tx)).id
            await tx.add(Profile(id=id, challenges=("saying-no",)))
    for person in people[:7]:  # new direct messages on Discord leave one after the other
        await until(stage, person, "Your check-in:")
        await count(person)
    await ada.command("confab checkin list")
    await ada.press("Totals")
    assert "no totals yet" in ada.last
    await stage.turn(days=9)
    await ada.press("Totals")
    assert "All: about 5" in ada.last
    assert "High" not in ada.last
    assert not any(f"P{number}" in ada.words for number in range(12))
    for person in (people[0], people[6]):
        await person.command("peer checkin now")
        await person.press("Write, only for me")
        await person.submit({"A high": "A walk"})
    assert "You are not alone" in people[0].last
    assert "You are not alone" not in people[6].last


async def count(person: Actor) -> None:
    """Let somebody give a number to the anonymous total."""
    await person.press("Check in")
    await person.press("Let somebody read it…")
    await person.submit({"Who may read it?": "Nobody: count it in an anonymous total"})
    if "Continue" in person.last:
        await person.press("Continue")
    await person.submit({"Your energy these weeks": "5, plenty"})

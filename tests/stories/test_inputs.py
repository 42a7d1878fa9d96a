"""Bad input to coffee: a clear answer in private, and nothing typed is lost."""

from __future__ import annotations

import pytest

from tests.rig import Rig
from tests.stories.round import INTRODUCED, berlin, groups, start, until

MARKUP = "<!channel> @everyone *bold* <@U1> `code` \u202egnirts\u202c \x07\x00 \U0001f375 مرحبا"


@pytest.mark.shows("R12", "C1")
async def test_started_twice_and_in_the_wrong_place() -> None:
    """Starting again in a channel, by somebody who may not, or outside one, says what to do."""
    async with Rig.open() as rig:
        await rig.command("ben", "/confab coffee start", channel="coffee")
        assert "Only organisers can do this" in rig.last("ben")
        await start(rig)
        await rig.command("ana", "/confab coffee start", channel="coffee")
        assert "Coffee runs in this channel already" in rig.last("ana")
        direct = rig.world.direct("acme", "ana")
        await rig.chat.say("ana", direct.id, "/confab coffee start")
        assert "Go to the channel" in rig.last("ana")


@pytest.mark.shows("R12", "C1", "R1")
async def test_channels_and_accounts_that_cannot() -> None:
    """A channel the bot is not in, and a guest, get a clear answer and change nothing."""
    async with Rig.open() as rig:
        room = rig.world.channel("acme", "coffee")
        room.seen = False
        asked = rig.chat._requests.command("ana", "confab", "coffee start", room)
        said = str(await rig.chat.app.handle(asked))
        assert "I cannot post in " in said
        assert "add Confab to #coffee" in said
        await start(rig, channel="general")
        guest = type(rig.world.person("acme", "ben"))("gus", "Gus", guest=True)
        await rig.chat.add_person(guest)
        await rig.chat.join_channel("gus", "general")
        await rig.command("gus", "/peer coffee join")
        assert "Guests cannot take part yet" in rig.last("gus")
        assert rig.inbox("gus") == []


@pytest.mark.shows("O1", "C1")
async def test_organiser_of_one_programme() -> None:
    """Who was named for one programme can change that one, see no other and start none."""
    async with Rig.open() as rig:
        await start(rig)
        await start(rig, channel="general", name="Tea")
        await rig.command("ana", "/confab organiser add who: @ben programme: Tea")
        await rig.command("ben", "/confab coffee list")
        assert "Tea" in rig.last("ben")
        assert "Coffee" not in rig.last("ben")
        await rig.press("ben", "Hold")
        assert "Tea is on hold" in rig.last("ben")
        rig.world.add_channel("acme", "new", ["ana", "ben"])
        await rig.command("ben", "/confab coffee start", channel="new")
        assert "This is for organisers of everything" in rig.last("ben")


@pytest.mark.shows("R12", "C1")
async def test_two_forms_for_one_channel() -> None:
    """Of two forms that were open for one channel the second to be sent starts nothing."""
    async with Rig.open() as rig:
        await rig.command("ana", "/confab coffee start", channel="coffee")
        room = rig.world.channel("acme", "coffee")
        form = rig.form("ana").form
        rig.world.site("acme").admins.add("ben")
        await rig.command("ben", "/confab coffee start", channel="coffee")
        await rig.submit("ben")
        values = {each.name: each.value for each in form.fields}
        outcome = await rig.chat.app.handle(rig.chat._requests.submit("ana", form, values, room))
        assert "Coffee runs in this channel already" in str(outcome)


@pytest.mark.shows("R12", "C1")
@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("size", "6", "choose one of the answers offered"),
        ("every", "hourly", "choose one of the answers offered"),
        ("time", "25:99", "Please write a time like 14:30"),
        ("name", "x" * 10_000, "This takes 60 characters at most; you wrote 10,000"),
    ],
)
async def test_a_start_that_makes_no_sense(field: str, value: str, said: str) -> None:
    """A wrong answer is explained beside its field, and the form stands there as it was typed."""
    async with Rig.open(people=("Ana",)) as rig:
        await rig.command("ana", "/confab coffee start", channel="coffee")
        await rig.submit("ana", name="Tea", **({field: value} if field != "name" else {}))
        if field == "name":
            await rig.command("ana", "/confab coffee list")
            await rig.press("ana", "Change the rhythm")
            await rig.submit("ana", name=value)
        assert said in rig.errors("ana")[field]
        standing = {each.name: each.value for each in rig.form("ana").form.fields}
        assert standing["name"] == (value if field == "name" else "Tea")


@pytest.mark.shows("R12", "C4")
async def test_times_that_cannot_be() -> None:
    """A time that is over or far away is sent back beside the field."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await until(rig, INTRODUCED)
        for day, said in (
            ("2026-03-08", "has passed"),
            ("2027-03-08", "more than three months away"),
            ("31.03.", "Please write a date like"),
        ):
            await rig.press("ben", "Another time")
            await rig.submit("ben", day=day, time="10:00")
            assert said in rig.errors("ben")["day"]
            rig.chat.cancel("ben")
        await rig.press("ben", "Another time")
        assert {each.name: each.value for each in rig.form("ben").form.fields}["time"] == "10:00"


@pytest.mark.shows("R12", "R8", "C8")
async def test_typed_text_rings_nobody() -> None:
    """What a person types reaches its reader as letters: no markup, no controls, no broken page."""
    async with Rig.open() as rig:
        await rig.join("ben", "cleo")
        await rig.command("ben", "/peer coffee invite @cleo")
        await rig.submit("ben", purpose=MARKUP)
        shown = rig.last("cleo")
        assert "<!channel> @everyone *bold* <@U1>" in shown
        assert not {"\u202e", "\x07", "\x00"} & set(shown)
        await rig.press("cleo", "Yes, gladly")
        await rig.turn(hours=1)
        assert "<!channel> @everyone" in rig.last("ben")
        await rig.command("cleo", "/peer coffee invite @ben")
        await rig.submit("cleo", purpose="x" * 10_000)
        assert (
            "This takes 500 characters at most; you wrote 10,000" in rig.errors("cleo")["purpose"]
        )
        rig.chat.cancel("cleo")
        await rig.command("cleo", "/peer coffee invite @ben")
        assert rig.form("cleo").form.fields[1].value == "x" * 10_000, "nothing typed is lost"


@pytest.mark.shows("R12", "C8")
async def test_people_who_cannot_be_invited() -> None:
    """Oneself, a bot, somebody gone or on one's own list is said beside the field."""
    async with Rig.open() as rig:
        await rig.join("ben", "cleo")
        account = type(rig.world.person("acme", "ben"))
        await rig.chat.add_person(account("robo", "Robo", bot=True))
        await rig.command("ben", "/peer avoid add")
        await rig.submit("ben", person="cleo")
        for who, said in (
            ("ben", "at least one other person"),
            ("robo", "Robo cannot be invited"),
            ("cleo", "on your own avoid list"),
        ):
            await rig.command("ben", "/peer coffee invite")
            await rig.submit("ben", people=(who,))
            assert said in rig.errors("ben")["people"]
            rig.chat.cancel("ben")


@pytest.mark.shows("R12", "C9")
async def test_questions_that_members_propose() -> None:
    """A closed question is sent back with a reason; an open one is taken and asked."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await rig.command("ben", "/peer coffee question")
        await rig.submit("ben", question="Do you like your work?")
        assert "yes or no" in rig.errors("ben")["question"]
        good = "Which small habit makes your week lighter?"
        for _ in range(2):
            await rig.command("ben", "/peer coffee question")
            await rig.submit("ben", question=good)
        await rig.command("ana", "/confab coffee questions")
        assert good in rig.last("ana")
        assert "Ben" not in rig.last("ana")
        await rig.press("ana", "Take it")
        assert "No question waits" in rig.last("ana"), "proposed twice, kept once"
        await rig.turn(hours=1)
        assert "Your question is in" in rig.sees("ben")


@pytest.mark.shows("R12", "C1")
async def test_many_programmes_with_long_names() -> None:
    """Names of any length and kind fit on buttons and lists, and each programme can be reached."""
    async with Rig.open() as rig:
        names = ["ל" * 60, "W" * 60, "<!channel> " * 5, "\U0001f375" * 60]
        for number, name in enumerate(names):
            rig.world.add_channel("acme", f"c{number}", ["ana", "ben"])
            await start(rig, "ben", channel=f"c{number}", name=name)
        await rig.command("ben", "/peer coffee leave")
        assert "Which coffee would you like to leave?" in rig.last("ben")
        (card,) = rig.messages("ben")[-1].cards
        rows = [line for line in card.said if line.endswith("[Leave]")]
        row = next(at for at, line in enumerate(rows) if line.startswith("WWW"))
        await rig.press("ben", card.buttons[row].token)
        assert "You are not in “WWW" in rig.last("ben")
        await rig.command("ana", "/confab coffee list")
        assert "4 coffee programmes" in rig.last("ana")
        shown = next(each for each in rig.messages("ana")[-1].buttons if each.label == "Show it")
        await rig.press("ana", shown.token)
        assert "Change the rhythm" in rig.labels("ana")
        await rig.command("cleo", "/peer coffee join")
        assert "There are 4 to choose from" in rig.last("cleo")
        await rig.press("cleo", "Join")
        assert "You are in" in rig.last("cleo")


@pytest.mark.shows("R12", "C4")
async def test_people_with_very_long_names() -> None:
    """Five people whose names fill a line each are introduced all the same."""
    people = ("Ana", *(f"{letter * 79}" for letter in "BCDE"))
    async with Rig.open(people=people) as rig:
        accounts = [name.lower() for name in people]
        await start(rig, *accounts, size="5")
        await rig.turn(berlin(INTRODUCED))
        assert [len(group) for group in await groups(rig)] == [5]
        assert "Hello" in rig.last("ana")
        await rig.press("ana", "Time 1")
        assert "You meet on" in rig.sees("ana")

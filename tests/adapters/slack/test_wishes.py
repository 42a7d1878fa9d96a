"""What members wish for, on the loopback Slack with the real slack-bolt: a pause, not to meet
somebody, a word with an organiser, a coffee now or with one person, a question of one's own."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select

from bot.kit.model.people import Slip
from bot.kit.model.series import Enrolment, Part
from bot.programmes import PROGRAMMES
from storage.schema import table_of
from tests.adapters.slack.rig import SlackRig, open_rig
from tests.adapters.slack.test_coffee import NOBODY, Team, copy, start
from tests.doubles.slack import LoopbackSlack, Seen, User, Workspace

SILENT, STAY = copy("silent-title"), copy("press-stay")
INVITED, ASKING = copy("invites-sent-title"), copy("invitation-title", inviter="Ana Lima")


@pytest.fixture
async def rig(slack: LoopbackSlack, people: Team) -> AsyncIterator[SlackRig]:
    """Confab with all its programmes, and coffee started in the channel."""
    async with open_rig(slack, PROGRAMMES) as opened:
        await start(opened, people)
        yield opened


@pytest.fixture
def people(slack: LoopbackSlack, team: Workspace) -> Team:
    """The people of these wishes."""
    return Team(slack, team)


async def join(rig: SlackRig, *joining: User) -> None:
    """Let people take part in coffee."""
    for user in joining:
        await rig.slack.command(user, "/peer coffee join")
    await rig.settle()


def groups(people: Team, user: User) -> set[frozenset[str]]:
    """Return the names in each group message in which somebody reads Confab."""
    channels = (seen.source.channel for seen in people.place(user))  # type: ignore[union-attr]
    return {frozenset(p.name for p in each.members if not p.is_bot) for each in channels}


def direct(people: Team, user: User) -> list[Seen]:
    """Return what somebody reads in Confab's own direct messages, without answers to commands."""
    return [seen for seen in people.slack.sees(user, people.team.dm(user)) if not seen.ephemeral]


@pytest.mark.shows("R2", "H4", on="slack")
async def test_a_pause_stops_everything_until_one_is_back(rig: SlackRig, people: Team) -> None:
    """Who pauses gets no introduction, no heads-up and no invitation; once back, they do."""
    slack = rig.slack
    await join(rig, people.ana, people.ben, people.cleo)
    await slack.command(people.cleo, "/peer pause")
    await slack.press(people.cleo, slack.last(people.cleo), "Until I come back")
    before = direct(people, people.cleo)
    await slack.command(people.ana, "/peer coffee invite @Cleo Roux")
    await slack.submit(people.ana)
    assert INVITED in people.words(people.ana), "as for anybody, so that no pause is given away"
    await rig.turn(days=14)
    assert groups(people, people.ana) == {frozenset(("Ana Lima", "Ben Ono"))}
    assert groups(people, people.cleo) == set()
    assert len(direct(people, people.cleo)) == len(before)
    await slack.command(people.cleo, "/peer resume")
    await rig.turn(days=28)
    assert groups(people, people.cleo)


@pytest.mark.shows("H5", "R6", on="slack")
async def test_an_avoid_list_holds_and_is_not_seen(rig: SlackRig, people: Team) -> None:
    """Somebody put on the list by a form is never in one's group, and reads nothing of it."""
    slack = rig.slack
    await join(rig, people.ana, people.ben, people.cleo)
    await slack.command(people.ana, "/peer avoid add", channel=people.coffee)
    await slack.submit(people.ana, {"Person": people.ben})
    listed = slack.last(people.ana, people.coffee)
    assert "Ben Ono" in listed
    assert listed.ephemeral
    await rig.turn(days=60)
    met = groups(people, people.cleo)
    assert met == {frozenset(("Cleo Roux", name)) for name in ("Ana Lima", "Ben Ono")}
    assert groups(people, people.ana) | groups(people, people.ben) == met
    assert "avoid" not in people.words(people.ben)
    for left_out in (people.ana, people.ben):
        told = next(seen for seen in direct(people, left_out) if NOBODY in seen)
        assert "nobody free who fits this time" in told, "the one reason there is, for both"


@pytest.mark.shows("H10", "R8", on="slack")
async def test_a_letter_to_an_organiser(rig: SlackRig, people: Team) -> None:
    """It arrives as a direct message to one person; sealed on its way, it is not kept after."""
    slack, ada, ben = rig.slack, people.ada, people.ben
    await slack.command(ada, "/confab check", channel=people.coffee)
    await slack.command(ben, "/peer talk", channel=people.coffee)
    await slack.press(ben, slack.last(ben, people.coffee), "Write to an organiser")
    await slack.submit(ben, {"To": "Ada", "Your message": "About *Dan* <!channel>"})
    on_its_way = await sealed(rig)
    assert on_its_way
    assert not any(b"Dan" in words for words in on_its_way)
    await rig.settle()
    letter = direct(people, ada)[-1]
    assert "About *Dan* <!channel>" in letter
    assert "Ben Ono" in letter
    assert letter.rings <= {ben.id}, "the writer is named, and nobody else is rung"
    assert await sealed(rig) == []
    await slack.press(ada, letter, "Reply")
    await slack.submit(ada, {"Your message": "Of course"})
    await rig.settle()
    assert "Of course" in direct(people, ben)[-1]
    assert "About *Dan*" not in people.words(people.cleo) + people.words(people.dan)
    async with rig.work() as tx:
        assert await tx.count(Slip) == 0


async def sealed(rig: SlackRig) -> list[bytes]:
    """Return the words on their way as they stand in the database."""
    async with rig.store.transaction(reads_only=True) as connection:
        return list((await connection.execute(select(table_of(Slip).c.words))).scalars().all())


@pytest.mark.shows("C7", "R7", on="slack")
async def test_three_silent_rounds_end_in_a_gentle_pause(rig: SlackRig, people: Team) -> None:
    """After three rounds without a press comes one kind card, and a press undoes the pause."""
    slack = rig.slack
    await join(rig, people.ana, people.ben)
    await rig.turn(days=55)
    [said] = [seen for seen in direct(people, people.ana) if SILENT in seen]
    assert "That is quite all right" in said
    assert not any(each in said for each in ("missed", "failed", "should", "only you"))
    before = len(people.place(people.ana))
    await rig.turn(days=15)
    assert len(people.place(people.ana)) == before
    await slack.press(people.ana, said, STAY)
    member = await rig.member(people.ana)
    assert member
    async with rig.work() as tx:
        assert await tx.count(Enrolment, member=member.id, part=Part.IN) == 1


@pytest.mark.shows("C8", "R11", on="slack")
async def test_a_coffee_now(rig: SlackRig, people: Team) -> None:
    """Of two who would meet now the first waits, and with the second their place opens at once."""
    await join(rig, people.ana, people.ben, people.cleo)
    await rig.slack.command(people.ana, "/peer coffee now")
    await rig.turn(hours=1)
    assert people.place(people.ana) == []
    await rig.slack.command(people.ben, "/peer coffee now")
    await rig.turn(hours=1)
    both = {frozenset(("Ana Lima", "Ben Ono"))}
    assert groups(people, people.ana) == groups(people, people.ben) == both
    assert people.place(people.cleo) == []


@pytest.mark.shows("C8", "R11", on="slack")
async def test_an_invitation_is_accepted(rig: SlackRig, people: Team) -> None:
    """Somebody is invited by name with a purpose; with their yes the place opens, saying it."""
    slack = rig.slack
    await join(rig, people.ana, people.ben)
    await slack.command(people.ana, "/peer coffee invite @Ben Ono", channel=people.coffee)
    form = slack.form(people.ana)
    assert form
    assert "nervous" in form.words
    await slack.submit(people.ana, {"What for?": "How do you run <!here> retrospectives?"})
    assert INVITED in people.words(people.ana)
    await rig.settle()
    asked = direct(people, people.ben)[-1]
    assert ASKING in asked
    assert asked.rings <= {people.ana.id}, "the inviter is named, and nobody else is rung"
    await slack.press(people.ben, asked, copy("press-yes"))
    await rig.turn(hours=1)
    assert groups(people, people.ana) == {frozenset(("Ana Lima", "Ben Ono"))}
    assert "<!here> retrospectives?" in "\n".join(map(str, people.place(people.ana)))


@pytest.mark.shows("C9", on="slack")
async def test_a_question_of_one_s_own(rig: SlackRig, people: Team) -> None:
    """A closed question is answered inside the form; an open one is taken, without a name."""
    slack, ben, good = rig.slack, people.ben, "Which small habit makes your week lighter?"
    await join(rig, ben)
    await slack.command(ben, "/peer coffee question")
    await slack.submit(ben, {"Your question": "Do you like your work?"})
    form = slack.form(ben)
    assert form
    assert "yes or no" in form.errors["Your question"]
    await slack.submit(ben, {"Your question": good})
    assert slack.form(ben) is None
    await slack.command(people.ada, "/confab coffee questions", channel=people.coffee)
    shown = slack.last(people.ada, people.coffee)
    assert good in shown
    assert "Ben" not in shown
    await slack.press(people.ada, shown, copy("press-take"))
    await rig.turn(hours=1)
    assert copy("question-taken-title") in direct(people, ben)[-1]


@pytest.mark.shows("C10", on="slack")
async def test_a_programme_across_teams(rig: SlackRig, people: Team) -> None:
    """Set so in a form, it introduces nobody to somebody of their own team."""
    slack, kind = rig.slack, copy("kind-across-team")
    await join(rig, people.ana, people.ben, people.cleo)
    await slack.command(people.ada, "/confab coffee list", channel=people.coffee)
    await slack.press(people.ada, slack.last(people.ada, people.coffee), copy("press-fine"))
    await slack.submit(people.ada, {copy("field-kind"): kind})
    await slack.command(people.ada, "/confab coffee list", channel=people.coffee)
    assert kind.split(":")[0] in slack.last(people.ada, people.coffee)
    for user in (people.ana, people.ben, people.cleo):
        await slack.command(user, "/peer profile edit who")
        await slack.submit(user, {"Team": "Data" if user is people.cleo else "Payments"})
    await rig.turn(days=60)
    met = groups(people, people.ana) | groups(people, people.ben) | groups(people, people.cleo)
    assert met == {frozenset(("Cleo Roux", name)) for name in ("Ana Lima", "Ben Ono")}


@pytest.mark.shows("O3: why nothing happened", on="slack")
async def test_why_nothing_happens_is_told_in_private(rig: SlackRig, people: Team) -> None:
    """An organiser puts a programme on hold and reads it as the reason, alone; others may not."""
    slack, ada, channel = rig.slack, people.ada, people.coffee
    await slack.command(ada, "/confab coffee list", channel=channel)
    await slack.press(ada, slack.last(ada, channel), copy("press-hold"))
    await slack.command(ada, "/confab why", channel=channel)
    told = slack.last(ada, channel)
    assert "Coffee is on hold" in told
    assert told.ephemeral
    assert "Coffee is on hold" not in people.words(people.cleo)
    await slack.command(people.cleo, "/confab why", channel=channel)
    assert "Only organisers can do this" in slack.last(people.cleo, channel)


@pytest.mark.shows("R1", "R8", on="slack")
async def test_called_in_the_channel_where_direct_messages_are_off(
    rig: SlackRig, people: Team
) -> None:
    """A note that Slack will never take is kept: its reader is called in the channel, by a card
    that says nothing of what it is, and is shown it alone."""
    slack = rig.slack
    await join(rig, people.ada, people.cleo)
    slack.faults.error("chat.postMessage", "messages_tab_disabled", times=2)
    await rig.turn(days=6)
    seen = slack.sees(people.cleo, people.coffee)
    calls = [each for each in seen if "there is a note for you" in each.words]
    assert len(calls) == 2
    assert not any("offee" in each.words for each in calls)
    mine = next(each for each in calls if people.cleo.id in each.rings)
    await slack.press(people.cleo, mine, "Show me")
    assert copy("heads-up-title") in slack.last(people.cleo).words
    assert slack.last(people.cleo).ephemeral

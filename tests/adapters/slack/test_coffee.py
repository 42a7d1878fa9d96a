"""The coffee story on the loopback Slack, with the real slack-bolt: from an organiser's command to
"shall we meet again?", and the same with everything going wrong that can."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.kit.screen.words import Words
from bot.programmes import PROGRAMMES
from tests.adapters.slack.rig import SlackRig, open_rig
from tests.doubles.slack import Channel, LoopbackSlack, Seen, User, Workspace, rates

copy = Words("bot.programmes.coffee").line  # so that polishing the words breaks no story
JOIN, NOT_FOR_ME, SKIP, MET, AGAIN = (
    copy(f"press-{each}") for each in ("join-this", "not-for-me", "skip", "met", "again-yes")
)
HEADS_UP, NOBODY, DID_YOU, TOO_LATE, SKIPPED = (
    copy(f"{each}-title") for each in ("heads-up", "nobody", "met", "too-late", "skipped")
)
TIME_1, TIME_2 = (copy("press-slot", number=each) for each in "12")
MUTUAL = copy("mutual-title", others=1)
WELCOME = copy("welcome-title", name="Coffee")
ONLY_WITH_YES = copy("invited-why")
YOU_MEET = copy("time-title", at="").strip()
ALONE = copy("intro-apart", names="").split("!")[1].strip()
CHOSE = copy("time-by", chooser="").split(".")[0].strip()


class Team:
    """A workspace with an administrator, four people and a channel, and what they do there."""

    def __init__(self, slack: LoopbackSlack, team: Workspace) -> None:
        self.slack = slack
        self.ada = team.user("Ada Berg", tz="Europe/Berlin", admin=True)
        self.ana, self.ben, self.cleo = (
            team.user(name, tz="Europe/Berlin") for name in ("Ana Lima", "Ben Ono", "Cleo Roux")
        )
        self.dan = team.user("Dan Fox", tz="Europe/London")
        self.coffee = team.channel("coffee", members=[self.ada, self.cleo])
        self.team = team

    async def press(self, user: User, label: str) -> Seen:
        """Press the newest button with this label that somebody sees; return where it stood."""
        offers = [seen for seen in self.slack.sees(user) if label in seen.buttons]
        assert offers, f"{user.name} sees no {label!r} in:\n{self.words(user)}"
        await self.slack.press(user, offers[-1], label)
        return offers[-1]

    def words(self, user: User, channel: Channel | None = None) -> str:
        """Everything of Confab's that somebody sees."""
        return "\n\n".join(map(str, self.slack.sees(user, channel)))

    def place(self, user: User) -> list[Seen]:
        """What somebody sees in group messages, oldest first."""
        return [seen for seen in self.slack.sees(user) if seen.where.startswith("DM with")]

    def partner(self, user: User) -> User:
        """Who else is in somebody's group message."""
        channel = self.place(user)[0].source.channel  # type: ignore[union-attr]  # a message
        return next(p for p in channel.members if p is not user and not p.is_bot)


@pytest.fixture(params=["socket", "http"])
async def rig(
    slack: LoopbackSlack, people: Team, request: pytest.FixtureRequest
) -> AsyncIterator[SlackRig]:
    """Confab with all its programmes, where these people are."""
    async with open_rig(slack, PROGRAMMES, way=request.param) as opened:
        yield opened


@pytest.fixture
def people(slack: LoopbackSlack, team: Workspace) -> Team:
    """The people of this story."""
    return Team(slack, team)


async def start(rig: SlackRig, people: Team) -> None:
    """Let the administrator start coffee in the channel."""
    slack = rig.slack
    await slack.command(people.ada, "/confab coffee start", channel=people.coffee)
    form = slack.form(people.ada)
    assert form, people.words(people.ada)
    await slack.submit(people.ada, {"Name of the programme": "Coffee"})
    assert slack.form(people.ada) is None
    await rig.settle()


async def everybody_in(rig: SlackRig, people: Team) -> None:
    """Let four people say yes, each in their own way."""
    slack = rig.slack
    await slack.command(people.ada, "/peer coffee join", channel=people.coffee)
    await slack.command(people.ana, "/peer coffee join")
    await slack.joins(people.ben, people.coffee)
    await rig.settle()
    await people.press(people.cleo, JOIN)
    await rig.settle()


async def until_introduced(rig: SlackRig, people: Team) -> None:
    """Let the days go by until somebody is introduced."""
    for _ in range(40):
        if people.place(people.ana):
            return
        await rig.turn(hours=12)
    raise AssertionError(f"nobody was introduced:\n{people.words(people.ana)}")


@pytest.mark.shows("R1", "C1", on="slack")
async def test_saying_yes_in_four_ways(rig: SlackRig, people: Team) -> None:
    """By command, by coming into the channel, by its button, and never by being added."""
    await start(rig, people)
    assert JOIN in rig.slack.last(people.cleo, people.coffee).buttons
    await everybody_in(rig, people)
    assert WELCOME in people.words(people.ben)
    assert NOT_FOR_ME in people.words(people.ben)
    await rig.slack.joins(people.dan, people.coffee, inviter=people.ada)
    await rig.settle()
    dan = await rig.member(people.dan)
    assert dan
    assert dan.joined is None
    assert ONLY_WITH_YES in people.words(people.dan)
    for user in (people.ada, people.ana, people.ben, people.cleo):
        member = await rig.member(user)
        assert member
        assert member.joined, user.name


@pytest.mark.shows("C2", "C3", "C4", "C5", "C6", "R5", on="slack")
async def test_a_round_of_coffee(rig: SlackRig, people: Team) -> None:
    """Heads-up, one skips, the others are introduced in a thread of their own, choose a time, say
    that they met, and learn of each other's yes only when both said it."""
    slack = rig.slack
    await start(rig, people)
    await everybody_in(rig, people)
    await slack.command(people.dan, "/peer coffee join", channel=people.coffee)
    for _ in range(40):
        if HEADS_UP in people.words(people.dan):
            break
        await rig.turn(hours=6)
    await people.press(people.dan, SKIP)
    assert SKIPPED in people.words(people.dan)
    await until_introduced(rig, people)
    assert people.place(people.dan) == []
    partner = people.partner(people.ana)

    root = people.place(people.ana)[0]
    assert TIME_1 in root.buttons
    assert partner.name in root.words
    await people.press(partner, TIME_1)
    await rig.settle()
    in_thread = slack.thread(people.ana, root)
    assert any(YOU_MEET in seen for seen in in_thread), people.words(people.ana)

    for _ in range(60):
        if DID_YOU in people.words(people.ana):
            break
        await rig.turn(hours=12)
    await people.press(people.ana, MET)
    await people.press(people.ana, AGAIN)
    await rig.settle()
    assert MUTUAL not in people.words(people.ana)
    await people.press(partner, MET)
    await people.press(partner, AGAIN)
    await rig.turn(days=4)
    assert MUTUAL in people.words(people.ana)
    assert MUTUAL in people.words(partner)


async def test_a_round_when_everything_goes_wrong(slack: LoopbackSlack, people: Team) -> None:
    """429s, dropped connections, lost acks, repeated and reordered events: nobody is left out,
    nothing is lost, and nothing changes twice."""
    async with open_rig(slack, PROGRAMMES) as rig:
        await start(rig, people)
        for method in ("chat.postMessage", "conversations.open", "users.info"):
            slack.faults.rate_limit(method, retry_after=20, times=2)
        slack.hold_events()
        joined = await slack.joins(people.ben, people.coffee)
        await slack.leaves(people.ben, people.coffee)
        await slack.joins(people.ben, people.coffee)
        patience, slack.courier.ack_seconds = slack.courier.ack_seconds, 1.0
        await slack.release_events([0, 1, 2])
        await slack.again(joined)
        await rig.turn(hours=0.1)
        slack.courier.ack_seconds = patience
        await slack.command(people.ana, "/peer coffee join")
        if "Something went wrong" in people.words(people.ana):
            await slack.command(people.ana, "/peer coffee join")
        await until_introduced(rig, people)
        assert people.partner(people.ana) is people.ben
        assert len({seen.where for seen in people.place(people.ana)}) == 1

        slack.faults.drop("chat.update")
        slack.faults.drop("response_url")
        first = await people.press(people.ben, TIME_1)
        again = await slack.press(people.ben, first, TIME_1)
        await slack.again(again)
        await rig.settle()
        await rig.turn(hours=2)
        times = [seen for seen in people.place(people.ana) if "chose the time" in seen]
        assert len(times) == 1


async def test_a_dropped_answer_never_loses_an_introduction(
    slack: LoopbackSlack, people: Team
) -> None:
    """When the answer to the very post that opens the place is lost, the place is there all the
    same; the message may stand twice, as Slack takes no key, but every button works."""
    async with open_rig(slack, PROGRAMMES) as rig:
        await start(rig, people)
        for user in (people.ana, people.ben):
            await slack.command(user, "/peer coffee join", channel=people.team.dm(user))
        for _ in range(40):
            if HEADS_UP in people.words(people.ana):
                break
            await rig.turn(hours=6)
        slack.faults.drop("conversations.open")
        slack.faults.drop("chat.postMessage")
        await until_introduced(rig, people)
        await rig.turn(hours=1)
        roots = [seen for seen in people.place(people.ana) if TIME_1 in seen.buttons]
        assert 1 <= len(roots) <= 2
        await slack.press(people.ana, roots[0], TIME_1)
        await rig.settle()
        assert any(YOU_MEET in seen for seen in people.place(people.ben))


@pytest.mark.shows("R4", on="slack")
async def test_nobody_is_left_out_silently(slack: LoopbackSlack, people: Team) -> None:
    """Who joined alone is told that nobody else is there yet; what comes next is not promised."""
    async with open_rig(slack, PROGRAMMES) as rig:
        await start(rig, people)
        await slack.command(people.ana, "/peer coffee join")
        await rig.turn(days=21)
        assert people.words(people.ana).count("Nobody else is in “Coffee” just now") == 1
        assert NOBODY not in people.words(people.ana)
        assert "needs more people" in people.words(people.ada)


@pytest.mark.shows("R4", "C4", on="slack")
async def test_no_group_message_can_be_opened(slack: LoopbackSlack, people: Team) -> None:
    """Where Slack refuses group messages for good, each is introduced alone, with the times."""
    async with open_rig(slack, PROGRAMMES) as rig:
        await start(rig, people)
        for user in (people.ana, people.ben):
            await slack.command(user, "/peer coffee join", channel=people.team.dm(user))
        slack.faults.error("conversations.open", "restricted_action", times=3)
        for _ in range(40):
            if ALONE in people.words(people.ben):
                break
            await rig.turn(hours=6)
        alone = [seen for seen in slack.sees(people.ben) if TIME_1 in seen.buttons]
        assert ALONE in alone[-1]
        await slack.press(people.ben, alone[-1], TIME_1)
        await rig.settle()
        assert any(CHOSE in seen for seen in slack.sees(people.ana))


@pytest.mark.shows("R10", on="slack")
async def test_old_buttons_after_a_restart_and_a_month(slack: LoopbackSlack, people: Team) -> None:
    """Buttons of a round long over still answer, from another process, and change nothing."""
    async with open_rig(slack, PROGRAMMES) as rig:
        await start(rig, people)
        for user in (people.ana, people.ben):
            await slack.command(user, "/peer coffee join")
        await until_introduced(rig, people)
        before = {seen.ts: seen for seen in slack.sees(people.ana)}
        skip = next(seen for seen in before.values() if SKIP in seen.buttons)
        root = people.place(people.ana)[0]
        await rig.turn(days=35)
        rig.serving.cancel()
        await slack.until(lambda: not slack.socket.links)
        async with rig.another():
            await slack.press(people.ana, skip, SKIP)
            assert TOO_LATE in people.words(people.ana)
            for label in (TIME_1, TIME_2):
                delivery = await slack.press(people.ana, root, label)
                assert delivery.acked
            await rig.settle()
            shown = slack.last(people.ana)
            assert "went wrong" not in people.words(people.ana), shown


@pytest.mark.shows("H1", on="slack")
async def test_home_is_the_tab(rig: SlackRig, people: Team) -> None:
    """Home is the App Home tab, with a button for what one can do now; it is drawn anew after."""
    await start(rig, people)
    await rig.slack.opens_home(people.ana)
    home = rig.slack.home(people.ana)
    assert home
    assert home.buttons


@pytest.mark.shows("O1", on="slack")
async def test_who_adds_confab_is_greeted(rig: SlackRig, people: Team) -> None:
    """Who first brings Confab into a channel reads three steps, and what it can and cannot see."""
    lounge = people.team.channel("lounge", members=[people.ada], bot=False)
    await rig.slack.joins(people.team.bot, lounge, inviter=people.ada)
    await rig.settle()
    assert "/confab coffee start" in people.words(people.ada)


async def test_forty_people_come_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many come into a channel, and however seldom Slack may be asked about people: each
    of them is found out about in time, and is invited once; who went again is not."""
    monkeypatch.setitem(rates.PER_MINUTE, "users.info", 12)
    async with LoopbackSlack(rates=True) as slack:
        people = Team(slack, slack.workspace("T1"))
        async with open_rig(slack, PROGRAMMES) as rig:
            await start(rig, people)
            crowd = [people.team.user(f"N{number}") for number in range(41)]
            for each in crowd:
                assert (await slack.joins(each, people.coffee)).acked
            await slack.leaves(crowd[-1], people.coffee)
            await rig.turn(hours=1)
            direct = [[s for s in slack.sees(each) if s.where == "DM"] for each in crowd]
            invited = [len(each) for each in direct]
            assert invited == [1] * 40 + [0]

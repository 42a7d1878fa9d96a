"""Forms on the loopback Slack: opened, filled in, put right, gone on with, and never lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.adapters.slack.gallery_programme import GALLERY
from tests.adapters.slack.rig import SlackRig, open_rig
from tests.doubles.slack import Channel, Form, LoopbackSlack, User, Workspace


@pytest.fixture(params=["socket", "http"])
async def rig(slack: LoopbackSlack, request: pytest.FixtureRequest) -> AsyncIterator[SlackRig]:
    """Confab with a programme of one of everything, over each way in."""
    async with open_rig(slack, [GALLERY], way=request.param) as opened:
        yield opened


@pytest.fixture
def coffee(team: Workspace, ana: User) -> Channel:
    """A channel the bot is in."""
    return team.channel("coffee", members=[ana])


def form_of(slack: LoopbackSlack, user: User) -> Form:
    """The form somebody has open."""
    form = slack.form(user)
    assert form, f"{user.name} has no form open"
    return form


async def test_form_opens_and_is_taken(
    rig: SlackRig, slack: LoopbackSlack, team: Workspace, ana: User, coffee: Channel
) -> None:
    """Every kind of answer arrives, and what came of it is shown where the form was asked for."""
    ben = team.user("Ben Ono")
    await slack.command(ana, "/peer form", channel=coffee)
    assert form_of(slack, ana).fields == ["Line", "One", "Some", "Whom", "All"]
    typed = {"Line": "<!here> & hi", "One": "No preference", "Some": ["Beta"]}
    await slack.submit(ana, typed | {"Whom": ben, "All": [ben, ana]})
    assert slack.form(ana) is None
    said = slack.last(ana, coffee)
    assert "{'line': '<!here> & hi', 'one': '', 'some': ('b',)} ['Ana', 'Ben']" in said
    assert said.ephemeral
    assert said.rings == frozenset()


@pytest.mark.shows("R12", on="slack")
async def test_errors_stand_beside_their_fields(
    rig: SlackRig, slack: LoopbackSlack, ana: User, team: Workspace
) -> None:
    """What has to be put right is said beside the field; nothing typed is lost, and it goes on."""
    await slack.command(ana, "/peer form")
    await slack.submit(ana, {"Line": "bad", "Some": ["Alpha"], "Whom": ana})
    assert form_of(slack, ana).errors == {"Line": "Please say something kinder."}
    await slack.submit(ana, {"Line": "good"})
    assert slack.form(ana) is None
    assert "{'line': 'good', 'one': '', 'some': ('a',)} ['Ana']" in slack.last(ana)


@pytest.mark.shows("R12", on="slack")
async def test_what_was_typed_stands_there_again(
    rig: SlackRig, slack: LoopbackSlack, ana: User, team: Workspace
) -> None:
    """A form closed after an error opens whole the next time, people included."""
    ben = team.user("Ben Ono")
    await slack.command(ana, "/peer form")
    await slack.submit(ana, {"Line": "bad", "Whom": ben, "One": "Beta"})
    await slack.close(ana)
    await slack.command(ana, "/peer form")
    shown = {c.label: c.element for c in form_of(slack, ana).controls}
    assert shown["Line"]["initial_value"] == "bad"
    assert shown["Whom"]["initial_user"] == ben.id
    assert shown["One"]["initial_option"]["value"] == "b"


async def test_second_step_takes_the_place_of_the_first(
    rig: SlackRig, slack: LoopbackSlack, ana: User
) -> None:
    """A form that follows a form comes in the same window, and no old answer stands in it."""
    await slack.command(ana, "/peer form")
    await slack.submit(ana, {"Line": "next"})
    second = form_of(slack, ana)
    assert (second.title, second.depth) == ("Second step", 1)
    await slack.submit(ana, {"Day": "2026-12-01", "Hour": "09:30"})
    assert "{'day': '2026-12-01', 'hour': '09:30', 'line': ''}" in slack.last(ana)


async def test_form_can_replace_the_card_it_came_from(
    rig: SlackRig, slack: LoopbackSlack, ana: User
) -> None:
    """A form opened by a button may change the message that the button stands in."""
    await slack.command(ana, "/peer start")
    await rig.settle()
    noted = next(seen for seen in slack.sees(ana) if "Note" in seen)
    await slack.press(ana, noted, "Fill in")
    await slack.submit(ana, {"Line": "swap"})
    changed = [seen.words for seen in slack.sees(ana) if seen.ts == noted.ts]
    assert changed == ["Swapped by a form"]


async def test_expired_trigger_leaves_a_button(
    rig: SlackRig, slack: LoopbackSlack, ana: User, coffee: Channel
) -> None:
    """A form that comes too late to open waits behind one button, privately."""
    slack.faults.error("views.open", "expired_trigger_id")
    await slack.command(ana, "/peer form", channel=coffee)
    assert slack.form(ana) is None
    waiting = slack.last(ana, coffee)
    assert "Everything\nSlack could not open the form just now." in waiting
    await slack.press(ana, waiting, "Continue")
    assert form_of(slack, ana).title == "Everything"


async def test_form_on_home_is_answered_in_its_window(
    rig: SlackRig, slack: LoopbackSlack, ana: User
) -> None:
    """A form opened from home stays in front: its answer takes its place, home is drawn again."""
    await slack.opens_home(ana)
    home = slack.home(ana)
    assert home
    await slack.press(ana, home, "Fill in")
    published = len(slack.calls("views.publish"))
    await slack.submit(ana, {"Line": "hello"})
    window = form_of(slack, ana)
    assert "Taken" in window
    assert window.submit is None
    await slack.until(lambda: len(slack.calls("views.publish")) == published + 1)


async def test_form_submitted_twice_is_taken_once(
    rig: SlackRig, slack: LoopbackSlack, ana: User
) -> None:
    """The same submission brought again changes nothing and says nothing more."""
    await slack.command(ana, "/peer form")
    delivery = await slack.submit(ana, {"Line": "once"})
    before = len(slack.sees(ana))
    repeat = await slack.again(delivery)
    assert repeat.acked
    assert len(slack.sees(ana)) == before


async def test_form_that_stood_open_for_long(
    rig: SlackRig, slack: LoopbackSlack, team: Workspace, ana: User, coffee: Channel
) -> None:
    """After half an hour the answer still reaches the asker: in the channel where the bot is in
    it, else in their messages."""
    await slack.command(ana, "/peer form", channel=coffee)
    await slack.turn(31 * 60)
    await slack.submit(ana, {"Line": "late"})
    assert "late" in slack.last(ana, coffee)
    assert slack.last(ana, coffee).ephemeral
    aside = team.channel("aside", members=[ana], bot=False)
    await slack.command(ana, "/peer form", channel=aside)
    await slack.turn(31 * 60)
    await slack.submit(ana, {"Line": "later"})
    assert "later" in slack.last(ana, team.dm(ana))


async def test_answer_to_a_form_is_never_seen_by_others(
    rig: SlackRig, slack: LoopbackSlack, team: Workspace, ana: User, coffee: Channel
) -> None:
    """Whichever way an answer takes, nobody else in the channel sees it."""
    ben = team.user("Ben Ono")
    coffee.members.append(ben)
    for turned in (0, 31 * 60):
        await slack.command(ana, "/peer form", channel=coffee)
        await slack.turn(turned)
        await slack.submit(ana, {"Line": "secret"})
    assert slack.sees(ben) == []


@pytest.fixture
async def slow_rig(slack: LoopbackSlack) -> AsyncIterator[SlackRig]:
    """Confab in a hurry to acknowledge."""
    async with open_rig(slack, [GALLERY], in_time=0.05) as opened:
        yield opened


class Slow:
    """A core that does what it is asked only once it is let go."""

    def __init__(self, rig: SlackRig, monkeypatch: pytest.MonkeyPatch) -> None:
        self.gate = asyncio.Event()
        handle = rig.app.handle

        async def later(request: object) -> object:
            await self.gate.wait()
            return await handle(request)  # type: ignore[arg-type]

        monkeypatch.setattr(rig.app, "handle", later)


@pytest.mark.parametrize(
    ("line", "said"),
    [("fine", "Taken"), ("bad", "Please say something kinder."), ("next", "Second step")],
)
async def test_slow_form_is_acknowledged_and_answered_later(
    slow_rig: SlackRig,
    slack: LoopbackSlack,
    ana: User,
    coffee: Channel,
    monkeypatch: pytest.MonkeyPatch,
    line: str,
    said: str,
) -> None:
    """A form that takes long closes in time, and what came of it follows in private."""
    await slack.command(ana, "/peer form", channel=coffee)
    await slack.until(lambda: slack.form(ana))
    slow = Slow(slow_rig, monkeypatch)
    delivery = await slack.submit(ana, {"Line": line})
    assert delivery.acked
    assert slack.form(ana) is None
    slow.gate.set()
    await slack.until(lambda: slack.sees(ana, coffee) and said in slack.last(ana, coffee))
    if line != "fine":
        await slack.press(ana, slack.last(ana, coffee), "Continue")
        await slack.until(lambda: slack.form(ana))


async def test_slow_press_is_acknowledged_and_answered_later(
    slow_rig: SlackRig, slack: LoopbackSlack, ana: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A press that takes long is acknowledged in time and answered when it is done."""
    await slack.command(ana, "/peer")
    await slack.until(lambda: slack.sees(ana))
    slow = Slow(slow_rig, monkeypatch)
    delivery = await slack.press(ana, slack.last(ana), "Answer me")
    assert delivery.acked
    slow.gate.set()
    await slack.until(lambda: "Only for you" in slack.last(ana))

"""Trying Confab out: the clock moves, what is due happens, the others act."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from adapters.sandbox import RESIDENTS, Autopilot, Chat, Playground, World, meadow
from adapters.sandbox.playground import Jump
from adapters.sandbox.rooms import Room
from adapters.sandbox.seed import INSTALLER, WORKSPACE, captions, said_of_all
from adapters.sandbox.world import BOT
from bot.kit.screen.buttons import Look
from bot.kit.screen.cards import Card
from bot.kit.screen.text import text
from tests.adapters.sandbox.conftest import MONDAY
from tests.adapters.sandbox.parrot import Clockwork, Parrot, button

INVITATION = Card(text("Tea?"), buttons=(button("Join", "join", Look.MAIN),))


@pytest.fixture
def clockwork(world: World, parrot: Parrot) -> Clockwork:
    """What is due."""
    return Clockwork(world, parrot)


@pytest.fixture
def playground(chat: Chat, clockwork: Clockwork) -> Playground:
    """The sandbox as somebody tries it."""
    return Playground(chat, clockwork, Autopilot(chat, seed=3))


async def go(playground: Playground, jump: Jump) -> datetime:
    """Move the clock and say where it stands then."""
    playground.go(jump)
    await playground.arrived()
    return playground.world.clock.now()


@pytest.mark.parametrize(
    ("jump", "span"),
    [
        (Jump.HOUR, timedelta(hours=1)),
        (Jump.DAY, timedelta(days=1)),
        (Jump.WEEK, timedelta(weeks=1)),
        (Jump.QUARTER, timedelta(weeks=13)),
    ],
)
async def test_a_jump_is_as_long_as_it_says(
    playground: Playground, jump: Jump, span: timedelta
) -> None:
    """The clock stands exactly so much later."""
    assert await go(playground, jump) == MONDAY + span


async def test_what_is_due_on_the_way_happens_at_its_own_time(
    playground: Playground, clockwork: Clockwork, world: World
) -> None:
    """A week holds what was due on Tuesday and what that made due on Thursday."""
    happened: list[datetime] = []

    async def thursday() -> None:
        happened.append(world.clock.now())

    async def tuesday() -> None:
        happened.append(world.clock.now())
        clockwork.due.append((MONDAY + timedelta(days=3), thursday))

    clockwork.due.append((MONDAY + timedelta(days=1), tuesday))
    await go(playground, Jump.WEEK)
    assert happened == [MONDAY + timedelta(days=1), MONDAY + timedelta(days=3)]


async def test_the_next_event_is_where_the_clock_stops(
    playground: Playground, clockwork: Clockwork
) -> None:
    """Jumping to the next event stands at its moment; with nothing planned time stands still."""

    async def nothing() -> None:
        """Be due, no more."""

    clockwork.due.append((MONDAY + timedelta(hours=7), nothing))
    assert await go(playground, Jump.NEXT) == MONDAY + timedelta(hours=7)
    assert await go(playground, Jump.NEXT) == MONDAY + timedelta(hours=7)


async def test_the_others_act_while_time_passes_and_who_is_played_does_not(
    playground: Playground, world: World, parrot: Parrot, tea: Room
) -> None:
    """In a quarter those on autopilot press; the person on a screen is left to press alone."""
    for _ in range(9):
        world.post(tea, BOT, cards=[INVITATION])
    playground.hold("ana")
    await go(playground, Jump.QUARTER)
    assert {each.account for each in parrot.asked} == {"bo"}
    playground.let_go("ana")
    await go(playground, Jump.QUARTER)
    assert {each.account for each in parrot.asked} == {"ana", "bo"}


async def test_nobody_acts_who_was_not_left_to(
    playground: Playground, world: World, parrot: Parrot, tea: Room
) -> None:
    """With the autopilot off, a week passes without a press."""
    world.post(tea, BOT, cards=[INVITATION])
    await go(playground, Jump.WEEK)
    assert parrot.asked == []


async def test_the_clock_can_be_stopped_on_its_way(
    playground: Playground, clockwork: Clockwork, world: World
) -> None:
    """Stopping ends the journey after what is in hand, and a new one can begin."""

    async def stop() -> None:
        playground.halt()

    clockwork.due.append((MONDAY + timedelta(days=2), stop))
    assert await go(playground, Jump.QUARTER) == MONDAY + timedelta(days=2)
    assert playground.journey is None
    assert await go(playground, Jump.HOUR) == MONDAY + timedelta(days=2, hours=1)


async def test_what_never_gets_done_does_not_hold_time_up(chat: Chat) -> None:
    """Something overdue that stays so is passed by."""

    class Stuck(Clockwork):
        async def next_due(self) -> datetime | None:
            return MONDAY

    stuck = Playground(chat, Stuck(chat.world, Parrot()), Autopilot(chat))
    assert await go(stuck, Jump.DAY) == MONDAY + timedelta(days=1)


async def test_what_a_person_does_has_its_effects_at_once(
    playground: Playground, clockwork: Clockwork, world: World, tea: Room
) -> None:
    """What a press made due now is done before the page looks again."""
    done: list[str] = []

    async def follow() -> None:
        done.append("told")

    async def ask() -> None:
        clockwork.due.append((world.clock.now(), follow))

    await playground.act(ask)
    assert done == ["told"]


async def test_an_error_on_the_way_stops_the_clock_and_is_no_end(
    playground: Playground, clockwork: Clockwork
) -> None:
    """After something broke, the clock stands still and can be moved again."""

    async def broken() -> None:
        raise RuntimeError("broken")

    clockwork.due.append((MONDAY + timedelta(hours=2), broken))
    assert await go(playground, Jump.DAY) == MONDAY + timedelta(hours=2)
    assert playground.journey is None
    assert await go(playground, Jump.HOUR) == MONDAY + timedelta(hours=3)


def test_the_community_is_varied_and_whole() -> None:
    """24 people in at least 15 zones, each with words of their own; the installer may organise."""
    world = meadow(MONDAY)
    site = world.site(WORKSPACE)
    people = [each for each in site.people.values() if not each.bot]
    assert len(people) == len(RESIDENTS) == 24
    assert len({each.zone for each in people}) >= 15
    assert len({each.name.split()[0][0] for each in people}) >= 12
    assert INSTALLER in site.admins
    assert captions().keys() == said_of_all().keys() == {each.id for each in people}
    assert len(world.channel(WORKSPACE, "general").members) == 24
    assert all(each.learn and each.ask_me and each.challenges for each in RESIDENTS)

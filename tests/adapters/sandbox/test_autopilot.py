"""People whom nobody plays act from what they see, each in their way, the same for one seed."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from adapters.sandbox import Autopilot, Chat, World
from adapters.sandbox.filling import filled
from adapters.sandbox.personas import KEEN, QUIET, Temper
from adapters.sandbox.rooms import Room
from adapters.sandbox.snapshot import Seen, SeenButton, SeenCard
from adapters.sandbox.world import BOT
from bot.kit.screen.buttons import Look, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.forms import Choice, Field, Form, Kind
from bot.kit.screen.outcomes import FormInvalid, OpenForm, Reply
from bot.kit.screen.text import text
from tests.adapters.sandbox.conftest import MONDAY, TEAM
from tests.adapters.sandbox.parrot import COMMUNITY, Parrot, button

ALWAYS = Temper(answers=1, agrees=1, slowest=timedelta(hours=1))
NEVER_AGREES = Temper(answers=1, agrees=0, slowest=timedelta(hours=1))
INVITATION = Card(
    text("Tea?"),
    buttons=(button("Join", "join", Look.MAIN), button("Not for me", "no"), button("Why", "why")),
)


def shown(*labels: str, private: bool = False, grave: str = "") -> Seen:
    """Return a message with buttons of these labels."""
    looks = {label: Look.GRAVE if label == grave else Look.PLAIN for label in labels}
    buttons = tuple(
        SeenButton(label, f"c:t:{i}:", "", looks[label]) for i, label in enumerate(labels)
    )
    card = SeenCard("A card", (), buttons)
    return Seen("m1", "r1", "Confab", MONDAY, "", (card,), (), (), private, False)


PICKS = [
    (ALWAYS, shown("Not now", "Yes, gladly", "See more"), "Yes, gladly"),
    (NEVER_AGREES, shown("Yes, gladly", "Not now", "See more"), "Not now"),
    (NEVER_AGREES, shown("Tuesday 10:00", "Wednesday 14:00"), None),
    (ALWAYS, shown("Help me choose", "Why this", "Tuesday 10:00"), "Tuesday 10:00"),
    (ALWAYS, shown("Delete everything", grave="Delete everything"), None),
    (ALWAYS, shown("My profile", "My peers", private=True), None),
    (ALWAYS, shown("Stay in", "Leave", private=True), "Stay in"),
    (ALWAYS, shown("Nobody", "North", "No"), "Nobody or North"),
    (ALWAYS, shown("Join", "Leave"), "Join"),
    (NEVER_AGREES, shown("Join", "Leave"), None),
    (ALWAYS, shown("Tell a little about me", "Leave", private=True), "Tell a little about me"),
    (ALWAYS, shown("Time 1", "Time 2", "Another time", "More…"), "Time 1 or Time 2"),
    (NEVER_AGREES, shown("We met", "Not yet", "Not this time"), "Not yet or Not this time"),
    (ALWAYS, shown(), None),
]


@pytest.mark.parametrize(("temper", "seen", "picked"), PICKS)
def test_a_button_is_chosen_by_what_it_says(temper: Temper, seen: Seen, picked: str | None) -> None:
    """Yes for the willing, no for the unwilling, never what destroys, no wandering about."""
    pick = temper.picks(seen, Random(1))
    assert (pick.label if pick else None) in ((picked or "").split(" or ") if picked else [None])


def test_people_differ() -> None:
    """Of a hundred questions a keen person answers most and a quiet one few."""
    keen, quiet = (
        sum(bool(temper.picks(shown("Yes"), Random(dice))) for dice in range(100))
        for temper in (KEEN, QUIET)
    )
    assert keen > 80
    assert 0 < quiet < 40


async def run(autopilot: Autopilot, world: World, hours: int = 24 * 7) -> None:
    """Let the hours pass, and people act in them."""
    for _ in range(hours):
        autopilot.look()
        world.clock.turn(world.clock.now() + timedelta(hours=1))
        await autopilot.act()


async def test_they_press_what_they_are_shown_once_and_later(
    chat: Chat, world: World, parrot: Parrot, tea: Room
) -> None:
    """Everybody in the room who answers does so once, not at once, and not from outside it."""
    autopilot = Autopilot(chat, seed=3)
    autopilot.on = {"ana", "bo", "cy"}
    world.post(tea, BOT, cards=[INVITATION])
    autopilot.look()
    due = autopilot.next_due()
    assert due is None or due >= MONDAY + timedelta(minutes=5)
    await run(autopilot, world)
    pressed = [each.account for each in parrot.asked]
    assert pressed
    assert len(pressed) == len(set(pressed))
    assert set(pressed) <= {"ana", "bo"}


async def test_the_same_seed_gives_the_same_week(chat: Chat, world: World, tea: Room) -> None:
    """What people mean to do, and when, follows from the seed alone."""
    world.post(tea, BOT, cards=[INVITATION])
    plans = []
    for seed in (1, 1, 2, 3, 4):
        autopilot = Autopilot(chat, seed=seed)
        autopilot.on = {"ana", "bo"}
        autopilot.look()
        plans.append(autopilot.next_due())
    assert plans[0] == plans[1]
    assert len(set(plans)) > 1


async def test_a_form_is_filled_in_from_what_they_would_say(
    chat: Chat, world: World, parrot: Parrot, tea: Room
) -> None:
    """Known answers are given, required ones always, and the form is closed in the end."""
    form = Form(
        "You",
        Press("tea", "you", community=COMMUNITY),
        (
            Field("role", "Role", required=True),
            Field("level", "Level", Kind.CHOICE, required=True, choices=(Choice("a", "A"),) * 1),
        ),
        "Save",
    )
    parrot.teach("join", OpenForm(form))
    parrot.teach("you!", FormInvalid({"role": "Another one, please."}, form))
    world.post(tea, BOT, cards=[INVITATION])
    autopilot = Autopilot(chat, seed=3, about={each: {"role": "Brewer"} for each in ("ana", "bo")})
    autopilot.on = {"ana", "bo"}
    await run(autopilot, world)
    sent = [each for each in parrot.asked if each.means == "submit"]
    assert {(str(each.values["role"]), str(each.values["level"])) for each in sent} == {
        ("Brewer", "a")
    }
    assert world.site(TEAM).forms == {}


async def test_a_card_that_only_changed_its_version_is_no_new_question(
    chat: Chat, world: World, parrot: Parrot, tea: Room
) -> None:
    """Two people who change one card do not press it for ever."""
    autopilot = Autopilot(chat, seed=3)
    autopilot.on = {"ana", "bo"}
    message = world.post(tea, BOT, cards=[INVITATION])
    await run(autopilot, world)
    before = len(parrot.asked)
    assert before > 0
    again = [button(b.label, b.press.action, b.look) for b in INVITATION.buttons if b.press]
    world.edit(message, [Card(text("Tea, still?"), buttons=tuple(again))])
    await run(autopilot, world)
    assert len(parrot.asked) == before


async def test_the_same_offered_in_many_places_is_pressed_once(
    chat: Chat, world: World, parrot: Parrot, tea: Room
) -> None:
    """Somebody who joined by one card leaves the others alone."""
    autopilot = Autopilot(chat, seed=3)
    autopilot.on = {"ana", "bo"}
    for room in (tea, *[world.direct(TEAM, "bo")] * 5):
        world.post(room, BOT, cards=[Card(text("Tea?"), buttons=INVITATION.buttons[:1])])
    await run(autopilot, world, hours=24)
    assert [each.account for each in parrot.asked].count("bo") == 1


async def test_what_no_longer_stands_is_not_pressed(
    chat: Chat, world: World, parrot: Parrot, tea: Room
) -> None:
    """Who meant to press a button leaves it, once the card has changed under it."""
    autopilot = Autopilot(chat, seed=3)
    autopilot.on = {"ana", "bo"}
    message = world.post(tea, BOT, cards=[INVITATION])
    autopilot.look()
    assert autopilot.next_due()
    world.edit(message, [Card(text("No tea today"))])
    await run(autopilot, world)
    assert parrot.asked == []


async def test_a_taken_away_message_or_person_stops_nobody(
    chat: Chat, world: World, parrot: Parrot, tea: Room
) -> None:
    """What somebody meant to press may be gone by then; the others go on."""
    autopilot = Autopilot(chat, seed=3)
    autopilot.on = {"ana", "bo"}
    gone = world.post(tea, BOT, cards=[INVITATION])
    autopilot.look()
    world.remove(gone)
    world.post(tea, BOT, cards=[INVITATION])
    await run(autopilot, world)
    assert {each.press.action for each in parrot.asked if each.press} <= {"join", "no"}
    assert parrot.asked


async def test_only_who_is_left_to_act_does(
    chat: Chat, world: World, parrot: Parrot, tea: Room
) -> None:
    """Somebody taken back in hand does not press what they had meant to."""
    autopilot = Autopilot(chat, seed=3)
    autopilot.on = {"ana", "bo"}
    world.post(tea, BOT, cards=[INVITATION])
    autopilot.look()
    autopilot.on = set()
    await run(autopilot, world)
    assert parrot.asked == []


EVERY_KIND = Form(
    "All",
    Press("tea", "all", community=COMMUNITY),
    (
        Field("line", "Line", required=True),
        Field("date", "Date", Kind.DATE, required=True),
        Field("time", "Time", Kind.TIME, required=True),
        Field("person", "Person", Kind.PERSON, required=True),
        Field(
            "many",
            "Many",
            Kind.CHOICES,
            required=True,
            choices=(Choice("a", "A"), Choice("b", "B")),
        ),
    ),
    "Send",
)


@pytest.mark.parametrize("dice", range(5))
def test_a_required_answer_is_given_in_the_right_shape(dice: int) -> None:
    """Whatever the dice say, nothing required stays empty, and what stood there stays."""
    answers = filled(EVERY_KIND.with_values({"time": "14:30"}), {}, ["bo"], MONDAY, Random(dice))
    assert all(answers.values())
    assert (answers["date"], answers["time"], answers["person"]) == ("2026-03-09", "14:30", "bo")
    assert set(answers["many"]) <= {"a", "b"}


async def test_a_private_page_is_not_wandered_through(
    chat: Chat, world: World, parrot: Parrot, tea: Room
) -> None:
    """An answer that offers pages to look at ends there."""
    page = Card(text("You are in"), buttons=(button("My profile", "profile"),))
    parrot.teach("join", Reply((page,)))
    autopilot = Autopilot(chat, seed=3)
    autopilot.on = {"ana", "bo"}
    world.post(tea, BOT, cards=[INVITATION])
    await run(autopilot, world)
    assert "profile" not in {each.press.action for each in parrot.asked if each.press}

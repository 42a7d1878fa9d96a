"""The sandbox's world: who sees what, and what a strict platform refuses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from adapters.sandbox import NotThere, World
from adapters.sandbox.rooms import Room
from adapters.sandbox.validation import Refused
from adapters.sandbox.world import BOT
from bot.kit.contracts.platform import Account
from bot.kit.screen import limits
from bot.kit.screen.buttons import Button, Press
from bot.kit.screen.cards import Card, Fact
from bot.kit.screen.files import File
from bot.kit.screen.text import Channel, Link, Moment, Person, Style, Text, text
from tests.adapters.sandbox.conftest import MONDAY, TEAM
from tests.adapters.sandbox.parrot import button

HELLO = Card(text("Hello"))


def test_time_stands_still_until_it_is_turned_and_never_goes_back(world: World) -> None:
    """The clock shows what it was turned to, and refuses an earlier moment."""
    world.clock.turn(MONDAY + timedelta(hours=1))
    assert world.clock.now() == MONDAY + timedelta(hours=1)
    with pytest.raises(ValueError, match="does not go back"):
        world.clock.turn(MONDAY)


@pytest.mark.shows("R5")
def test_each_reader_sees_their_own_clock(world: World, tea: Room) -> None:
    """One moment in a card reads 09:00 in Lisbon and 18:00 in Tokyo."""
    at = Text((Moment(MONDAY), " ", Moment(MONDAY, Style.DAY), " ", Moment(MONDAY, Style.TIME)))
    world.post(tea, BOT, cards=[Card(text("When"), at)])
    read = [world.sees(each, tea.id)[0].cards[0].said[0] for each in ("ana", "bo")]
    assert read == [
        "Monday 2 March 2026, 09:00 Monday 2 March 2026 09:00",
        "Monday 2 March 2026, 18:00 Monday 2 March 2026 18:00",
    ]


def test_a_room_is_seen_by_its_people_only(world: World, tea: Room) -> None:
    """Whoever is not in a room sees nothing of it, and whoever leaves sees it no more."""
    world.post(tea, "ana", words="Anybody for tea?")
    assert [str(each) for each in world.sees("bo", tea.id)] == ["Anybody for tea?"]
    assert world.sees("cy", tea.id) == []
    world.leave("bo", tea)
    assert world.sees("bo", tea.id) == []
    for _ in range(2):
        world.enter("cy", tea)
    assert tea.members == ["ana", "cy"]


def test_a_private_answer_is_seen_by_one_person(world: World, tea: Room) -> None:
    """What is only for Ana stands on Ana's screen and on no other."""
    world.post(tea, BOT, cards=[HELLO], only_for="ana")
    assert world.sees("ana", tea.id)[0].private
    assert world.sees("bo", tea.id) == []


def test_what_is_new_is_counted_until_it_is_read(world: World, tea: Room) -> None:
    """One's own words are never new; reading takes the mark away."""
    world.post(tea, "ana", words="Hello")
    world.post(tea, BOT, cards=[HELLO], mention=["bo"])
    assert [len(tea.unread_by(each)) for each in ("ana", "bo")] == [1, 2]
    world.read("bo", tea.id)
    assert tea.unread_by("bo") == []


def test_editing_keeps_the_place_and_remembers_old_buttons(world: World, tea: Room) -> None:
    """An edited message shows the new card where the old one stood."""
    message = world.post(tea, BOT, cards=[Card(text("Old"), buttons=(button("Sip", "sip"),))])
    world.post(tea, "bo", words="Later")
    world.edit(message, [Card(text("New"), buttons=(button("Pour", "pour"),))])
    first, _ = world.sees("ana", tea.id)
    assert (first.cards[0].title, first.labels, first.edited) == ("New", ["Pour"], True)
    assert message.tokens == {"c1:tea:sip:s1", "c1:tea:pour:s1"}


def test_a_changed_world_tells_who_watches(world: World, tea: Room) -> None:
    """Every change rings once for each watcher, and no more after they went."""
    rings: list[int] = []

    def ring() -> None:
        rings.append(1)

    world.changed.add(ring)
    world.post(tea, "ana", words="Hello")
    world.changed.discard(ring)
    world.post(tea, "ana", words="Hello again")
    assert len(rings) == 1


REFUSED = {
    "no card": [],
    "four cards": [HELLO] * (limits.MESSAGE_CARDS + 1),
    "too long together": [Card(text("a"), text("b" * 2000))] * 2,
    "a button without a community": [Card(text("a"), buttons=(Button("Go", Press("tea", "go")),))],
    "the same button twice": [Card(text("a"), buttons=(button("Go", "go"),))] * 2,
    "an unknown person": [Card(text("a"), text(Person("zed", "Zed")))],
    "an unknown channel": [Card(text("a"), facts=(Fact("Where", text(Channel("r0", "x"))),))],
    "no web address": [Card(text("a"), text(Link("javascript:alert(1)", "click")))],
    "a button to no web address": [Card(text("a"), buttons=(Button("Go", url="data:x"),))],
    "a moment without a zone": [Card(text("a"), why=text(Moment(datetime(2026, 1, 1))))],  # noqa: DTZ001
}


@pytest.mark.parametrize("cards", REFUSED.values(), ids=REFUSED)
def test_it_refuses_what_a_platform_refuses(world: World, tea: Room, cards: list[Card]) -> None:
    """A message that one of the real platforms would not show is not shown here either."""
    with pytest.raises(Refused):
        world.post(tea, BOT, cards=cards)
    assert world.sees("ana", tea.id) == []


def test_a_picture_needs_words(world: World, tea: Room) -> None:
    """A picture without a text alternative is refused, one with it is shown."""
    with pytest.raises(Refused, match="text alternative"):
        world.post(tea, BOT, cards=[HELLO], files=[File("a.png", "image/png", b"x")])
    world.post(tea, BOT, cards=[HELLO], files=[File("a.png", "image/png", b"x", "A cup")])
    assert world.sees("ana", tea.id)[0].files == ("a.png",)


def test_the_bot_says_nothing_where_it_may_not(world: World, tea: Room) -> None:
    """A room the bot cannot post in, a lost one and a workspace it was removed from refuse it."""
    tea.may_post = False
    with pytest.raises(Refused, match="may not post"):
        world.post(tea, BOT, cards=[HELLO])
    world.lose(tea.id)
    with pytest.raises(Refused) as lost:
        world.post(tea, BOT, cards=[HELLO])
    assert lost.value.lost
    world.site(TEAM).installed = False
    with pytest.raises(Refused, match="removed"):
        world.post(world.direct(TEAM, "ana"), BOT, cards=[HELLO])


def test_accounts_are_letters_and_digits_and_come_once(world: World) -> None:
    """A taken account, or one that could not stand in a mention, is not let in."""
    for account in ("ana", "a-b", ""):
        with pytest.raises(ValueError, match="cannot be a new account"):
            world.add_person(TEAM, Account(account, "Somebody"))


def test_the_same_account_in_two_workspaces_is_two_people(world: World) -> None:
    """Names, rooms and people of one workspace mean nothing in another."""
    world.add_workspace("other", "Other")
    world.add_person("other", Account("ana", "Anatole"))
    room = world.add_channel("other", "tea", ["ana"])
    assert world.person("other", "ana").name == "Anatole"
    assert world.rooms_of("other", "ana") == [room]
    with pytest.raises(NotThere):
        world.add_channel("other", "more", ["bo"])


def test_the_newest_message_with_a_button_is_found(world: World, tea: Room) -> None:
    """A button is looked for by its label, newest first, among what the person sees."""
    for title in ("First", "Second"):
        world.post(tea, BOT, cards=[Card(text(title), buttons=(button("Sip", "sip"),))])
    assert world.offered(TEAM, "bo", "Sip").cards[0].title == "Second"
    with pytest.raises(NotThere):
        world.offered(TEAM, "cy", "Sip")


def test_the_time_is_told_in_utc(world: World) -> None:
    """The world's time is always aware and in UTC, whatever zone it was turned in."""
    world.clock.turn(datetime(2026, 6, 1, 12, tzinfo=UTC).astimezone())
    assert world.clock.now().utcoffset() == timedelta(0)

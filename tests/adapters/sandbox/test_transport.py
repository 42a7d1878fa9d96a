"""What people do in the sandbox becomes requests, and they see what comes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adapters.sandbox import Chat, NotThere, World
from adapters.sandbox.rooms import Message, Room
from adapters.sandbox.world import BOT
from bot.kit.contracts.context import Here, Means
from bot.kit.contracts.context import PlaceKind as HereKind
from bot.kit.contracts.events import (
    AccountChanged,
    ChannelJoined,
    ChannelLeft,
    Gone,
    Installed,
    Removed,
)
from bot.kit.contracts.platform import Account
from bot.kit.screen.buttons import Press
from bot.kit.screen.cards import Card
from bot.kit.screen.files import Attachment, File
from bot.kit.screen.forms import Field, Form, Kind
from bot.kit.screen.outcomes import Done, FormInvalid, OpenForm, Replace, Reply
from bot.kit.screen.text import text
from tests.adapters.sandbox.conftest import TEAM
from tests.adapters.sandbox.parrot import COMMUNITY, Parrot, button

CUP = Card(text("A cup"), buttons=(button("Sip", "sip"),))
FORM = Form(
    "Your tea",
    Press("tea", "brew", community=COMMUNITY),
    (
        Field("kind", "Which kind"),
        Field("with_whom", "With whom", Kind.PEOPLE),
        Field("host", "Who pours", Kind.PERSON),
    ),
    "Brew",
)


@pytest.fixture
def cup(world: World, tea: Room) -> Message:
    """A card with a button that everybody in the channel sees."""
    return world.post(tea, BOT, cards=[CUP])


def last(world: World, account: str, room: str) -> str:
    """Return the newest thing somebody sees in a room."""
    return str(world.sees(account, room)[-1])


async def test_a_command_is_asked_with_where_and_who(chat: Chat, parrot: Parrot, tea: Room) -> None:
    """The line, the room and what the platform says about the asker reach the core."""
    await chat.say("ana", tea.id, "  /Peer tea join  ")
    asked = parrot.asked[0]
    assert (asked.platform, asked.workspace, asked.account) == ("sandbox", TEAM, "ana")
    assert (asked.means, asked.root, asked.line) == (Means.COMMAND, "peer", "tea join")
    assert asked.here == Here(tea.id, "tea", HereKind.CHANNEL)
    assert asked.organiser


async def test_only_administrators_ask_as_organisers(chat: Chat, parrot: Parrot, tea: Room) -> None:
    """Somebody without the flag asks as a member."""
    await chat.say("bo", tea.id, "/confab tea")
    assert not parrot.asked[0].organiser


@pytest.mark.shows("R3")
async def test_what_people_say_to_each_other_never_reaches_the_core(
    chat: Chat, world: World, parrot: Parrot, tea: Room
) -> None:
    """Words that are no command are shown in the room, and the core hears nothing."""
    await chat.say("ana", tea.id, "My manager frightens me. I typed /peer tea once.")
    assert last(world, "bo", tea.id) == "My manager frightens me. I typed /peer tea once."
    await chat.say("ana", tea.id, "/weather lisbon")
    assert "no /weather here" in last(world, "ana", tea.id)
    assert parrot.asked == []


async def test_an_answer_to_a_command_is_seen_by_its_asker_only(
    chat: Chat, world: World, parrot: Parrot, tea: Room
) -> None:
    """Neither the command nor the reply stands on anybody else's screen."""
    parrot.teach("/peer tea", Reply((CUP,)))
    await chat.say("ana", tea.id, "/peer tea")
    assert [str(each) for each in world.sees("ana", tea.id)] == ["/peer tea", "A cup\n[Sip]"]
    assert world.sees("bo", tea.id) == []


async def test_a_name_in_a_command_carries_the_account(
    chat: Chat, parrot: Parrot, tea: Room
) -> None:
    """`@Bo Lindqvist` is turned into the mark the grammar reads; other words stay."""
    await chat.say("ana", tea.id, "/peer avoid @bo lindqvist and bo@example.org")
    assert parrot.asked[0].line == "avoid <@bo|Bo Lindqvist> and bo@example.org"


async def test_a_press_says_which_button_and_may_change_the_card_for_all(
    chat: Chat, world: World, parrot: Parrot, tea: Room, cup: Message
) -> None:
    """A Replace puts new cards where the pressed one stood, for everybody."""
    parrot.teach("sip", Replace((Card(text("Empty")),)))
    await chat.press("ana", cup.id, "Sip")
    assert parrot.asked[0].press == Press("tea", "sip", "s1", community=COMMUNITY)
    assert [str(each) for each in world.sees("bo", tea.id)] == ["Empty"]


async def test_an_old_button_can_still_be_pressed_by_a_slow_screen(
    chat: Chat, world: World, parrot: Parrot, cup: Message
) -> None:
    """A token the message once offered reaches the core; one it never had does not."""
    world.edit(cup, [Card(text("Empty"))])
    await chat.press("bo", cup.id, "c1:tea:sip:s1")
    assert len(parrot.asked) == 1
    for never in ("c1:tea:steal:s1", "Sip"):
        with pytest.raises(NotThere):
            await chat.press("bo", cup.id, never)


async def test_nobody_presses_what_they_do_not_see(
    chat: Chat, world: World, parrot: Parrot, tea: Room, cup: Message
) -> None:
    """Not from outside the room, not another person's private answer, not after leaving."""
    private = world.post(tea, BOT, cards=[CUP], only_for="ana")
    for account, message in (("cy", cup.id), ("bo", private.id), ("zed", cup.id), ("ana", "m99")):
        with pytest.raises(NotThere):
            await chat.press(account, message, "Sip")
    await chat.deactivate("bo")
    with pytest.raises(NotThere):
        await chat.press("bo", cup.id, "Sip")
    assert [type(each.event) for each in parrot.asked] == [Gone]


async def test_every_doing_is_new_and_a_repeat_is_the_same(
    chat: Chat, parrot: Parrot, cup: Message
) -> None:
    """Two presses are told apart; one delivered again carries the same mark."""
    await chat.press("ana", cup.id, "Sip")
    await chat.press("ana", cup.id, "Sip")
    await chat.repeat()
    first, second, again = (each.once for each in parrot.asked)
    assert first != second == again


async def test_a_form_opens_for_one_and_its_answers_come_in_the_right_shape(
    chat: Chat, parrot: Parrot, cup: Message
) -> None:
    """Answers are typed by kind, people are named as such, and what was not asked is dropped."""
    parrot.teach("sip", OpenForm(FORM))
    await chat.press("ana", cup.id, "Sip")
    with pytest.raises(NotThere):
        chat.form_of("bo")
    await chat.submit("ana", {"kind": ("green",), "with_whom": "bo", "more": "x"})
    asked = parrot.asked[-1]
    assert asked.values == {"kind": "green", "with_whom": ("bo",), "host": ""}
    assert (asked.press, set(asked.people)) == (FORM.press, {"with_whom", "host"})
    with pytest.raises(NotThere):
        chat.form_of("ana")


@pytest.mark.shows("R12")
async def test_answers_to_put_right_are_shown_beside_the_field_with_what_was_typed(
    chat: Chat, parrot: Parrot, cup: Message
) -> None:
    """A form that comes back keeps every word and says what is wrong where."""
    parrot.teach("sip", OpenForm(FORM))
    parrot.teach(
        "brew!", lambda asked: FormInvalid({"kind": "Which kind?"}, FORM.with_values(asked.values))
    )
    await chat.press("ana", cup.id, "Sip")
    await chat.submit("ana", {"kind": "gren", "host": "bo"})
    opened = chat.form_of("ana")
    assert opened.errors == {"kind": "Which kind?"}
    assert [each.value for each in opened.form.fields] == ["gren", (), "bo"]


async def test_a_form_opened_from_a_card_can_replace_it(
    chat: Chat, world: World, parrot: Parrot, tea: Room, cup: Message
) -> None:
    """The card whose button opened the form is the one that its answers replace."""
    parrot.teach("sip", OpenForm(FORM))
    parrot.teach("brew!", Replace((Card(text("Green it is")),)))
    await chat.press("ana", cup.id, "Sip")
    await chat.submit("ana", {"kind": "green"})
    assert [str(each) for each in world.sees("bo", tea.id)] == ["Green it is"]


async def test_one_form_at_a_time_and_closing_sends_nothing(
    chat: Chat, parrot: Parrot, cup: Message
) -> None:
    """A second form takes the first one's place; a closed one cannot be sent."""
    parrot.teach("sip", OpenForm(FORM))
    parrot.teach("/peer tea", OpenForm(replace(FORM, title="Another")))
    await chat.press("ana", cup.id, "Sip")
    await chat.say("ana", chat.world.direct(TEAM, "ana").id, "/peer tea")
    assert chat.form_of("ana").form.title == "Another"
    chat.cancel("ana")
    with pytest.raises(NotThere):
        await chat.submit("ana", {"kind": "green"})


async def test_a_card_with_a_file_comes_with_the_file(
    chat: Chat, world: World, parrot: Parrot, tea: Room
) -> None:
    """The attachment is made when the card is shown; one not wanted any more is left out."""
    parrot.files["tea:leaf"] = File("leaf.ics", "text/calendar", b"BEGIN")
    kept, dropped = (Attachment(f"tea:{each}", (), "leaf.ics") for each in ("leaf", "root"))
    cards = (
        Card(CUP.title, *CUP.elements, attachment=kept),
        Card(text("More"), attachment=dropped),
    )
    parrot.teach("/peer tea", Reply(cards))
    await chat.say("ana", tea.id, "/peer tea")
    assert world.sees("ana", tea.id)[-1].files == ("leaf.ics",)


async def test_home_is_drawn_anew_when_opened_and_after_a_press_in_it(
    chat: Chat, world: World, parrot: Parrot
) -> None:
    """One's own page stands once; answers on it are private and go when it is opened again."""
    parrot.teach(
        "/peer",
        lambda _: Reply((Card(CUP.title, text(str(len(parrot.asked))), buttons=CUP.buttons),)),
    )
    parrot.teach("sip", Replace((Card(text("Sipped")),)))
    room = await chat.open_home("ana")
    standing = world.sees("ana", room.id)[0]
    assert parrot.asked[0].here == Here(room.id, "Confab", HereKind.HOME)
    await chat.press("ana", standing.id, "Sip")
    assert [each.cards[0].title for each in world.sees("ana", room.id)] == ["A cup", "Sipped"]
    assert world.sees("ana", room.id)[0].cards[0].said[0] == "3"
    await chat.open_home("ana")
    assert [each.cards[0].title for each in world.sees("ana", room.id)] == ["A cup"]


async def test_a_private_answer_can_be_dismissed_by_its_reader(
    chat: Chat, world: World, tea: Room, cup: Message
) -> None:
    """What only I see I can take away; what all see I cannot."""
    private = world.post(tea, BOT, cards=[CUP], only_for="ana")
    chat.dismiss("ana", private.id)
    with pytest.raises(NotThere):
        chat.dismiss("ana", cup.id)
    assert len(world.sees("ana", tea.id)) == 1


@pytest.mark.shows("R1")
async def test_the_core_hears_whether_somebody_came_or_was_brought(
    chat: Chat, world: World, parrot: Parrot, tea: Room
) -> None:
    """Joining names nobody else; being added names who did it; being there already is silent."""
    await chat.join_channel("cy", "tea")
    await chat.leave_channel("cy", "tea")
    await chat.join_channel("cy", "tea", by="bo")
    await chat.join_channel("cy", "tea", by="bo")
    assert [each.event for each in parrot.asked] == [
        ChannelJoined("cy", tea.id),
        ChannelLeft("cy", tea.id),
        ChannelJoined("cy", tea.id, "bo"),
    ]
    assert {each.account for each in parrot.asked} == {"cy"}
    with pytest.raises(NotThere):
        await chat.join_channel("cy", "nowhere")


async def test_only_people_in_a_channel_add_others(chat: Chat, world: World, tea: Room) -> None:
    """Somebody outside cannot bring anybody in."""
    world.add_person(TEAM, Account("dee", "Dee"))
    with pytest.raises(NotThere):
        await chat.join_channel("dee", "tea", by="cy")
    assert "dee" not in tea.members


async def test_a_closed_account_leaves_every_channel(
    chat: Chat, world: World, parrot: Parrot, tea: Room
) -> None:
    """The core hears that the account is gone, and it is in no channel any more."""
    await chat.deactivate("bo")
    assert (tea.members, world.person(TEAM, "bo").gone) == (["ana"], True)
    assert parrot.asked[-1].event == Gone("bo")


async def test_a_changed_account_is_told(chat: Chat, world: World, parrot: Parrot) -> None:
    """A new time zone is in the directory before the core hears of it."""
    await chat.change_person(Account("bo", "Bo Lindqvist", "Europe/Oslo"))
    assert world.person(TEAM, "bo").zone == "Europe/Oslo"
    assert parrot.asked[-1].event == AccountChanged("bo")


async def test_a_removed_bot_gets_no_commands_until_it_is_added_again(
    chat: Chat, world: World, parrot: Parrot, tea: Room
) -> None:
    """Removing and adding are told; in between the platform itself answers."""
    await chat.remove_bot()
    await chat.say("ana", tea.id, "/peer tea")
    assert "no /peer here" in last(world, "ana", tea.id)
    await chat.install("ana")
    assert [each.event for each in parrot.asked] == [Removed(), Installed("ana")]
    assert await chat.say("ana", tea.id, "/peer tea") == Done()


async def test_a_room_the_bot_cannot_use_says_what_is_missing(
    chat: Chat, parrot: Parrot, tea: Room
) -> None:
    """Where the bot may not see or post, the request names the step that mends it."""
    tea.may_post = False
    await chat.say("ana", tea.id, "/confab tea")
    tea.seen = False
    await chat.say("ana", tea.id, "/confab tea")
    post, see = (each.here for each in parrot.asked)
    assert post
    assert see
    assert (post.may_post, post.missing) == (False, "let Confab post in #tea")
    assert (see.seen, see.missing) == (False, "add Confab to #tea")

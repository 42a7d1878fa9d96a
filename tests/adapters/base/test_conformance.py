"""What every platform must do, told once and played on each of them.

A new platform is done when it has a stage (`tests/adapters/both/stage.py`) and passes here.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.kit.contracts.commands import Action, Command, Option
from bot.kit.contracts.context import Context, FormError
from bot.kit.contracts.programme import CardKind, Programme, Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.consent import say_yes
from bot.kit.model.people import Member
from bot.kit.model.series import Place, PlaceMember
from bot.kit.screen.buttons import Button, Press
from bot.kit.screen.cards import Card, Row
from bot.kit.screen.files import Attachment, File
from bot.kit.screen.forms import Choice, Field, Form, Kind
from bot.kit.screen.outcomes import OpenForm, Outcome, reply
from bot.kit.screen.outcomes import replace as put
from bot.kit.screen.text import text
from tests.adapters.both.stage import CHANNEL, Actor, Stage, member, open_stage

PLATFORMS = ("sandbox", "slack", "discord")
WILD = "*Stars* <!channel> @everyone & `ticks`"


def press(action: str, subject: str = "s") -> Press:
    """A press of the programme below."""
    return Press("conform", action, subject)


async def start(ctx: Context, tx: Transaction) -> Outcome:
    """Say yes, and offer everything there is."""
    await say_yes(ctx.who, tx)
    names = {"Count": "count", "Ask": "ask", "Break": "breaks", "File": "file", "Note": "note"}
    buttons = tuple(Button(label, press(action)) for label, action in names.items())
    rows = (Row(text(f"Starts {ctx.who.starts}"), Button("Count in a row", press("count", "row"))),)
    return reply(Card(text("What there is"), *rows, buttons=buttons))


async def count(ctx: Context, tx: Transaction) -> Outcome:
    """Change something each time it is handled."""
    await tx.save(replace(ctx.who, starts=ctx.who.starts + 1))
    return put(Card(text(f"Counted {ctx.who.starts + 1}"), buttons=(_button("Count"),)))


def _button(label: str) -> Button:
    return Button(label, press(label.lower()))


async def ask(ctx: Context, tx: Transaction) -> Outcome:
    """Open a form, or the one that follows it."""
    if ctx.subject == "more":
        return more()
    asked = (
        Field("line", "A line", required=True),
        Field("kind", "A kind", Kind.CHOICE, choices=(Choice("a", "Alpha"), Choice("b", "Beta"))),
        Field("whom", "Somebody", Kind.PERSON),
    )
    return OpenForm(Form("Asked", press("ask"), asked, "Save"))


def more() -> OpenForm:
    """Ask on."""
    asked = (Field("line", "One more line", Kind.PARAGRAPH),)
    return OpenForm(Form("Asked again", press("ask", "more"), asked, "Save"))


async def take(ctx: Context, tx: Transaction) -> Outcome:
    """Take what was typed, refuse what is wrong, or ask on."""
    line = ctx.text("line")
    if line == "wrong":
        raise FormError({"line": "Please write something else."})
    if line == "more":
        return more()
    whom = await tx.get(Member, ctx.text("whom")) if ctx.text("whom") else None
    about = f" {ctx.text('kind') or '-'} {whom.name if whom else '-'}" if ctx.subject == "s" else ""
    return reply(Card(text("Taken"), text(line + about)))


async def breaks(ctx: Context, tx: Transaction) -> Outcome:
    """Change something, then go wrong."""
    await tx.save(replace(ctx.who, starts=0))
    raise RuntimeError("a mistake of ours")


async def file(ctx: Context, tx: Transaction) -> Outcome:
    """Answer with a file."""
    attached = Attachment("conform:page", ("1",), "page.txt", "")
    return reply(Card(text("Here it is"), attachment=attached))


async def page(tx: Transaction, ids: tuple[str, ...]) -> File | None:
    """Make the file."""
    return File("page.txt", "text/plain", b"A page")


async def note(ctx: Context, tx: Transaction) -> Outcome:
    """Owe oneself a note."""
    await tx.send(ctx.who, "conform:note", "1", prompt=True)
    return reply(Card(text("Soon")))


async def words(tx: Transaction, to: Recipient, ids: tuple[str, ...]) -> Card:
    """The note."""
    return Card(text("A note"), text(WILD), buttons=(_button("Count"),))


async def meet(ctx: Context, tx: Transaction) -> Outcome:
    """Open a place for two, with a card that stands there."""
    place = Place(created=tx.now)
    await tx.add(place)
    for id in (ctx.who.id, ctx.text("who")):
        await tx.add(PlaceMember(place=place.id, member=id))
    await tx.show(place, "board", "conform:board", place.id)
    return reply(Card(text("Opening")))


async def board(tx: Transaction, to: Recipient, ids: tuple[str, ...]) -> Card:
    """The standing card."""
    found = await tx.find(PlaceMember, place=ids[0])
    people = await tx.find(Member, id=[each.member for each in found])
    return Card(text(f"Together {sum(each.starts for each in people)}"))


async def redraw(ctx: Context, tx: Transaction) -> Outcome:
    """Show every standing card as it is now."""
    for place in await tx.find(Place):
        await tx.show(place, "board", "conform:board", place.id)
    return reply(Card(text("Redrawn")))


async def organise(ctx: Context, tx: Transaction) -> Outcome:
    """Say where an organiser is."""
    assert ctx.here
    return reply(Card(text(f"You organise #{ctx.here.name}")))


CONFORM = Programme(
    "conform",
    package="tests.adapters.base.words",
    commands=(
        Command("conform", "start", start),
        Command("conform", "meet", meet, (Option("who", Kind.PERSON),)),
        Command("conform", "redraw", redraw),
        Command("conform", "ask", ask, opens_form=True),
        Command("conform", "organise", organise, organiser=True, needs_here=True),
    ),
    presses={
        "count": Action(count),
        "ask": Action(ask, opens_form=True),
        "breaks": Action(breaks),
        "file": Action(file),
        "note": Action(note),
    },
    submits={"ask": Action(take)},
    cards={"note": CardKind(words), "board": CardKind(board)},
    makers={"page": page},
)


@pytest.fixture(params=PLATFORMS)
async def stage(request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    """The stage of one platform."""
    async with open_stage(request.param, [CONFORM]) as opened:
        yield opened


@pytest.fixture
async def ada(stage: Stage) -> Actor:
    """Somebody who said yes, and organises."""
    person = stage.person("Ada", organiser=True)
    await person.command("peer conform start")
    stage.rig.app.judge()
    return person


@pytest.fixture
async def ben(stage: Stage) -> Actor:
    """Somebody else who said yes."""
    person = stage.person("Ben")
    await person.command("peer conform start")
    return person


async def starts(stage: Stage, actor: Actor) -> int:
    """What the rows say of somebody."""
    async with stage.work() as tx:
        return (await member(actor, tx)).starts


async def test_an_answer_is_for_the_asker_alone(ada: Actor, ben: Actor) -> None:
    """Who asks is answered, and nobody else sees it."""
    before = ben.seen
    await ada.press("Note")
    assert "Soon" in ada.words
    assert ben.seen == before


async def test_a_pressed_card_is_replaced(stage: Stage, ada: Actor) -> None:
    """A card can change where it was pressed, in a row as under it."""
    at_first = await starts(stage, ada)
    await ada.press("Count in a row")
    await ada.press("Count")
    assert f"Counted {at_first + 2}" in ada.words
    assert f"Counted {at_first + 1}" not in ada.words
    assert await starts(stage, ada) == at_first + 2


@pytest.mark.parametrize("way", ["command", "press"])
async def test_a_form_brings_what_was_typed(ada: Actor, ben: Actor, way: str) -> None:
    """A form opens from a command and from a button; every kind of answer arrives as it is."""
    await (ada.command("peer conform ask") if way == "command" else ada.press("Ask"))
    assert ada.asked == ["A line", "A kind", "Somebody"]
    await ada.submit({"A line": WILD, "A kind": "Beta", "Somebody": ben})
    assert "Taken" in ada.words
    assert f"{WILD} b Ben" in ada.words


async def test_what_is_to_be_put_right_is_said_and_nothing_is_lost(ada: Actor) -> None:
    """A wrong answer has its sentence; the others are still there when it is put right."""
    await ada.press("Ask")
    await ada.submit({"A line": "wrong", "A kind": "Beta"})
    await again(ada, "Please write something else.", "Try again")
    await ada.submit({"A line": "right"})
    assert "right b -" in ada.words


async def test_a_form_after_a_form(ada: Actor) -> None:
    """One form leads to the next, at once or by one more press."""
    await ada.press("Ask")
    await ada.submit({"A line": "more"})
    await again(ada, "", "Continue")
    assert ada.asked == ["One more line"]
    await ada.submit({"One more line": "and then"})
    assert "and then" in ada.words


async def again(actor: Actor, said: str, label: str) -> None:
    """Come back to a form, which may still be open or wait behind a button."""
    if any(f"[{label}]" in each for each in actor.seen):
        assert said in actor.words
        await actor.press(label)


async def test_a_note_reaches_its_reader_as_it_is_written(ada: Actor, ben: Actor) -> None:
    """A note comes by itself, letter by letter, to one person, and its button works."""
    before = ben.seen
    await ada.press("Note")
    assert any("A note" in each and WILD in each for each in ada.seen)
    await ada.press("Count")
    assert "Counted" in ada.words
    assert ben.seen == before


async def test_a_file_comes_with_an_answer(ada: Actor, ben: Actor) -> None:
    """A file that goes with a card is there, for who asked."""
    await ada.press("File")
    assert ada.files == ["page.txt"]
    assert ben.files == []


async def test_a_place_has_its_people_and_its_standing_card(
    stage: Stage, ada: Actor, ben: Actor
) -> None:
    """Both see the place and its card, which is edited, not said again; a third sees nothing."""
    cleo = stage.person("Cleo")
    await ada.command("peer conform meet", who=ben)
    together = await starts(stage, ada) + await starts(stage, ben)
    assert ada.count(f"Together {together}") == ben.count(f"Together {together}") == 1
    await ada.press("Count in a row")
    await ada.command("peer conform redraw")
    assert ben.count(f"Together {together + 1}") == ben.count("Together") == 1
    assert cleo.count("Together") == 0


async def test_old_buttons_work_after_a_restart(stage: Stage, ada: Actor) -> None:
    """Nothing is kept in memory: what was shown before a restart can be pressed after it."""
    await ada.press("Note")
    at_first = await starts(stage, ada)
    await stage.restart()
    await ada.press("Count")
    assert f"Counted {at_first + 1}" in ada.words
    await ada.press("Ask")
    await ada.submit({"A line": "after a restart"})
    assert "after a restart" in ada.words


async def test_a_mistake_of_ours_is_one_apology(stage: Stage, ada: Actor) -> None:
    """What goes wrong changes nothing and is said once; the next thing works."""
    before, at_first = len(ada.seen), await starts(stage, ada)
    await ada.press("Break")
    assert [type(each) for each in stage.rig.app.wrong] == [RuntimeError]
    stage.rig.app.wrong.clear()
    assert len(ada.seen) == before + 1
    assert "Something went wrong" in ada.last
    assert await starts(stage, ada) == at_first
    await ada.press("Count in a row")
    assert await starts(stage, ada) == at_first + 1


async def test_where_one_is_and_whether_one_organises(ada: Actor, ben: Actor) -> None:
    """A command that asks for it is told the channel; who does not organise is turned away."""
    await ada.command("confab conform organise")
    assert f"You organise #{CHANNEL}" in ada.words
    assert "You organise" not in ben.words

"""A small programme that uses every element of the vocabulary once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import fields, replace
from typing import Any

from bot.kit.contracts.commands import Action, Command, Option
from bot.kit.contracts.context import Context, FormError
from bot.kit.contracts.events import (
    AccountChanged,
    ChannelClosed,
    ChannelJoined,
    ChannelLeft,
    Event,
    Gone,
    Installed,
    Removed,
)
from bot.kit.contracts.programme import CardKind, Programme, Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.consent import say_yes
from bot.kit.model.people import Member
from bot.kit.model.series import Place, PlaceMember
from bot.kit.screen.buttons import Button, Look, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.files import Attachment, File
from bot.kit.screen.forms import Choice, Field, Form, Kind
from bot.kit.screen.outcomes import OpenForm, Outcome, reply
from bot.kit.screen.outcomes import replace as put
from bot.kit.screen.text import Moment, text

HEARD: list[Event] = []
"""What was told, the newest last; a test clears it."""

CHOICES = (Choice("", "No preference"), Choice("a", "Alpha"), Choice("b", "Beta"))


def press(action: str, subject: str = "s1") -> Press:
    """A press of this programme."""
    return Press("gallery", action, subject)


async def home(ctx: Context, tx: Transaction) -> Outcome:
    """Show who is asking, and where."""
    where = ctx.here.room.value if ctx.here else "somewhere"
    buttons = (
        Button("Answer me", press("answer")),
        Button("Fill in", press("form")),
        Button("Replace", press("swap")),
        Button("Send me a file", press("file")),
    )
    return reply(Card(text("Home of ", ctx.who.person), text(f"In {where}."), buttons=buttons))


async def here(ctx: Context, tx: Transaction) -> Outcome:
    """Say what is known of the place."""
    found = ctx.here
    assert found
    said = f"{found.name or '?'} {found.room} seen={found.seen} post={found.may_post}"
    return reply(Card(text(said), text(found.missing)))


async def tell(ctx: Context, tx: Transaction) -> Outcome:
    """Show what was typed."""
    values = ", ".join(f"{name}={ctx.values[name]}" for name in sorted(ctx.values))
    return reply(Card(text(f"Told {values}"), buttons=(Button("Swap", press("swap")),)))


async def organise(ctx: Context, tx: Transaction) -> Outcome:
    """Say that the asker may."""
    return reply(Card(text("You may organise")))


async def start(ctx: Context, tx: Transaction) -> Outcome:
    """Say yes, and get a note in the messages."""
    member = await say_yes(ctx.who, tx)
    await tx.send(member, "gallery:note", ctx.subject or "1", prompt=True)
    return reply(Card(text("You are in")))


async def meet(ctx: Context, tx: Transaction) -> Outcome:
    """Open a place with those named, and say two things there."""
    place = Place(created=tx.now)
    await tx.add(place)
    for id in (ctx.who.id, *ctx.many("who")):
        member = await tx.get(Member, id)
        assert member
        await say_yes(member, tx)
        await tx.add(PlaceMember(place=place.id, member=id))
    await tx.send(place, "gallery:hello", "1", prompt=True)
    await tx.send(place, "gallery:hello", "2", prompt=True)
    await tx.show(place, "board", "gallery:board", place.id)
    return reply(Card(text("Opening")))


async def answer(ctx: Context, tx: Transaction) -> Outcome:
    """Answer a press in private."""
    return reply(Card(text("Only for you"), buttons=(Button("More", press("more")),)))


async def more(ctx: Context, tx: Transaction) -> Outcome:
    """Answer a press on an answer."""
    return put(Card(text("That was all")))


async def swap(ctx: Context, tx: Transaction) -> Outcome:
    """Put another card where the pressed one was."""
    return put(Card(text(f"Swapped by {ctx.who.name}")))


async def count(ctx: Context, tx: Transaction) -> Outcome:
    """Change something once for each press that is handled."""
    member = ctx.who
    await tx.save(replace(member, starts=member.starts + 1))
    return put(Card(text(f"Counted {member.starts + 1 - 540}"), buttons=_count()))


def _count() -> tuple[Button, ...]:
    return (Button("Count", press("count")),)


async def counter(ctx: Context, tx: Transaction) -> Outcome:
    """Offer to count."""
    return reply(Card(text("Counter"), buttons=_count()))


async def form(ctx: Context, tx: Transaction) -> Outcome:
    """Ask everything there is to ask."""
    return OpenForm(
        Form(
            "Everything",
            press("form", ctx.subject),
            (
                Field("line", "Line", required=True, hint="A few words", most=40),
                Field("one", "One", Kind.CHOICE, choices=CHOICES),
                Field("some", "Some", Kind.CHOICES, choices=CHOICES[1:]),
                Field("whom", "Whom", Kind.PERSON),
                Field("all", "All", Kind.PEOPLE, most=3),
            ),
            "Save",
            text("Take your time."),
        )
    )


async def take(ctx: Context, tx: Transaction) -> Outcome:
    """Take the answers, send some back, or go on to a second form."""
    if ctx.text("line") == "bad":
        raise FormError({"line": "Please say something kinder."})
    if ctx.text("line") == "next":
        return await second(ctx, tx)
    if ctx.text("line") == "swap":
        return put(Card(text("Swapped by a form")))
    wanted = [*ctx.many("all"), ctx.text("whom")]
    named = [member.name for member in await tx.find(Member, id=wanted)]
    said = {name: value for name, value in ctx.values.items() if name not in ("whom", "all")}
    return reply(Card(text("Taken"), text(f"{dict(sorted(said.items()))} {sorted(named)}")))


async def second(ctx: Context, tx: Transaction) -> Outcome:
    """Ask for a day and an hour, in a form with a field that has the first one's name."""
    asked = (
        Field("line", "Line again", Kind.PARAGRAPH),
        Field("day", "Day", Kind.DATE),
        Field("hour", "Hour", Kind.TIME),
    )
    return OpenForm(Form("Second step", press("second", ctx.subject), asked, "Done"))


async def took(ctx: Context, tx: Transaction) -> Outcome:
    """Take the second form's answers."""
    return reply(Card(text("Taken twice"), text(str(dict(sorted(ctx.values.items()))))))


async def file(ctx: Context, tx: Transaction) -> Outcome:
    """Answer with a file."""
    attached = Attachment("gallery:calendar", ("1",), "coffee.ics", "")
    return reply(Card(text("Your calendar"), attachment=attached))


async def calendar(tx: Transaction, ids: tuple[str, ...]) -> File | None:
    """Make the file."""
    return File("coffee.ics", "text/calendar", b"BEGIN:VCALENDAR")


async def note(tx: Transaction, to: Recipient, ids: tuple[str, ...]) -> Card:
    """A note with everything on it."""
    return Card(
        text(f"Note {ids[0]}"),
        text("It is ", Moment(tx.now), " now."),
        buttons=(
            Button("Swap", press("swap"), Look.MAIN),
            Button("Fill in", press("form")),
            Button("Count", press("count")),
        ),
        why=text("You asked for it."),
        attachment=Attachment("gallery:calendar", ("1",), "coffee.ics", ""),
    )


async def hello(tx: Transaction, to: Recipient, ids: tuple[str, ...]) -> Card:
    """Words in a place."""
    return Card(text(f"Hello {ids[0]}"), buttons=(Button("Answer me", press("answer")),))


async def board(tx: Transaction, to: Recipient, ids: tuple[str, ...]) -> Card:
    """A card that stands in a place."""
    return Card(text("Board"), text(f"Read at {tx.now:%H:%M}"))


async def redraw(ctx: Context, tx: Transaction) -> Outcome:
    """Show every standing card anew."""
    for place in await tx.find(Place):
        await tx.show(place, "board", "gallery:board", place.id)
    return reply(Card(text("Redrawn")))


async def hear(event: Event, tx: Transaction) -> None:
    """Remember what was told, with accounts in place of members again."""
    named: dict[str, Any] = {}
    for name in {each.name for each in fields(event)} & {"member", "by"}:
        member = await tx.get(Member, getattr(event, name))
        named[name] = member.account if member else ""
    HEARD.append(replace(event, **named))


Handler = Callable[[Context, Transaction], Awaitable[Outcome]]

GALLERY = Programme(
    "gallery",
    commands=(
        Command("", "home", home, default=True),
        Command("here", "", here, needs_here=True),
        Command("tell", "", tell, (Option("who", Kind.PERSON), Option("words"))),
        Command("organise", "", organise, organiser=True, needs_here=True),
        Command("start", "", start),
        Command("meet", "", meet, (Option("who", Kind.PEOPLE),)),
        Command("form", "", form, opens_form=True),
        Command("counter", "", counter),
        Command("redraw", "", redraw),
        Command("file", "", file),
    ),
    presses={
        "answer": Action(answer),
        "more": Action(more),
        "swap": Action(swap),
        "count": Action(count),
        "form": Action(form, opens_form=True),
        "second": Action(second, opens_form=True),
        "file": Action(file),
        "organise": Action(organise, organiser=True),
    },
    submits={"form": Action(take), "second": Action(took)},
    cards={"note": CardKind(note), "hello": CardKind(hello), "board": CardKind(board)},
    makers={"calendar": calendar},
    hears=dict.fromkeys(
        (
            AccountChanged,
            ChannelClosed,
            ChannelJoined,
            ChannelLeft,
            Gone,
            Installed,
            Removed,
        ),
        hear,
    ),
)

"""A small programme that uses every element of the vocabulary once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import fields, replace
from typing import Any

from bot.kit.consent import say_yes
from bot.kit.events import (
    AccountChanged,
    ChannelClosed,
    ChannelJoined,
    ChannelLeft,
    Event,
    Gone,
    Installed,
    Removed,
)
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import (
    Action,
    Ask,
    CardKind,
    Command,
    Mend,
    Option,
    Programme,
    Recipient,
)
from bot.kit.series import Place, Seat
from bot.kit.text import Moment, text
from bot.kit.ui import (
    Attachment,
    Button,
    Card,
    Choice,
    Field,
    File,
    Form,
    Kind,
    Look,
    OpenForm,
    Outcome,
    Press,
    reply,
)
from bot.kit.ui import (
    replace as put,
)

HEARD: list[Event] = []
"""What was told, the newest last; a test clears it."""

CHOICES = (Choice("", "No preference"), Choice("a", "Alpha"), Choice("b", "Beta"))


def press(action: str, subject: str = "s1") -> Press:
    """A press of this programme."""
    return Press("gallery", action, subject)


async def home(ask: Ask, work: Work) -> Outcome:
    """Show who is asking, and where."""
    where = ask.here.room.value if ask.here else "somewhere"
    buttons = (
        Button("Answer me", press("answer")),
        Button("Fill in", press("form")),
        Button("Replace", press("swap")),
        Button("Send me a file", press("file")),
    )
    return reply(Card(text("Home of ", ask.who.person), text(f"In {where}."), buttons=buttons))


async def here(ask: Ask, work: Work) -> Outcome:
    """Say what is known of the place."""
    found = ask.here
    assert found
    said = f"{found.name or '?'} {found.room} seen={found.seen} post={found.may_post}"
    return reply(Card(text(said), text(found.missing)))


async def tell(ask: Ask, work: Work) -> Outcome:
    """Show what was typed."""
    values = ", ".join(f"{name}={ask.values[name]}" for name in sorted(ask.values))
    return reply(Card(text(f"Told {values}"), buttons=(Button("Swap", press("swap")),)))


async def organise(ask: Ask, work: Work) -> Outcome:
    """Say that the asker may."""
    return reply(Card(text("You may organise")))


async def start(ask: Ask, work: Work) -> Outcome:
    """Say yes, and get a note in the messages."""
    member = await say_yes(ask.who, work)
    await work.send(member, "gallery:note", ask.subject or "1", prompt=True)
    return reply(Card(text("You are in")))


async def meet(ask: Ask, work: Work) -> Outcome:
    """Open a place with those named, and say two things there."""
    place = Place(created=work.now)
    await work.add(place)
    for id in (ask.who.id, *ask.many("who")):
        member = await work.get(Member, id)
        assert member
        await say_yes(member, work)
        await work.add(Seat(place=place.id, member=id))
    await work.send(place, "gallery:hello", "1", prompt=True)
    await work.send(place, "gallery:hello", "2", prompt=True)
    await work.show(place, "board", "gallery:board", place.id)
    return reply(Card(text("Opening")))


async def answer(ask: Ask, work: Work) -> Outcome:
    """Answer a press in private."""
    return reply(Card(text("Only for you"), buttons=(Button("More", press("more")),)))


async def more(ask: Ask, work: Work) -> Outcome:
    """Answer a press on an answer."""
    return put(Card(text("That was all")))


async def swap(ask: Ask, work: Work) -> Outcome:
    """Put another card where the pressed one was."""
    return put(Card(text(f"Swapped by {ask.who.name}")))


async def count(ask: Ask, work: Work) -> Outcome:
    """Change something once for each press that is handled."""
    member = ask.who
    await work.save(replace(member, starts=member.starts + 1))
    return put(Card(text(f"Counted {member.starts + 1 - 540}"), buttons=_count()))


def _count() -> tuple[Button, ...]:
    return (Button("Count", press("count")),)


async def counter(ask: Ask, work: Work) -> Outcome:
    """Offer to count."""
    return reply(Card(text("Counter"), buttons=_count()))


async def form(ask: Ask, work: Work) -> Outcome:
    """Ask everything there is to ask."""
    return OpenForm(
        Form(
            "Everything",
            press("form", ask.subject),
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


async def take(ask: Ask, work: Work) -> Outcome:
    """Take the answers, send some back, or go on to a second form."""
    if ask.text("line") == "bad":
        raise Mend({"line": "Please say something kinder."})
    if ask.text("line") == "next":
        return await second(ask, work)
    if ask.text("line") == "swap":
        return put(Card(text("Swapped by a form")))
    wanted = [*ask.many("all"), ask.text("whom")]
    named = [member.name for member in await work.find(Member, id=wanted)]
    said = {name: value for name, value in ask.values.items() if name not in ("whom", "all")}
    return reply(Card(text("Taken"), text(f"{dict(sorted(said.items()))} {sorted(named)}")))


async def second(ask: Ask, work: Work) -> Outcome:
    """Ask for a day and an hour, in a form with a field that has the first one's name."""
    asked = (
        Field("line", "Line again", Kind.PARAGRAPH),
        Field("day", "Day", Kind.DATE),
        Field("hour", "Hour", Kind.TIME),
    )
    return OpenForm(Form("Second step", press("second", ask.subject), asked, "Done"))


async def took(ask: Ask, work: Work) -> Outcome:
    """Take the second form's answers."""
    return reply(Card(text("Taken twice"), text(str(dict(sorted(ask.values.items()))))))


async def file(ask: Ask, work: Work) -> Outcome:
    """Answer with a file."""
    attached = Attachment("gallery:calendar", ("1",), "coffee.ics", "")
    return reply(Card(text("Your calendar"), attachment=attached))


async def calendar(work: Work, ids: tuple[str, ...]) -> File | None:
    """Make the file."""
    return File("coffee.ics", "text/calendar", b"BEGIN:VCALENDAR")


async def note(work: Work, to: Recipient, ids: tuple[str, ...]) -> Card:
    """A note with everything on it."""
    return Card(
        text(f"Note {ids[0]}"),
        text("It is ", Moment(work.now), " now."),
        buttons=(
            Button("Swap", press("swap"), Look.MAIN),
            Button("Fill in", press("form")),
            Button("Count", press("count")),
        ),
        why=text("You asked for it."),
        attachment=Attachment("gallery:calendar", ("1",), "coffee.ics", ""),
    )


async def hello(work: Work, to: Recipient, ids: tuple[str, ...]) -> Card:
    """Words in a place."""
    return Card(text(f"Hello {ids[0]}"), buttons=(Button("Answer me", press("answer")),))


async def board(work: Work, to: Recipient, ids: tuple[str, ...]) -> Card:
    """A card that stands in a place."""
    return Card(text("Board"), text(f"Read at {work.now:%H:%M}"))


async def redraw(ask: Ask, work: Work) -> Outcome:
    """Show every standing card anew."""
    for place in await work.find(Place):
        await work.show(place, "board", "gallery:board", place.id)
    return reply(Card(text("Redrawn")))


async def hear(event: Event, work: Work) -> None:
    """Remember what was told, with accounts in place of members again."""
    named: dict[str, Any] = {}
    for name in {each.name for each in fields(event)} & {"member", "by"}:
        member = await work.get(Member, getattr(event, name))
        named[name] = member.account if member else ""
    HEARD.append(replace(event, **named))


Handler = Callable[[Ask, Work], Awaitable[Outcome]]

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

"""One of everything that can be shown, for golden files and for the test programme."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.kit.screen.buttons import Button, Look, Press
from bot.kit.screen.cards import Card, Fact, Row
from bot.kit.screen.files import Attachment
from bot.kit.screen.forms import Choice, Field, Form, Kind
from bot.kit.screen.text import Channel, Link, Moment, Person, Style, text

AT = datetime(2026, 11, 24, 14, 30, tzinfo=UTC)
ANA = Person("U00000001A", "Ana Lima")
LOUD = "<!channel> *bold* _it_ ~no~ `code` > quote & <@U00000001A> @here :smile:"


def press(action: str, subject: str = "") -> Press:
    """A press as it stands on a card that was stamped."""
    return Press("gallery", action, subject, community="c1")


CARDS: dict[str, Card] = {
    "plain": Card(text("Hello"), text("One line.\n\nAnother paragraph.")),
    "only-title": Card(text("Nothing more to say")),
    "spans": Card(
        text("Coffee with ", ANA),
        text(
            "You meet ", ANA, " on ", Moment(AT), ", that is ", Moment(AT, Style.DAY), " at ",
            Moment(AT, Style.TIME), ", near ", Channel("C00000001A", "coffee"), ". ",
            Link("https://example.org/guide", "A short guide"), ".",
        ),
    ),
    "hostile": Card(text(f"Title {LOUD}"[:150]), text(LOUD), why=text(f"Because {LOUD}")),
    "facts": Card(
        text("Your week"),
        facts=(
            Fact("When", text(Moment(AT))),
            Fact("Who", text(ANA)),
            Fact("Note", text(LOUD)),
            Fact("Begin with", text("• One\n• Two")),
        ),
    ),
    "buttons": Card(
        text("Choose"),
        text("Which one?"),
        buttons=(
            Button("Yes, please", press("yes"), Look.MAIN),
            Button("Not now", press("later")),
            Button("Delete it all", press("delete"), Look.GRAVE),
            Button("Open the guide", url="https://example.org/guide"),
        ),
    ),
    "rows": Card(
        text("What is on"),
        text("One line, one thing to do."),
        Row(text("A check-in is open."), Button("Begin", press("begin"), Look.MAIN)),
        Row(text("You meet ", ANA, " on ", Moment(AT), "."), Button("Change", press("change"))),
        Row(text(LOUD, " from ", ANA), Button("Answer", press("answer"))),
        Row(text("How to begin"), Button("Open the guide", url="https://example.org/guide")),
        text("And a word below the rows."),
        buttons=(Button("More (3)", press("more")),),
        why=text("Only you see this."),
    ),
    "why": Card(text("A nudge"), text("Did you meet?"), why=text("You joined the coffee round.")),
    "why-with-people": Card(text("Hi"), why=text("Because ", ANA, " asked on ", Moment(AT), ".")),
    "picture": Card(
        text("Your trend"),
        attachment=Attachment("gallery:trend", ("1",), "trend.png", "Energy rose from 2 to 4."),
    ),
    "long": Card(text("A long story"), text("word " * 700)),
    "right-to-left": Card(text("\u2068שלום\u2069"), text("\u2068مرحبا\u2069 and hello")),  # noqa: RUF001 - meant
}  # fmt: skip

CHOICES = tuple(Choice(value, value.title()) for value in ("one", "two", "three"))
MANY = (Choice("", "No preference"), *(Choice(f"c{n}", f"Choice {n}") for n in range(24)))

FORMS: dict[str, Form] = {
    "words": Form(
        "About you",
        press("words"),
        (
            Field("role", "Your role", required=True, hint="As you would say it", most=80),
            Field("goal", "Your goal", Kind.PARAGRAPH, value=LOUD),
        ),
        "Save",
        text("Nothing is required. ", ANA, " sees none of it."),
    ),
    "choices": Form(
        "Your wishes",
        press("choices"),
        (
            Field("one", "One of few", Kind.CHOICE, True, value="two", choices=CHOICES),
            Field("of", "One of many", Kind.CHOICE, choices=MANY),
            Field("some", "Some of few", Kind.CHOICES, value=("one", "three"), choices=CHOICES),
            Field("most", "At most two", Kind.CHOICES, choices=CHOICES, most=2),
            Field("none", "Already none", Kind.CHOICE, value="", choices=MANY),
        ),
        "Save",
    ),
    "when-and-who": Form(
        "When and who",
        press("when", "s1"),
        (
            Field("day", "Day", Kind.DATE, value="2026-11-24"),
            Field("hour", "Hour", Kind.TIME, value="09:05"),
            Field("whom", "Whom", Kind.PERSON, value=ANA.account),
            Field("all", "Everybody", Kind.PEOPLE, value=(ANA.account,), most=4),
        ),
        "Propose",
    ),
}

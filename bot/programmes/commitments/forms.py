"""The forms of commitments: what, by when, who may ask, and how it goes."""

from __future__ import annotations

from bot.kit.model.commitments import Commitment, Turn
from bot.kit.screen.buttons import Press
from bot.kit.screen.forms import Field, Form, Kind
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.commitments.rules import PLAN, TOLD, WHAT

words = Phrasebook("bot.programmes.commitments")


def add_form() -> Form:
    """Ask what, by when, and who may ask; with a first line to edit."""
    return words.form("add", Press("commitments", "add"), *_asked(), _peer())


def edit_form(made: Commitment) -> Form:
    """Show it as it stands."""
    return words.form("edit", Press("commitments", "edit", made.id), *_asked(made), _peer())


def _asked(made: Commitment | None = None) -> tuple[Field, Field, Field]:
    what, plan, by = (made.what, made.plan, made.day) if made else ("", "", "")
    return (
        Field(
            "what",
            words.line("ask-what"),
            Kind.PARAGRAPH,
            required=True,
            hint=words.line("hint-what"),
            value=what,
            most=WHAT,
        ),
        Field("plan", words.line("ask-plan"), hint=words.line("hint-plan"), value=plan, most=PLAN),
        _day(by),
    )


def _day(value: str = "") -> Field:
    return Field("day", words.line("ask-day"), hint=words.line("hint-day"), value=value, most=60)


def _peer() -> Field:
    return Field("peer", words.line("ask-peer"), Kind.PERSON, hint=words.line("hint-peer"))


def tell_form(made: Commitment, *, read: bool) -> Form:
    """Ask how it goes; `read`: somebody may ask, so they may read it, too."""
    turns = words.choices("tell", _TELLS)
    kind = Field("turn", words.line("ask-turn"), Kind.CHOICE, value=Turn.PROGRESS, choices=turns)
    fields = (kind, _words("ask-how"), *_readers(read=read))
    return words.form("tell", Press("commitments", "tell", made.id), *fields)


_TELLS = (Turn.PROGRESS, Turn.OBSTACLE)


def went_form(made: Commitment, went: Turn, *, read: bool) -> Form:
    """Ask what helped or got in the way, and where it goes on for another day."""
    to = Press("commitments", went.replace("-", "_"), made.id)
    asked: tuple[Field, ...] = (_words("ask-helped"), *_readers(read=read))
    return words.form(went, to, *asked if went is Turn.DONE else (_day(), *asked))


def _words(label: str) -> Field:
    return Field("words", words.line(label), Kind.PARAGRAPH, most=TOLD)


def _readers(*, read: bool) -> tuple[Field, ...]:
    if not read:
        return ()
    options = words.choices("readers", ("asker", "me"))
    label = words.line("ask-readers")
    return (Field("readers", label, Kind.CHOICE, value="asker", choices=options),)

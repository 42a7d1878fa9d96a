"""What the avoid list shows, to its owner alone."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.model.people import Avoidance, Bar, Member
from bot.kit.screen.buttons import Press
from bot.kit.screen.cards import Card, Row
from bot.kit.screen.forms import Field, Form, Kind
from bot.kit.screen.text import Text
from bot.kit.widgets import listing
from bot.kit.widgets.names import former
from bot.kit.widgets.phrasebook import Phrasebook

words = Phrasebook("bot.programmes.profile")


Line = tuple[Avoidance, Member | None]
PEOPLE = (Bar.PERSON, Bar.MANAGER, Bar.REPORT)


def avoid_list(named: Sequence[Line], start: str = "") -> Card:
    """Show the list, the newest first, from the line `start` on."""
    return listing.page(
        words("avoid-title"),
        [
            Row(_line(each), words.button("avoid-off", "avoid-off", each[0].id))
            for each in named[::-1]
        ],
        Press("profile", "avoid"),
        start=start,
        text=words("avoid-text") if named else words("avoid-empty"),
        buttons=(words.button("avoid-add", "avoid-add"), words.button("my-profile", "show")),
        why=words("avoid-why"),
    )


def _line(named: Line) -> Text:
    avoided, other = named
    if avoided.bar is Bar.ORGANISATION:
        return words("avoid-organisation", organisation=avoided.organisation)
    return words(f"avoid-{avoided.bar}", who=other.person if other else former())


def add_form() -> Form:
    """Ask for a person or an organisation."""
    bars = words.choices("bar", PEOPLE)
    fields = (
        Field("person", words.line("ask-person"), Kind.PERSON),
        Field("bar", words.line("ask-bar"), Kind.CHOICE, value=Bar.PERSON, choices=bars),
        Field("organisation", words.line("ask-organisation-avoided"), most=80),
    )
    press = Press("profile", "avoid-add")
    return Form(
        words.line("form-avoid"), press, fields, words.line("press-avoid-add"), words("intro-avoid")
    )

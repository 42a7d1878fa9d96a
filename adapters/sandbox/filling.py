"""How a form is filled in by somebody whom nobody plays: from what they would say of themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from bot.kit.ui import Field, Form, Kind, Value, Values


def filled(
    form: Form, about: Values, others: Sequence[str], now: datetime, random: Random
) -> dict[str, Value]:
    """Return answers: what stands there already, what is known of oneself, or a fitting guess.

    `about` holds what a person would answer by field name; `others` are accounts to choose from.
    """
    return {each.name: _answer(each, about, others, now, random) for each in form.fields}


def _answer(
    asked: Field, about: Values, others: Sequence[str], now: datetime, random: Random
) -> Value:
    if asked.value or not (asked.required or random.random() < 0.8):
        return asked.value
    known = about.get(asked.name, "")
    match asked.kind:
        case Kind.CHOICE if known in _offered(asked):
            return known
        case Kind.CHOICES if set(known) & _offered(asked):
            return tuple(each for each in known if each in _offered(asked))[: asked.limit]
        case Kind.CHOICE:
            return random.choice(asked.choices).value
        case Kind.CHOICES:
            count = random.randint(1, min(2, asked.limit))
            return tuple(choice.value for choice in random.sample(asked.choices, count))
        case Kind.DATE:
            return (now + timedelta(days=7)).date().isoformat()
        case Kind.TIME:
            return "10:00"
        case Kind.PERSON:
            return random.choice(others) if others and asked.required else ""
        case Kind.PEOPLE:
            return tuple(random.sample(others, 1)) if others and asked.required else ()
        case _:
            stock = "Finding my feet with it, and glad to talk." if asked.required else ""
            return known if isinstance(known, str) and known else stock


def _offered(asked: Field) -> set[Value]:
    return {choice.value for choice in asked.choices}

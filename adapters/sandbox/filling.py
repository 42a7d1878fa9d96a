"""How a form is filled in by somebody whom nobody plays: from what they would say of themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from bot.kit.screen.forms import Field, Form, Kind, Value, Values

CHATTY = 0.3  # the chance that a question one need not answer gets an answer out of the air


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
    known = _fitting(asked, about.get(asked.name, ""))
    if asked.value or known or not (asked.required or random.random() < CHATTY):
        return asked.value or known
    match asked.kind:
        case Kind.CHOICE:
            return random.choice(asked.choices).value
        case Kind.CHOICES:
            count = random.randint(1, min(2, asked.limit))
            return tuple(choice.value for choice in random.sample(asked.choices, count))
        case Kind.DATE:
            return (now + timedelta(days=7)).date().isoformat()
        case Kind.TIME:
            return "10:00"
    return _required(asked, others, random) if asked.required else asked.value


def _required(asked: Field, others: Sequence[str], random: Random) -> Value:
    """Answer what only the person themselves could, because something has to stand there."""
    match asked.kind:
        case Kind.PERSON:
            return random.choice(others) if others else ""
        case Kind.PEOPLE:
            return (random.choice(others),) if others else ()
    return "Finding my feet with it, and glad to talk."


def _fitting(asked: Field, known: Value) -> Value:
    """Return what is known as far as the field takes it."""
    if not asked.choices:
        return known if isinstance(known, str) else ""
    offered = {choice.value for choice in asked.choices}
    if asked.kind is Kind.CHOICE:
        return known if known in offered else ""
    return tuple(each for each in known if each in offered)[: asked.limit]

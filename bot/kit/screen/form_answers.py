"""What somebody filled in, checked against the form before a handler sees it."""

from __future__ import annotations

from datetime import date, time

from bot.kit.screen.forms import Field, Form, Kind, Value, Values
from bot.kit.screen.text import cleaned
from bot.kit.screen.words import Words

words = Words("bot.kit")


def problems(form: Form, values: Values) -> dict[str, str]:
    """Return a sentence for every answer that does not fit its field."""
    found = {each.name: _problem(each, values.get(each.name, "")) for each in form.fields}
    return {name: sentence for name, sentence in found.items() if sentence}


def _problem(asked: Field, value: Value) -> str:
    if not value or (isinstance(value, str) and not cleaned(value)):
        return words.line("answer-missing") if asked.required else ""
    if len(value) > asked.limit and asked.kind in _MEASURED:
        return words.line(_MEASURED[asked.kind], most=asked.limit, given=len(value))
    picked = value if isinstance(value, tuple) else (value,)
    known = {choice.value for choice in asked.choices}
    if known and not known.issuperset(picked):
        return words.line("answer-not-offered")
    if asked.kind in _READ and isinstance(value, str) and not _readable(asked.kind, value):
        return words.line(f"answer-no-{asked.kind}")
    return ""


_MEASURED = {
    Kind.LINE: "answer-too-long",
    Kind.PARAGRAPH: "answer-too-long",
    Kind.CHOICES: "answer-too-many",
    Kind.PEOPLE: "answer-too-many",
}
_READ = {Kind.DATE: date.fromisoformat, Kind.TIME: time.fromisoformat}


def _readable(kind: Kind, value: str) -> bool:
    try:
        _READ[kind](value)
    except ValueError:
        return False
    return True

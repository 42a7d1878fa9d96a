"""Forms as Discord's modals, and what somebody filled in read back out of them.

The modal's id is the form's press, and a field's is its kind and name, so that a form can be taken
by any process, long after it was opened. Beside its kind stands the window it is in: where Discord
says that something went wrong, the same window can be sent once more, and counts once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import discord
from discord import ui

from adapters.discord import date_input
from adapters.discord.render import LETTERS, say
from adapters.discord.text import BLANK, Json, fitting, is_id
from bot.kit.screen import limits
from bot.kit.screen.buttons import Button, Look
from bot.kit.screen.cards import Card
from bot.kit.screen.forms import Choice, Field, Form, Kind, Value
from bot.kit.screen.text import lines, text

RADIO = range(2, 6)  # so many choices all stand open
BOXES = 10  # Discord: checkboxes of a group
LONGEST = 4000  # Discord: text input
PICKS = 25

WINDOW = "."
_SENTENCE = re.compile(r"(?<=[.?!])\s+|\n+")

Item = ui.Item[ui.Modal]


def modal(form: Form, opened: str = "") -> ui.Modal:
    """Return the window that asks a form, `opened` its own id. Discord has no place for the verb on
    its button."""
    window = ui.Modal(title=form.title or BLANK, timeout=None, custom_id=form.press.token)
    hints = [asked.hint for asked in form.fields]
    if form.intro and len(form.fields) < limits.FORM_FIELDS:
        window.add_item(ui.TextDisplay(fitting(form.intro, LETTERS)))
    elif form.intro:  # five parts are all that Discord takes
        hints = _spread(str(form.intro), hints)
    for asked, hint in zip(form.fields, hints, strict=True):
        said = ui.Label(
            text=asked.label or BLANK, description=hint or None, component=_component(asked, opened)
        )
        window.add_item(said)
    window.stop()  # taken by the transport; discord.py need not remember it
    return window


def later(form: Form) -> Card:
    """Return the card that stands for a form which cannot open now."""
    press = Button(say.line("continue"), form.press, Look.MAIN)
    return Card(text(form.title), say("continue-text"), buttons=(press,))


def mended(form: Form, errors: Mapping[str, str]) -> Card:
    """Return the card that says what to put right; its button opens the form as it was typed."""
    labels = {each.name: each.label for each in form.fields}
    wrong = [text(f"{labels.get(name, name)}: {said}") for name, said in errors.items()]
    press = Button(say.line("try-again"), form.press, Look.MAIN)
    body = lines([say("errors-text"), *wrong, say("kept-text")])
    return Card(text(form.title), body, buttons=(press,))


def _spread(intro: str, hints: Sequence[str]) -> list[str]:
    """Return hints with an introduction among them, as many sentences as fit below each label that
    has no hint of its own."""
    left = [each for each in _SENTENCE.split(intro) if each.strip()]
    spread: list[str] = []
    for hint in hints:
        said = hint
        while not hint and left and len(said) + len(left[0]) < limits.FORM_HINT:
            said = f"{said} {left.pop(0)}".strip()
        if left and not said:
            said = left.pop(0)[: limits.FORM_HINT - 1] + BLANK
        spread.append(said)
    return spread


def _component(asked: Field, opened: str) -> Item:
    window = f"{WINDOW}{opened}" if opened else ""
    id = f"{asked.kind.value}{window}/{asked.name}"
    match asked.kind:
        case Kind.LINE | Kind.PARAGRAPH | Kind.DATE | Kind.TIME:
            return _line(asked, id)
        case Kind.CHOICE:
            return _choice(asked, id)
        case Kind.CHOICES:
            return _choices(asked, id)
        case Kind.PERSON | Kind.PEOPLE:
            return _people(asked, id)


def _line(asked: Field, id: str) -> Item:
    typed = ", ".join(_many(asked))
    measured = asked.kind in (Kind.LINE, Kind.PARAGRAPH)
    most = min(max(asked.limit if measured else 40, len(typed), 1), LONGEST)
    return ui.TextInput(
        custom_id=id,
        style=discord.TextStyle.long if asked.kind is Kind.PARAGRAPH else discord.TextStyle.short,
        default=typed[:LONGEST] or None,
        required=asked.required,
        max_length=most,
        placeholder=None if measured else say.line(f"{asked.kind.value}-example"),
    )


def _choice(asked: Field, id: str) -> Item:
    standing = {str(asked.value)} if asked.value or not asked.required else set()
    if asked.required and len(asked.choices) in RADIO:
        options = [
            discord.RadioGroupOption(
                label=_said(each), value=_coded(each.value), default=each.value in standing
            )
            for each in asked.choices
        ]
        return ui.RadioGroup(custom_id=id, required=True, options=options)
    return _select(asked, id, standing, 1)


def _choices(asked: Field, id: str) -> Item:
    standing = set(_many(asked)) if asked.value else set()
    if len(asked.choices) <= BOXES and asked.limit >= len(asked.choices):
        options = [
            discord.CheckboxGroupOption(
                label=_said(each), value=_coded(each.value), default=each.value in standing
            )
            for each in asked.choices
        ]
        return ui.CheckboxGroup(
            custom_id=id,
            required=asked.required,
            min_values=int(asked.required),
            max_values=len(options),
            options=options,
        )
    return _select(asked, id, standing, max(asked.limit, len(standing)))


def _select(asked: Field, id: str, standing: set[str], most: int) -> Item:
    options = [
        discord.SelectOption(
            label=_said(each), value=_coded(each.value), default=each.value in standing
        )
        for each in asked.choices
    ]
    return ui.Select(
        custom_id=id,
        required=asked.required,
        min_values=int(asked.required),
        max_values=min(most, len(options)),
        options=options,
    )


def _people(asked: Field, id: str) -> Item:
    kind = discord.SelectDefaultValueType.user
    standing = [int(each) for each in _many(asked) if is_id(each)]
    most = 1 if asked.kind is Kind.PERSON else min(max(asked.limit, len(standing)), PICKS)
    return ui.UserSelect(
        custom_id=id,
        required=asked.required,
        min_values=int(asked.required),
        max_values=most,
        default_values=[discord.SelectDefaultValue(id=each, type=kind) for each in standing[:most]],
    )


def _said(choice: Choice) -> str:
    return choice.label if choice.label.strip() else BLANK


def _coded(value: str) -> str:
    """Discord takes no empty value: a mark before it says that there is one."""
    return f"~{value}" if not value or value.startswith("~") else value


def _many(asked: Field) -> tuple[str, ...]:
    return (asked.value,) if isinstance(asked.value, str) else asked.value


# -- what was filled in --------------------------------------------------------------------------


def filled(data: Mapping[str, Any], today: date) -> tuple[dict[str, Value], frozenset[str]]:
    """Return the answers in a submitted modal by field, and which of them name people.

    `today` is the day it was submitted on, for days like "tomorrow".
    """
    values: dict[str, Value] = {}
    people: set[str] = set()
    for answered in _answered(data.get("components") or ()):
        kind, _, name = _parts(answered)
        if not name or kind not in set(Kind):
            continue
        values[name] = _answer(Kind(kind), answered, today)
        if Kind(kind) in (Kind.PERSON, Kind.PEOPLE):
            people.add(name)
    return values, frozenset(people)


def window_of(data: Mapping[str, Any]) -> str:
    """Return the id of the window that was sent; empty where it has none."""
    return next((_parts(each)[1] for each in _answered(data.get("components") or ())), "")


def _parts(answered: Json) -> tuple[str, str, str]:
    """Return the kind, the window and the name that a field's id holds."""
    before, _, name = str(answered.get("custom_id", "")).partition("/")
    kind, _, opened = before.partition(WINDOW)
    return kind, opened, name


def _answered(components: Any) -> Iterator[Json]:
    for component in components:
        if "component" in component:
            yield component["component"]
        else:
            yield from component.get("components") or ()


def _answer(kind: Kind, answered: Json, today: date) -> Value:
    one = str(answered.get("value") or "")
    several = tuple(str(each) for each in answered.get("values") or ())
    match kind:
        case Kind.CHOICE:
            return (one or "".join(several[:1])).removeprefix("~")
        case Kind.CHOICES:
            return tuple(each.removeprefix("~") for each in several)
        case Kind.PERSON:
            return "".join(several[:1])
        case Kind.PEOPLE:
            return several
        case Kind.DATE:
            return date_input.day(one, today)
        case Kind.TIME:
            return date_input.hour(one)
    return one

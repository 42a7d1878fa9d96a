"""Forms as Slack's modals, and what somebody filled in read back out of them.

A field's block id carries the form's press, so that an answer typed into one form never stands in
the field of another that follows it in the same window.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from adapters.slack.render import card_blocks, say
from adapters.slack.text import Json, is_account, paragraphs, words
from bot.kit.screen import limits
from bot.kit.screen.cards import Card
from bot.kit.screen.forms import Choice, Field, Form, Kind, Value
from bot.kit.screen.text import Text, text

FORM = "form"  # callback ids
CARDS = "cards"
RADIO = 5  # up to so many choices all stand open
BOXES = 10  # Slack: checkboxes
LONGEST = 3000  # Slack: plain_text_input


def block_id(form: Form, name: str) -> str:
    """Return the id of a field's block."""
    return f"{name}/{form.press.token}"


def modal(form: Form, metadata: str, errors: Mapping[str, str] | None = None) -> Json:
    """Return the window that asks a form. `errors` stand above it, where they fit no field."""
    top = [] if not errors else paragraphs(_listed(errors), bold=True)
    asked = [_input(form, each) for each in form.fields]
    return {
        "type": "modal",
        "callback_id": FORM,
        "private_metadata": metadata,
        "title": words(form.title, limits.FORM_TITLE),
        "submit": words(form.submit, limits.FORM_SUBMIT),
        "close": words(say.line("close"), limits.FORM_SUBMIT),
        "blocks": [*top, *paragraphs(form.intro), *asked],
    }


def window(cards: tuple[Card, ...], metadata: str) -> Json:
    """Return a window that shows cards and asks nothing."""
    return {
        "type": "modal",
        "callback_id": CARDS,
        "private_metadata": metadata,
        "title": words("Confab", limits.FORM_TITLE),
        "close": words(say.line("close"), limits.FORM_SUBMIT),
        "blocks": card_blocks(cards),
    }


def _listed(errors: Mapping[str, str]) -> Text:
    return text("\n".join([say.line("errors-text"), *dict.fromkeys(errors.values())]))


def _input(form: Form, asked: Field) -> Json:
    block: Json = {
        "type": "input",
        "block_id": block_id(form, asked.name),
        "label": words(asked.label, 2000),
        "optional": not asked.required,
        "element": {"action_id": asked.kind.value, **_element(asked)},
    }
    return {**block, "hint": words(asked.hint, 2000)} if asked.hint else block


def _element(asked: Field) -> Json:
    match asked.kind:
        case Kind.LINE | Kind.PARAGRAPH:
            return _box(asked)
        case Kind.CHOICE:
            return _choice(asked)
        case Kind.CHOICES:
            return _choices(asked)
        case Kind.DATE:
            return {"type": "datepicker", **_if("initial_date", _day(asked.value))}
        case Kind.TIME:
            return {"type": "timepicker", **_if("initial_time", _hour(asked.value))}
        case Kind.PERSON:
            return {"type": "users_select", **_if("initial_user", "".join(_accounts(asked)[:1]))}
        case Kind.PEOPLE:
            many: Json = {"type": "multi_users_select", "max_selected_items": _picks(asked)}
            return {**many, **_if("initial_users", _accounts(asked))}


def _box(asked: Field) -> Json:
    typed = asked.value if isinstance(asked.value, str) else ", ".join(asked.value)
    most = min(max(asked.limit, len(typed), 1), LONGEST)
    box: Json = {"type": "plain_text_input", "max_length": most}
    box["multiline"] = asked.kind is Kind.PARAGRAPH
    return {**box, **_if("initial_value", typed[:LONGEST])}


def _choice(asked: Field) -> Json:
    options = [_option(choice) for choice in asked.choices]
    chosen = [o for o, c in zip(options, asked.choices, strict=True) if c.value in _many(asked)]
    first = _if("initial_option", chosen[0] if chosen and asked.value else None)
    few = asked.required and len(options) <= RADIO
    return {"type": "radio_buttons" if few else "static_select", "options": options, **first}


def _choices(asked: Field) -> Json:
    options = [_option(choice) for choice in asked.choices]
    chosen = [o for o, c in zip(options, asked.choices, strict=True) if c.value in _many(asked)]
    first = _if("initial_options", chosen if asked.value else None)
    if len(options) <= BOXES and asked.limit >= len(options):
        return {"type": "checkboxes", "options": options, **first}
    most = {"max_selected_items": _picks(asked)}
    return {"type": "multi_static_select", "options": options, **most, **first}


def _picks(asked: Field) -> int:
    return min(max(asked.limit, len(_many(asked)), 1), 100)


def _option(choice: Choice) -> Json:
    return {"text": words(choice.label, limits.CHOICE_LABEL), "value": _coded(choice.value)}


def _coded(value: str) -> str:
    """Slack takes no empty value: a mark before it says that there is one."""
    return f"~{value}" if not value or value.startswith("~") else value


def _decoded(value: str) -> str:
    return value.removeprefix("~")


def _many(asked: Field) -> tuple[str, ...]:
    return (asked.value,) if isinstance(asked.value, str) else asked.value


def _accounts(asked: Field) -> list[str]:
    return [each for each in _many(asked) if is_account(each)]


def _if(name: str, value: object) -> Json:
    return {name: value} if value else {}


def _day(value: Value) -> str:
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        return ""


def _hour(value: Value) -> str:
    try:
        return f"{time.fromisoformat(str(value)):%H:%M}"
    except ValueError:
        return ""


def filled(view: Json, token: str) -> tuple[dict[str, Value], frozenset[str]]:
    """Return the answers in a submitted window by field, and which of them name people."""
    values: dict[str, Value] = {}
    people: set[str] = set()
    for block, answered in view["state"]["values"].items():
        name = block.removesuffix(f"/{token}")
        for kind, state in answered.items():
            values[name] = _answer(Kind(kind), state)
            if kind in (Kind.PERSON, Kind.PEOPLE):
                people.add(name)
    return values, frozenset(people)


def _answer(kind: Kind, state: Json) -> Value:
    match kind:
        case Kind.CHOICE:
            return _decoded((state.get("selected_option") or {}).get("value", ""))
        case Kind.CHOICES:
            return tuple(_decoded(each["value"]) for each in state.get("selected_options") or ())
        case Kind.DATE:
            return state.get("selected_date") or ""
        case Kind.TIME:
            return state.get("selected_time") or ""
        case Kind.PERSON:
            return state.get("selected_user") or ""
        case Kind.PEOPLE:
            return tuple(state.get("selected_users") or ())
    return state.get("value") or ""

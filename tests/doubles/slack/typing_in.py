"""What filling in one field does to a form, and what a Slack client would not let through."""

from typing import Any

from tests.doubles.slack.errors import Json
from tests.doubles.slack.limits.prose import options
from tests.doubles.slack.people import Channel, User

PEOPLE = {"users": "user", "channels": "channel", "conversations": "conversation"}
BOXES = ("plain_text_input", "number_input", "email_text_input", "url_text_input")
DATES = {
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
}


def beginning(element: Json) -> Json:
    """The state of a field nobody touched."""
    kind = element["type"]
    if kind in BOXES:
        return {"type": kind, "value": element.get("initial_value")}
    if kind in DATES:
        selected, initial = DATES[kind]
        return {"type": kind, selected: element.get(initial)}
    if kind == "checkboxes" or kind.startswith("multi_"):
        many = "options" if kind in ("checkboxes", "multi_static_select") else _noun(kind) + "s"
        return {"type": kind, f"selected_{many}": element.get(f"initial_{many}", [])}
    one = "option" if kind in ("static_select", "radio_buttons", "overflow") else _noun(kind)
    return {"type": kind, f"selected_{one}": element.get(f"initial_{one}")}


def filled(element: Json, value: Any) -> Json:
    """The state after somebody gave this field this value; None empties it.

    Text for boxes, ``2026-11-23`` and ``09:30`` for dates and times, a label (or several) for
    choices, users and channels as they are. Raises AssertionError where Slack's own client would
    not let a person do it.
    """
    state = beginning(element)
    kind, key = element["type"], next(name for name in state if name != "type")
    if value is None:
        return {
            "type": kind,
            key: [] if key.endswith("s") and isinstance(state[key], list) else None,
        }
    if kind in BOXES:
        return {"type": kind, key: _within(element, str(value))}
    if kind in DATES:
        return {"type": kind, key: value}
    if isinstance(value, list | tuple | set):
        return {"type": kind, key: [_chosen(element, one) for one in value]}
    return {"type": kind, key: _chosen(element, value)}


def is_empty(state: Json) -> bool:
    """Whether a required field in this state would hold the form back."""
    return not any(value for name, value in state.items() if name != "type")


def _noun(kind: str) -> str:
    return PEOPLE[kind.removeprefix("multi_").removesuffix("_select")]


def _within(element: Json, text: str) -> str:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if not least <= len(text) <= most:
        raise AssertionError(f"Slack takes {least} to {most} characters here, not {len(text)}")
    return text


def _chosen(element: Json, value: Any) -> Any:
    if isinstance(value, User | Channel):
        return value.id
    for option in options(element):
        if value in (option["text"]["text"], option["value"]):
            return option
    raise AssertionError(
        f"{value!r} is not offered: {[o['text']['text'] for o in options(element)]}"
    )

"""Interactive elements of Block Kit and where each may stand."""

from tests.doubles.slack.limits.rules import (
    Rule,
    anything,
    boolean,
    number,
    one_of,
    several,
    shape,
    string,
)
from tests.doubles.slack.limits.texts import (
    OPTIONS,
    confirm,
    marked_option,
    option_group,
    plain,
    plain_option,
)

ID = {"action_id": string(255)}
COMMON = {**ID, "confirm": confirm, "focus_on_load": boolean}
MENU = {**COMMON, "placeholder": plain(150)}
MANY = {**MENU, "max_selected_items": number(1, 100)}
INPUT = {
    **ID,
    "placeholder": plain(150),
    "focus_on_load": boolean,
    "dispatch_action_config": anything,
}
ids = several(string(255), 100)


def _chosen(options: Rule, initial: Rule, field: str, most: int) -> Rule:
    return shape({"options": several(options, most)}, {**COMMON, field: initial})


BUTTON = shape(
    {"text": plain(75)},
    {
        **ID,
        "value": string(2000, 0),
        "url": string(3000),
        "style": one_of("primary", "danger"),
        "confirm": confirm,
        "accessibility_label": string(75),
    },
)

STATIC = {
    "options": several(plain_option, OPTIONS),
    "option_groups": several(option_group, OPTIONS),
}

SINGLE: dict[str, Rule] = {
    "static_select": shape({}, {**MENU, **STATIC, "initial_option": plain_option}),
    "external_select": shape(
        {}, {**MENU, "min_query_length": number(0, 300), "initial_option": plain_option}
    ),
    "users_select": shape({}, {**MENU, "initial_user": string(255)}),
    "channels_select": shape(
        {}, {**MENU, "initial_channel": string(255), "response_url_enabled": boolean}
    ),
    "conversations_select": shape(
        {},
        {
            **MENU,
            "initial_conversation": string(255),
            "response_url_enabled": boolean,
            "default_to_current_conversation": boolean,
            "filter": anything,
        },
    ),
}

MULTI: dict[str, Rule] = {
    "multi_static_select": shape(
        {}, {**MANY, **STATIC, "initial_options": several(plain_option, OPTIONS)}
    ),
    "multi_users_select": shape({}, {**MANY, "initial_users": ids}),
    "multi_channels_select": shape({}, {**MANY, "initial_channels": ids}),
    "multi_conversations_select": shape(
        {}, {**MANY, "initial_conversations": ids, "filter": anything}
    ),
}

PICKERS: dict[str, Rule] = {
    "datepicker": shape({}, {**MENU, "initial_date": string(10, 10)}),
    "timepicker": shape({}, {**MENU, "initial_time": string(5, 5), "timezone": string(100)}),
    "datetimepicker": shape({}, {**COMMON, "initial_date_time": number(0, 9_999_999_999)}),
    "radio_buttons": _chosen(marked_option, marked_option, "initial_option", 10),
    "checkboxes": _chosen(marked_option, several(marked_option, 10), "initial_options", 10),
}

ACTIONS: dict[str, Rule] = {
    "button": BUTTON,
    "overflow": shape({"options": several(plain_option, 5)}, {**ID, "confirm": confirm}),
    **SINGLE,
    **PICKERS,
}

INPUTS: dict[str, Rule] = {
    "plain_text_input": shape(
        {},
        {
            **INPUT,
            "initial_value": string(3000, 0),
            "multiline": boolean,
            "min_length": number(0, 3000),
            "max_length": number(1, 3000),
        },
    ),
    "number_input": shape(
        {"is_decimal_allowed": boolean},
        {
            **INPUT,
            "initial_value": string(255),
            "min_value": string(255),
            "max_value": string(255),
        },
    ),
    "email_text_input": shape({}, {**INPUT, "initial_value": string(255)}),
    "url_text_input": shape({}, {**INPUT, "initial_value": string(3000)}),
    **SINGLE,
    **MULTI,
    **PICKERS,
}

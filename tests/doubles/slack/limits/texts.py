"""Text objects, options and confirmations: the small parts of Block Kit."""

from tests.doubles.slack.limits.rules import (
    Rule,
    anything,
    boolean,
    by_type,
    one_of,
    several,
    shape,
    string,
)

OPTIONS = 100


def plain(longest: int) -> Rule:
    """Only plain_text."""
    return by_type({"plain_text": shape({"text": string(longest)}, {"emoji": boolean})})


def text(longest: int) -> Rule:
    """plain_text or mrkdwn."""
    return by_type(
        {
            "plain_text": shape({"text": string(longest)}, {"emoji": boolean}),
            "mrkdwn": shape({"text": string(longest)}, {"verbatim": boolean}),
        }
    )


confirm = shape(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)


def option(label: Rule, value: int = 150) -> Rule:
    """One choice; its value may have so many characters."""
    return shape(
        {"text": label, "value": string(value)},
        {"description": text(75), "url": string(3000)},
    )


plain_option = option(plain(75))
marked_option = option(text(75))

option_group = shape({"label": plain(75), "options": several(plain_option, OPTIONS)})

image = shape(
    {"alt_text": string(2000)},
    {"image_url": string(3000), "slack_file": anything, "title": plain(2000)},
)

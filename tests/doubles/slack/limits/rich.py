"""Rich text: sections, and what may stand in one."""

from tests.doubles.slack.limits.rules import (
    Rule,
    anything,
    boolean,
    by_type,
    number,
    one_of,
    several,
    shape,
    string,
)

STYLE = {
    "style": shape({}, {"bold": boolean, "italic": boolean, "strike": boolean, "code": boolean})
}
TEXT = string(3000)

ELEMENTS: dict[str, Rule] = {
    "text": shape({"text": TEXT}, STYLE),
    "user": shape({"user_id": string(255)}, STYLE),
    "usergroup": shape({"usergroup_id": string(255)}, STYLE),
    "channel": shape({"channel_id": string(255)}, STYLE),
    "broadcast": shape({"range": one_of("here", "channel", "everyone")}),
    "emoji": shape({"name": string(255)}, {"unicode": anything}),
    "link": shape({"url": string(3000)}, {"text": TEXT, "unsafe": boolean, **STYLE}),
    "date": shape(
        {"timestamp": number(0, 9_999_999_999), "format": string(255)},
        {"url": string(3000), "fallback": TEXT},
    ),
}
SECTION = shape({"elements": several(by_type(ELEMENTS), 1000)})
RICH: dict[str, Rule] = {
    "rich_text_section": SECTION,
    "rich_text_quote": SECTION,
    "rich_text_preformatted": SECTION,
    "rich_text_list": shape(
        {
            "elements": several(by_type({"rich_text_section": SECTION}), 1000),
            "style": one_of("bullet", "ordered"),
        },
        {"indent": number(0, 8), "offset": number(0, 9999), "border": number(0, 1)},
    ),
}

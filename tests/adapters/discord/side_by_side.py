"""Makes docs/cards.md from the golden files: each card and form as Slack and as Discord get it.

`python -m tests.adapters.discord.side_by_side` writes it anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PAGE = Path(__file__).parents[3] / "docs" / "cards.md"
GOLDEN = {"Slack": HERE.parent / "slack" / "golden", "Discord": HERE / "golden"}
LONGEST = 160
Json = dict[str, Any]

HEAD = """# Every card and form, side by side

Made from the golden files that the tests compare with; not to be edited. It shows in short what
each platform is told: `[…]` is a button (`*` the main one, `!` a grave one), `_…_` something to
fill in, `(x)` a choice that is made. People and moments stand as the platform writes them.
"""


def page() -> str:
    """Return the document."""
    names = [sorted(path.stem for path in folder.glob("*.json")) for folder in GOLDEN.values()]
    both = [name for name in names[0] if name in names[1]]
    return "\n".join([HEAD, *(_both(name) for name in both)])


def _both(name: str) -> str:
    cells = [_cell(platform, folder, name) for platform, folder in GOLDEN.items()]
    heads = "".join(f"<th>{platform}</th>" for platform in GOLDEN)
    title = name.replace("-", " ").capitalize()
    return f"## {title}\n\n<table><tr>{heads}</tr><tr>{''.join(cells)}</tr></table>\n"


def _cell(platform: str, folder: Path, name: str) -> str:
    made = json.loads((folder / f"{name}.json").read_text("utf-8"))
    lines = (slack if platform == "Slack" else discord)(made)
    shown = "\n".join(line if len(line) < LONGEST else f"{line[:LONGEST]}…" for line in lines)
    whole = escape(shown, quote=False).replace(
        "\n\n", "\n&nbsp;\n"
    )  # Markdown ends at a blank line
    return f'<td valign="top"><pre>{whole}</pre></td>'


# -- Slack ---------------------------------------------------------------------------------------


def slack(made: Json) -> Iterator[str]:
    """Return a message or modal of Slack's, line by line."""
    if "title" in made:
        yield made["title"]["text"].upper()
    for block in made["blocks"]:
        yield from _block(block)
    if "submit" in made:
        yield f"[{made['submit']['text']}*]"


def _block(block: Json) -> Iterator[str]:
    match block["type"]:
        case "divider":
            yield "—————"
        case "header":
            yield block["text"]["text"].upper()
        case "section":
            yield f"{block['text']['text']} {_slack_button(block['accessory'])}"
        case "context":
            yield from (f"small: {each['text']}" for each in block["elements"])
        case "rich_text":
            for section in block["elements"]:
                yield from "".join(map(_span, section["elements"])).split("\n")
        case "actions":
            yield " ".join(_slack_button(each) for each in block["elements"])
        case "input":
            yield from ("", block["label"]["text"] + ("" if block.get("optional") else " *"))
            yield from _element(block["element"])
            yield from ([f"hint: {block['hint']['text']}"] if "hint" in block else [])


def _span(span: Json) -> str:
    match span["type"]:
        case "user":
            return f"<@{span['user_id']}>"
        case "channel":
            return f"<#{span['channel_id']}>"
        case "date":
            return f"<date {span['timestamp']} {span['format']}>"
    return str(span["text"])


def _slack_button(button: Json) -> str:
    mark = {"primary": "*", "danger": "!"}.get(button.get("style", ""), "")
    return f"[{button['text']['text']}{mark}{' ↗' if 'url' in button else ''}]"


def _element(element: Json) -> Iterator[str]:
    chosen = element.get("initial_options") or [element.get("initial_option") or {}]
    ticked = {each.get("value") for each in chosen}
    for option in element.get("options") or ():
        yield f"({'x' if option['value'] in ticked else ' '}) {option['text']['text']}"
    if not element.get("options"):
        kinds = ("initial_value", "initial_date", "initial_time", "initial_user", "initial_users")
        standing = next((element[kind] for kind in kinds if kind in element), "")
        yield f"_{standing or '…'}_ {element['type']}"


# -- Discord -------------------------------------------------------------------------------------


def discord(made: Any) -> Iterator[str]:
    """Return a message or modal of Discord's, line by line."""
    if isinstance(made, list):
        for index, part in enumerate(made):
            yield from ([] if index == 0 else ["—————"])
            yield from _part(part)
        return
    yield made["title"].upper()
    for part in made["components"]:
        yield from _part(part)
    yield "[Submit*]"


def _part(part: Json) -> Iterator[str]:
    match part["type"]:
        case 17:
            for each in part["components"]:
                yield from _part(each)
        case 10:
            yield from part["content"].split("\n")
        case 9:
            (words,) = part["components"]
            yield f"{words['content']} {_discord_button(part['accessory'])}"
        case 1:
            yield " ".join(_discord_button(each) for each in part["components"])
        case 18:
            needed = part["component"].get("required", True)
            yield from ("", part["label"] + (" *" if needed else ""))
            yield from _field(part["component"])
            yield from ([f"hint: {part['description']}"] if part.get("description") else [])


def _discord_button(button: Json) -> str:
    mark = {1: "*", 4: "!"}.get(button["style"], "")
    return f"[{button['label']}{mark}{' ↗' if button.get('url') else ''}]"


def _field(field: Json) -> Iterator[str]:
    for option in field.get("options") or ():
        yield f"({'x' if option.get('default') else ' '}) {option['label']}"
    if not field.get("options"):
        people = [each["id"] for each in field.get("default_values") or ()]
        standing = field.get("value") or people or field.get("placeholder") or "…"
        yield f"_{standing}_ {({4: 'text', 5: 'user_select'})[field['type']]}"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")

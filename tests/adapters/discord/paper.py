"""A Discord message or form on paper: its components as a page that looks like Discord's.

Only for the pictures in `docs/`; what people really see is drawn by Discord.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from html import escape
from typing import Any

Json = dict[str, Any]
Names = Mapping[str, str]

STYLE = """
body { margin: 0; background: #313338; color: #dbdee1; font: 16px/1.4 "DejaVu Sans", sans-serif;
  width: 640px; padding: 16px 16px 20px }
.who { display: flex; gap: 12px } .face { flex: none; width: 40px; height: 40px; border-radius: 50%;
  background: #2f4858; color: #fff; display: grid; place-items: center; font-weight: 700 }
.bot { color: #f2f3f5; font-weight: 600 } .bot span { background: #5865f2; border-radius: 4px;
  font-size: 10px; padding: 2px 5px; margin-left: 6px; vertical-align: 2px }
.box { border: 1px solid #3f4147; border-left: 4px solid #2f4858; background: #2b2d31;
  border-radius: 8px; padding: 12px 14px; margin-top: 8px; display: grid; gap: 10px }
h3 { margin: 0 0 6px; font-size: 18px; color: #f2f3f5 } p { margin: 0 0 4px; white-space: pre-wrap }
small { color: #949ba4; font-size: 12.5px } .row { display: flex; gap: 8px; flex-wrap: wrap }
.line { display: flex; gap: 12px; justify-content: space-between; align-items: start }
.at { background: #3c4270; color: #c9cdfb; border-radius: 3px; padding: 0 2px }
.when { background: #3f4147; border-radius: 3px; padding: 0 3px }
b.s1, b.s2, b.s4, b.s5 { font-weight: 500; font-size: 14px; padding: 6px 14px; border-radius: 8px;
  color: #fff; background: #4e5058 } b.s1 { background: #5865f2 } b.s4 { background: #da373c }
a { color: #00a8fc; text-decoration: none }
.form { background: #242429; border-radius: 10px; padding: 18px; width: 480px }
.form h3 { font-size: 20px } label { font-weight: 600; color: #f2f3f5; display: block }
.field { margin-top: 14px } .field i { display: block; font-style: normal; color: #949ba4;
  font-size: 13px } .in { margin-top: 6px; background: #1b1b1f; border: 1px solid #3f4147;
  border-radius: 6px; padding: 9px 11px; min-height: 20px } .ghost { color: #72757d }
.pick { margin-top: 6px } .send { margin-top: 18px; text-align: right } em { color: #f23f43 }
"""
_INLINE: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Names], str]], ...] = (
    (re.compile(r"\*\*(.+?)\*\*"), lambda m, _: f"<strong>{m[1]}</strong>"),
    (re.compile(r"&lt;@(\d+)&gt;"), lambda m, n: f'<span class="at">@{n.get(m[1], m[1])}</span>'),
    (re.compile(r"&lt;#(\d+)&gt;"), lambda m, n: f'<span class="at">#{n.get(m[1], m[1])}</span>'),
    (re.compile(r"&lt;t:(\d+):(\w)&gt;"), lambda m, _: f'<span class="when">{_moment(m)}</span>'),
    (re.compile(r"\[([^\]]+)\]\(&lt;(.+?)&gt;\)"), lambda m, _: f'<a href="{m[2]}">{m[1]}</a>'),
    (re.compile(r"\\([^0-9A-Za-z\s])"), lambda m, _: m[1]),
)
_SHOWN = {"F": "%A %-d %B %Y %H:%M", "D": "%-d %B %Y", "t": "%H:%M"}


def message_page(components: list[Json], names: Names) -> str:
    """Return a page with one message of the bot's."""
    said = "".join(_shown(components, names))
    who = '<div class="bot">Confab<span>APP</span></div>'
    return _page(f'<div class="who"><div class="face">C</div><div>{who}{said}</div></div>')


def form_page(form: Json, names: Names) -> str:
    """Return a page with one form."""
    asked = "".join(_asked(each, names) for each in form["components"])
    send = '<div class="send"><b class="s1">Submit</b></div>'
    return _page(f'<div class="form"><h3>{escape(form["title"])}</h3>{asked}{send}</div>')


def _page(body: str) -> str:
    return f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>{body}"


def _shown(components: list[Json], names: Names) -> Iterator[str]:
    for each in components:
        if each["type"] == 17:
            yield f'<div class="box">{"".join(_shown(each["components"], names))}</div>'
        elif each["type"] == 1:
            pressed = "".join(
                f'<b class="s{b["style"]}">{escape(b["label"])}</b>' for b in each["components"]
            )
            yield f'<div class="row">{pressed}</div>'
        elif each["type"] == 9:
            said = "".join(_shown(each["components"], names))
            pressed = (
                f'<b class="s{each["accessory"]["style"]}">{escape(each["accessory"]["label"])}</b>'
            )
            yield f'<div class="line"><div>{said}</div>{pressed}</div>'
        elif each["type"] == 10:
            yield f"<div>{_words(each['content'], names)}</div>"
        elif each["type"] == 13:
            yield f"<div>📎 {escape(each['file']['url'].removeprefix('attachment://'))}</div>"


def _words(said: str, names: Names) -> str:
    out = []
    for line in said.splitlines():
        kind = "h3" if line.startswith("### ") else "small" if line.startswith("-# ") else "p"
        shown = escape(line.removeprefix("### ").removeprefix("-# "), quote=False) or "&nbsp;"
        for pattern, put in _INLINE:
            shown = pattern.sub(lambda found, put=put: put(found, names), shown)  # type: ignore[misc]
        out.append(f"<{kind}>{shown}</{kind}>")
    return "".join(out)


def _asked(part: Json, names: Names) -> str:
    if part["type"] == 10:
        return f"<div>{_words(part['content'], names)}</div>"
    field = part["component"]
    star = " <em>*</em>" if field.get("required", True) else ""
    hint = f"<i>{escape(part['description'])}</i>" if part.get("description") else ""
    label = f"<label>{escape(part['label'])}{star}</label>"
    return f'<div class="field">{label}{hint}{_box(field, names)}</div>'


def _box(field: Json, names: Names) -> str:
    if field["type"] == 4:
        typed, ghost = field.get("value") or "", field.get("placeholder") or ""
        return (
            f'<div class="in">{escape(typed) or f"<span class=ghost>{escape(ghost)}</span>"}</div>'
        )
    marks = {21: "○●", 22: "☐☑"}.get(field["type"])
    if marks:
        picks = (f"{marks[bool(o['default'])]} {escape(o['label'])}" for o in field["options"])
        return "".join(f'<div class="pick">{each}</div>' for each in picks)
    chosen = [o["label"] for o in field.get("options") or () if o.get("default")]
    people = (str(each["id"]) for each in field.get("default_values") or ())
    chosen += [f"@{names.get(each, each)}" for each in people]
    return (
        f'<div class="in">{escape(", ".join(chosen)) or "<span class=ghost>Select…</span>"} ▾</div>'
    )


def _moment(found: re.Match[str]) -> str:
    return f"{datetime.fromtimestamp(int(found[1]), UTC):{_SHOWN[found[2]]}}"

"""Words in Discord's own terms: what people typed stays letter by letter, the rest is native.

Discord reads Markdown in everything, so each mark in plain words gets a backslash before it. A web
address is left whole: a backslash inside one would break it.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Any

from bot.kit.screen.text import Channel, Link, Moment, Person, Span, Style, Text, plain

Json = dict[str, Any]
BLANK = "…"  # Discord takes no empty text
URL = 512  # characters of a button's address

_ID = re.compile(r"[0-9]{15,20}")
_WEB = re.compile(r"https?://[^\s<>]+")
_MARK = re.compile(
    r"(?P<web>https?://[^\s<>]+)"
    r"|(?P<mark>[\\*_~`|\[<])"
    r"|(?P<call>@)(?=everyone|here)"
    r"|(?P<list>^[ \t]*\d+)(?=\.\s)"
    r"|(?P<start>^[ \t]*)(?=(?:\#{1,3}|>{1,3}|-\#?|\+)\s)",
    re.MULTILINE,
)
_SHOWN = {Style.FULL: "F", Style.DAY: "D", Style.TIME: "t"}


class Way(Enum):
    """How a text is written; each next way is shorter than the one before."""

    NATIVE = "native"  # mentions, moments in the reader's zone, every mark escaped
    BARE = "bare"  # … marks as they were typed: they may look odd, but ring nobody
    PLAIN = "plain"  # no more letters than the core counted


def is_id(id: str) -> bool:
    """Say whether this is an id as Discord writes them."""
    return bool(_ID.fullmatch(id))


def escaped(words: str) -> str:
    """Return words so that Discord shows them letter by letter."""
    return _MARK.sub(_escape, words)


def _escape(found: re.Match[str]) -> str:
    whole = found[0]
    if found["web"]:
        return whole
    return f"{whole}\\" if found["list"] or found["start"] is not None else f"\\{whole}"


def written(text: Text, way: Way = Way.NATIVE) -> str:
    """Return a text as Discord wants it in a text display."""
    return "".join(_span(span, way) for span in text.spans)


def fitting(text: Text, most: int) -> str:
    """Return a text in the best way that fits so many letters; never empty."""
    ways = (written(text, way) for way in Way)
    return next((said for said in ways if len(said) <= most), "").strip() or BLANK


def _span(span: Span, way: Way) -> str:
    if way is not Way.PLAIN and (native := _native(span)):
        return native
    return escaped(plain(span)) if way is Way.NATIVE else plain(span)


def _native(span: Span) -> str:
    match span:
        case Person(account=id) if is_id(id):
            return f"<@{id}>"
        case Channel(id=id) if is_id(id):
            return f"<#{id}>"
        case Moment(at=at, style=style):
            return f"<t:{int(at.timestamp())}:{_SHOWN[style]}>"
        case Link(url=url, label=label) if is_web(url):
            return f"[{escaped(label or url).replace(']', chr(92) + ']')}](<{_address(url)}>)"
    return ""


def is_web(url: str) -> bool:
    """Say whether this is an address a link may lead to."""
    return bool(_WEB.fullmatch(url))


def _address(url: str) -> str:
    return url.replace("(", "%28").replace(")", "%29")


def lead(words: str) -> str:
    """Return the first words as a heading, on one line."""
    line = " ".join(words.split())
    return f"### {line}" if line else ""


def small(words: str) -> str:
    """Return words in small print, line by line."""
    return "\n".join(f"-# {line}" for line in words.splitlines() if line.strip())

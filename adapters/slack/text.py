"""Words in Slack's own terms: rich text for screens, an escaped line for notifications.

In rich text a person's words are an element of their own, shown letter by letter, so that `*stars*`
stay stars and `<!channel>` rings nobody; people, moments, channels and links are elements too. So
mrkdwn is used in one place only, beside a button, and for words that hold no mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from bot.kit.screen.text import Channel, Link, Moment, Person, Span, Style, Text, plain, shortened

Json = dict[str, Any]
SECTION = 3000  # characters of one block
BLANK = "…"  # Slack takes no empty text
FALLBACK = 3500  # chat.update takes 4,000 characters of text

_ACCOUNT = re.compile(r"[UW][A-Z0-9]{2,}")
_CHANNEL = re.compile(r"[CG][A-Z0-9]{2,}")
_WEB = re.compile(r"https?://\S{1,2900}")
_MARK = re.compile(r"[*_~`|]|^\s*>|:[\w+-]+:", re.MULTILINE)
_FORMATS = {
    Style.FULL: "{date_long}, {time}",
    Style.DAY: "{date_long}",
    Style.TIME: "{time}",
}


def is_account(id: str) -> bool:
    """Say whether this is a user id as Slack writes them."""
    return bool(_ACCOUNT.fullmatch(id))


def elements(text: Text, **style: bool) -> list[Json]:
    """Return a text as rich text elements; `bold=True` or `italic=True` where Slack can."""
    return [_element(span, style) for span in text.spans if not isinstance(span, str) or span]


def _element(span: Span, style: dict[str, bool]) -> Json:
    match span:
        case Person(account=account) if is_account(account):
            return _styled({"type": "user", "user_id": account}, style)
        case Channel(id=id) if _CHANNEL.fullmatch(id):
            return _styled({"type": "channel", "channel_id": id}, style)
        case Link(url=url, label=label) if _WEB.fullmatch(url):
            return _styled({"type": "link", "url": url, "text": label or url}, style)
        case Moment(at=at, style=shown):
            stamp = int(at.timestamp())
            said = {"timestamp": stamp, "format": _FORMATS[shown], "fallback": plain(span)}
            return {"type": "date", **said}
    return _styled({"type": "text", "text": plain(span) or BLANK}, style)


def _styled(element: Json, style: dict[str, bool]) -> Json:
    return {**element, "style": style} if style else element


def rich(*sections: list[Json]) -> Json:
    """Return one rich text block; each section begins on a line of its own."""
    made = [{"type": "rich_text_section", "elements": each} for each in sections]
    return {"type": "rich_text", "elements": made}


def paragraphs(text: Text, **style: bool) -> list[Json]:
    """Return a text as rich text blocks, none longer than a block may be."""
    return [rich(elements(part, **style)) for part in parts(text)]


def parts(text: Text, most: int = SECTION) -> Iterator[Text]:
    """Cut a text into pieces of at most `most` characters, between words where there are any."""
    piece: list[Span] = []
    room = most
    for span in _short_spans(text.spans, most):
        length = len(plain(span))
        if length > room:
            yield Text(tuple(piece))
            piece, room = [], most
        piece.append(span)
        room -= length
    if any(piece):
        yield Text(tuple(piece))


def _short_spans(spans: Iterable[Span], most: int) -> Iterator[Span]:
    for span in spans:
        if isinstance(span, str):
            rest = span
            while len(rest) > most:
                cut = max(rest.rfind(" ", 1, most), rest.rfind("\n", 1, most)) + 1 or most
                yield rest[:cut]
                rest = rest[cut:]
            yield rest
        else:
            yield span


def words(text: str, most: int) -> Json:
    """Return plain text that Slack shows letter by letter."""
    shown = text if text.strip() else BLANK
    return {"type": "plain_text", "text": shortened(shown, most), "emoji": False}


def escaped(words: str) -> str:
    """Return words as Slack wants them in a text field: nothing in them is markup that rings."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def one_line(text: Text) -> Json | None:
    """Return a text as it can stand beside a button: as plain text, or as mrkdwn where people or
    moments are in it. None where mrkdwn would read a mark in the words."""
    if all(isinstance(span, str) for span in text.spans):
        return words(str(text), SECTION)
    marked = "".join(_marked(span) for span in text.spans)
    typed = (span if isinstance(span, str) else plain(span) for span in text.spans)
    if len(marked) > SECTION or any(_MARK.search(each) for each in typed):
        return None
    return {"type": "mrkdwn", "text": marked if marked.strip() else BLANK, "verbatim": True}


def _marked(span: Span) -> str:
    match span:
        case Person(account=account) if is_account(account):
            return f"<@{account}>"
        case Channel(id=id) if _CHANNEL.fullmatch(id):
            return f"<#{id}>"
        case Link(url=url, label=label) if _WEB.fullmatch(url) and not set(url) & set("<>|"):
            return f"<{escaped(url)}|{escaped(label or url)}>"
    return _spoken(span)


def fallback(texts: Iterable[Text]) -> str:
    """Return what notifications and screen readers say; people by name, so that it rings nobody."""
    said = "\n".join("".join(_spoken(span) for span in text.spans) for text in texts if text)
    return _cut(said) or BLANK


def _spoken(span: Span) -> str:
    if isinstance(span, Moment):
        stamp, shown = int(span.at.timestamp()), _FORMATS[span.style]
        return f"<!date^{stamp}^{shown}|{escaped(plain(span))}>"
    return escaped(plain(span))


def _cut(said: str) -> str:
    """Shorten without leaving half a mark behind."""
    if len(said) <= FALLBACK:
        return said.strip()
    short = said[: FALLBACK - 1]
    for opens, closes in (("<", ">"), ("&", ";")):
        if short.rfind(opens) > short.rfind(closes):
            short = short[: short.rfind(opens)]
    return short.strip() + BLANK

"""What somebody sees of their own past check-ins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from bot.kit.model.people import Member
from bot.kit.screen import limits
from bot.kit.screen.buttons import Look, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.files import Attachment
from bot.kit.screen.forms import Field
from bot.kit.screen.outcomes import OpenForm
from bot.kit.screen.text import Text, excerpt, lines
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.checkin.bank import PARTS, theme
from bot.programmes.checkin.models import ME, TOTAL, Answer
from bot.programmes.checkin.picture import Point

words = Phrasebook("bot.programmes.checkin")


if TYPE_CHECKING:
    from bot.programmes.checkin.history import HistoryEntry

FILE = "my-trend.png"
SHOWN = 4  # answers on one card
LETTERS = 200  # of each part of an answer there
ROOM = 2800  # letters of a list


def history(member: Member, points: Sequence[Point], found: Sequence[HistoryEntry]) -> Card:
    """Show the trend with its numbers in words, and the latest answers."""
    if not found:
        return words.card("history-none", words.button("now", "now", look=Look.MAIN))
    buttons = (
        words.button("search", "search"),
        words.button("year", "year"),
        words.button("download", "download"),
    )
    told = [words("numbers-are"), *numbers(points)] if points else []
    latest = _fitting([_entry(each) for each in found[:SHOWN]])
    picture = Attachment("checkin:trend", (member.id,), FILE, alt(points)) if points else None
    return Card(
        words("history-title"),
        lines([lines(told), *latest], "\n\n"),
        buttons=buttons,
        why=_why(picture),
        attachment=picture,
    )


def _why(picture: Attachment | None) -> Text:
    return words("history-why" if picture else "history-bare-why")


def numbers(points: Sequence[Point]) -> list[Text]:
    """Return the numbers of each check-in, one line each."""
    return [
        words(
            "number",
            day=_day(each.day),
            energy=_told(each.energy),
            progress=_told(each.progress),
        )
        for each in points[-limits.CHOICES :]
    ]


def _told(value: int) -> str:
    return str(value) if value else words.line("number-passed")


def _day(day: str) -> str:
    return f"{date.fromisoformat(day):%Y-%m-%d}"


def alt(points: Sequence[Point]) -> str:
    """Say in words what the picture shows; the latest where all would be too long."""
    told = [str(each) for each in numbers(points)]
    while len(told) > 1 and len(words.line("alt", numbers="; ".join(told))) > limits.ALT:
        told.pop(0)
    return words.line("alt", numbers="; ".join(told))


def labels() -> tuple[str, str, str]:
    """Return the words in the picture."""
    return words.line("picture-title"), words.line("picture-energy"), words.line("picture-progress")


def _entry(entry: HistoryEntry) -> Text:
    answer = entry.answer
    said = ((part, getattr(answer, part)) for part in PARTS)
    parts = [words(f"said-{part}", words=excerpt(value, LETTERS)) for part, value in said if value]
    head = words(
        "entry",
        day=entry.window.day,
        theme=theme(entry.window.theme).label,
        who=read_by(answer),
    )
    return lines([head, *parts])


def read_by(answer: Answer) -> str:
    """Say who reads an answer."""
    kind = answer.audience if answer.audience in (ME, TOTAL) else "peer"
    return words.line(f"read-{kind}")


def _fitting(told: Sequence[Text]) -> list[Text]:
    kept: list[Text] = []
    for each in told:
        if sum(map(len, kept)) + len(each) > ROOM:
            break
        kept.append(each)
    return kept


def search() -> OpenForm:
    """Ask for words to look for."""
    asked = Field("words", words.line("ask-words"), required=True, most=60)
    return OpenForm(words.form("search", Press("checkin", "search"), asked))


def found(searched: str, matching: Sequence[HistoryEntry]) -> Card:
    """Show the answers with certain words in them."""
    again = (words.button("search", "search"), words.button("trend", "history"))
    if not matching:
        return words.card("found-none", *again, searched=searched)
    told = _fitting([_entry(each) for each in matching])
    more = len(matching) - len(told)
    told += [words("found-more", count=more)] if more else []
    return words.card(
        "found", *again, more=lines(told, "\n\n"), searched=searched, count=len(matching)
    )


def year(member: Member, points: Sequence[Point], lately: Sequence[HistoryEntry]) -> Card:
    """Look back on a year: the picture, and the highs of it."""
    if not lately:
        return words.card("history-none", words.button("now", "now", look=Look.MAIN))
    highs = [each for each in reversed(lately) if each.answer.high]
    told = [
        words("year-high", day=each.window.day, words=excerpt(each.answer.high, LETTERS))
        for each in highs
    ]
    shown = _fitting(told) or [words("year-no-highs")]
    shown += [words("found-more", count=len(told) - len(shown))] if len(told) > len(shown) else []
    picture = Attachment("checkin:trend", (member.id,), FILE, alt(points)) if points else None
    return Card(
        words("year-title"),
        lines([words("year-text", count=len({each.window.id for each in lately})), *shown], "\n\n"),
        buttons=(words.button("trend", "history"), words.button("download", "download")),
        why=_why(picture),
        attachment=picture,
    )


def download(member: Member) -> Card:
    """Hand over the file with everything one wrote."""
    file = Attachment("checkin:answers", (member.id,), words.line("file-answers"))
    return Card(words("download-title"), words("download-text"), attachment=file)

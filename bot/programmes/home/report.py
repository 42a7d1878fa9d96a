"""What is shown of somebody's stored data: a summary to read, the file, the last question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from bot.kit.contracts.programme import Programme
from bot.kit.model.people import Member
from bot.kit.screen.buttons import Button, Look
from bot.kit.screen.cards import Card
from bot.kit.screen.files import Attachment
from bot.kit.screen.text import Text, lines, said, shortened, text
from bot.kit.widgets.help import heading
from bot.kit.widgets.phrasebook import Phrasebook

words = Phrasebook("bot.programmes.home")


ROOM = 3000  # letters of a summary
LONGEST = 120  # letters of one answer in it


def summary(everyone: Iterable[Programme], stored: Mapping[str, Mapping[str, Any]]) -> Card:
    """Show what is stored, programme by programme, in short."""
    told = [each for p in everyone if p.name in stored for each in _told(p, stored[p.name])]
    shown: list[Text] = []
    for line in told:
        if sum(map(len, shown)) + len(shown) + len(line) > ROOM:
            shown.append(words("data-cut"))
            break
        shown.append(line)
    buttons = (words.button("data-download", "download"), _delete())
    return Card(words("data-title"), lines(shown), buttons=buttons, why=words("data-text"))


def _delete() -> Button:
    return words.button("delete", "delete", look=Look.GRAVE)


def _told(programme: Programme, stored: Mapping[str, Any]) -> list[Text]:
    read = {label: _short(value) for label, value in stored.items()}
    told = [text(f"{label}: {value}") for label, value in read.items() if value]
    return [text("\n") + heading(programme), *told] if told else []


def _short(value: Any) -> str:
    """Return a value as one reads it; empty where there is nothing in it."""
    match value:
        case bool():
            return words.line("yes" if value else "no")
        case date():
            return f"{value:%Y-%m-%d}"
        case str():
            return shortened(said(value), LONGEST)
        case Mapping():
            return _short([f"{label}: {_short(each)}" for label, each in value.items()])
        case Sequence():
            return shortened("; ".join(filter(None, map(_short, value))), LONGEST * 4)
        case None | 0:
            return ""
    return str(value)


def download(member: Member) -> Card:
    """Hand over the file."""
    name = words.line("data-file")
    file = Attachment("home:data", (member.id,), name)
    title, body = words("download-title"), words("download-text")
    return Card(title, body, buttons=(_delete(),), attachment=file)


def sure(member: Member) -> Card:
    """Ask once more before everything is deleted."""
    return words.card(
        "delete",
        words.button("delete-now", "delete-now", member.id, Look.GRAVE),
        words.button("keep", "keep"),
    )

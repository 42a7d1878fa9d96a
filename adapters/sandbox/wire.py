"""What the page is told: one person's screen as plain data, every moment on their own clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, assert_never
from zoneinfo import ZoneInfo

from adapters.sandbox.rooms import Message, OpenedForm, Room, RoomKind
from adapters.sandbox.snapshot import moment_in
from adapters.sandbox.world import Site, World
from bot.kit.contracts.platform import Account
from bot.kit.model.normalise import by_name
from bot.kit.screen.buttons import Button
from bot.kit.screen.cards import Buttons, Card, Element, Facts, Row, Why
from bot.kit.screen.files import Attachment, File
from bot.kit.screen.forms import Choice, Field, Kind
from bot.kit.screen.text import Channel, Link, Moment, Person, Span, Style, Text

Json = dict[str, Any]
PEOPLE = (Kind.PERSON, Kind.PEOPLE)


@dataclass(frozen=True, slots=True)
class PageReader:
    """Whose screen it is, in which workspace; all words are made for this reader."""

    world: World
    site: Site
    account: Account

    @property
    def zone(self) -> ZoneInfo:
        """The reader's time zone, or the workspace's."""
        return zone_of(self.account, self.site)

    def day(self, at: datetime) -> str:
        """Return a day on the reader's clock."""
        return moment_in(Moment(at, Style.DAY), self.zone)

    def short_day(self, at: datetime) -> str:
        """Return a day in a few letters, for small screens."""
        local = at.astimezone(self.zone)
        return f"{local:%a} {local.day} {local:%b}"

    def time(self, at: datetime) -> str:
        """Return a time on the reader's clock."""
        return moment_in(Moment(at, Style.TIME), self.zone)


def zone_of(account: Account, site: Site) -> ZoneInfo:
    """Return somebody's time zone, or the workspace's where theirs is unknown."""
    return ZoneInfo(account.zone or site.about.zone)


def city(zone: ZoneInfo) -> str:
    """Return a zone as one says it: `Europe/Lisbon` is Lisbon."""
    return zone.key.rpartition("/")[2].replace("_", " ")


def person(account: Account, site: Site, now: datetime, captions: Mapping[str, str]) -> Json:
    """Return what everybody knows about somebody."""
    zone = zone_of(account, site)
    return {
        "id": account.id,
        "name": account.name,
        "caption": captions.get(account.id, ""),
        "city": city(zone),
        "time": moment_in(Moment(now, Style.TIME), zone),
        "admin": account.id in site.admins,
    }


def in_list(room: Room, reader: PageReader) -> Json:
    """Return a room as it stands in the reader's list."""
    new = room.unread_by(reader.account.id)
    return {
        "id": room.id,
        "kind": room.kind.value,
        "name": _called(room, reader),
        "unread": len(new),
        "called": any(reader.account.id in message.mention for message in new),
        "resting": room.resting,
    }


def _called(room: Room, reader: PageReader) -> str:
    """Return a room's name; a place that bears people's names is named by the others in it."""
    if room.kind is RoomKind.HOME:
        return "Home"
    if room.kind is not RoomKind.PLACE:
        return room.name
    others = [each for each in room.name.split(", ") if each != reader.account.name]
    return ", ".join(others) or room.name


def opened(room: Room, reader: PageReader) -> Json:
    """Return a room with everything in it that the reader sees."""
    visible = room.visible_to(reader.account.id)
    new = room.unread_by(reader.account.id)
    return {
        **in_list(room, reader),
        "members": [reader.site.people[each].name for each in room.members],
        "firstNew": new[0].id if new else "",
        "memberIds": list(room.members),
        "messages": [message(each, reader) for each in visible],
    }


def message(said: Message, reader: PageReader) -> Json:
    """Return one message."""
    people, me = reader.site.people, reader.account.id
    author = people[said.author]
    return {
        "id": said.id,
        "version": said.version,
        "author": {"id": author.id, "name": author.name, "bot": author.bot},
        "mine": said.author == me,
        "iso": said.at.isoformat(),
        "day": reader.day(said.at),
        "time": reader.time(said.at),
        "words": said.words,
        "cards": [card(each, reader) for each in said.cards],
        "files": [_file(file, said, index) for index, file in enumerate(said.files)],
        "mention": [{"name": people[each].name, "me": each == me} for each in said.mention],
        "private": bool(said.only_for),
    }


def card(shown: Card, reader: PageReader) -> Json:
    """Return one card."""
    return {
        "title": words(shown.title, reader),
        "elements": [
            drawn for each in shown.elements if (drawn := _element(each, reader)) is not None
        ],
    }


def _element(element: Element, reader: PageReader) -> Json | None:
    """Return one element as the page draws it; a file comes with the message."""
    match element:
        case Text():
            return {"kind": "text", "words": words(element, reader)}
        case Facts(facts):
            told = [{"label": each.label, "value": words(each.value, reader)} for each in facts]
            return {"kind": "facts", "facts": told}
        case Row(said, button):
            return {"kind": "row", "words": words(said, reader), "button": _button(button)}
        case Buttons(buttons):
            return {"kind": "buttons", "buttons": [_button(each) for each in buttons]}
        case Why(said):
            return {"kind": "why", "words": words(said, reader)}
        case Attachment():
            return None
        case _:
            assert_never(element)


def words(text: Text, reader: PageReader) -> list[Json]:
    """Return a text as spans; people and channels go by the names they have here."""
    return [_span(span, reader) for span in text.spans]


def _span(span: Span, reader: PageReader) -> Json:
    match span:
        case str():
            return {"kind": "words", "words": span}
        case Person(account=account):
            name, me = reader.site.people[account].name, account == reader.account.id
            return {"kind": "person", "words": name, "me": me}
        case Moment():
            spoken = moment_in(span, reader.zone)
            return {"kind": "moment", "words": spoken, "iso": span.at.isoformat()}
        case Channel(id=room):
            return {"kind": "channel", "words": reader.world.room(room).name, "room": room}
        case Link():
            return {"kind": "link", "words": span.label, "url": span.url}


def _button(button: Button) -> Json:
    token = button.press.token if button.press else ""
    return {"label": button.label, "token": token, "url": button.url, "look": button.look.value}


def _file(file: File, said: Message, index: int) -> Json:
    return {
        "name": file.name,
        "picture": file.mime.startswith("image/"),
        "alt": file.alt,
        "path": f"/file/{said.id}/{index}",
        "size": len(file.content),
    }


def form(shown: OpenedForm, reader: PageReader) -> Json:
    """Return the form in front of the reader."""
    return {
        "id": shown.id,
        "title": shown.form.title,
        "intro": words(shown.form.intro, reader),
        "submit": shown.form.submit,
        "fields": [_field(each, reader) for each in shown.form.fields],
        "errors": dict(shown.errors),
    }


def _field(asked: Field, reader: PageReader) -> Json:
    people = by_name(reader.site.people.values())
    others = [Choice(p.id, p.name) for p in people if not (p.bot or p.gone)]
    choices = others if asked.kind in PEOPLE else asked.choices
    return {
        "name": asked.name,
        "label": asked.label,
        "kind": asked.kind.value,
        "required": asked.required,
        "hint": asked.hint,
        "value": list(asked.value) if isinstance(asked.value, tuple) else asked.value,
        "choices": [{"value": each.value, "label": each.label} for each in choices],
        "limit": asked.limit,
    }

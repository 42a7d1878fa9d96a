"""What a person's doings are to the core: requests, built from a world and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from adapters.sandbox.rooms import Room, RoomKind
from adapters.sandbox.world import World
from bot.kit.contracts.context import Here, Means, Request
from bot.kit.contracts.context import PlaceKind as HereKind
from bot.kit.contracts.events import Event
from bot.kit.contracts.platform import Account
from bot.kit.model.ids import new_id
from bot.kit.screen.buttons import Press
from bot.kit.screen.forms import Field, Form, Kind, Value, Values

PLATFORM = "sandbox"
ROOTS = ("peer", "confab")
_COMMAND = re.compile(r"\s*/(?P<root>\S*)\s*(?P<line>.*)", re.DOTALL)
_PEOPLE = (Kind.PERSON, Kind.PEOPLE)
_MANY = (Kind.CHOICES, Kind.PEOPLE)
_KINDS = {
    RoomKind.CHANNEL: HereKind.CHANNEL,
    RoomKind.DIRECT: HereKind.DIRECT,
    RoomKind.PLACE: HereKind.PRIVATE,
    RoomKind.HOME: HereKind.HOME,
}


def slash(words: str) -> tuple[str, str] | None:
    """Split `/root line` into its two parts; None where the words are no command."""
    found = _COMMAND.fullmatch(words)
    return (found["root"].lower(), found["line"].strip()) if found else None


def here(room: Room) -> Here:
    """Say where somebody asks from and what the bot may do there."""
    missing = ""
    if not room.seen:
        missing = f"add Confab to #{room.name}"
    elif not room.may_post:
        missing = f"let Confab post in #{room.name}"
    return Here(room.id, room.name, _KINDS[room.kind], room.seen, room.may_post, missing)


def with_mentions(line: str, people: Mapping[str, Account]) -> str:
    """Turn `@Ana Silva` into the mark that carries the account, longest names first."""
    for person in sorted(people.values(), key=lambda each: -len(each.name)):
        name = re.escape(f"@{person.name}")
        line = re.sub(rf"{name}(?!\w)", f"<@{person.id}|{person.name}>", line, flags=re.IGNORECASE)
    return line


def _shaped(field: Field, value: Value) -> Value:
    """Give an answer the type its kind asks for."""
    if field.kind in _MANY:
        return ((value,) if value else ()) if isinstance(value, str) else tuple(value)
    return value if isinstance(value, str) else "".join(value[:1])


class SandboxRequests:
    """Builds the requests of one workspace's people."""

    def __init__(self, world: World, workspace: str) -> None:
        self._world = world
        self._workspace = workspace

    def command(self, account: str, root: str, line: str, room: Room) -> Request:
        """Return the request behind a slash command."""
        people = self._world.site(self._workspace).people
        marked = with_mentions(line, people)
        request = self._request(account, Means.COMMAND)
        return replace(request, root=root, line=marked, here=here(room))

    def press(self, account: str, press: Press, room: Room) -> Request:
        """Return the request behind a button."""
        return replace(self._request(account, Means.PRESS), press=press, here=here(room))

    def submit(self, account: str, form: Form, values: Values, room: Room) -> Request:
        """Return the request behind a form that was sent: an answer for each field, no others."""
        people = frozenset(each.name for each in form.fields if each.kind in _PEOPLE)
        answers = {each.name: _shaped(each, values.get(each.name, "")) for each in form.fields}
        request = self._request(account, Means.SUBMIT)
        return replace(request, press=form.press, values=answers, people=people, here=here(room))

    def event(self, account: str, event: Event) -> Request:
        """Return the request that tells a fact about an account; empty: about none."""
        said = self._world.site(self._workspace).people.get(account)
        return replace(self._request(account, Means.EVENT), event=event, said=said)

    def _request(self, account: str, means: Means) -> Request:
        """Return what all requests have; `once` is new, so that only a repeat is a repeat."""
        organiser = account in self._world.site(self._workspace).admins
        return Request(
            PLATFORM, self._workspace, account, means, organiser=organiser, once=new_id()
        )

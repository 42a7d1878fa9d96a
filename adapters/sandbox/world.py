"""The platform itself: workspaces with people, rooms and messages, and a clock.

It keeps what a person would see, refuses what a strict platform refuses, and applies every effect
before it answers. Nothing in it knows what Confab is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from adapters.sandbox.clock import WorldClock
from adapters.sandbox.faults import Faults
from adapters.sandbox.rooms import Message, OpenedForm, Room, RoomKind
from adapters.sandbox.snapshot import Seen, look_at
from adapters.sandbox.validation import Refused, check_message
from bot.kit.contracts.platform import Account, Workspace
from bot.kit.screen.cards import Card
from bot.kit.screen.files import File

BOT = "confab"
"""The account of the bot, in every workspace."""
HOUSE = "chat"
"""The account in whose name the platform itself speaks."""


class NotThere(LookupError):
    """Whoever acts cannot see this room, message, button or person."""


@dataclass(slots=True)
class Site:
    """One workspace: who is in it and what they have open."""

    about: Workspace
    installed: bool = True
    rooms_allowed: bool = True  # the bot may open private rooms
    people: dict[str, Account] = field(default_factory=dict)
    admins: set[str] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)  # who takes no direct messages
    forms: dict[str, OpenedForm] = field(default_factory=dict)
    delivered: dict[str, str] = field(default_factory=dict)  # key: message id
    opened: dict[str, str] = field(default_factory=dict)  # key: room id


class World:
    """Everything there is, in memory. `changed` are called after every change."""

    def __init__(self, start: datetime) -> None:
        self.clock = WorldClock(start)
        self.sites: dict[str, Site] = {}
        self.rooms: dict[str, Room] = {}
        self.faults = Faults()  # of delivering
        self.silence = Faults()  # of looking people up
        self.changed: set[Callable[[], None]] = set()
        self._messages: dict[str, Message] = {}
        self._count = 0

    def add_workspace(self, external: str, name: str, zone: str = "UTC") -> Site:
        """Found a workspace; the bot is in it from the start."""
        site = Site(Workspace(external, name, zone))
        site.people[BOT] = Account(BOT, "Confab", bot=True)
        site.people[HOUSE] = Account(HOUSE, "This chat", bot=True)
        self.sites[external] = site
        return site

    def add_person(self, workspace: str, account: Account, *, admin: bool = False) -> Account:
        """Let somebody in; ValueError where the account is taken or not letters and digits."""
        site = self.site(workspace)
        if account.id in site.people or not account.id.isalnum():
            raise ValueError(f"{account.id!r} cannot be a new account")
        site.people[account.id] = account
        if admin:
            site.admins.add(account.id)
        self.notify()
        return account

    def change_person(self, workspace: str, account: Account) -> None:
        """Put what is known about somebody in place of what was."""
        self.person(workspace, account.id)
        self.site(workspace).people[account.id] = account
        self.notify()

    def add_channel(self, workspace: str, name: str, members: Iterable[str] = ()) -> Room:
        """Make a channel that the bot is in."""
        return self._add_room(workspace, RoomKind.CHANNEL, name, members)

    def open_place(self, workspace: str, title: str, accounts: Sequence[str], key: str) -> Room:
        """Open a private room for these people, once per key; Refused where one is not there."""
        opened = self.site(workspace).opened
        if not self.site(workspace).rooms_allowed:
            raise Refused("private rooms are not allowed here")
        if key not in opened:
            for account in accounts:
                self._present(workspace, account)
            opened[key] = self._add_room(workspace, RoomKind.PLACE, title, accounts).id
        return self.room(opened[key])

    def direct(self, workspace: str, account: str) -> Room:
        """Return the room of one person and the bot; Refused where the person is not there."""
        self._present(workspace, account)
        return self._own(workspace, account, RoomKind.DIRECT)

    def home(self, workspace: str, account: str) -> Room:
        """Return one person's page with the bot."""
        return self._own(workspace, account, RoomKind.HOME)

    def _own(self, workspace: str, account: str, kind: RoomKind) -> Room:
        own = (r for r in self.rooms.values() if (r.workspace, r.kind) == (workspace, kind))
        found = next((room for room in own if room.members == [account]), None)
        return found or self._add_room(workspace, kind, "Confab", [account])

    def _add_room(self, workspace: str, kind: RoomKind, name: str, members: Iterable[str]) -> Room:
        room = Room(self.new_id("r"), workspace, kind, name, list(members))
        for account in room.members:
            self.person(workspace, account)
        self.rooms[room.id] = room
        self.notify()
        return room

    def enter(self, account: str, room: Room) -> None:
        """Let somebody into a channel."""
        self.person(room.workspace, account)
        if account not in room.members:
            room.members.append(account)
        self.notify()

    def leave(self, account: str, room: Room) -> None:
        """Let somebody out of a room."""
        room.members.remove(account)
        self.notify()

    def lose(self, room: str) -> None:
        """Make a room gone, as when somebody deletes it."""
        self.room(room).gone = True
        self.notify()

    def post(
        self,
        room: Room,
        author: str,
        *,
        words: str = "",
        cards: Sequence[Card] = (),
        files: Sequence[File] = (),
        mention: Sequence[str] = (),
        only_for: str = "",
    ) -> Message:
        """Put a message into a room; Refused where the platform would not show it."""
        if author == BOT:
            self._check(room, cards, files)
        id, now = self.new_id("m"), self.clock.now()
        message = Message(
            id, self._count, room.id, author, now, words, tuple(cards), tuple(files), tuple(mention)
        )
        message.only_for = only_for
        room.resting = False
        room.messages.append(message)
        self._messages[id] = message
        self.notify()
        return message

    def edit(self, message: Message, cards: Sequence[Card], files: Sequence[File] = ()) -> None:
        """Put other cards in a message's place; its old buttons may still arrive."""
        self._check(self.room(message.room), cards, files)
        message.cards, message.files = tuple(cards), tuple(files)
        message.tokens |= {button.press.token for button in message.buttons if button.press}
        message.version += 1
        self.notify()

    def remove(self, message: Message) -> None:
        """Take a message away."""
        self.room(message.room).messages.remove(message)
        del self._messages[message.id]
        self.notify()

    def _check(self, room: Room, cards: Sequence[Card], files: Sequence[File]) -> None:
        if not self.site(room.workspace).installed:
            raise Refused("the bot was removed from this workspace")
        if room.gone:
            raise Refused(f"the room {room.id} is gone", lost=True)
        if not (room.seen and room.may_post):
            raise Refused(f"the bot may not post in #{room.name}")
        rooms = {r.id for r in self.rooms.values() if r.workspace == room.workspace}
        check_message(cards, files, self.site(room.workspace).people, rooms)

    def _present(self, workspace: str, account: str) -> None:
        known = self.site(workspace).people.get(account)
        if not known or known.gone or known.bot:
            raise Refused(f"nobody called {account} can be written to")

    def site(self, workspace: str) -> Site:
        """Return a workspace; NotThere where there is none."""
        if workspace not in self.sites:
            raise NotThere(f"no workspace {workspace}")
        return self.sites[workspace]

    def person(self, workspace: str, account: str) -> Account:
        """Return what is known about somebody; NotThere where they are not in the workspace."""
        people = self.site(workspace).people
        if account not in people:
            raise NotThere(f"nobody called {account} in {workspace}")
        return people[account]

    def room(self, id: str) -> Room:
        """Return a room; NotThere where there is none."""
        if id not in self.rooms:
            raise NotThere(f"no room {id}")
        return self.rooms[id]

    def message(self, id: str) -> Message:
        """Return a message; NotThere where there is none."""
        if id not in self._messages:
            raise NotThere(f"no message {id}")
        return self._messages[id]

    def rooms_of(self, workspace: str, account: str) -> list[Room]:
        """Return the rooms somebody finds in their list, oldest first."""
        mine = (room for room in self.rooms.values() if room.workspace == workspace)
        return [room for room in mine if account in room.members and not room.gone]

    def channel(self, workspace: str, name: str) -> Room:
        """Return a channel by its name; NotThere where there is none."""
        for room in self.rooms.values():
            if (room.workspace, room.kind, room.name) == (workspace, RoomKind.CHANNEL, name):
                return room
        raise NotThere(f"no channel #{name} in {workspace}")

    def sees(self, account: str, room: str) -> list[Seen]:
        """Return what somebody sees in a room, oldest first, as plain words."""
        return [self.look(account, each) for each in self.room(room).visible_to(account)]

    def look(self, account: str, message: Message) -> Seen:
        """Return one message as somebody sees it."""
        site = self.site(self.room(message.room).workspace)
        return look_at(message, site.people[account], site.people, site.about.zone)

    def offered(self, workspace: str, account: str, label: str) -> Seen:
        """Return the newest message that shows somebody a button with this label; NotThere."""
        rooms = self.rooms_of(workspace, account)
        seen = [each for room in rooms for each in self.sees(account, room.id)]
        found = [each for each in seen if label in each.labels]
        if not found:
            raise NotThere(f"{account} sees no button {label!r}")
        return max(found, key=lambda each: self.message(each.id).seq)

    def read(self, account: str, room: str) -> None:
        """Mark everything in a room as read by somebody."""
        visible = self.room(room).visible_to(account)
        last = visible[-1].seq if visible else 0
        if last > self.room(room).read.get(account, 0):
            self.room(room).read[account] = last
            self.notify()

    def new_id(self, prefix: str) -> str:
        """Return the next identifier of this world."""
        self._count += 1
        return f"{prefix}{self._count}"

    def notify(self) -> None:
        """Tell everybody who watches that something changed."""
        for tell in tuple(self.changed):
            tell()

"""What people do in the chat: typed, pressed and filled in, it becomes requests of the core.

Words that are no command stay in the chat: they never reach the core (rule R3).
"""

from __future__ import annotations

from dataclasses import replace

from adapters.sandbox.engine import SandboxDoor
from adapters.sandbox.requests import ROOTS, SandboxRequests, slash
from adapters.sandbox.responses import SandboxResponses
from adapters.sandbox.rooms import Message, OpenedForm, Room, RoomKind
from adapters.sandbox.world import BOT, HOUSE, NotThere, World
from bot.kit.contracts.context import Request
from bot.kit.contracts.events import (
    AccountChanged,
    ChannelClosed,
    ChannelJoined,
    ChannelLeft,
    Event,
    Gone,
    Installed,
    Removed,
)
from bot.kit.contracts.platform import Account
from bot.kit.screen.buttons import Press
from bot.kit.screen.cards import Card
from bot.kit.screen.forms import Values
from bot.kit.screen.outcomes import Outcome
from bot.kit.screen.text import text


class Chat:
    """One workspace as its people use it. NotThere where somebody acts on what they cannot see."""

    def __init__(self, world: World, app: SandboxDoor, workspace: str) -> None:
        self.world = world
        self.workspace = workspace
        self.app = app
        self._requests = SandboxRequests(world, workspace)
        self._responses = SandboxResponses(world, app, workspace)
        self._last: tuple[Request, str, Room, Message | None, str] | None = None

    # -- what a person does ----------------------------------------------------------------------

    async def say(self, account: str, room: str, words: str) -> Outcome | None:
        """Type a line into a room. None where it was no command of ours."""
        place = self._room_of(account, room)
        command = slash(words)
        if command is None:
            self.world.post(place, account, words=words.strip())
            return None
        self.world.post(place, account, words=words.strip(), only_for=account)
        root, line = command
        if root not in ROOTS or not self.world.site(self.workspace).installed:
            self._no_such_command(account, place, root)
            return None
        return await self._ask(self._requests.command(account, root, line, place), account, place)

    def _no_such_command(self, account: str, room: Room, root: str) -> None:
        card = Card(text(f"There is no /{root} here."), text("Type /peer to see what there is."))
        self.world.post(room, HOUSE, cards=[card], only_for=account)

    async def press(self, account: str, message: str, button: str) -> Outcome:
        """Press a button, named by its label or its token; old tokens may still be pressed."""
        pressed = self.visible(account, message)
        press = _press_of(pressed, button)
        room = self.world.room(pressed.room)
        request = self._requests.press(account, press, room)
        outcome = await self._ask(request, account, room, pressed, press.token)
        if room.kind is RoomKind.HOME:
            await self._draw_home(account, room)
        return outcome

    async def submit(self, account: str, values: Values) -> Outcome:
        """Send the open form. It closes, unless answers have to be put right."""
        opened = self.form_of(account)
        room = self.world.room(opened.room)
        request = self._requests.submit(account, opened.form, values, room)
        self.cancel(account)
        pressed = self._still_there(opened.message)
        return await self._ask(request, account, room, pressed, opened.button)

    def cancel(self, account: str) -> None:
        """Close the open form without sending it."""
        self.world.site(self.workspace).forms.pop(account, None)
        self.world.notify()

    def form_of(self, account: str) -> OpenedForm:
        """Return the form somebody has open; NotThere where there is none."""
        opened = self.world.site(self.workspace).forms.get(account)
        if opened is None:
            raise NotThere(f"{account} has no form open")
        return opened

    def dismiss(self, account: str, message: str) -> None:
        """Take a private answer off one's own screen."""
        found = self.visible(account, message)
        if found.only_for != account:
            raise NotThere("only private answers can be dismissed")
        self.world.remove(found)

    async def open_home(self, account: str) -> Room:
        """Open one's page with the bot, drawn anew; earlier answers on it go."""
        room = self.world.home(self.workspace, account)
        for message in [each for each in room.messages if each.only_for]:
            self.world.remove(message)
        await self._draw_home(account, room)
        return room

    async def _draw_home(self, account: str, room: Room) -> None:
        request = self._requests.command(account, "peer", "", room)
        outcome = await self.app.handle(request)
        cards = getattr(outcome, "cards", ())
        standing = next((each for each in room.messages if not each.only_for), None)
        files = await self._responses.files(cards)
        if standing and cards:
            self.world.edit(standing, cards, files)
        elif cards:
            self.world.post(room, BOT, cards=cards, files=files)

    # -- what a platform tells ---------------------------------------------------------------------

    async def install(self, by: str = "") -> None:
        """Add the bot to the workspace (again)."""
        self.world.site(self.workspace).installed = True
        await self._tell(by, Installed(by))

    async def remove_bot(self) -> None:
        """Take the bot out of the workspace."""
        self.world.site(self.workspace).installed = False
        await self._tell("", Removed())

    async def join_channel(self, account: str, channel: str, by: str = "") -> None:
        """Enter a channel by oneself, or be added by somebody who is in it."""
        room = self._channel(channel)
        if by:
            self._room_of(by, room.id)
        if account not in room.members:
            self.world.enter(account, room)
            await self._tell(account, ChannelJoined(account, room.id, by))

    async def leave_channel(self, account: str, channel: str) -> None:
        """Go out of a channel."""
        room = self._room_of(account, self._channel(channel).id)
        self.world.leave(account, room)
        await self._tell(account, ChannelLeft(account, room.id))

    async def close_channel(self, channel: str) -> None:
        """Delete a channel."""
        room = self._channel(channel)
        self.world.lose(room.id)
        await self._tell("", ChannelClosed(room.id))

    async def add_person(self, account: Account, *, admin: bool = False) -> None:
        """Let somebody new into the workspace; the core hears of them when they do something."""
        self.world.add_person(self.workspace, account, admin=admin)

    async def change_person(self, account: Account) -> None:
        """Change what the platform knows about somebody: name, zone."""
        self.world.change_person(self.workspace, account)
        await self._tell(account.id, AccountChanged(account.id))

    async def deactivate(self, account: str) -> None:
        """Close somebody's account: they leave every channel, and nobody can write to them."""
        person = self.world.person(self.workspace, account)
        for room in self.world.rooms_of(self.workspace, account):
            if room.kind is RoomKind.CHANNEL:
                self.world.leave(account, room)
        self.world.change_person(self.workspace, replace(person, gone=True))
        self.cancel(account)
        await self._tell(account, Gone(account))

    async def repeat(self) -> Outcome:
        """Deliver what was asked last once more, as platforms do when an answer was slow."""
        if self._last is None:
            raise NotThere("nothing was asked yet")
        return await self._ask(*self._last)

    async def _tell(self, account: str, event: Event) -> None:
        await self.app.handle(self._requests.event(account, event))

    async def _ask(
        self,
        request: Request,
        account: str,
        room: Room,
        pressed: Message | None = None,
        button: str = "",
    ) -> Outcome:
        self._last = request, account, room, pressed, button
        outcome = await self.app.handle(request)
        await self._responses.show(account, room, outcome, pressed, button)
        return outcome

    # -- what a person can see -------------------------------------------------------------------

    def _channel(self, channel: str) -> Room:
        """Find a channel by its id or its name."""
        found = self.world.rooms.get(channel)
        if found and found.kind is RoomKind.CHANNEL and found.workspace == self.workspace:
            return found
        return self.world.channel(self.workspace, channel)

    def _room_of(self, account: str, room: str) -> Room:
        person = self.world.person(self.workspace, account)
        found = self.world.room(room)
        inside = found.workspace == self.workspace and account in found.members
        if person.gone or not inside or found.gone:
            raise NotThere(f"{account} is not in {room}")
        return found

    def visible(self, account: str, message: str) -> Message:
        """Return a message that somebody sees; NotThere where they do not."""
        found = self.world.message(message)
        self._room_of(account, found.room)
        if not found.seen_by(account):
            raise NotThere(f"{account} does not see {message}")
        return found

    def _still_there(self, message: str) -> Message | None:
        try:
            return self.world.message(message)
        except NotThere:
            return None


def _press_of(message: Message, button: str) -> Press:
    tokens = {each.label: each.press.token for each in message.buttons if each.press}
    token = tokens.get(button, button)
    if token not in message.tokens:
        raise NotThere(f"there is no button {button!r} on {message.id}")
    return Press.parse(token)

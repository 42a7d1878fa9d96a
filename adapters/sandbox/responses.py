"""What an asker gets to see: outcomes of the core, shown in a world."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from adapters.base.attachments import files_of
from adapters.sandbox.engine import SandboxDoor
from adapters.sandbox.requests import PLATFORM
from adapters.sandbox.rooms import Message, OpenedForm, Room, RoomKind
from adapters.sandbox.validation import check_form
from adapters.sandbox.world import BOT, World
from bot.kit.screen.cards import Card, together
from bot.kit.screen.files import File
from bot.kit.screen.forms import Form
from bot.kit.screen.outcomes import Done, FormInvalid, OpenForm, Outcome, Replace, Reply


class SandboxResponses:
    """Shows outcomes to the people of one workspace."""

    def __init__(self, world: World, app: SandboxDoor, workspace: str) -> None:
        self._world = world
        self._app = app
        self._workspace = workspace

    async def show(
        self,
        account: str,
        room: Room,
        outcome: Outcome,
        pressed: Message | None = None,
        button: str = "",
    ) -> None:
        """Show an outcome to its asker; `pressed` is the message they pressed or came from, and
        `button` the token of the button there."""
        match outcome:
            case Reply(cards=cards):
                await self._reply(account, room, cards)
            case Replace(cards=cards):
                await self._replace(account, room, cards, pressed, button)
            case OpenForm(form=form):
                self._open(account, form, room, pressed, button)
            case FormInvalid(errors=errors, form=form):
                self._open(account, form, room, pressed, button, errors)
            case Done():
                pass

    def _open(
        self,
        account: str,
        form: Form,
        room: Room,
        pressed: Message | None,
        button: str,
        errors: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Put a form in front of somebody; another one that was open there goes."""
        site = self._world.site(self._workspace)
        check_form(form, site.people, self._world.rooms)
        came_from = pressed.id if pressed else ""
        id = self._world.new_id("f")
        site.forms[account] = OpenedForm(id, form, room.id, came_from, button, errors)
        self._world.notify()

    async def _reply(self, account: str, room: Room, cards: Sequence[Card]) -> None:
        files = await self.files(cards)
        self._world.post(room, BOT, cards=cards, files=files, only_for=account)

    async def _replace(
        self, account: str, room: Room, cards: Sequence[Card], pressed: Message | None, button: str
    ) -> None:
        """Replace the pressed card; somebody's home is drawn anew anyway, so it stays."""
        drawn_anew = pressed and room.kind is RoomKind.HOME and not pressed.only_for
        shown = pressed.with_card(button, cards) if pressed and not drawn_anew else None
        if not pressed or shown is None or not together(shown):
            return await self._reply(account, room, cards)
        self._world.edit(pressed, shown, await self.files(shown))

    async def files(self, cards: Sequence[Card]) -> list[File]:
        """Make what is attached to cards."""
        return await files_of(self._app, cards, PLATFORM, self._workspace)

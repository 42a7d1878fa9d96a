"""The sandbox's Messenger: how the notes that the core owes reach a world."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from adapters.sandbox.rooms import Message, Room
from adapters.sandbox.validation import Refused
from adapters.sandbox.world import BOT, NotThere, World
from bot.kit.contracts.platform import Post, Receipt, Target, Undeliverable

T = TypeVar("T")


class SandboxMessenger:
    """Puts messages into a world (kit's `Messenger`)."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def deliver(self, post: Post) -> Receipt:
        """Post or edit one message. The same key twice shows it once."""
        message = self._ask(lambda: self._edit(post) if post.edit else self._post(post))
        return Receipt(room=message.room, message=message.id)

    async def open_place(
        self, workspace: str, title: str, accounts: Sequence[str], channel: str, key: str
    ) -> Target:
        """Open a private room for these accounts; the same key twice opens it once."""
        room = self._ask(lambda: self._world.open_place(workspace, title, accounts, key))
        return Target(room=room.id)

    async def close_place(self, workspace: str, target: Target) -> None:
        """Let a place rest: it stays readable, and a new message wakes it."""

        def rest() -> None:
            self._room(workspace, target).resting = True
            self._world.notify()

        self._ask(rest)

    def pace(self, post: Post) -> Sequence[tuple[str, float]]:
        """Return what paces a post: nothing, messages here may follow each other at once."""
        return ()

    def _ask(self, effect: Callable[[], T]) -> T:
        """Apply an effect and answer as the platform would, faults included."""
        self._world.faults.before()
        try:
            answer = effect()
        except Refused as error:
            raise Undeliverable(error.why, lost=error.lost, closed=error.closed) from error
        self._world.faults.after()
        return answer

    def _post(self, post: Post) -> Message:
        room = self._room(post.workspace, post.target)
        delivered = self._world.site(post.workspace).delivered
        if post.key not in delivered:
            message = self._world.post(
                room, BOT, cards=post.cards, files=post.files, mention=post.mention
            )
            delivered[post.key] = message.id
        return self._message(delivered[post.key], post.workspace)

    def _edit(self, post: Post) -> Message:
        message = self._message(post.edit, post.workspace)
        if message.author != BOT:
            raise Refused("only one's own messages can be edited")
        self._world.edit(message, post.cards, post.files)
        return message

    def _message(self, id: str, workspace: str) -> Message:
        try:
            message = self._world.message(id)
        except NotThere as error:
            raise Refused(str(error), lost=True) from error
        if self._world.room(message.room).workspace != workspace:
            raise Refused(f"no message {id}", lost=True)
        return message

    def _room(self, workspace: str, target: Target) -> Room:
        if workspace not in self._world.sites:
            raise Refused(f"no workspace {workspace}")
        if target.account in self._world.sites[workspace].closed:
            raise Refused(f"{target.account} takes no direct messages", closed=True)
        if target.account:
            return self._world.direct(workspace, target.account)
        room = self._world.rooms.get(target.room)
        if not room or room.workspace != workspace or room.gone:
            raise Refused(f"no room {target.room}", lost=True)
        return room

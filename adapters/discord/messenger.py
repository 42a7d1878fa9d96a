"""Discord's Messenger: how the notes that the core owes become messages, threads and edits."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from hashlib import blake2b

import discord

from adapters.discord.direct_messages import GAP, DirectMessages
from adapters.discord.errors import ARCHIVED, OUTSIDE, mapped
from adapters.discord.places import Places
from adapters.discord.render import message, only, uploads
from adapters.discord.wire import DiscordWire
from bot.kit.contracts.platform import Post, Receipt, Target, Undeliverable

# Least seconds between two calls of a kind on one server. Discord tells the real limits with each
# answer, and discord.py keeps them; these only keep one server from taking all of a bot's 50 a
# second, and a channel readable.
POST = 0.04
ROOM = 1.0
EDIT = 1.0
PLACE = 2.0


class DiscordMessenger:
    """Puts messages into Discord (kit's `Messenger`)."""

    def __init__(self, wire: DiscordWire, direct_messages: DirectMessages, places: Places) -> None:
        self._wire = wire
        self._direct_messages = direct_messages
        self._places = places

    async def deliver(self, post: Post) -> Receipt:
        """Post or edit one message. Its key makes Discord take it once, for some minutes."""
        await self._wire.ready()
        if self._direct_messages.is_closed(post.target.account):
            raise Undeliverable("takes no direct messages", closed=True)
        target = await self._room(post.target)
        try:
            with mapped():
                stands = await self._awake(target, lambda: self._put(post, target))
        except Undeliverable as never:
            if never.closed:
                self._direct_messages.closed(target.account)
            raise
        return Receipt(room=target.room, message=str(stands), thread=target.thread)

    async def open_place(
        self, workspace: str, title: str, accounts: Sequence[str], channel: str, key: str
    ) -> Target:
        """Open a private thread beside `channel`."""
        return await self._places.open(workspace, title, accounts, channel, key)

    async def close_place(self, workspace: str, target: Target) -> None:
        """Archive a thread."""
        await self._places.rest(target.thread)

    def pace(self, post: Post) -> Sequence[tuple[str, float]]:
        """Return the lines a post waits in. Opening direct messages and places have one of their
        own each: they may have to rest for hours, which must stop nothing else."""
        target = post.target
        if post.edit:
            return ((f"edit:{target.thread or target.room}", EDIT),)
        if target.account and not self._direct(target):
            return (("direct", GAP),)
        room = self._direct(target) or target.thread or target.room
        return ((f"post:{room}", ROOM), ("post", POST)) if room else (("place", PLACE),)

    def _direct(self, target: Target) -> str:
        return target.room or self._direct_messages.known(target.account) if target.account else ""

    async def _room(self, target: Target) -> Target:
        if not target.account:
            return target
        room = self._direct(target) or await self._direct_messages.open_in_turn(target.account)
        return Target(account=target.account, room=room)

    async def _awake(self, target: Target, put: Callable[[], Awaitable[int]]) -> int:
        """Do something; where its thread is archived, wake it and do it again."""
        try:
            return await put()
        except discord.HTTPException as refused:
            if refused.code == OUTSIDE and target.thread:
                raise Undeliverable("the bot was taken out of the thread", lost=True) from refused
            if refused.code != ARCHIVED or not target.thread:
                raise
        await self._places.wake(target.thread)
        return await put()

    async def _put(self, post: Post, target: Target) -> int:
        channel = self._wire.client.get_partial_messageable(int(target.thread or target.room))
        if post.edit:
            standing = channel.get_partial_message(int(post.edit))
            shown = message(post.cards, files=post.files)
            edited = await standing.edit(
                view=shown, attachments=uploads(post.files), allowed_mentions=only(())
            )
            return edited.id
        called = await self._called(post, target)
        sent = await channel.send(
            view=message(post.cards, mention=called, files=post.files),
            files=uploads(post.files),
            allowed_mentions=only(called),
            nonce=nonce(post.key),
        )
        return sent.id

    async def _called(self, post: Post, target: Target) -> Sequence[str]:
        if not (target.thread and post.mention):
            return post.mention
        return await self._places.inside(post.workspace, target.thread, post.mention)


def nonce(key: str) -> str:
    """Return a post's key as Discord takes it: 24 letters and digits."""
    return blake2b(key.encode(), digest_size=12).hexdigest()

"""Slack's Messenger: how the notes that the core owes become messages, threads and edits."""

from __future__ import annotations

from collections.abc import Sequence

from adapters.slack.render import message
from adapters.slack.text import Json
from adapters.slack.uploads import NoFiles, shared, uploaded
from adapters.slack.wire import SlackWire, SlackWires
from bot.kit.contracts.platform import Post, Receipt, Target, Undeliverable

PEOPLE = 8  # of one group message, the bot not counted

# Least seconds between two calls of a kind in one workspace, from Slack's published limits.
POST = 0.25  # "several hundred" a minute
ROOM = 1.0  # in one conversation
EDIT = 1.2  # 50 a minute
PLACE = 1.2  # 50 a minute
NOTE = "confab_note"  # what the metadata of a message calls our key


class SlackMessenger:
    """Puts messages into Slack (kit's `Messenger`)."""

    def __init__(self, wires: SlackWires) -> None:
        self._wires = wires

    async def deliver(self, post: Post) -> Receipt:
        """Post or edit one message. Slack takes no key: after a lost answer it may stand twice."""
        wire = self._wires.of(post.workspace)
        return await (_edit(wire, post) if post.edit else _post(wire, post))

    async def open_place(
        self, workspace: str, title: str, accounts: Sequence[str], channel: str, key: str
    ) -> Target:
        """Open these people's group message. Slack keeps one for the same people for ever, so the
        first message said in a place opens its own thread there."""
        if not 1 <= len(accounts) <= PEOPLE:
            raise Undeliverable(f"a group message takes 1 to {PEOPLE} people, not {len(accounts)}")
        wire = self._wires.of(workspace)
        opened = await wire.call("conversations.open", users=",".join(accounts))
        return Target(room=opened["channel"]["id"])

    async def close_place(self, workspace: str, target: Target) -> None:
        """Leave a thread as it is: Slack has nothing to close, and its people can still read it."""

    def pace(self, post: Post) -> Sequence[tuple[str, float]]:
        """Return the lines a post waits in: its conversation's, then the workspace's."""
        target = post.target
        if post.edit:
            return (("edit", EDIT),)
        room = target.account or target.room
        narrow = (f"post:{room}", ROOM) if room else ("place", PLACE)
        return narrow, ("post", POST)


async def _post(wire: SlackWire, post: Post) -> Receipt:
    target = post.target
    ids, missing = await _sent_ahead(wire, post)
    said = message(post.cards, mention=post.mention, files_missing=missing)
    answer = await wire.call(
        "chat.postMessage",
        channel=target.account or target.room,
        thread_ts=target.thread,
        metadata=_metadata(post),
        unfurl_links=False,
        unfurl_media=False,
        **said,
    )
    room, ts = str(answer["channel"]), str(answer["ts"])
    await shared(wire, ids, room, target.thread or ("" if target.account else ts))
    return Receipt(room=room, message=ts, thread=target.thread or ts)


async def _sent_ahead(wire: SlackWire, post: Post) -> tuple[list[str], bool]:
    """Send a post's files; say whether they may not be sent here."""
    try:
        return await uploaded(wire, post.files), False
    except NoFiles:
        return [], True


async def _edit(wire: SlackWire, post: Post) -> Receipt:
    said = message(post.cards)
    await wire.call(
        "chat.update",
        channel=post.target.room,
        ts=post.edit,
        metadata=_metadata(post),
        **said,
    )
    return Receipt(room=post.target.room, message=post.edit, thread=post.target.thread)


def _metadata(post: Post) -> Json:
    return {"event_type": NOTE, "event_payload": {"key": post.key}}

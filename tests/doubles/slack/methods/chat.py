"""chat.*: saying, changing and unsaying things."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from tests.doubles.slack.errors import Json, SlackError
from tests.doubles.slack.limits import check_message
from tests.doubles.slack.methods import shapes
from tests.doubles.slack.methods.table import Call, method
from tests.doubles.slack.people import Channel, Message, User

LONGEST_POST = 40_000
LONGEST_UPDATE = 4_000


@method("chat.postMessage")
def post_message(call: Call) -> Json:
    """Say something in a channel, or to a person by their user id."""
    call.need("chat:write")
    channel = _addressed(call)
    said = _new(call, channel)
    channel.workspace.add(channel, said)
    return {"channel": channel.id, "ts": said.ts, "message": shapes.message(said)}


@method("chat.postEphemeral")
def post_ephemeral(call: Call) -> Json:
    """Say something that only one member of the channel sees."""
    call.need("chat:write")
    channel = call.channel()
    reader = call.workspace.users.get(call.text("user"))
    if call.workspace.bot not in channel.members:
        raise SlackError("not_in_channel")
    if reader is None or reader not in channel.members:
        raise SlackError("user_not_in_channel")
    said = _new(call, channel)
    said.only_for = reader
    channel.workspace.add(channel, said)
    return {"message_ts": said.ts}


@method("chat.update")
def update(call: Call) -> Json:
    """Change what the app itself has said; fields not sent stay as they were."""
    call.need("chat:write")
    said = _own(call, "cant_update_message")
    _change(said, call.arguments)
    return {
        "channel": said.channel.id,
        "ts": said.ts,
        "text": said.text,
        "message": shapes.message(said),
    }


@method("chat.delete")
def delete(call: Call) -> Json:
    """Take back what the app itself has said."""
    call.need("chat:write")
    said = _own(call, "cant_delete_message")
    said.deleted = True
    return {"channel": said.channel.id, "ts": said.ts}


def with_ids(blocks: list[Json]) -> list[Json]:
    """The blocks with the ids Slack makes up where none were sent."""
    named = deepcopy(blocks)
    for index, block in enumerate(named):
        block.setdefault("block_id", f"b{index}")
        for number, element in enumerate(interactive(block)):
            element.setdefault("action_id", f"a{index}.{number}")
    return named


def interactive(block: Json) -> Iterator[Json]:
    """The parts of one block that can be pressed, chosen or typed into."""
    candidates: list[Any] = [block.get("accessory"), block.get("element")]
    if block["type"] == "actions":
        candidates += block["elements"]
    for element in candidates:
        if element and element["type"] != "image":
            yield element


def _change(said: Message, arguments: Json) -> None:
    words = str(arguments.get("text", ""))
    blocks = arguments.get("blocks")
    sound = check_message(words or _kept(said, blocks), blocks, LONGEST_UPDATE)
    said.text = words
    if blocks is not None:
        said.blocks = with_ids(sound)
    if arguments.get("metadata") is not None:
        said.metadata = _metadata(arguments["metadata"])
    said.edits += 1


def _kept(said: Message, blocks: Any) -> str:
    """What keeps a message from being empty when only some of it is changed."""
    return "kept" if blocks is None and said.blocks else ""


def _addressed(call: Call) -> Channel:
    """Where a post goes; raises channel_not_found, not_in_channel or is_archived."""
    target = call.text("channel")
    if target in call.workspace.users:
        return _dm(call, call.workspace.users[target])
    channel = call.workspace.visible(target)
    outside = call.workspace.bot not in channel.members
    if outside and "chat:write.public" not in call.workspace.scopes:
        raise SlackError("not_in_channel")
    if channel.archived:
        raise SlackError("is_archived")
    return channel


def _dm(call: Call, person: User) -> Channel:
    # Slack takes posts to a deactivated person without a word; only conversations.open objects.
    if person.is_bot:
        raise SlackError("channel_not_found")
    return call.workspace.dm(person)


def _new(call: Call, channel: Channel) -> Message:
    words = str(call.arguments.get("text", ""))
    blocks = check_message(words, call.arguments.get("blocks"), LONGEST_POST)
    thread = call.maybe("thread_ts")
    if thread:
        _thread(channel, thread)
    metadata = _metadata(call.arguments.get("metadata"))
    ts = call.workspace.next_ts()
    return Message(ts, channel, call.workspace.bot, words, with_ids(blocks), thread, metadata)


def _thread(channel: Channel, ts: str) -> None:
    parent = channel.said(ts)
    if parent is None or parent.only_for:
        raise SlackError("thread_not_found")
    if parent.thread_ts not in (None, ts):
        raise SlackError("cannot_reply_to_message")


def _metadata(sent: Any) -> Json | None:
    if sent is None:
        return None
    if isinstance(sent, str):
        sent = json.loads(sent)
    if not isinstance(sent.get("event_type"), str) or not isinstance(
        sent.get("event_payload"), dict
    ):
        raise SlackError("invalid_metadata_format")
    return dict(sent)


def _own(call: Call, refusal: str) -> Message:
    said = call.channel().said(call.text("ts"))
    if said is None or said.only_for:
        raise SlackError("message_not_found")
    if said.author is not call.workspace.bot:
        raise SlackError(refusal)
    return said

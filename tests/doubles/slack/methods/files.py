"""files.*: asking for an address, then sharing what was sent there."""

import json

from tests.doubles.slack.errors import Json, SlackError
from tests.doubles.slack.methods.table import Call, method
from tests.doubles.slack.people import Channel, File, Message


@method("files.getUploadURLExternal")
def get_upload_url(call: Call) -> Json:
    """An address for exactly so many bytes."""
    call.need("files:write")
    length = int(call.text("length"))
    if length <= 0:
        raise SlackError("invalid_arguments")
    name = call.text("filename")
    file = File(call.world.new_id("F"), name, length, call.maybe("alt_txt") or "", name)
    call.world.uploads[file.id] = file
    return {"upload_url": f"{call.base}/upload/v1/{file.id}", "file_id": file.id}


@method("files.completeUploadExternal")
def complete_upload(call: Call) -> Json:
    """Share uploaded files in a conversation (a user id will not do), or keep them private."""
    call.need("files:write")
    sent = call.arguments.get("files")
    wanted = json.loads(sent) if isinstance(sent, str) else sent or []
    files = [_uploaded(call, item) for item in wanted]
    if not files:
        raise SlackError("invalid_arguments")
    if call.maybe("channel_id"):
        _share(call, files, _shared_in(call))
    return {"files": [{"id": file.id, "title": file.title} for file in files]}


def _uploaded(call: Call, item: Json) -> File:
    file = call.world.uploads.get(str(item.get("id")))
    if file is None or file.content is None or file.shared:
        raise SlackError("file_not_found")
    file.title = str(item.get("title") or file.name)
    return file


def _shared_in(call: Call) -> Channel:
    channel = call.channel("channel_id")
    if call.workspace.bot not in channel.members:
        raise SlackError("not_in_channel")
    if channel.archived:
        raise SlackError("is_archived")
    thread = call.maybe("thread_ts")
    if thread and channel.said(thread) is None:
        raise SlackError("invalid_thread_ts")
    return channel


def _share(call: Call, files: list[File], channel: Channel) -> None:
    for file in files:
        file.shared = True
    words = call.maybe("initial_comment") or ""
    ts, thread = call.workspace.next_ts(), call.maybe("thread_ts")
    said = Message(ts, channel, call.workspace.bot, words, [], thread, files=files)
    call.workspace.add(channel, said)

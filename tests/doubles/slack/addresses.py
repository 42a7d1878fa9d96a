"""response_url posts and file uploads: the addresses Slack hands out."""

import json

from aiohttp import web

from tests.doubles.slack.errors import Json, SlackError
from tests.doubles.slack.faults import Faults
from tests.doubles.slack.limits import check_message
from tests.doubles.slack.methods.chat import LONGEST_POST, with_ids
from tests.doubles.slack.people import Message
from tests.doubles.slack.web_api import strike
from tests.doubles.slack.world import ResponseAddress, World


class Addresses:
    """Answers at ``/actions/…`` and ``/upload/…``, with faults response_url and upload."""

    def __init__(self, world: World, faults: Faults) -> None:
        self.world = world
        self.faults = faults

    async def respond(self, request: web.Request) -> web.StreamResponse:
        """One post to a response_url."""
        if fault := self.faults.next("response_url", "before"):
            return strike(fault, request)
        try:
            address = self.world.redeem_address(request.match_info["id"])
            apply(address, json.loads(await request.text()))
        except SlackError as refused:
            gone = refused.code in ("used_url", "expired_url")
            return web.json_response(refused.body(), status=404 if gone else 400)
        self.world.changed()
        if fault := self.faults.next("response_url", "after"):
            return strike(fault, request)
        return web.Response(text="ok")

    async def upload(self, request: web.Request) -> web.StreamResponse:
        """The bytes of a file."""
        file = self.world.uploads.get(request.match_info["id"])
        if fault := self.faults.next("upload", "before"):
            return strike(fault, request)
        content = await _content(request)
        if file is None or len(content) != file.length:
            return web.Response(status=400, text="file length does not match")
        file.content = content
        return web.Response(text=f"OK - {len(content)}")


def apply(address: ResponseAddress, sent: Json) -> None:
    """Replace, delete, or say something new, as the posted message asks."""
    original = address.original
    if sent.get("delete_original"):
        if original:
            original.deleted = True
        return
    if sent.get("replace_original") and original:
        words, blocks = _sound(sent)
        # Unlike chat.update, which keeps what is not sent, this leaves nothing of the old.
        original.text, original.blocks = words, blocks
        original.edits += 1
        return
    say(address, sent)


def say(address: ResponseAddress, sent: Json) -> None:
    """A new message, for the asker only unless ``in_channel`` is asked for."""
    words, blocks = _sound(sent)
    workspace = address.user.workspace
    alone = None if sent.get("response_type") == "in_channel" else address.user
    ts, thread = workspace.next_ts(), sent.get("thread_ts")
    said = Message(ts, address.channel, workspace.bot, words, blocks, thread, only_for=alone)
    workspace.add(address.channel, said)


def _sound(sent: Json) -> tuple[str, list[Json]]:
    words = str(sent.get("text", ""))
    return words, with_ids(check_message(words, sent.get("blocks"), LONGEST_POST))


async def _content(request: web.Request) -> bytes:
    if request.content_type != "multipart/form-data":
        return await request.read()
    for part in (await request.post()).values():
        if isinstance(part, web.FileField):
            return part.file.read()
    return b""

"""Files on their way to Slack: sent first, shown once the message they belong to stands.

Bytes nobody shared are seen by nobody, so a message whose post has to be tried again leaves no
second file behind.
"""

from __future__ import annotations

from collections.abc import Sequence

import structlog

from adapters.slack.wire import SlackWire
from bot.kit.contracts.platform import TryLater, Undeliverable
from bot.kit.screen.files import File

log = structlog.get_logger()


class NoFiles(Exception):
    """The bot may not send files here: the scope files:write is missing."""


async def uploaded(wire: SlackWire, files: Sequence[File]) -> list[str]:
    """Send files and return their ids; NoFiles, TryLater or Undeliverable."""
    return [await _one(wire, file) for file in files if file.content]


async def _one(wire: SlackWire, file: File) -> str:
    try:
        slot = await wire.call(
            "files.getUploadURLExternal",
            filename=file.name,
            length=len(file.content),
            alt_txt=file.alt,
        )
    except Undeliverable as refused:
        if refused.why.startswith("missing_scope"):
            raise NoFiles from refused
        raise
    await wire.upload(slot["upload_url"], file.content)
    return str(slot["file_id"])


async def shared(wire: SlackWire, ids: Sequence[str], room: str, thread: str = "") -> None:
    """Show uploaded files in a conversation. The message stands by now, so a failure is only
    written down: trying again would repeat the message."""
    if not ids:
        return
    try:
        await wire.call(
            "files.completeUploadExternal",
            files=[{"id": id} for id in ids],
            channel_id=room,
            thread_ts=thread,
        )
    except (TryLater, Undeliverable) as failed:
        log.warning("files not shared", platform="slack", why=str(failed))

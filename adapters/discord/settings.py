"""Discord's settings: which there are, and a bot built from them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from adapters.base.platform import Key, Platform, WrongPlatformKey
from adapters.discord.live import Discord
from adapters.discord.wire import DiscordKeys

BOT = Key(
    "DISCORD_BOT_TOKEN",
    "The token of the Discord application, from its page Bot.",
    "three parts of letters and digits with dots between them",
)
SHARDS = Key(
    "DISCORD_SHARDS",
    "Only from about 2,000 servers on: which shards this process serves, of how many.",
    "0,1/4",
)
_TOKEN = re.compile(r"[\w-]{18,}\.[\w-]{4,}\.[\w-]{20,}")
_SHARDS = re.compile(r"(?P<ids>\d+(?:,\d+)*)/(?P<count>\d+)")


def build(env: Mapping[str, str]) -> Discord:
    """Return the bot these settings are for; WrongKey where they cannot be right."""
    token = env.get(BOT.name, "")
    if not _TOKEN.fullmatch(token):
        raise WrongPlatformKey(BOT, "is not a bot token" if token else "is not set")
    shards, count = _shards(env.get(SHARDS.name, ""))
    return Discord(DiscordKeys(token, shards, count))


def _shards(value: str) -> tuple[tuple[int, ...], int]:
    if not value:
        return (), 0
    found = _SHARDS.fullmatch(value.replace(" ", ""))
    ids = tuple(sorted({int(each) for each in found["ids"].split(",")})) if found else ()
    count = int(found["count"]) if found else 0
    if not ids or ids[-1] >= count:
        raise WrongPlatformKey(SHARDS, "names no shards")
    return ids, count


platform = Platform((BOT, SHARDS), build)

"""What went wrong at Discord, in the core's two words: TryLater, Undeliverable."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
import discord

from bot.kit.contracts.platform import TryLater, Undeliverable

HOURS = 4 * 3600.0  # Discord thinks we open too many direct messages: rest
FULL = 3600.0  # too many threads are open on this server
BANNED = 900.0  # Cloudflare turned us away
PAUSE = 5.0

LATER = {
    40003: HOURS,  # opening direct messages too fast
    20026: HOURS,  # flagged for what looks like spam
    160006: FULL,  # too many active threads
    30046: FULL,  # too many edits of messages older than an hour
    40004: BANNED,  # sending is switched off for the moment
    40006: BANNED,  # … or what was asked for is
    40333: BANNED,  # turned away by Cloudflare
    40062: 60.0,  # a resource is rate limited
    20016: 60.0,  # slow mode
    20028: 60.0,  # too much written in this channel
    20029: 60.0,  # … or on this server
}
"""Seconds until what is refused with a code may be tried again."""

TROUBLES = {40003: "directs", 20026: "directs", 160006: "threads"}
"""What organisers hear of, as in `bot.kit.contracts.events.Trouble`."""

OUTSIDE = 50001  # said of a private thread: somebody took the bot out of it
ARCHIVED = 50083
LOCKED = 160005
CLOSED = (50007, 50278)  # this person takes no direct messages, or shares no server with us
LOST = (10003, 10008, LOCKED)  # unknown channel, unknown message, a locked thread
TOO_LATE = (10062, 10015, 50027)  # the interaction, or its token, is over
ANSWERED = 40060


@contextmanager
def mapped() -> Iterator[None]:
    """Raise TryLater or Undeliverable in place of what discord.py raises."""
    try:
        yield
    except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as error:
        raise told(error) from error


def told(error: Exception) -> TryLater | Undeliverable:
    """Return what an error means for whoever wanted something done."""
    if isinstance(error, discord.RateLimited):
        return TryLater(error.retry_after, why="rate limited")
    if isinstance(error, discord.HTTPException):
        return _answered(error)
    if isinstance(error, discord.LoginFailure):
        return TryLater(60, why="Discord does not accept the token")
    return TryLater(PAUSE, ambiguous=True, why=type(error).__name__)


def _answered(error: discord.HTTPException) -> TryLater | Undeliverable:
    why = f"{error.code}: {error.text}" if error.code else f"HTTP {error.status}"
    if error.code in LATER:
        return TryLater(LATER[error.code], why=why, trouble=TROUBLES.get(error.code, ""))
    if error.status == 429:
        return TryLater(BANNED if not error.code else PAUSE, why=why)
    if error.status >= 500:
        return TryLater(PAUSE, ambiguous=True, why=why)
    if error.code in CLOSED:
        return Undeliverable(f"takes no direct messages ({error.code})", closed=True)
    return Undeliverable(why, lost=error.code in LOST)

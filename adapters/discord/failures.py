"""What went wrong at Discord, in the core's two words: TryLater, Undeliverable."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
import discord

from bot.kit.ports import TryLater, Undeliverable

HOURS = 4 * 3600.0  # Discord thinks we open too many direct messages: rest
FULL = 3600.0  # too many threads are open on this server
BANNED = 900.0  # Cloudflare turned us away
PAUSE = 5.0

TOO_MANY_DIRECT = 40003
FLAGGED = 20026
TOO_MANY_THREADS = 160006
ARCHIVED = 50083
LOCKED = 160005
CLOSED = (50007, 50278)  # this person takes no direct messages, or shares no server with us
LOST = (10003, 10008, LOCKED)  # unknown channel, unknown message, a locked thread
TOO_LATE = (10062, 10015)  # the interaction, or its token, is over
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
    if error.code in (TOO_MANY_DIRECT, FLAGGED):
        return TryLater(HOURS, why=why)
    if error.code == TOO_MANY_THREADS:
        return TryLater(FULL, why=why)
    if error.status == 429:
        return TryLater(BANNED if not error.code else PAUSE, why=why)
    if error.status >= 500:
        return TryLater(PAUSE, ambiguous=True, why=why)
    if error.code in CLOSED:
        why = f"takes no direct messages ({error.code})"
    return Undeliverable(why, lost=error.code in LOST)

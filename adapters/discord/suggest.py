"""Completing an option while somebody types: closed lists, time zones, topics, programmes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from zoneinfo import available_timezones

from adapters.discord.door import PLATFORM, Door
from bot.kit.events import Event
from bot.kit.help import groups
from bot.kit.ports import Work
from bot.kit.programme import Option
from bot.kit.series import Series, State
from bot.kit.zones import find_zone, nearest_zones

PROGRAMME = "programme"  # the option of organisers that names one of theirs
MOST = 25
LONGEST = 100

FIRST_ZONES = (
    "Europe/London", "Europe/Berlin", "Europe/Athens", "Africa/Lagos", "Africa/Nairobi",
    "Asia/Dubai", "Asia/Kolkata", "Asia/Singapore", "Asia/Tokyo", "Australia/Sydney",
    "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
    "America/Sao_Paulo", "UTC",
)  # fmt: skip


async def suggestions(
    door: Door, option: Option, typed: str, *, server: str = "", now: datetime | None = None
) -> list[str]:
    """Return what an option may be completed to; nothing where anything may be said.

    `server` and `now` say where and when somebody types: programmes differ from server to server.
    """
    known = _KNOWN.get(option.name)
    found: Iterable[str] = known(door, typed) if known else ()
    if option.choices:
        found = _like(option.choices, typed)
    elif option.name == PROGRAMME and now:
        found = _like(await _running(door, server, now), typed)
    return [each for each in dict.fromkeys(found) if each and len(each) <= LONGEST][:MOST]


async def _running(door: Door, server: str, now: datetime) -> list[str]:
    """Return what organisers called their programmes on a server."""
    community = await door.storage.community(PLATFORM, server)
    if community is None:
        return []
    async with door.storage.begin(community.id, now, _unheard, reads_only=True) as work:
        live = (State.RUNNING, State.HELD)
        return [each.name for each in await work.find(Series, state=live, order="name")]


async def _unheard(event: Event, work: Work) -> None:
    """Nothing happens while somebody types."""


def _zones(_door: Door, typed: str) -> Iterable[str]:
    if not typed.strip():
        return FIRST_ZONES
    sure = find_zone(typed)
    part = typed.strip().replace(" ", "_").lower()
    within = sorted(zone for zone in available_timezones() if "/" in zone and part in zone.lower())
    return [*([sure] if sure else []), *within, *nearest_zones(typed)]


def _topics(door: Door, typed: str) -> Iterable[str]:
    everyone = door.programmes.values()
    known = [name for root in ("peer", "confab") for name in groups(everyone, root) if name]
    return _like(known, typed)


def _like(known: Iterable[str], typed: str) -> list[str]:
    """Return what begins as typed, then what has it somewhere."""
    part = typed.strip().lower()
    first = [each for each in known if each.lower().startswith(part)]
    return first + [each for each in known if part in each.lower() and each not in first]


_KNOWN: dict[str, Callable[[Door, str], Iterable[str]]] = {"zone": _zones, "topic": _topics}
"""What an option's name promises; any other is free text."""

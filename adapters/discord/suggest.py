"""Completing an option while somebody types: closed lists, time zones, topics, commands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from zoneinfo import available_timezones

from adapters.discord.door import Door
from bot.kit.help import groups
from bot.kit.programme import Option
from bot.kit.zones import find_zone, nearest_zones

MOST = 25
LONGEST = 100

FIRST_ZONES = (
    "Europe/London", "Europe/Berlin", "Europe/Athens", "Africa/Lagos", "Africa/Nairobi",
    "Asia/Dubai", "Asia/Kolkata", "Asia/Singapore", "Asia/Tokyo", "Australia/Sydney",
    "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
    "America/Sao_Paulo", "UTC",
)  # fmt: skip


def suggestions(door: Door, option: Option, typed: str) -> list[str]:
    """Return what an option may be completed to; nothing where anything may be said."""
    known = _KNOWN.get(option.name)
    found = _like(option.choices, typed) if option.choices else known(door, typed) if known else ()
    return [each for each in dict.fromkeys(found) if each and len(each) <= LONGEST][:MOST]


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

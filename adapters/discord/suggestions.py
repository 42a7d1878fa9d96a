"""Completing an option while somebody types: closed lists, time zones, topics, programmes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from adapters.discord.lookup import reading
from bot.kit.contracts.commands import Option
from bot.kit.contracts.door import Door
from bot.kit.model.normalise import by_name, holds, same
from bot.kit.model.series import Series, SeriesState
from bot.kit.time.zones import complete_zone
from bot.kit.widgets.help import groups

PROGRAMME = "programme"  # the option of organisers that names one of theirs
ZONE = "zone"
MOST = 25
LONGEST = 100

FIRST_ZONES = (
    "Europe/London", "Europe/Berlin", "Europe/Athens", "Africa/Lagos", "Africa/Nairobi",
    "Asia/Dubai", "Asia/Kolkata", "Asia/Singapore", "Asia/Tokyo", "Australia/Sydney",
    "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
    "America/Sao_Paulo", "UTC",
)  # fmt: skip


async def suggestions(door: Door, option: Option, typed: str, server: str = "") -> list[str]:
    """Return what an option may be completed to; nothing where anything may be said.

    `server` is where somebody types: programmes differ from one to the next.
    """
    known = _KNOWN.get(option.name)
    found: Iterable[str] = known(door, typed) if known else ()
    if option.choices:
        found = _like(option.choices, typed)
    elif option.name == ZONE and not typed.strip():
        found = [*(await _used(door, server) if server else ()), *FIRST_ZONES]
    elif option.name == PROGRAMME and server:
        found = _like(await _running(door, server), typed)
    return [each for each in dict.fromkeys(found) if each and len(each) <= LONGEST][:MOST]


async def _running(door: Door, server: str) -> list[str]:
    """Return what organisers called their programmes on a server."""
    async with reading(door, server) as tx:
        live = (SeriesState.RUNNING, SeriesState.HELD)
        return [each.name for each in by_name(await tx.find(Series, state=live))] if tx else []


async def _used(door: Door, server: str) -> list[str]:
    """Return the time zones that programmes of a server run in, and its own: a good guess."""
    async with reading(door, server) as tx:
        series = await tx.find(Series, state=SeriesState.RUNNING, order="created") if tx else []
        return [each.zone for each in series] + ([tx.community.zone] if tx else [])


def _zones(_door: Door, typed: str) -> Iterable[str]:
    return complete_zone(typed)


def _topics(door: Door, typed: str) -> Iterable[str]:
    everyone = door.programmes.values()
    known = [name for root in ("peer", "confab") for name in groups(everyone, root) if name]
    return _like(known, typed)


def _like(known: Iterable[str], typed: str) -> list[str]:
    """Return what begins as typed, then what has it somewhere."""
    found = [each for each in known if holds(each, typed)]
    return sorted(found, key=lambda each: not same(each).startswith(same(typed)))


_KNOWN: dict[str, Callable[[Door, str], Iterable[str]]] = {ZONE: _zones, "topic": _topics}
"""What an option's name promises; any other is free text."""

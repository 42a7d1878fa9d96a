"""Reading a time zone as people say it: IANA names, cities, countries, abbreviations, offsets.

What can mean several zones is asked with all of them; only a slip of the finger is guessed at.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from zoneinfo import ZoneInfo, available_timezones

from bot.kit.model.normalise import same

NEAR = 5  # zones asked about at most
_CLOSE = 0.8  # nothing further than a slip of the finger
_SHORTEST = 4  # letters: shorter words are near to too much
_OLD = ("posix", "right", "Etc", "SystemV", "US", "Brazil", "Canada", "Chile", "Mexico")
_SEASONS = (datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC))
_OFFSET = re.compile(
    r"(?:(?:utc|gmt|z)\s*)?(?P<sign>[+\-\u2212\u2013])\s*(?P<hours>\d{1,2})"
    r"(?:[:.]?(?P<minutes>\d{2}))?(?:\s*h(?:ours?)?)?"
)
# Who keeps each offset from UTC: zones that many people live in.
_KEEPERS = (
    "UTC", "Pacific/Auckland", "Pacific/Tongatapu", "Pacific/Kiritimati", "Pacific/Chatham",
    "Pacific/Noumea", "Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide",
    "Australia/Darwin", "Australia/Eucla", "Asia/Tokyo", "Asia/Shanghai", "Asia/Bangkok",
    "Asia/Jakarta", "Asia/Yangon", "Asia/Dhaka", "Asia/Kolkata", "Asia/Kathmandu",
    "Asia/Karachi", "Asia/Kabul", "Asia/Dubai", "Asia/Tehran", "Asia/Riyadh", "Europe/Istanbul",
    "Europe/Moscow", "Africa/Nairobi", "Africa/Johannesburg", "Africa/Cairo", "Europe/Athens",
    "Africa/Lagos", "Europe/Berlin", "Europe/London", "Africa/Accra", "Atlantic/Cape_Verde",
    "Atlantic/Azores", "America/Noronha", "America/Sao_Paulo", "America/St_Johns",
    "America/Halifax", "America/Puerto_Rico", "America/New_York", "America/Bogota",
    "America/Chicago", "America/Mexico_City", "America/Denver", "America/Phoenix",
    "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu", "Pacific/Marquesas",
    "Pacific/Pago_Pago", "Australia/Lord_Howe",
)  # fmt: skip


def find_zone(typed: str) -> str | None:
    """Return the IANA zone that was typed; None where it means none, or more than one."""
    meant = meanings(typed)
    return meant[0] if len(meant) == 1 else None


def meanings(typed: str) -> tuple[str, ...]:
    """Return the zones that what was typed can mean: an offset, or names of zones and places."""
    offset = _OFFSET.fullmatch(typed.strip().casefold())
    return _at(offset) if offset else _names().get(_plain(typed), ())


def nearest_zones(typed: str) -> list[str]:
    """Return the zones to ask about: what it can mean, else what is a slip of the finger away."""
    meant = meanings(typed)
    if meant or len(_plain(typed)) < _SHORTEST:
        return list(meant[:NEAR])
    near = get_close_matches(_plain(typed), _names(), NEAR, _CLOSE)
    return list(dict.fromkeys(zone for name in near for zone in _names()[name]))[:NEAR]


def complete_zone(typed: str) -> list[str]:
    """Return the zones that may be meant while somebody types, the surest first."""
    part = _plain(typed)
    begun = [zone for name, zones in _names().items() if name.startswith(part) for zone in zones]
    within = [zone for name, zones in _names().items() if f" {part}" in name for zone in zones]
    meant = meanings(typed)
    found = meant if meant and len(part) < _SHORTEST else (*meant, *begun, *within)
    return list(dict.fromkeys(found or nearest_zones(typed)))


def _at(offset: re.Match[str]) -> tuple[str, ...]:
    """Return who keeps an offset from UTC; places whose clocks never differ count as one."""
    ahead = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
    wanted = ahead if offset["sign"] == "+" else -ahead
    keepers = sorted(
        (zone for zone in _KEEPERS if wanted in _clock(zone)),
        key=lambda zone: set(_clock(zone)) != {wanted},
    )
    return _told_apart(keepers)


def _told_apart(zones: Iterable[str]) -> tuple[str, ...]:
    """Return zones without those that show the same time as an earlier one, all year."""
    clocks = {_clock(zone): zone for zone in reversed(list(zones))}
    return tuple(reversed(clocks.values()))


@cache
def _clock(zone: str) -> tuple[timedelta | None, ...]:
    return tuple(ZoneInfo(zone).utcoffset(season) for season in _SEASONS)


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """Return the zones by everything they may be called; a zone's own name comes before a city,
    a city before a country, and an old name last."""
    placed = (zone for zone in available_timezones() if "/" in zone or zone == "UTC")
    zones = sorted(zone for zone in placed if zone.split("/")[0] not in _OLD)
    own = {_plain(zone): (zone,) for zone in zones}
    cities = {_plain(zone.rpartition("/")[2]): (zone,) for zone in reversed(zones)}
    return _old_names() | _countries() | cities | _places(cities) | own


def _places(cities: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return our own list of places, a city that gave a zone its name among them."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in _lines(files(__package__) / "copy" / "places.en.txt"):
        zone, _, names = line.partition(": ")
        for name in names.split(", "):
            found[_plain(name)].append(zone)
    return {
        name: tuple(dict.fromkeys((*cities.get(name, ()), *zones))) for name, zones in found.items()
    }


def _countries() -> dict[str, tuple[str, ...]]:
    """Return the zones of countries whose clocks all show the same time."""
    table = files("tzdata") / "zoneinfo"
    zones: dict[str, list[str]] = defaultdict(list)
    for line in _lines(table / "zone.tab"):
        country, _, zone, *_ = line.split("\t")
        zones[country].append(zone)
    names = (line.split("\t") for line in _lines(table / "iso3166.tab"))
    return {_plain(name): _told_apart(zones[code]) for code, name in names if code in zones}


def _old_names() -> dict[str, tuple[str, ...]]:
    """Return what zones were called once ("US/Pacific"), each with the zone it stands for."""
    links = (line.split() for line in _lines(files("tzdata") / "zoneinfo" / "tzdata.zi"))
    pairs = [(each[2], each[1]) for each in links if each[0] == "L"]
    return {_plain(old): (zone,) for old, zone in pairs if _is_old(old) and "Etc" not in zone}


def _is_old(name: str) -> bool:
    return "/" not in name or name.split("/", 1)[0] in _OLD


def _lines(table: Traversable) -> Iterator[str]:
    text = table.read_text("utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def _plain(name: str) -> str:
    return same(name.replace("_", " ").removesuffix(" time zone"))

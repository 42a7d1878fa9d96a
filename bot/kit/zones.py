"""Reading a time zone that a person typed: an IANA name, or the name of a city in one."""

from __future__ import annotations

import unicodedata
from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

NEAR = 3  # names offered where nothing fits
_OLD = ("posix", "right", "Etc", "SystemV", "US")


def find_zone(typed: str) -> str | None:
    """Return the IANA zone that was typed, whatever its capitals and spaces; None for no zone."""
    return _names().get(_plain(typed))


def nearest_zones(typed: str) -> list[str]:
    """Return up to three IANA zones whose name or city looks like what was typed, best first."""
    near = get_close_matches(_plain(typed), _names(), NEAR, 0.6)
    return list(dict.fromkeys(_names()[name] for name in near))


@cache
def _names() -> dict[str, str]:
    """Return the zones by everything they may be called: full names before cities."""
    placed = (zone for zone in available_timezones() if "/" in zone or zone == "UTC")
    zones = sorted(zone for zone in placed if zone.split("/")[0] not in _OLD)
    cities = {_plain(zone.rpartition("/")[2]): zone for zone in reversed(zones)}
    return cities | {_plain(zone): zone for zone in zones}


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.replace("_", " ").replace("-", " ").lower())
    return " ".join("".join(each for each in letters if not unicodedata.combining(each)).split())

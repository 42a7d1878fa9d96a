"""Reading a time zone as people say it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.time.zones import complete_zone, find_zone, meanings, nearest_zones

SEASONS = (datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC))


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        (" Berlin ", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("S\xe3o Paulo", "America/Sao_Paulo"),
        ("port au prince", "America/Port-au-Prince"),
        ("utc", "UTC"),
        ("India", "Asia/Kolkata"),
        ("Beijing", "Asia/Shanghai"),
        ("Mumbai", "Asia/Kolkata"),
        ("San Francisco", "America/Los_Angeles"),
        ("US/Pacific", "America/Los_Angeles"),
        ("US/Eastern", "America/New_York"),
        ("Pacific Time", "America/Los_Angeles"),
        ("CET", "Europe/Berlin"),
        ("JST", "Asia/Tokyo"),
        ("UTC+5:30", "Asia/Kolkata"),
        ("GMT +0530", "Asia/Kolkata"),
        ("UTC+5:45", "Asia/Kathmandu"),
        ("UTC+9", "Asia/Tokyo"),
        ("UTC\u22123:30", "America/St_Johns"),
        ("Germany", "Europe/Berlin"),
        ("Deutschland", "Europe/Berlin"),
        ("Japan", "Asia/Tokyo"),
        ("China", "Asia/Shanghai"),
        ("Argentina", "America/Argentina/Buenos_Aires"),
        ("Malaysia", "Asia/Kuala_Lumpur"),
        ("UK", "Europe/London"),
        ("M\xfcnchen", "Europe/Berlin"),
        ("Bengaluru", "Asia/Kolkata"),
        ("Z\xfcrich", "Europe/Zurich"),
        ("Singapore", "Asia/Singapore"),
        ("Ivory Coast", "Africa/Abidjan"),
    ],
)
@pytest.mark.shows("R12")
def test_a_zone_is_found_by_what_people_call_it(typed: str, zone: str) -> None:
    """Capitals, spaces and accents do not matter; a city, a country or an offset is enough."""
    assert find_zone(typed) == zone


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("IST", {"Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"}),
        ("EST", {"America/New_York", "America/Panama"}),
        ("CST", {"America/Chicago", "Asia/Shanghai"}),
        ("PST", {"America/Los_Angeles", "Asia/Manila"}),
        ("GMT", {"Europe/London", "UTC"}),
        ("MST", {"America/Denver", "America/Phoenix"}),
        ("UTC+1", {"Africa/Lagos", "Europe/Berlin"}),
        ("UTC-5", {"America/Bogota", "America/New_York"}),
        ("USA", {"America/New_York", "America/Los_Angeles"}),
        ("Australia", {"Australia/Sydney", "Australia/Perth"}),
        ("Spain", {"Europe/Madrid", "Atlantic/Canary"}),
        ("Birmingham", {"Europe/London", "America/Chicago"}),
        ("Hyderabad", {"Asia/Kolkata", "Asia/Karachi"}),
        ("San Jos\xe9", {"America/Costa_Rica", "America/Los_Angeles"}),
    ],
)
@pytest.mark.shows("R12")
def test_what_means_several_zones_is_asked(typed: str, asked: set[str]) -> None:
    """An ambiguous name is not taken for one of its meanings, and the likely ones are offered."""
    assert find_zone(typed) is None
    assert asked <= set(nearest_zones(typed))


@pytest.mark.parametrize(
    ("typed", "near"),
    [("Berlim", "Europe/Berlin"), ("Londn", "Europe/London"), ("Mumbay", "Asia/Kolkata"),
     ("San Fransisco", "America/Los_Angeles"), ("Beijng", "Asia/Shanghai")],
)  # fmt: skip
@pytest.mark.shows("R12")
def test_a_slip_of_the_finger_gets_the_nearest_zones(typed: str, near: str) -> None:
    """A name that does not exist is not taken, and those that look like it are offered."""
    assert find_zone(typed) is None
    assert near in nearest_zones(typed)[0]


@pytest.mark.parametrize("typed", ["qqqqqq", "XYZ", "my place", "+99", "tea", "", "zone"])
def test_nonsense_is_near_to_nothing(typed: str) -> None:
    """Where nothing looks like it, nothing is offered: no guess rather than a far one."""
    assert nearest_zones(typed) == []


@pytest.mark.parametrize("hours", range(-11, 14))
def test_signs_are_never_turned(hours: int) -> None:
    """UTC+5 is ahead of UTC: each zone offered keeps that offset, half the year at least."""
    found = meanings(f"UTC{hours:+}")
    assert found
    for zone in found:
        assert hours * 60 in {
            ZoneInfo(zone).utcoffset(season).total_seconds() / 60  # type: ignore[union-attr]
            for season in SEASONS
        }


@pytest.mark.parametrize(
    ("typed", "first"),
    [("EST", "America/New_York"), ("Mum", "Asia/Kolkata"), ("ber", "Europe/Berlin"),
     ("francis", "America/Los_Angeles")],
)  # fmt: skip
def test_a_zone_is_completed_while_it_is_typed(typed: str, first: str) -> None:
    """Abbreviations complete to what they mean, parts of names to what begins like that."""
    assert first in complete_zone(typed)[:25]
    assert "America/Creston" not in complete_zone("EST")


@given(st.text(max_size=60))
def test_whatever_is_typed_ends_in_zones_that_exist(typed: str) -> None:
    """No text makes it fail, and no old or inverted name is ever returned."""
    found = {*meanings(typed), *nearest_zones(typed), *complete_zone(typed)}
    assert found <= available_timezones()
    assert not [zone for zone in found if zone.startswith(("Etc/", "US/", "posix/"))]

"""Reading a time zone that a person typed."""

import pytest

from bot.kit.zones import find_zone, nearest_zones


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        (" Berlin ", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"),
        ("port au prince", "America/Port-au-Prince"),
        ("utc", "UTC"),
    ],
)
@pytest.mark.shows("R12")
def test_a_zone_is_found_by_its_name_or_its_city(typed: str, zone: str) -> None:
    """Capitals, spaces and accents do not matter, and a city is enough."""
    assert find_zone(typed) == zone


@pytest.mark.parametrize(("typed", "near"), [("Berlim", "Europe/Berlin"), ("Londn", "London")])
@pytest.mark.shows("R12")
def test_a_mistake_gets_the_nearest_zones(typed: str, near: str) -> None:
    """A zone that does not exist is not taken, and those that look like it are offered."""
    assert find_zone(typed) is None
    assert near in nearest_zones(typed)[0]


def test_nonsense_is_near_to_nothing() -> None:
    """Where nothing looks like it, nothing is offered."""
    assert nearest_zones("qqqqqq") == []

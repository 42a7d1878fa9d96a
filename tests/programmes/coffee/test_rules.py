"""When things happen in a round, what counts as met, and who was silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.model.series import Series
from bot.kit.time.cadence import Every, wall
from bot.programmes.coffee import rules
from bot.programmes.coffee.models import CoffeeSettings, GroupMember, Outcome, Round, Stage

ZONES = ("Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kolkata", "UTC")
MONDAY = datetime(2026, 3, 9, 9, tzinfo=UTC)  # 10:00 in Berlin

series_any = st.builds(
    Series,
    programme=st.just("coffee"),
    channel=st.just("c"),
    name=st.just("Coffee"),
    every=st.sampled_from(Every),
    weekday=st.integers(1, 7),
    nth=st.integers(1, 5),
    at=st.integers(0, 24 * 4 - 1).map(lambda quarter: quarter * 15),
    zone=st.sampled_from(ZONES),
    anchor=st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31)).map(  # noqa: DTZ001
        lambda at: at.replace(tzinfo=UTC)
    ),
)
lengths = st.sampled_from((0, 7, 14, 21, 28)).map(lambda days: CoffeeSettings(id="s", days=days))


def coffee(**changes: object) -> Series:
    """Return a series that meets every second Monday at ten in Berlin."""
    plain = Series(programme="coffee", channel="c", name="Coffee", zone="Europe/Berlin")
    return replace(plain, anchor=MONDAY, **changes)  # type: ignore[arg-type]


@pytest.mark.shows("C2", "C5", "R5")
@given(series_any, lengths)
def test_a_round_is_in_order_and_over_before_the_next(
    one: Series, settings: CoffeeSettings
) -> None:
    """Heads-up, draw, nudge, question and end follow each other, and no round meets the next."""
    after = one.anchor
    draws = list(rules.cadence(one).upcoming(after, 3))
    for at, following in pairwise(draws):
        times = rules.timeline(one, settings, at)
        assert times.announce < times.at < times.nudge < times.ends < following
        assert times.at < times.ask < times.ends
        zone = ZoneInfo(one.zone)
        assert times.announce.astimezone(zone).isoweekday() <= 5
        assert times.ask.astimezone(zone).isoweekday() <= 5


@given(series_any, lengths, st.integers(0, 400))
def test_the_next_draw_can_be_announced(one: Series, settings: CoffeeSettings, days: int) -> None:
    """The next draw that is planned has its heads-up still to come, whenever one asks."""
    now = one.anchor + timedelta(days=days)
    at = rules.next_draw(one, settings, now - timedelta(days=60), now)
    assert rules.timeline(one, settings, at).announce > now
    local = at.astimezone(ZoneInfo(one.zone))
    assert wall(local.date(), time(*divmod(one.at, 60)), local.tzinfo) == at  # type: ignore[arg-type]


@pytest.mark.shows("C2")
@given(series_any, lengths, st.integers(0, 30 * 24))
def test_a_late_heads_up_leaves_time_to_skip(
    one: Series, settings: CoffeeSettings, late: int
) -> None:
    """However late a heads-up is, half a day or more remains before the draw."""
    at = rules.next_draw(one, settings, one.anchor, one.anchor)
    planned = rules.timeline(one, settings, at).announce
    now = planned + timedelta(hours=late)
    drawn = rules.draw_time(one, settings, planned, now)
    assert drawn - now >= rules.NOTICE
    assert drawn >= at
    if at - now >= rules.NOTICE:
        assert drawn == at


def test_the_question_comes_with_the_next_heads_up() -> None:
    """Did you meet? is asked at the moment of the next heads-up, so that both are one message."""
    one, settings = coffee(), CoffeeSettings(id="s")
    times = rules.timeline(one, settings, MONDAY)
    following = rules.next_draw(one, settings, MONDAY, MONDAY)
    assert times.ask == rules.timeline(one, settings, following).announce


def test_a_round_is_never_longer_than_its_rhythm() -> None:
    """Four weeks chosen for a weekly programme last one week."""
    assert rules.days(coffee(every=Every.WEEK), CoffeeSettings(id="s", days=28)) == 7
    assert rules.days(coffee(every=Every.QUARTER), CoffeeSettings(id="s", days=28)) == 28


def test_a_late_draw_counts_from_now() -> None:
    """A draw some hours late keeps its round, one days late begins a whole one."""
    assert rules.begun(MONDAY, MONDAY + timedelta(hours=3)) == MONDAY
    assert rules.begun(MONDAY, MONDAY + timedelta(days=3)) == MONDAY + timedelta(days=3)


@pytest.mark.parametrize(("stage", "days"), [(Stage.ANNOUNCED, 20), (Stage.RUNNING, 0)])
def test_rounds_keep_apart(stage: Stage, days: int) -> None:
    """After a round, or one that is being drawn late, the next is about a week off at least."""
    latest = Round(
        series="s", number=1, planned=MONDAY, at=MONDAY, ends=MONDAY, seed=1, stage=stage
    )
    now = MONDAY + timedelta(days=20)
    assert rules.soonest_after(latest, now) == MONDAY + timedelta(days=days) + rules.WEEK_APART


@pytest.mark.shows("C8")
def test_half_a_round_left() -> None:
    """Somebody can join late until the middle of a round, not after it."""
    round = Round(
        series="s",
        number=1,
        planned=MONDAY,
        at=MONDAY,
        ends=MONDAY + timedelta(days=14),
        seed=1,
    )
    assert rules.half_left(round, MONDAY + timedelta(days=7))
    assert not rules.half_left(round, MONDAY + timedelta(days=7, minutes=1))


def chairs(*said: Outcome, again: bool | None = None) -> list[GroupMember]:
    """Return chairs of one group with these answers."""
    return [
        GroupMember(group="g", member=str(at), met=met, again=again) for at, met in enumerate(said)
    ]


@pytest.mark.shows("C3")
@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ((Outcome.UNKNOWN, Outcome.UNKNOWN), True),
        ((Outcome.MET, Outcome.NOT), True),
        ((Outcome.NOT, Outcome.UNKNOWN), False),
        ((Outcome.NOT, Outcome.PLANNED, Outcome.NOT), False),
        ((Outcome.PLANNED, Outcome.PLANNED), True),
    ],
)
def test_what_counts_as_met(said: tuple[Outcome, ...], counts: bool) -> None:
    """A meeting counts unless somebody says it was not and nobody says it was."""
    assert rules.happened(chairs(*said)) is counts


@pytest.mark.shows("C6")
@given(st.lists(st.sampled_from([True, False, None]), min_size=1, max_size=5))
def test_mutual_only_when_all_say_yes(answers: list[bool | None]) -> None:
    """A wish to meet again is mutual only where two or more people all said yes."""
    found = [
        GroupMember(group="g", member=str(at), again=again) for at, again in enumerate(answers)
    ]
    assert rules.mutual(found) is (len(answers) > 1 and set(answers) == {True})


@pytest.mark.shows("C7")
def test_silence_is_counted_in_a_row() -> None:
    """A press of any button begins the count of silent rounds anew."""
    assert rules.silent_after(2, GroupMember(group="g", member="m")) == 3
    assert rules.silent_after(2, GroupMember(group="g", member="m", pressed=True)) == 0


@given(st.sets(st.text(min_size=1, max_size=4), max_size=6))
def test_pairs(members: set[str]) -> None:
    """Every two members make one pair, each in order of their ids."""
    found = rules.pairs(members)
    assert len(found) == len(set(found)) == len(members) * (len(members) - 1) // 2
    assert all(a < b for a, b in found)


@pytest.mark.shows("R9")
@pytest.mark.parametrize(
    ("people", "said"), [(1, ""), (4, ""), (5, "5"), (9, "5"), (10, "10"), (124, "120")]
)
def test_numbers_about_people(people: int, said: str) -> None:
    """A number of people is told in fives, and not at all below five."""
    assert rules.rounded(people) == said

"""The closed lists of a profile: complete, well-formed and in order."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.model import topics
from bot.kit.model.topics import LONGEST_ID, LONGEST_LABEL, Level, TopicEntry, find
from bot.kit.screen import limits

LISTS = topics.load()
EVERY_LIST: dict[str, tuple[TopicEntry, ...]] = {
    "themes": LISTS.themes,
    "topics": LISTS.topics,
    "levels": LISTS.levels,
    "objectives": LISTS.objectives,
    "fields": LISTS.fields,
}
NEVER_ASKED = {"age", "old", "older", "young", "younger", "woman", "man", "women", "men", "gender"}


def test_there_are_about_sixty_topics_in_a_handful_of_themes() -> None:
    """A profile offers 55 to 70 challenges in six to eight themes."""
    assert 55 <= len(LISTS.topics) <= 70
    assert 6 <= len(LISTS.themes) <= 8


def test_the_other_lists_are_short_enough_to_read() -> None:
    """Levels, objectives and fields each fit one glance at one choice field."""
    assert 7 <= len(LISTS.levels) <= 9
    assert 9 <= len(LISTS.objectives) <= 12
    assert 20 <= len(LISTS.fields) <= limits.CHOICES


@pytest.mark.parametrize("theme", LISTS.themes, ids=lambda theme: theme.id)
def test_every_theme_fits_one_choice_field(theme: topics.ChallengeTheme) -> None:
    """The topics of a theme can be shown together on every platform, and name their theme."""
    assert 5 <= len(theme.topics) <= limits.CHOICES
    assert {topic.theme for topic in theme.topics} == {theme.id}


@pytest.mark.parametrize("entries", EVERY_LIST.values(), ids=EVERY_LIST)
def test_ids_and_labels_are_unique_within_a_list(entries: tuple[TopicEntry, ...]) -> None:
    """No two entries of a list can be mistaken for each other."""
    assert len({entry.id for entry in entries}) == len(entries)
    assert len({entry.label.casefold() for entry in entries}) == len(entries)


@pytest.mark.parametrize("entries", EVERY_LIST.values(), ids=EVERY_LIST)
def test_labels_begin_with_a_capital_and_end_without_a_stop(
    entries: tuple[TopicEntry, ...],
) -> None:
    """Labels look alike on every screen."""
    for entry in entries:
        assert entry.label[0].isupper()
        assert entry.label[-1].isalpha()
        assert entry.label == " ".join(entry.label.split())


@pytest.mark.parametrize("entries", EVERY_LIST.values(), ids=EVERY_LIST)
def test_nothing_asks_for_age_or_gender(entries: tuple[TopicEntry, ...]) -> None:
    """Rule R7 holds for what people can choose."""
    for entry in entries:
        assert not NEVER_ASKED & set(entry.label.casefold().replace(",", " ").split())


def test_levels_climb_one_by_one_from_starting_out_to_the_very_top() -> None:
    """A difference of ranks says how far apart two people are."""
    assert LISTS.levels[0].id == "starting-out"
    assert LISTS.levels[-1].id == "very-top"
    assert LISTS.levels[0].rank == 1
    assert all(above.rank - below.rank == 1 for below, above in pairwise(LISTS.levels))


@pytest.mark.parametrize("entries", EVERY_LIST.values(), ids=EVERY_LIST)
def test_an_entry_is_found_by_its_id(entries: tuple[TopicEntry, ...]) -> None:
    """What a profile keeps can be shown again."""
    assert [find(entry.id, entries) for entry in entries] == list(entries)


@given(st.text())
def test_an_id_that_is_not_offered_is_found_nowhere(entry_id: str) -> None:
    """An empty or retired id reads as nothing, not as an error."""
    known = {level.id for level in LISTS.levels}
    level: Level | None = find(entry_id, LISTS.levels)
    assert (level is not None) == (entry_id in known)


@pytest.mark.parametrize(
    ("entry_id", "label"),
    [
        ("", "Fine"),
        ("Not a slug", "Fine"),
        ("ends-", "Fine"),
        ("newline\n", "Fine"),
        ("x" * (LONGEST_ID + 1), "Fine"),
        ("fine", ""),
        ("fine", "x" * (LONGEST_LABEL + 1)),
    ],
)
def test_an_entry_cannot_be_built_wrong(entry_id: str, label: str) -> None:
    """A bad id or label is refused when the value is built."""
    with pytest.raises(ValueError, match=r"slug|label"):
        TopicEntry(id=entry_id, label=label)


def test_fields_stand_in_the_order_in_which_they_are_read() -> None:
    """Fields are sorted by their labels, with the one that takes in all the rest at the end."""
    labels = [each.label for each in LISTS.fields]
    assert labels[:-1] == sorted(labels[:-1], key=str.casefold)
    assert LISTS.fields[-1].id == topics.REST

"""What `confab simulate` writes: a picture that reads without colour, and answers to bad input."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from typer.testing import CliRunner, Result

from bot.cli import cli
from bot.cli.bars import BINS, Panel, binned, draw
from bot.programmes.checkin.picture import BLUE, ORANGE

SPREAD = st.dictionaries(st.integers(0, 200), st.integers(0, 1000), max_size=30)


def simulate(*arguments: str) -> Result:
    """Play two rounds of nine people, unless told otherwise."""
    return CliRunner().invoke(cli, ["simulate", "--people", "9", "--rounds", "2", *arguments])


def count(image: Image.Image, colour: str) -> int:
    """Count the pixels of exactly this colour."""
    wanted = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return {c: n for n, c in image.getcolors(1 << 24) or []}.get(wanted, 0)


@pytest.mark.shows("C3", "C10")
def test_the_same_seed_gives_the_same_result() -> None:
    """`simulate` plays rounds of the real matcher, and the seed makes them replayable."""
    first, again = (json.loads(simulate("--rounds", "5", "--json").stdout) for _ in range(2))
    wanted = {"rounds", "pairs", "repeats", "unmatched", "left_out_twice", "trios", "seconds"}
    assert wanted <= first.keys()
    assert (first["repeats"], first["unmatched"], first["trios"]) == (0, 0, 5)
    assert {**first, "seconds": 0} == {**again, "seconds": 0}


@pytest.mark.shows("C10")
def test_what_a_rule_costs() -> None:
    """A rule is set beside none, and every number can be read in the table."""
    told = simulate("--never-same", "team").stdout
    for words in ("without rules", "with them", "people with 0 repeats"):
        assert words in told


@pytest.mark.shows("C3", "R11")
def test_a_picture_with_its_numbers_in_words(tmp_path: Path) -> None:
    """The picture has both choices and carries, as words, the numbers the command prints."""
    target = tmp_path / "year.png"
    told = simulate("--never-same", "team", "--json", "--picture", str(target))
    assert str(target) in told.stderr
    image = Image.open(target)
    assert count(image, BLUE) > 100
    assert count(image, ORANGE) > 100
    words = image.info["Description"]
    for name, each in json.loads(told.stdout).items():
        assert name.capitalize() in words
        for what in ("repeats", "trios"):
            spread = ", ".join(f"{much}: {people}" for much, people in each[f"{what}_each"])
            assert f"people by number of {what}: {spread}" in words


@pytest.mark.shows("R11")
def test_two_choices_are_told_apart_without_colour() -> None:
    """Of two bars of one height, the first is full and the second hollow."""
    made = draw("t", ["one", "other"], [Panel("p", [{0: 7}, {0: 7}])], "words")
    image = Image.open(BytesIO(made))
    assert count(image, BLUE) > 3 * count(image, ORANGE)


@pytest.mark.shows("C3")
def test_one_choice_is_drawn_alone(tmp_path: Path) -> None:
    """Without a rule there is one kind of bar, in the picture and in its words."""
    target = tmp_path / "plain.PNG"
    assert simulate("--picture", str(target)).exit_code == 0
    image = Image.open(target)
    assert count(image, ORANGE) == 0
    assert "With them" not in image.info["Description"]


@given(st.lists(SPREAD, min_size=1, max_size=2))
def test_many_amounts_share_a_bar_and_nobody_is_lost(spreads: list[dict[int, int]]) -> None:
    """However many different amounts there are, few bars stand for all the people."""
    places = binned(spreads)
    assert 1 <= len(places) <= BINS
    for number, spread in enumerate(spreads):
        assert sum(bars[number] for _, bars in places) == sum(spread.values())


@pytest.mark.shows("R12")
@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("year.jpg", "year.png"),
        ("none/year.png", "no folder"),
        ("here.png", "here.png/year.png"),
        ("x" * 300 + ".png", "cannot be written"),
        ("nowhere.png", "cannot be written"),
    ],
)
def test_where_no_picture_can_be_written(name: str, hint: str, tmp_path: Path) -> None:
    """A bad place for the picture is answered with what would do."""
    (tmp_path / "here.png").mkdir()
    (tmp_path / "nowhere.png").symlink_to(tmp_path / "none" / "year.png")
    told = simulate("--picture", str(tmp_path / name))
    assert told.exit_code == 2
    assert hint in told.stderr


@pytest.mark.shows("R12")
@pytest.mark.parametrize(
    "wrong",
    [
        ("--people", "0"),
        ("--rounds", "-1"),
        ("--size", "9"),
        ("--attendance", "1.5"),
        ("--kind", "shoe"),
        ("--group-by", "shoe"),
        ("--never-same", "shoe"),
    ],
)
def test_numbers_out_of_range(wrong: tuple[str, str]) -> None:
    """A number out of range, or a rule there is not, is named before anything is played."""
    told = simulate(*wrong)
    assert told.exit_code == 2
    assert wrong[0] in told.stderr or wrong[1] in told.stderr
    assert not told.stdout


@pytest.mark.shows("C10")
@pytest.mark.parametrize(
    "rule",
    [
        ("--kind", "across"),
        ("--kind", "within", "--group-by", "field"),
        ("--kind", "outsider"),
        ("--never-same", "team", "--never-same", "level"),
    ],
)
def test_every_kind_of_rule_has_a_cost(rule: tuple[str, ...]) -> None:
    """Each is played beside the same rounds without it."""
    told = json.loads(simulate("--people", "30", *rule, "--json").stdout)
    assert set(told) == {"without rules", "with them"}
    assert told["without rules"]["pairs"] > 0
    assert told["with them"]["score"] != told["without rules"]["score"]

"""The question bank of a check-in: its words, who gets which question, and what a good one is."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.model.questions import FAULTS, faults
from bot.programmes.checkin.bank import LONGEST, PARTS, Question, choose, load, texts

BANK = [each for theme in load() for each in theme.questions]
RECENT = re.compile(
    r"\b(lately|recent|this month|last week|weeks?|month|today|at the moment|present|now|next|"
    r"before|coming|current|since|days?|would|could|can)\b"
)
PRIVATE = re.compile(
    r"\b(wife|husband|children|kids|family|salary|money|pay rise|church|god|religion|doctor|"
    r"illness|diagnosis|vote|party|age|gender|title)\b"
)


@pytest.mark.shows("K6")
def test_enough_questions() -> None:
    """There are at least 150, in each theme for each part at each depth, none twice."""
    assert len(BANK) >= 150
    assert len({each.id for each in BANK}) == len({each.text for each in BANK}) == len(BANK)
    cells = Counter((each.theme, each.part, each.depth) for each in BANK)
    assert set(cells) == {(t.id, p, d) for t in load() for p in PARTS for d in (1, 2, 3)}
    assert min(cells.values()) >= 2
    assert len(load()) == 9


@pytest.mark.shows("K6", "R11")
@pytest.mark.parametrize("question", BANK, ids=lambda each: each.id)
def test_each_is_well_written(question: Question) -> None:
    """Each is one open question, about something recent, that asks nothing private."""
    assert faults(question.text, LONGEST) == ()
    assert question.text.endswith("?")
    assert len(question.text) <= LONGEST
    assert RECENT.search(question.text.lower()) or question.part == "ask"
    assert not PRIVATE.search(question.text.lower())
    assert "!" not in question.text


@pytest.mark.shows("K6")
@given(st.lists(st.sampled_from(sorted(each.id for each in load())), max_size=60), st.text())
def test_no_repeats_while_unseen_remain(themes: list[str], seed: str) -> None:
    """Whatever the themes, nobody meets a question twice before all of its part were seen."""
    seen: list[str] = []
    for theme in themes:
        chosen = choose(theme, seen, seed)
        assert tuple(each.part for each in chosen) == PARTS
        for each in chosen:
            unseen = [q for q in BANK if q.part == each.part and q.id not in seen]
            assert not unseen or each.id not in seen
            assert not [q for q in unseen if q.theme == theme] or each.theme == theme
        seen += [each.id for each in chosen]


def test_the_longest_ago_comes_first() -> None:
    """Once all were seen, the one seen longest ago comes again."""
    seen = [each.id for each in BANK]
    assert choose("growth", seen, "x")[0].id == next(q.id for q in BANK if q.part == "high")


@pytest.mark.shows("K6")
def test_an_organisers_question_comes_first() -> None:
    """Somebody who has not seen the organiser's own question gets it, once."""
    mine = Question("mine", "low", 1, "What was hard in the move this month?")
    first = choose("growth", [], "x", [mine])
    assert first[1] == mine
    assert choose("growth", [each.id for each in first], "x", [mine])[1] != mine
    assert texts(("mine", "gone"), [mine]) == (mine.text, "")


@pytest.mark.parametrize(
    ("question", "hint"),
    [
        ("Well?", "short"),
        ("What " + "very " * 30 + "long?", "long"),
        ("The week we had here.", "no-question"),
        ("What went well? What did not?", "several"),
        ("Did you like the week we had?", "closed"),
        ("How many meetings did you have?", "closed"),
        ("Don't you think it went well?", "leading"),
        ("Why didn't you ask for help?", "leading"),
        ("How great was the new office?", "leading"),
    ],
)
def test_hints(question: str, hint: str) -> None:
    """What would make a question better is named."""
    assert hint in faults(question, LONGEST)
    assert hint in FAULTS


@pytest.mark.parametrize(
    "question", ["Had you one more day, what would you do?", "今週どうでしたか?"]
)
def test_no_false_alarm(question: str) -> None:
    """An open clause after a condition is fine, and so is what cannot be made out."""
    assert set(faults(question, LONGEST)) <= {"short"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "A B"},
        {"part": "middle"},
        {"depth": 4},
        {"text": ""},
        {"text": "x" * 121},
    ],
)
def test_a_bad_one_cannot_be_built(wrong: dict[str, object]) -> None:
    """A question that cannot be used raises ValueError."""
    good: dict[str, object] = {"id": "a", "part": "high", "depth": 1, "text": "What was good?"}
    with pytest.raises(ValueError, match="question"):
        Question(**(good | wrong))  # type: ignore[arg-type]

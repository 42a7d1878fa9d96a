"""The prompts: enough of them, for every kind of help, and each one a good one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.programmes.coaching.prompts import (
    PARTS,
    Bank,
    Help,
    Prompt,
    WrongPrompts,
    check,
    load,
    shown,
)
from bot.programmes.coaching.state_machine import TalkState

LEAST = {
    Bank.CLARIFY: 40,
    Bank.EXPLORE: 60,
    Bank.EXPERIENCE: 15,
    Bank.ACKNOWLEDGE: 20,
    Bank.REFLECT: 20,
    Bank.NORMALISE: 10,
}


@pytest.mark.shows("T4", "T6", "R11")
@pytest.mark.parametrize("prompt", load(), ids=lambda each: f"{each.bank}-{each.id}")
def test_style(prompt: Prompt) -> None:
    """Every prompt is open, asks one thing, gives no advice and no blame, and fits."""
    assert check(prompt) == ()


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("Have you tried to ask him?", WrongPrompts.ADVICE),
        ("Why didn't you ask him?", WrongPrompts.BLAME),
        ("Was that hard?", WrongPrompts.CLOSED),
        ("What happened, and how did it end?", WrongPrompts.SEVERAL),
        ("What happened? Who was there?", WrongPrompts.SEVERAL),
        ("Tell me more", WrongPrompts.NO_QUESTION),
        ("What happened " + "then " * 40 + "?", WrongPrompts.LENGTH),
        ("How about a break?", WrongPrompts.ADVICE),
    ],
)
def test_style_is_noticed(words: str, wrong: WrongPrompts) -> None:
    """A question that is closed, double, long, or advice in disguise is found."""
    good = next(each for each in load() if each.bank is Bank.CLARIFY)
    assert wrong in check(replace(good, long=words))


def test_experience_is_ones_own() -> None:
    """What begins a story of one's own speaks of oneself."""
    good = next(each for each in load() if each.bank is Bank.EXPERIENCE)
    assert check(replace(good, short="People usually just…")) == (WrongPrompts.NOT_MINE,)


@pytest.mark.parametrize("bank", Bank)
def test_enough(bank: Bank) -> None:
    """Every bank is as large as promised, and nothing in it is there twice."""
    found = [each for each in load() if each.bank is bank]
    assert len(found) >= LEAST[bank]
    for part in ("id", "long", "short"):
        assert len({getattr(each, part) for each in found}) == len(found)
    assert all((each.part in PARTS) == (bank is Bank.EXPLORE) for each in found)


@pytest.mark.shows("T6")
@pytest.mark.parametrize("help", Help)
def test_every_help_has_its_own(help: Help) -> None:
    """Each kind of help gets enough in each stage, and something made for it."""
    for state in (TalkState.CLARIFY, TalkState.EXPLORE, TalkState.EXPERIENCE, TalkState.REFLECT):
        pages = [shown(state, help, "seed", page) for page in range(4)]
        assert all(len(page) == 3 for page in pages)
        assert len({each.id for page in pages for each in page}) >= 9
    assert [each for each in load() if help in each.helps and len(each.helps) < len(Help)]


@pytest.mark.shows("T6")
def test_an_ear_gets_no_suggestions() -> None:
    """Who asked for an ear is acknowledged, and nobody is told to share a solution."""
    for page in range(12):
        banks = {each.bank for each in shown(TalkState.EXPERIENCE, Help.EAR, "seed", page)}
        assert banks == {Bank.ACKNOWLEDGE, Bank.NORMALISE}
    for state in (TalkState.CLARIFY, TalkState.EXPLORE):
        for page in range(10):
            assert all(Help.EAR in each.helps for each in shown(state, Help.EAR, "seed", page))


def test_acknowledgement_comes_first() -> None:
    """Before experience is shared, what was heard is acknowledged."""
    first = shown(TalkState.EXPERIENCE, Help.ADVICE, "seed", 0)
    assert [each.bank for each in first] == [Bank.ACKNOWLEDGE, Bank.EXPERIENCE, Bank.EXPERIENCE]


def test_different_parts_side_by_side() -> None:
    """The questions of one card come from different parts, and the same again after a restart."""
    card = shown(TalkState.EXPLORE, Help.BOARD, "seed", 0)
    assert len({each.part for each in card}) == 3
    assert card == shown(TalkState.EXPLORE, Help.BOARD, "seed", 0)
    assert card != shown(TalkState.EXPLORE, Help.BOARD, "other", 0)

"""Table-driven tests of the command line: what is typed, what it means, what is answered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.contracts.commands import Command, Option
from bot.kit.contracts.context import Context
from bot.kit.contracts.grammar import Grammar, NotFound, Unclear
from bot.kit.contracts.transaction import Transaction
from bot.kit.screen.forms import Kind, Values
from bot.kit.screen.outcomes import Outcome


async def _run(_ask: Context, _work: Transaction) -> Outcome | None:
    """Do nothing: only the words matter here."""
    return None


WHO = Option("person", Kind.PERSON, required=True)
UNTIL = Option("until")
EVERY = Option("every", Kind.CHOICE, choices=("week", "two-weeks", "month"))
GRAMMAR = Grammar(
    [
        ("home", Command("", "home", _run, default=True)),
        ("profile", Command("pause", "", _run, (UNTIL,))),
        ("coffee", Command("coffee", "join", _run, default=True)),
        ("coffee", Command("coffee", "leave", _run)),
        ("coffee", Command("coffee", "invite", _run, (WHO, Option("purpose")))),
        ("coffee", Command("coffee", "start", _run, (EVERY, Option("name")), organiser=True)),
    ]
)


@pytest.mark.parametrize(
    ("root", "line", "verb", "values"),
    [
        ("peer", "", "home", {}),
        ("peer", "   ", "home", {}),
        ("peer", "coffee", "join", {}),
        ("peer", "coffee join", "join", {}),
        ("peer", "COFFEE  Leave ", "leave", {}),
        ("peer", "pause", "", {}),
        ("peer", "pause 3 March", "", {"until": "3 March"}),
        ("peer", "pause until 3 March", "", {"until": "3 March"}),
        ("peer", "pause until: 3 March", "", {"until": "3 March"}),
        ("peer", "pause until=3 March", "", {"until": "3 March"}),
        ("peer", "pause UNTIL : 3 March", "", {"until": "3 March"}),
        ("peer", "pause \u201ctomorrow\u201d", "", {"until": "tomorrow"}),
        ("peer", "pause until: '3 March'", "", {"until": "3 March"}),
        ("peer", "pause until=\u201e3 March\u201c", "", {"until": "3 March"}),
        ("peer", "pause \xab 3 March \xbb", "", {"until": "3 March"}),
        ("peer", 'pause "3 March"', "", {"until": "3 March"}),
        ("peer", "pause \u2018when I\u2019m back\u2019", "", {"until": "when I\u2019m back"}),
        ("peer", "pause 'a' or 'b'", "", {"until": "'a' or 'b'"}),
        ("peer", 'pause "', "", {"until": '"'}),
        ("peer", "coffee invite \u201c<@U1>\u201d \u201cto talk\u201d", "invite",
         {"person": "U1", "purpose": "to talk"}),
        ("confab", "coffee start \u201ctwo-weeks\u201d \u201cTea for two\u201d", "start",
         {"every": "two-weeks", "name": "Tea for two"}),
        ("peer", "coffee invite <@U123>", "invite", {"person": "U123"}),
        ("peer", "coffee invite <@U123|ana> to talk", "invite",
         {"person": "U123", "purpose": "to talk"}),
        ("peer", "coffee invite purpose: at 14:30 person: <@U1>", "invite",
         {"person": "U1", "purpose": "at 14:30"}),
        ("confab", "coffee start two-weeks Tea for two", "start",
         {"every": "two-weeks", "name": "Tea for two"}),
        ("confab", "coffee start every: mnth", "start", {"every": "month"}),
        ("confab", "coffee start name: שלום 🎉", "start", {"name": "שלום 🎉"}),
    ],
)  # fmt: skip
def test_what_a_line_means(root: str, line: str, verb: str, values: Values) -> None:
    """Options come by name or in order, in any case, with the last one taking the rest."""
    found = GRAMMAR.parse(root, line)
    assert (found.command.verb, found.values) == (verb, values)


@pytest.mark.shows("R12")
@pytest.mark.parametrize(
    ("root", "line", "nearest"),
    [
        ("peer", "cofee join", "coffee join"),
        ("peer", "coffee jion", "coffee join"),
        ("peer", "puase", "pause"),
        ("peer", "coffee start", "coffee leave"),
        ("peer", "coffee leave now please", "coffee leave"),
        ("peer", "xyzzy", None),
    ],
)
def test_an_unknown_line_gets_the_nearest(root: str, line: str, nearest: str | None) -> None:
    """A typing mistake is answered with what it looks like; nonsense with nothing."""
    with pytest.raises(NotFound) as unknown:
        GRAMMAR.parse(root, line)
    assert nearest is None or nearest in unknown.value.nearest
    assert nearest is not None or not unknown.value.nearest


@pytest.mark.shows("R12")
@pytest.mark.parametrize(
    ("root", "line", "reason"),
    [
        ("peer", "coffee invite", "option-missing"),
        ("peer", "coffee invite Ana", "option-person"),
        ("confab", "coffee start daily", "option-choice"),
    ],
)
def test_an_unclear_option_is_named(root: str, line: str, reason: str) -> None:
    """A missing or wrong option is answered by name."""
    with pytest.raises(Unclear) as unclear:
        GRAMMAR.parse(root, line)
    assert unclear.value.reason == reason


@given(st.sampled_from(["peer", "confab"]), st.text(max_size=200))
def test_any_line_is_answered(root: str, line: str) -> None:
    """Whatever is typed is a command, unknown, or unclear; nothing else ever happens."""
    try:
        GRAMMAR.parse(root, line)
    except (NotFound, Unclear):
        return


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", ["home", "pause", "coffee join", "coffee leave", "coffee invite"]),
        ("co", ["coffee join", "coffee leave", "coffee invite"]),
        ("Coffee i", ["coffee invite"]),
        ("coffee invite ", ["coffee invite person: ", "coffee invite purpose: "]),
        ("zzz", []),
    ],
)
def test_lines_are_completed(typed: str, offered: list[str]) -> None:
    """Completion offers whole lines, then their options."""
    assert GRAMMAR.complete("peer", typed) == offered


def test_a_command_is_declared_once() -> None:
    """Two programmes cannot both have the same command."""
    join = Command("coffee", "join", _run)
    with pytest.raises(ValueError, match="same command"):
        Grammar([("a", join), ("b", join)])

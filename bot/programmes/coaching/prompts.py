"""The prompt banks of a conversation: which ones a stage shows, and what makes one good."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import chain, zip_longest

from bot.programmes.coaching.state_machine import TalkState

LONGEST = 160
SHORTEST_LONG = 75  # the short length: also fits a choice


class Help(StrEnum):
    """The five kinds of help one can ask for."""

    BOARD = "board"  # a sounding board
    EAR = "ear"  # a sympathetic ear
    DECIDE = "decide"  # help to decide
    POINTERS = "pointers"  # pointers to resources
    ADVICE = "advice"


class Bank(StrEnum):
    """What a prompt is for."""

    CLARIFY = "clarify"
    EXPLORE = "explore"
    EXPERIENCE = "experience"
    ACKNOWLEDGE = "acknowledge"
    REFLECT = "reflect"
    NORMALISE = "normalise"


PARTS = ("goal", "reality", "options", "will")  # of thought-provoking questions
ASKING = (Bank.CLARIFY, Bank.EXPLORE, Bank.REFLECT)


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing to ask or say, in two lengths; `helps` are the kinds of help it suits."""

    id: str
    bank: Bank
    helps: frozenset[Help]
    long: str
    short: str
    part: str = ""


@cache
def load() -> tuple[Prompt, ...]:
    """Return our own prompts, bank by bank."""
    source = files(__package__) / "copy" / "prompts.en.toml"
    copy = tomllib.loads(source.read_text(encoding="utf-8"))
    return tuple(
        Prompt(
            row["id"], bank, frozenset(map(Help, row["for"])), row["long"], row["short"],
            row.get("part", ""),
        )
        for bank in Bank
        for row in copy[bank]
    )  # fmt: skip


def shown(state: TalkState, help: Help, seed: str, page: int) -> tuple[Prompt, ...]:
    """Return the prompts a stage offers; each further page has others, until all were shown.

    For an ear, what comes after the questions is acknowledgement: nothing is suggested. The same
    seed and page give the same prompts.
    """
    match state:
        case TalkState.CLARIFY:
            return _page(_in_order(Bank.CLARIFY, help, seed), page, 3)
        case TalkState.EXPLORE:
            return _page(_by_part(help, seed), page, 3)
        case TalkState.EXPERIENCE:
            first = _page(_in_order(Bank.ACKNOWLEDGE, help, seed), page, 1)
            then = Bank.NORMALISE if help is Help.EAR else Bank.EXPERIENCE
            return (*first, *_page(_in_order(then, help, seed), page, 2))
        case TalkState.REFLECT:
            return _page(_in_order(Bank.REFLECT, help, seed), page, 3)
        case TalkState.COMMIT:
            return _page(_in_order(Bank.NORMALISE, help, seed), page, 1)
    return ()


def _in_order(bank: Bank, help: Help, seed: str) -> list[Prompt]:
    return _drawn((each for each in load() if each.bank is bank and help in each.helps), seed)


def _drawn(prompts: Iterable[Prompt], seed: str) -> list[Prompt]:
    # A hash, not `random`: the same on any Python version, and after a restart.
    return sorted(prompts, key=lambda each: sha256(f"{seed}:{each.id}".encode()).digest())


def _by_part(help: Help, seed: str) -> list[Prompt]:
    """Return questions so that neighbours come from different parts."""
    every = _in_order(Bank.EXPLORE, help, seed)
    parts = [[each for each in every if each.part == part] for part in PARTS]
    return [each for each in chain.from_iterable(zip_longest(*parts)) if each]


def _page(prompts: Sequence[Prompt], page: int, count: int) -> tuple[Prompt, ...]:
    start = page * count
    return tuple(prompts[(start + at) % len(prompts)] for at in range(min(count, len(prompts))))


# -- what makes one good ---------------------------------------------------------------------------


class WrongPrompts(StrEnum):
    """What is wrong with a prompt."""

    LENGTH = "length"
    NO_QUESTION = "no-question"
    SEVERAL = "several-questions"
    CLOSED = "closed"
    ADVICE = "advice"
    BLAME = "blame"
    NOT_MINE = "not-from-experience"


def check(prompt: Prompt) -> tuple[WrongPrompts, ...]:
    """Return what is wrong with a prompt's words; empty when it is a good one."""
    lengths = len(prompt.long) <= LONGEST and len(prompt.short) <= SHORTEST_LONG
    found = [] if lengths and prompt.long and prompt.short else [WrongPrompts.LENGTH]
    for words in (prompt.long, prompt.short):
        found += _asking(words) if prompt.bank in ASKING else _saying(prompt.bank, words)
        found += [WrongPrompts.ADVICE] * bool(_ADVICE.search(words)) + [WrongPrompts.BLAME] * bool(
            _BLAME.search(words)
        )
    return tuple(dict.fromkeys(found))


def _asking(words: str) -> list[WrongPrompts]:
    found = [] if words.endswith("?") else [WrongPrompts.NO_QUESTION]
    if words.count("?") > 1 or _SECOND.search(words):
        found.append(WrongPrompts.SEVERAL)
    return found if _OPEN.match(words) else [*found, WrongPrompts.CLOSED]


def _saying(bank: Bank, words: str) -> list[WrongPrompts]:
    found = [WrongPrompts.NO_QUESTION] if "?" in words else []
    told = bank is not Bank.EXPERIENCE or _MINE.search(words)
    return found if told else [*found, WrongPrompts.NOT_MINE]


_OPEN = re.compile(
    r"(?:If [^,]+, )?(?:(?:Of|In|At|By|Since|From|To|For) )?"
    r"(?:what|which|who|whom|whose|where|when|how)\b",
    re.IGNORECASE,
)
_SECOND = re.compile(r", (?:and|or|but) (?:what|which|who|whom|where|when|how|why)\b")
_ADVICE = re.compile(
    r"\b(?:have you (?:tried|considered|thought)|you (?:should|must|ought|could just|need to)"
    r"|why not|how about|what about|if i were you)\b",
    re.IGNORECASE,
)
_BLAME = re.compile(r"\bwhy (?:did|do|have|are|were)(?:n't| not| you)", re.IGNORECASE)
_MINE = re.compile(r"\b(?:I|me|my)\b")

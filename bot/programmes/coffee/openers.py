"""The opener bank of a coffee: its questions, which ones a group gets, and what makes one good."""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import chain
from typing import Any, Literal, get_args

SHORTEST = 13  # "How are you?" has twelve characters
LONGEST = 200
DEPTHS = (1, 2, 3)
TAGS = frozenset(
    (
        *("work-today", "learning", "change", "people", "craft", "choices"),
        *("energy", "place", "play", "help", "starting", "leading"),
    )
)

Wrong = Literal[
    "too-short",
    "too-long",
    "no-question",
    "several-questions",
    "not-open",
    "leading",
    "title",
    "family",
    "money",
    "health",
    "belief",
    "age",
    "gender",
    "origin",
    "politics",
]
WRONGS: tuple[Wrong, ...] = get_args(Wrong)


@dataclass(frozen=True)
class Opener:
    """One question to begin a conversation with; one that cannot be used raises ValueError.

    `id` is a slug of at most 24 characters that never changes, `text` at most 200 characters,
    `depth` 1 (light) to 3 (a real struggle, hope or doubt), `tags` one or more of TAGS.
    """

    id: str
    text: str
    depth: int
    tags: tuple[str, ...]

    def __post_init__(self) -> None:
        if not re.fullmatch(r"(?=.{1,24}$)[a-z0-9]+(-[a-z0-9]+)*", self.id):
            raise ValueError(f"opener {self.id!r}: an id is a slug of at most 24 characters")
        if not 0 < len(self.text) <= LONGEST:
            raise ValueError(f"opener {self.id}: give it 1 to {LONGEST} characters")
        if self.depth not in DEPTHS:
            raise ValueError(f"opener {self.id}: a depth is 1, 2 or 3")
        if not self.tags or not TAGS.issuperset(self.tags):
            raise ValueError(f"opener {self.id}: take one or more tags from {sorted(TAGS)}")


@cache
def load() -> tuple[Opener, ...]:
    """Our own bank, lightest first."""
    return tuple(
        Opener(id=row["id"], text=row["text"], depth=row["depth"], tags=tuple(row["tags"]))
        for row in _copy()["opener"]
    )


@cache
def _copy() -> dict[str, Any]:
    source = files(__package__) / "copy" / "openers.en.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def choose(
    bank: Iterable[Opener],
    seen_by_each: Sequence[AbstractSet[str]],
    depth: int,
    seed: int | str,
    count: int = 3,
) -> tuple[Opener, ...]:
    """Pick up to `count` questions of at most `depth` for one group, lightest first.

    `seen_by_each` holds, for each person, the ids already shown to them. A question fewer of
    them have seen always comes before one that more have seen, so nobody meets one again while
    there is another. Within that, one is of `depth` itself and their tags differ as far as
    possible. The same seed gives the same questions, whatever the order of the bank.
    """
    times_seen = Counter(chain.from_iterable(seen_by_each))
    left = sorted((o for o in bank if o.depth <= depth), key=lambda o: _lot(seed, o))
    chosen: list[Opener] = []
    while left and len(chosen) < count:
        used = {tag for opener in chosen for tag in opener.tags}
        best = min(
            left,
            key=lambda o: (
                times_seen[o.id],
                len(used.intersection(o.tags)) if chosen else -o.depth,
            ),
        )
        left.remove(best)
        chosen.append(best)
    return tuple(sorted(chosen, key=lambda o: o.depth))


def _lot(seed: int | str, opener: Opener) -> bytes:
    # A hash, not `random`: an old seed must replay the same way on any Python version.
    return sha256(f"{seed}:{opener.id}".encode()).digest()


def check(text: str) -> tuple[Wrong, ...]:
    """What keeps this line from being a good opener, in the order of WRONGS; empty when it is one.

    It reads English and looks for what is surely wrong: a line it cannot make out passes, for a
    false alarm discourages somebody who wants to help, and an organiser reads every proposal.
    """
    line = _plain(text)
    sentences = re.findall(r"[^.!?]+[.!?]*", re.sub(r'"[^"]*"', "it", line))
    questions = [s.strip() for s in sentences if "?" in s]
    structure: dict[Wrong, bool] = {
        "too-short": len(line) < SHORTEST,
        "too-long": len(" ".join(text.split())) > LONGEST,
        "no-question": not questions and not any(map(_TELL.match, _clauses(line))),
        "several-questions": len(questions) > 1 or any(map(_SECOND.search, questions)),
        "not-open": any(map(_closed, questions)),
        "leading": _leads(line),
    }
    subjects = _subjects()
    return tuple(
        wrong
        for wrong in WRONGS
        if structure.get(wrong) or (wrong in subjects and subjects[wrong].search(line))
    )


@cache
def _subjects() -> dict[str, re.Pattern[str]]:
    """The words by which each forbidden subject is known; they live with the language's copy."""
    return {subject: _about(*words) for subject, words in _copy()["subject"].items()}


def _plain(text: str) -> str:
    """Lower case, one space, straight quotes, and one kind of question mark."""
    straight = text.translate(_STRAIGHT)
    return " ".join(unicodedata.normalize("NFKC", straight).casefold().split()).lstrip("¿¡ ")


def _clauses(sentence: str) -> list[str]:
    """The pieces between commas, colons and dashes, each without its opening filler words."""
    pieces = re.split(r"[,;:()\u2013\u2014]|\s-\s", sentence)
    return [clause for piece in pieces if (clause := _FILLER.sub("", piece.strip(" \"'")))]


def _closed(question: str) -> bool:
    """Whether yes, no or a number would answer it: the first clause that asks decides."""
    clauses = _clauses(question)
    for number, clause in enumerate(clauses):
        if _COUNT.match(clause):
            return True
        if _TELL.match(clause) or _ASKS.match(clause):
            return False
        if _YES_NO.match(clause):
            wishes = re.match(r"(had|were|should)\b", clause)
            return not (wishes and any(map(_ASKS.match, clauses[number + 1 :])))
    if re.search(r"\b(what|which|who|whom|whose|why|how)\b", question):
        return False
    return bool(_STATES.match(question) or _LATE.search(question))


def _leads(line: str) -> bool:
    """Whether it carries its own answer, a judgement or advice."""
    return bool(_PUSHES.search(line)) or any(map(_ADVISES.match, _clauses(line)))


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(patterns)})")


def _about(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


_STRAIGHT = str.maketrans("’‘ʼ`´“”„«»؟", "'''''\"\"\"\"\"?")  # noqa: RUF001 - that is its purpose
_WHO = r"(?:you|we|they|it|i|he|she|this|that|there|your|people|someone|anyone|everyone)"
_NEGATED = (
    r"(?:(?:do|does|did|is|are|was|were|have|has|had|could|would|should|might|must|need)n't"
    r"|can't|won't)"
)
_FILLER = re.compile(
    r"^(?:(?:and|so|but|or|well|now|then|ok|okay|honestly|lately|recently|today|just|hi|hello|hey"
    r"|please)\b\s*)+"
)
_TELL = _any(
    r"(?:(?:can|could|would|will) you |please |do )*"
    r"(?:(?:tell|remind|show) (?:me|us|each other|the group|your partner)? ?(?:about|of|what|how"
    r"|why|which|who|when|where|something|one)\b|(?:describe|share|name|explain|talk about)\b"
    r"|say (?:what|how|why|which|something)\b)"
)
_ASKS = _any(
    r"(?:(?:in|on|at|to|for|with|from|about|of|by|under|during|after|before|until|since|through"
    r"|over|between|behind|without|against|towards?) )?"
    r"(?:what|which|who|whom|whose|why|how|where)(?:'\w+)?\b(?!\s*(?:you|we|they|i|it|your)\b)",
    r"when(?:'s| (?:do|does|did|is|are|was|were|have|has|can|could|would|will)\b)",
)
_COUNT = _any(r"how (?:many|much|often|old|long)\b")
_YES_NO = _any(
    r"(?:do|does|did|is|are|were|have|has|had|can|could|will|would|shall|should|might|must)"
    r"(?:n't)? (?!a (?:think|look|go)\b|your say)\w",
    rf"(?:can't|won't|was(?:n't)?|may) {_WHO}\b",
    r"am i\b",
    r"(?:any|anyone|anybody|anything|ever|got any)\b",
)
_LATE = _about(r"(?:do|does|did|have|has|can|could|would|will|are|were|is|was) your?", "or")
_STATES = _about(r"(?:you|we|they|it|this|that|there|everyone|everybody) (?!week|month|morning)\w+")
_SECOND = _about(
    r"\w+ \w+ \w+,? (?:and|or|but) (?:also )?(?:what|how|who|why|when|where|which) "
    rf"(?:(?:do|does|did|would|will|can|could|should|have|has|had) {_WHO}"
    r"|(?:is|are|was|were) (?:it|that|this|you|your|they))"
)
_PUSHES = _any(
    rf"\bwhy {_NEGATED}",
    r"\bwhy not \w",
    r"\bhow (?:great|amazing|wonderful|terrible|awful|bad|stupid|annoying) (?:is|was|are|were)\b",
    r"\bhow much do you (?:love|like|enjoy|hate)\b",
    r", (?:right|correct|no|yes|eh|agree|agreed|huh|true|ok|okay) ?\?",
    rf", (?:{_NEGATED}) (?:it|you|they|we|he|she|there|that|i) ?\?",
)
_ADVISES = _any(
    rf"{_NEGATED} {_WHO}\b",
    rf"(?:is|are|do|did|would|should|was) {_WHO} not\b",
    r"(?:have|had) you (?:ever |already |never )?(?:tried|considered|thought (?:about|of))\b",
    r"(?:maybe |perhaps )?(?:you|we|one) (?:should|must|ought to|need to|had better)\b",
    r"(?:surely|obviously|of course|clearly|naturally)\b",
    r"what if you (?:just |simply )?(?:asked|tried|told|said|took|wrote|talked|stopped|started)\b",
    r"how about\b",
    r"what about (?:try|ask|do|mak|tak|talk|writ|us|go)\w*ing\b",
    r"(?:do|would) you (?:also )?agree\b",
    r"(?:would it be|is it|would you be) (?:better|best|wiser?|wrong)\b",
    r"(?:i (?:think|believe)|we all (?:know|agree))\b",
    r"(?:everyone|everybody) (?:knows|agrees)\b",
)

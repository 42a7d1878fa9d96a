"""Whether a question is a good one to ask: open, single, of a length, and leading nowhere; pure.

It reads English and looks for what is surely wrong: a line it cannot make out passes, for a false
alarm discourages somebody who wants to help.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, get_args

SHORTEST = 13  # "How are you?" has twelve characters

Fault = Literal["short", "long", "no-question", "several", "closed", "leading"]
FAULTS: tuple[Fault, ...] = get_args(Fault)


def faults(text: str, longest: int) -> tuple[Fault, ...]:
    """Return what keeps a line of at most `longest` letters from being a good question.

    In the order of FAULTS; empty where it is one.
    """
    line = plain(text)
    sentences = re.findall(r"[^.!?]+[.!?]*", re.sub(r'"[^"]*"', "it", line))
    questions = [s.strip() for s in sentences if "?" in s]
    found: dict[Fault, bool] = {
        "short": len(line) < SHORTEST,
        "long": len(" ".join(text.split())) > longest,
        "no-question": not questions and not any(map(_TELL.match, _clauses(line))),
        "several": len(questions) > 1 or any(map(_SECOND.search, questions)),
        "closed": any(map(_closed, questions)),
        "leading": _leads(line),
    }
    return tuple(each for each in FAULTS if found[each])


def plain(text: str) -> str:
    """Return a line in lower case, with single spaces, straight quotes and one question mark."""
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


def about(*words: str) -> re.Pattern[str]:
    """Return what finds any of these words (each a pattern) in a plain line."""
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
_LATE = about(r"(?:do|does|did|have|has|can|could|would|will|are|were|is|was) your?", "or")
_STATES = about(r"(?:you|we|they|it|this|that|there|everyone|everybody) (?!week|month|morning)\w+")
_SECOND = about(
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

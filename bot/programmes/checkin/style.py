"""What makes a question a good one for a check-in: friendly suggestions, never a refusal."""

from __future__ import annotations

import re
from typing import Literal, get_args

from bot.programmes.checkin.bank import LONGEST

SHORTEST = 13
Hint = Literal["short", "long", "no-question", "several", "closed", "leading"]
HINTS: tuple[Hint, ...] = get_args(Hint)

_ASKS = re.compile(
    r"\b(what|which|who|whom|whose|how|where|when|why)\b(?! (many|much|often|long|old)\b)"
)
_CLOSED = re.compile(
    r"^(do|does|did|is|are|was|were|have|has|had|can|could|will|would|shall|should|must|may)\b"
    r"|^how (many|much|often|long|old)\b"
)
_LEADS = re.compile(
    r"\bwhy (don't|didn't|not|can't|won't)\b"
    r"|^(don't|didn't|isn't|aren't|wasn't|weren't|wouldn't|shouldn't|surely|obviously)\b"
    r"|, (right|correct|no|yes|agree|don't you|isn't it|aren't they) ?\?"
    r"|\bhow (great|amazing|terrible|awful|wonderful)\b"
)


def hints(question: str) -> tuple[Hint, ...]:
    """Return what would make this a better question, in the order of HINTS; empty: it is one.

    It reads English, and says nothing about what it cannot make out.
    """
    line = " ".join(question.casefold().replace("\u2019", "'").split())
    found: dict[Hint, bool] = {
        "short": len(line) < SHORTEST,
        "long": len(line) > LONGEST,
        "no-question": "?" not in line,
        "several": line.count("?") > 1,
        "closed": bool(_CLOSED.match(line)) and not _later(line),
        "leading": bool(_LEADS.search(line)),
    }
    return tuple(each for each in HINTS if found[each])


def _later(line: str) -> bool:
    """Say whether an open clause follows: "had you one more day, what would you do?"."""
    return any(_ASKS.match(clause.strip()) for clause in line.split(",")[1:])

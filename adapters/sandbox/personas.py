"""How the people of a sandbox decide when nobody plays them: by what a button says, no more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from adapters.sandbox.snapshot import Seen, SeenButton
from bot.kit.screen.buttons import Look

_NO = ("no", "not", "skip", "later", "decline")
_GRAVE = ("leave", "pause", "hold", "stop", "cancel", "end", "never", "no more")
_YES = (
    "yes",
    "join",
    "count me",
    "i am in",
    "we met",
    "accept",
    "stay",
    "agree",
    "come back",
    "tell",
)
_ASIDE = (
    "another", "ask", "back", "change", "edit", "find", "help", "home", "invite", "more",
    "other", "propose", "see", "show", "talk", "this is", "what", "why",
)  # fmt: skip
_MARKS = re.compile(r"[^\w ]+")


@dataclass(frozen=True, slots=True)
class Temper:
    """How somebody is: the chance that they answer, that they say yes, and how long they take."""

    answers: float
    agrees: float
    slowest: timedelta

    def waits(self, random: Random) -> timedelta:
        """Return how long an answer takes this time, in whole minutes."""
        return timedelta(minutes=random.randint(5, int(self.slowest.total_seconds() // 60)))

    def picks(self, seen: Seen, random: Random) -> SeenButton | None:
        """Return the button somebody would press on this message; None to let it be."""
        offered = [each for each in seen.buttons if each.token and not _ends(each)]
        no = [each for each in offered if _says(each, _NO)]
        yes = [each for each in offered if each not in no and _inviting(each)]
        if not (yes or no) and seen.private:
            return None  # a page of one's own to look round in, not a question
        rest = [each for each in offered if each not in no and not _says(each, _ASIDE)]
        if random.random() > self.answers:
            return None
        agreed = random.random() < self.agrees
        return _one(yes or rest, random) if agreed else _one(no, random)


def _ends(button: SeenButton) -> bool:
    """Say whether a button ends something: nobody does that without a person behind it."""
    return button.look is Look.GRAVE or _says(button, _GRAVE)


def _inviting(button: SeenButton) -> bool:
    return button.look is Look.MAIN or _says(button, _YES)


def _says(button: SeenButton, openings: tuple[str, ...]) -> bool:
    label = _MARKS.sub("", button.label.lower())
    return any(label == each or label.startswith(f"{each} ") for each in openings)


def _one(buttons: Sequence[SeenButton], random: Random) -> SeenButton | None:
    return random.choice(buttons) if buttons else None


KEEN = Temper(answers=0.98, agrees=0.95, slowest=timedelta(hours=4))
STEADY = Temper(answers=0.9, agrees=0.88, slowest=timedelta(hours=20))
BUSY = Temper(answers=0.7, agrees=0.65, slowest=timedelta(hours=44))
QUIET = Temper(answers=0.25, agrees=0.6, slowest=timedelta(hours=70))
TEMPERS = (KEEN, KEEN, STEADY, STEADY, STEADY, STEADY, BUSY, BUSY, QUIET)

"""What programmes declare, by name, so that a slip of the pen fails where it is made.

A card, job, button or form whose name nobody declares would be found out days later, when it is
due or pressed, and would look as if it were not wanted any more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from bot.kit.contracts.programme import Programme
from bot.kit.screen.buttons import Press


class Undeclared(LookupError):
    """No programme declares this: a mistake of ours."""


@dataclass(frozen=True, slots=True)
class Declared:
    """The names (`programme:name`) of all there is; of nothing where nothing is given."""

    cards: frozenset[str] = frozenset()
    jobs: frozenset[str] = frozenset()
    presses: frozenset[str] = frozenset()
    submits: frozenset[str] = frozenset()

    @classmethod
    def by(cls, programmes: Iterable[Programme]) -> Declared:
        """Return what these programmes declare."""
        every = list(programmes)
        return cls(
            cards=frozenset(f"{each.name}:{name}" for each in every for name in each.cards),
            jobs=frozenset(f"{each.name}:{name}" for each in every for name in each.jobs),
            presses=frozenset(f"{each.name}:{name}" for each in every for name in each.presses),
            submits=frozenset(f"{each.name}:{name}" for each in every for name in each.submits),
        )

    def card(self, key: str) -> None:
        """Raise Undeclared where no programme makes this card."""
        _among(self.cards, "card", key)

    def job(self, key: str) -> None:
        """Raise Undeclared where no programme does this job."""
        _among(self.jobs, "job", key)

    def press(self, press: Press) -> None:
        """Raise Undeclared where no programme answers this button."""
        _among(self.presses, "button", f"{press.programme}:{press.action}")

    def submit(self, press: Press) -> None:
        """Raise Undeclared where no programme takes this form."""
        _among(self.submits, "form", f"{press.programme}:{press.action}")


NOTHING = Declared()


def _among(names: frozenset[str], what: str, key: str) -> None:
    if key not in names:
        near = get_close_matches(key, names, 1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise Undeclared(f"no programme declares the {what} {key!r}{hint}")

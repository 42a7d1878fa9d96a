"""What can be pressed, and the token a press travels as."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.kit.model import ids
from bot.kit.screen import limits
from bot.kit.screen.limits import TooMuch, fits

_PART = re.compile(r"[A-Za-z0-9_.~-]*")


@dataclass(frozen=True, slots=True)
class Press:
    """What a button or a form says when used: `community:programme:action:subject[:version]`.

    `community` is empty while a card is being made; `App` fills it in. `version` is the state a
    card was drawn from, where pressing an outdated card must be told apart.
    """

    programme: str
    action: str
    subject: str = ""
    version: str = ""
    community: str = ""

    def __post_init__(self) -> None:
        for part in (
            self.community,
            self.programme,
            self.action,
            self.subject,
            self.version,
        ):
            if not _PART.fullmatch(part):
                raise TooMuch(f"a press may hold letters, digits and _ . ~ - only, not {part!r}")
        unstamped = 0 if self.community else ids.LENGTH
        fits("a press", len(self.token) + unstamped, limits.TOKEN, "use short ids")

    @property
    def token(self) -> str:
        """The press as one string, as platforms carry it."""
        parts = [self.community, self.programme, self.action, self.subject]
        return ":".join([*parts, self.version] if self.version else parts)

    @classmethod
    def parse(cls, token: str) -> Press:
        """Read a token back; ValueError when it is none of ours."""
        parts = token.split(":")
        if len(parts) not in (4, 5):
            raise ValueError(f"no press: {token!r}")
        community, programme, action, subject = parts[:4]
        return cls(programme, action, subject, parts[4] if len(parts) == 5 else "", community)


class Look(StrEnum):
    """How much a button stands out."""

    PLAIN = "plain"
    MAIN = "main"
    GRAVE = "grave"  # deletes or ends something


@dataclass(frozen=True, slots=True)
class Button:
    """A verb to press. With `url` it opens a page instead, and nobody is told."""

    label: str
    press: Press | None = None
    look: Look = Look.PLAIN
    url: str = ""

    def __post_init__(self) -> None:
        if (self.press is None) == (not self.url):
            raise TooMuch("a button has either a press or a url")
        fits(
            f"the button {self.label!r}",
            len(self.label),
            limits.BUTTON_LABEL,
            "say it shorter",
        )

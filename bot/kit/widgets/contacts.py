"""Whom a community names for what is more than peer support, as every programme reads it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from bot.kit.model.people import Community
from bot.kit.screen.cards import Fact
from bot.kit.screen.text import said, text
from bot.kit.screen.words import Words

words = Words("bot.kit")


@dataclass(frozen=True, slots=True)
class Contacts:
    """What organisers wrote down for members in serious trouble; any of it may be empty."""

    helpline: str = ""
    eap: str = ""
    hr: str = ""
    note: str = ""

    @classmethod
    def of(cls, community: Community) -> Contacts:
        """Read them from where the community keeps them."""
        return cls(**json.loads(community.contacts)) if community.contacts else cls()

    def written(self) -> str:
        """Return them as the community keeps them; empty where there are none."""
        told = asdict(self)
        return json.dumps(told) if any(told.values()) else ""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Return those that are there, to be read."""
        told = {name: value for name, value in asdict(self).items() if value}
        return tuple(Fact(label(name), text(said(value))) for name, value in told.items())


def label(name: str) -> str:
    """Return what one of them is called."""
    return words.line(f"contact-{name}")

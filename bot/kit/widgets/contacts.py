"""Whom a community names for what is more than peer support, as every programme shows it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from bot.kit.model.people import Community
from bot.kit.screen.buttons import Button
from bot.kit.screen.cards import Card, Fact
from bot.kit.screen.text import Text, lines, said, text
from bot.kit.widgets.phrasebook import Phrasebook

words = Phrasebook("bot.kit")


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

    def __bool__(self) -> bool:
        return any(asdict(self).values())

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Return them to be read, the emergency number first: it is there whatever is set."""
        told = {name: value for name, value in asdict(self).items() if value}
        named = (Fact(label(name), text(said(value))) for name, value in told.items())
        return (Fact(label("emergency"), words("emergency")), *named)

    @property
    def line(self) -> Text:
        """Return them in one line."""
        return lines([text(f"{each.label}: ") + each.value for each in self.facts], " ")


DISTRESS = frozenset(
    each.strip() for line in words.everywhere("distress") for each in line.split(",")
)
"""Words of somebody who needs help at once, in every language there is."""


def card(community: Community, *buttons: Button) -> Card:
    """Return the card for whoever needs more than peer support. Nobody learns who saw it."""
    contacts = Contacts.of(community)
    none = None if contacts else words("crisis-none")
    return words.card("crisis", *buttons, more=none, facts=contacts.facts)


def label(name: str) -> str:
    """Return what one of them is called."""
    return words.line(f"contact-{name}")

"""Whom to turn to when something is more than peer support."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

from bot.kit.people import Community
from bot.kit.ports import Work
from bot.kit.programme import Ask
from bot.kit.text import lines
from bot.kit.ui import Card, Fact, Field, Form, Kind, OpenForm, Outcome, Press, reply
from bot.programmes.organise.rights import log, organises_all
from bot.programmes.organise.say import button, card, words


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
        """Return them to be read."""
        told = {name: value for name, value in asdict(self).items() if value}
        return tuple(
            Fact(words.line(f"ask-{n}"), words("as-said", value=v)) for n, v in told.items()
        )


async def open_form(ask: Ask, work: Work) -> Outcome:
    """Ask for the contacts, with those that stand there."""
    if not ask.organiser:
        return reply(card("not-all"))
    standing = asdict(Contacts.of(work.community))
    fields = [
        Field(name, words.line(f"ask-{name}"), value=standing[name], most=200)
        for name in ("helpline", "eap", "hr")
    ]
    fields[0] = replace(fields[0], hint=words.line("hint-helpline"))
    note = words.line("ask-note")
    fields.append(Field("note", note, Kind.PARAGRAPH, value=standing["note"], most=1000))
    press = Press("organise", "contacts")
    title, save = words.line("form-contacts"), words.line("save")
    return OpenForm(Form(title, press, tuple(fields), save, words("intro-contacts")))


async def take(ask: Ask, work: Work) -> Outcome:
    """Keep the contacts."""
    await organises_all(ask, work)
    told = Contacts(**{name: ask.text(name) for name in ("helpline", "eap", "hr", "note")})
    await work.save(replace(work.community, contacts=told.written()))
    await log(ask, work, "contacts")
    saved = card("contacts-saved")
    return reply(replace(saved, facts=told.facts))


async def more(_ask: Ask, work: Work) -> Outcome:
    """Show the contacts to whoever asks, and write nothing down about it."""
    return reply(help_card(work.community))


def help_card(community: Community) -> Card:
    """Return the card with the contacts."""
    facts = Contacts.of(community).facts
    body = lines([words("more-text"), *(() if facts else [words("more-none")])], "\n\n")
    talk = (button("talk", "talk"),)
    return Card(words("more-title"), body, facts, talk, words("more-why"))

"""Whom to turn to when something is more than peer support."""

from __future__ import annotations

from dataclasses import asdict, replace

from bot.kit import presser
from bot.kit.contacts import Contacts, label
from bot.kit.people import Community
from bot.kit.ports import Work
from bot.kit.programme import Ask
from bot.kit.text import lines
from bot.kit.ui import Card, Field, Form, Kind, OpenForm, Outcome, Press, reply
from bot.programmes.organise.rights import log, organises_all
from bot.programmes.organise.say import button, card, words


async def open_form(ask: Ask, work: Work) -> Outcome:
    """Ask for the contacts, with those that stand there."""
    presser.organises_all(ask)
    standing = asdict(Contacts.of(work.community))
    fields = [
        Field(name, label(name), value=standing[name], most=200)
        for name in ("helpline", "eap", "hr")
    ]
    fields[0] = replace(fields[0], hint=words.line("hint-helpline"))
    note = label("note")
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
    return reply(Card(saved.title, *saved.elements, facts=told.facts))


async def more(_ask: Ask, work: Work) -> Outcome:
    """Show the contacts to whoever asks, and write nothing down about it."""
    return reply(help_card(work.community))


def help_card(community: Community) -> Card:
    """Return the card with the contacts."""
    facts = Contacts.of(community).facts
    body = lines([words("more-text"), *(() if facts else [words("more-none")])], "\n\n")
    talk = (button("talk", "talk"),)
    return Card(words("more-title"), body, facts=facts, buttons=talk, why=words("more-why"))

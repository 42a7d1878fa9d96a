"""Whom to turn to when something is more than peer support."""

from __future__ import annotations

from dataclasses import asdict, replace

from bot.kit.contracts.context import Context
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership import access
from bot.kit.screen.buttons import Press
from bot.kit.screen.forms import Field, Form, Kind
from bot.kit.screen.outcomes import OpenForm, Outcome, reply
from bot.kit.widgets import contacts
from bot.kit.widgets.contacts import Contacts, label
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.organise.rights import log, organises_all

words = Phrasebook("bot.programmes.organise")


async def open_form(ctx: Context, tx: Transaction) -> Outcome:
    """Ask for the contacts, with those that stand there."""
    access.organises_all(ctx)
    standing = asdict(Contacts.of(tx.community))
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


async def take(ctx: Context, tx: Transaction) -> Outcome:
    """Keep the contacts."""
    await organises_all(ctx, tx)
    told = Contacts(**{name: ctx.text(name) for name in ("helpline", "eap", "hr", "note")})
    await tx.save(replace(tx.community, contacts=told.written()))
    await log(ctx, tx, "contacts")
    return reply(words.card("contacts-saved", facts=told.facts))


async def crisis(_ask: Context, tx: Transaction) -> Outcome:
    """Show the contacts to whoever asks, and write nothing down about it."""
    return reply(contacts.card(tx.community, words.button("talk", "talk")))

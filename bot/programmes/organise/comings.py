"""The bot comes and goes: the first message, and what becomes of a community without it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.kit.contracts.events import Installed, Removed
from bot.kit.contracts.programme import Programme, Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member, Standing
from bot.kit.screen.cards import Card
from bot.kit.screen.text import lines
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.organise.checking import starts
from bot.programmes.organise.rights import ADMINS

words = Phrasebook("bot.programmes.organise")


async def installed(event: Installed, tx: Transaction) -> None:
    """Serve the community (again), and write to whoever added the bot."""
    back = tx.community.standing is Standing.FROZEN
    if back:
        await tx.save(replace(tx.community, standing=Standing.ACTIVE, frozen_at=None))
    by = await tx.get(Member, event.by) if event.by else None
    if by:
        await tx.later(ADMINS, tx.now, by.id)
        key = tx.now.isoformat() if back else ""
        await tx.send(by, "organise:back" if back else "organise:installed", key=key, prompt=True)


async def removed(_event: Removed, tx: Transaction) -> None:
    """Freeze the community: nothing is sent, and everything is there if the bot comes back."""
    if tx.community.standing is Standing.ACTIVE:
        frozen = replace(tx.community, standing=Standing.FROZEN, frozen_at=tx.now)
        await tx.save(frozen)


async def first_message(
    everyone: Sequence[Programme], _work: Transaction, recipient: Recipient, _ids: tuple[str, ...]
) -> Card:
    """Greet whoever added the bot: three steps, and what it can and cannot see."""
    start = [words("step-start", number="3", command=each) for each in starts(everyone)[:1]]
    steps = [words("step-check", number="1"), words("step-contacts", number="2"), *start]
    buttons = (words.button("check", "check"), words.button("contacts-set", "contacts"))
    return words.card("installed", *buttons, name=recipient.reader.name, steps=lines(steps))


async def back(_work: Transaction, recipient: Recipient, _ids: tuple[str, ...]) -> Card:
    """Greet whoever added the bot again."""
    buttons = (words.button("check", "check"), words.button("why-nothing", "why"))
    return words.card("back", *buttons, name=recipient.reader.name)

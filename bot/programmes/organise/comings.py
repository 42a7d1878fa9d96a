"""The bot comes and goes: the first message, and what becomes of a community without it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.kit.events import Installed, Removed
from bot.kit.people import Member, Standing
from bot.kit.ports import Work
from bot.kit.programme import Programme, Recipient
from bot.kit.text import lines
from bot.kit.ui import Card
from bot.programmes.organise.checking import starts
from bot.programmes.organise.rights import ADMINS
from bot.programmes.organise.say import button, words


async def installed(event: Installed, work: Work) -> None:
    """Serve the community (again), and write to whoever added the bot."""
    back = work.community.standing is Standing.FROZEN
    if back:
        await work.save(replace(work.community, standing=Standing.ACTIVE, frozen_at=None))
    by = await work.get(Member, event.by) if event.by else None
    if by:
        await work.later(ADMINS, work.now, by.id)
        key = work.now.isoformat() if back else ""
        await work.send(by, "organise:back" if back else "organise:installed", key=key, prompt=True)


async def removed(_event: Removed, work: Work) -> None:
    """Freeze the community: nothing is sent, and everything is there if the bot comes back."""
    if work.community.standing is Standing.ACTIVE:
        frozen = replace(work.community, standing=Standing.FROZEN, frozen_at=work.now)
        await work.save(frozen)


async def first_message(
    everyone: Sequence[Programme], _work: Work, recipient: Recipient, _ids: tuple[str, ...]
) -> Card:
    """Greet whoever added the bot: three steps, and what it can and cannot see."""
    start = [words("step-start", number="3", command=each) for each in starts(everyone)[:1]]
    steps = [words("step-check", number="1"), words("step-contacts", number="2"), *start]
    name = recipient.reader.name
    return Card(
        words("installed-title", name=name),
        words("installed-text", steps=lines(steps)),
        buttons=(button("check", "check"), button("contacts-set", "contacts")),
        why=words("installed-why"),
    )


async def back(_work: Work, recipient: Recipient, _ids: tuple[str, ...]) -> Card:
    """Greet whoever added the bot again."""
    title = words("back-title", name=recipient.reader.name)
    buttons = (button("check", "check"), button("why-nothing", "why"))
    return Card(title, words("back-text"), buttons=buttons, why=words("back-why"))

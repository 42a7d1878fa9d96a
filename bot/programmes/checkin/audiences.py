"""Who may read an answer: chosen before it is written, and part of what the answer is (K2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.kit.contracts.programme import Bond, Programme
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.avoidance import apart
from bot.kit.model.people import Member
from bot.kit.widgets.neighbours import ties
from bot.programmes.checkin.models import ME, TOTAL, Answer, Reader, Window

Everyone = Sequence[Programme]


@dataclass(frozen=True, slots=True)
class Audience:
    """One choice of who reads an answer; `readers` are member ids beside its writer."""

    key: str
    label: str = ""
    readers: tuple[str, ...] = ()
    bond: Bond | None = None


async def audiences(
    everyone: Everyone, member: Member, window: Window, tx: Transaction
) -> list[Audience]:
    """Return every audience a member can choose in a window, the narrowest first."""
    found = [Audience(ME)]
    for programme, tie in await ties(everyone, member, tx):
        if tie.present and tie.others:
            key = f"{programme.name}~{tie.id}"
            found.append(Audience(key, tie.label, tie.others, tie.bond))
    return [*found, Audience(TOTAL)] if window.series else found


async def audience(
    everyone: Everyone, key: str, member: Member, window: Window, tx: Transaction
) -> Audience | None:
    """Return the audience with this key; None where a member cannot choose it (any more)."""
    found = await audiences(everyone, member, window, tx)
    return next((each for each in found if each.key == key), None)


async def address(answer: Answer, chosen: Audience, tx: Transaction) -> None:
    """Fix who reads an answer: at first its audience, later never anybody besides."""
    if answer.version == 1:
        for member in chosen.readers:
            await tx.add(Reader(answer=answer.id, member=member, created=tx.now))
    for reader in await tx.find(Reader, answer=answer.id):
        if reader.member not in chosen.readers:
            await tx.remove(Reader, id=reader.id)


async def may_read(
    everyone: Everyone, answer: Answer, window: Window, reader: Member, tx: Transaction
) -> bool:
    """Say whether a member may read an answer now.

    They must have been in its audience when it was written and be in it still, and neither of
    the two may rule the other out.
    """
    writer = await tx.get(Member, answer.member)
    written_to = await tx.count(Reader, answer=answer.id, member=reader.id)
    if writer is None or answer.audience in (ME, TOTAL) or not written_to:
        return False
    chosen = await audience(everyone, answer.audience, writer, window, tx)
    if chosen is None or reader.id not in chosen.readers:
        return False
    return not await apart(writer, reader, tx)

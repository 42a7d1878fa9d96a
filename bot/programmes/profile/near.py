"""Where few share one's level or role: saying so kindly, and what is nearest (H3 under R9)."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.contracts.transaction import AtLeast, Transaction
from bot.kit.model import normalise, topics
from bot.kit.model.people import LONG_AGO, Member, Presence, Profile
from bot.kit.screen.text import Text, text
from bot.kit.widgets.phrasebook import Phrasebook

words = Phrasebook("bot.programmes.profile")


FEW = 5  # people: below it numbers are not told (rule R9), nobody included
LOOKED_AT = 60  # profiles read at most: enough to know that there are not few


async def few(member: Member, told: Profile, tx: Transaction) -> Text:
    """Return the kind word and the nearest, for level or else role; empty where neither is rare."""
    if told.level and await _few_at(told.level, member, tx):
        return await _level(told.level, member, tx)
    if told.role and told.field and await _few_with_role(told, member, tx):
        return await _role(told, member, tx)
    return Text()


async def _level(level: str, member: Member, tx: Transaction) -> Text:
    levels = topics.load().levels
    mine = topics.find(level, levels)
    if mine is None:
        return Text()
    said = words("few-level", level=mine.label)
    for other in sorted(levels, key=lambda each: abs(each.rank - mine.rank)):
        if other != mine and not await _few_at(other.id, member, tx):
            return said + text(" ") + words("near-level", near=other.label)
    return said + text(" ") + words("near-none")


async def _role(told: Profile, member: Member, tx: Transaction) -> Text:
    field = topics.find(told.field, topics.load().fields)
    peers = await tx.find(Profile, field=told.field, limit=LOOKED_AT)
    near = words("near-none")
    if field and await _joined(peers, member, tx) >= FEW:
        near = words("near-field", field=field.label)
    return words("few-role") + text(" ") + near


async def _few_at(level: str, member: Member, tx: Transaction) -> bool:
    there = await tx.find(Profile, level=level, limit=LOOKED_AT)
    return await _joined(there, member, tx) < FEW


async def _few_with_role(told: Profile, member: Member, tx: Transaction) -> bool:
    peers = await tx.find(Profile, field=told.field, limit=LOOKED_AT)
    same = [each for each in peers if normalise.same(each.role) == normalise.same(told.role)]
    return await _joined(same, member, tx) < FEW


async def _joined(profiles: Sequence[Profile], member: Member, tx: Transaction) -> int:
    """Count those of others who are in Confab and still there."""
    ids = [each.id for each in profiles if each.id != member.id]
    here = Presence.HERE
    return await tx.count(Member, id=ids, presence=here, joined=AtLeast(LONG_AGO)) if ids else 0

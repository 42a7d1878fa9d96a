"""Where few share one's level or role: saying so kindly, and what is nearest (H3 under R9)."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit import alike, topics
from bot.kit.people import LONG_AGO, Member, Presence, Profile
from bot.kit.ports import AtLeast, Work
from bot.kit.text import Text, text
from bot.programmes.profile.sections import words

FEW = 5  # people: below it numbers are not told (rule R9), nobody included
LOOKED_AT = 60  # profiles read at most: enough to know that there are not few


async def few(member: Member, told: Profile, work: Work) -> Text:
    """Return the kind word and the nearest, for level or else role; empty where neither is rare."""
    if told.level and await _few_at(told.level, member, work):
        return await _level(told.level, member, work)
    if told.role and told.field and await _few_with_role(told, member, work):
        return await _role(told, member, work)
    return Text()


async def _level(level: str, member: Member, work: Work) -> Text:
    levels = topics.load().levels
    mine = topics.find(level, levels)
    if mine is None:
        return Text()
    said = words("few-level", level=mine.label)
    for other in sorted(levels, key=lambda each: abs(each.rank - mine.rank)):
        if other != mine and not await _few_at(other.id, member, work):
            return said + text(" ") + words("near-level", near=other.label)
    return said + text(" ") + words("near-none")


async def _role(told: Profile, member: Member, work: Work) -> Text:
    field = topics.find(told.field, topics.load().fields)
    peers = await work.find(Profile, field=told.field, limit=LOOKED_AT)
    near = words("near-none")
    if field and await _joined(peers, member, work) >= FEW:
        near = words("near-field", field=field.label)
    return words("few-role") + text(" ") + near


async def _few_at(level: str, member: Member, work: Work) -> bool:
    there = await work.find(Profile, level=level, limit=LOOKED_AT)
    return await _joined(there, member, work) < FEW


async def _few_with_role(told: Profile, member: Member, work: Work) -> bool:
    peers = await work.find(Profile, field=told.field, limit=LOOKED_AT)
    same = [each for each in peers if alike.same(each.role) == alike.same(told.role)]
    return await _joined(same, member, work) < FEW


async def _joined(profiles: Sequence[Profile], member: Member, work: Work) -> int:
    """Count those of others who are in Confab and still there."""
    ids = [each.id for each in profiles if each.id != member.id]
    here = Presence.HERE
    return await work.count(Member, id=ids, presence=here, joined=AtLeast(LONG_AGO)) if ids else 0

"""What the profile tells in a member's download, and what stays with others when they go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.kit.contracts.transaction import Transaction
from bot.kit.model import profile_fields
from bot.kit.model.people import Avoidance, Member, Profile
from bot.kit.model.profile_fields import ProfileField
from bot.kit.widgets.names import former
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.profile import answers
from bot.programmes.profile.editing import profile_of
from bot.programmes.profile.week import WEEK, WeekField

words = Phrasebook("bot.programmes.profile")


async def export(member: Member, tx: Transaction) -> Mapping[str, Any]:
    """Return what somebody told about themselves, and their avoid list."""
    mine: dict[str, Any] = {**summary(member, await profile_of(member, tx))}
    avoided = await tx.find(Avoidance, member=member.id, order="created")
    if avoided:
        mine["avoid list"] = [await _avoided(each, tx) for each in avoided]
    return mine


def summary(member: Member, told: Profile) -> Mapping[str, str]:
    """Return everything somebody told about themselves, in the words one reads."""
    week = {_label(each): each.said(member) for each in WEEK}
    fields = {_label(each): answers.said(each, told) for each in profile_fields.FIELDS}
    return {label: said for label, said in (week | fields).items() if said}


def _label(asked: ProfileField | WeekField) -> str:
    return words.line(f"ask-{asked.name}")


async def _avoided(line: Avoidance, tx: Transaction) -> str:
    other = await tx.get(Member, line.other) if line.other else None
    who = other.name if other else line.organisation or str(former())
    return f"{line.bar}: {who}"


async def forget(member: Member, tx: Transaction) -> None:
    """Let others keep their wish not to meet this account."""
    for about in await tx.find(Avoidance, other=member.id):
        await tx.save(replace(about, other="", account=member.account))

"""What the profile adds to home, to export and to forgetting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.kit.contracts.programme import HomeLine
from bot.kit.contracts.transaction import Transaction
from bot.kit.model import profile_fields
from bot.kit.model.people import Avoidance, Member, Profile
from bot.kit.model.profile_fields import ProfileField
from bot.kit.screen.buttons import Button, Press
from bot.programmes.profile import answers, near
from bot.programmes.profile.editing import profile_of
from bot.programmes.profile.sections import words
from bot.programmes.profile.week import WEEK, WeekField


async def home(member: Member, tx: Transaction) -> Sequence[HomeLine]:
    """Return the way to the profile, and what is worth knowing about it."""
    told = await profile_of(member, tx)
    empty = told == Profile(id=member.id)
    found = [
        _line("home-empty", "tell", Press("profile", "edit", "who"), 35)
        if empty
        else _line("home-profile", "my-profile", Press("profile", "show"), 80, rare=True),
        _line("home-avoid", "avoid-list", Press("profile", "avoid"), 81, rare=True),
    ]
    if not member.zone:
        said = words("home-zone", zone=tx.community.zone)
        hours = Press("profile", "edit", "rhythm")
        found.append(HomeLine(said, Button(words.line("change-rhythm"), hours), weight=70))
    few = await near.few(member, told, tx)
    if few:
        wishes = Press("profile", "edit", "wishes")
        found.append(HomeLine(few, Button(words.line("edit-wishes"), wishes), weight=90))
    return found


def _line(key: str, label: str, press: Press, weight: int, *, rare: bool = False) -> HomeLine:
    return HomeLine(words(key), Button(words.line(label), press), weight, rare)


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
    who = other.name if other else line.organisation or words.line("former")
    return f"{line.bar}: {who}"

"""The fields of somebody's week: what stands in the form, how each is read, and what is said of it.

They are the member's own and no part of the profile, as every programme keeps to them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.kit.contracts.context import Context, FormError
from bot.kit.model.people import Member
from bot.kit.screen.forms import Choice, Field, Kind, Value
from bot.kit.screen.words import Words
from bot.kit.time.zones import find_zone, nearest_zones
from bot.programmes.profile.rhythm import read_hours, written

words = Words("bot.programmes.profile")
kit = Words("bot.kit")
DAYS = tuple("1234567")
MEETINGS = ("evenings", "weekends")
NINE_TO_SIX = (9 * 60, 18 * 60)


@dataclass(frozen=True, slots=True)
class WeekField:
    """One question about somebody's week; `read` raises FormError where an answer has no sense."""

    name: str
    standing: Callable[[Member], Value]
    read: Callable[[Context], Mapping[str, Any]]
    most: int = 0
    choices: tuple[str, ...] = ()
    required: bool = False

    def field(self, member: Member) -> Field:
        """Return it as it stands in a form."""
        label, value = words.line(f"ask-{self.name}"), self.standing(member)
        if self.choices:
            listed = tuple(Choice(each, _answer(self.name, each)) for each in self.choices)
            required = self.required
            return Field(self.name, label, Kind.CHOICES, required, value=value, choices=listed)
        hint = words.line(f"hint-{self.name}")
        return Field(self.name, label, hint=hint, value=value, most=self.most)

    def said(self, member: Member) -> str:
        """Return what stands there in words; empty where nothing does."""
        value = self.standing(member)
        if isinstance(value, str):
            return value
        return ", ".join(_answer(self.name, each) for each in value)


def _answer(name: str, value: str) -> str:
    return words.line(f"answer-{name}-{value}")


def _zone(ctx: Context) -> Mapping[str, Any]:
    typed = ctx.text("zone")
    found = find_zone(typed) if typed else ""
    if found is None:
        near = " · ".join(nearest_zones(typed))
        raise FormError(
            {"zone": kit.line("zone-near", near=near) if near else kit.line("zone-far")}
        )
    return {"zone": found}


def _days(ctx: Context) -> Mapping[str, Any]:
    return {"days": "".join(sorted(ctx.many("days")))}


def _hours(ctx: Context) -> Mapping[str, Any]:
    typed = ctx.text("hours")
    found = read_hours(typed) if typed else NINE_TO_SIX
    if found is None:
        raise FormError({"hours": words.line("hours-wrong")})
    return {"starts": found[0], "ends": found[1]}


def _meetings(ctx: Context) -> Mapping[str, Any]:
    return {each: each in ctx.many("meetings") for each in MEETINGS}


WEEK = (
    WeekField("zone", lambda member: member.zone, _zone, most=60),
    WeekField("days", lambda member: tuple(member.days), _days, choices=DAYS, required=True),
    WeekField("hours", lambda member: written(member.starts, member.ends), _hours, most=20),
    WeekField(
        "meetings",
        lambda member: tuple(each for each in MEETINGS if getattr(member, each)),
        _meetings,
        choices=MEETINGS,
    ),
)


def read(ctx: Context) -> Mapping[str, Any]:
    """Return the fields of Member that an answered week says; Mend names all that are wrong."""
    told: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for each in WEEK:
        try:
            told |= each.read(ctx)
        except FormError as mend:
            wrong |= mend.by_field
    if wrong:
        raise FormError(wrong)
    return told

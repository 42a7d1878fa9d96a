"""The parts of a profile: what each asks, what stands there, and what becomes of the answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from bot.kit import topics
from bot.kit.people import Community, Member, Profile, Side, Wish
from bot.kit.programme import Ask, Mend
from bot.kit.ui import Choice, Field, Form, Kind, Press, Value
from bot.kit.words import Words
from bot.kit.zones import find_zone, nearest_zones
from bot.programmes.profile.rhythm import read_hours, written

words = Words("bot.programmes.profile")
kit = Words("bot.kit")
NONE = "none"
OFFERS = ("mentor", "mentee", "welcomes")
MEETINGS = ("evenings", "weekends")
SIZES = ("0", "2", "4")
ALIKE = ("2", "1", "0", "-1", "-2")
DAYS = "1234567"

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "who": ("role", "organisation", "team", "field", "level"),
    "path": ("moving_from", "moving_to", "objective", "goals_short", "goals_long"),
    "bring": ("ask_me", "learn", "challenges_own", "languages", "offers"),
    "rhythm": ("zone", "days", "hours", "meetings", "size"),
    "wishes": ("alike", "field_wish", "side"),
}
CHALLENGES = "challenges"  # asked theme by theme
PARTS = (*SECTIONS, CHALLENGES)
LETTERS = {
    "role": 80,
    "organisation": 80,
    "team": 80,
    "moving_from": 80,
    "moving_to": 80,
    "ask_me": 200,
    "learn": 200,
    "challenges_own": 200,
    "languages": 100,
    "goals_short": 300,
    "goals_long": 300,
    "zone": 60,
    "hours": 20,
}
PARAGRAPHS = ("goals_short", "goals_long")


def form(section: str, press: Press, member: Member, profile: Profile, home: Community) -> Form:
    """Return the form of a section with what stands there already."""
    standing = {name: _standing(name, member, profile, home) for name in SECTIONS[section]}
    fields = tuple(_field(name, value) for name, value in standing.items())
    title, intro = words.line(f"form-{section}"), words(f"intro-{section}")
    return Form(title, press, fields, words.line("save"), intro)


def _field(name: str, value: Value) -> Field:
    label = words.line(f"ask-{name}")
    if name in CHOICES:
        many = name in ("offers", "days", "meetings")
        kind = Kind.CHOICES if many else Kind.CHOICE
        return Field(name, label, kind, name == "days", value=value, choices=CHOICES[name]())
    kind = Kind.PARAGRAPH if name in PARAGRAPHS else Kind.LINE
    hint = words.line(f"hint-{name}") if words.has(f"hint-{name}") else ""
    return Field(name, label, kind, hint=hint, value=value, most=LETTERS[name])


def _choices(prefix: str, values: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(each, words.line(f"{prefix}-{each}")) for each in values)


def _entries(name: str) -> tuple[Choice, ...]:
    """Return a closed list, with a way to take an answer back where there is room for it."""
    entries: tuple[topics.Entry, ...] = getattr(topics.load(), name)
    listed = tuple(Choice(each.id, each.label) for each in entries)
    return listed if name == "fields" else (*listed, Choice(NONE, words.line(NONE)))


CHOICES: Mapping[str, Callable[[], tuple[Choice, ...]]] = {
    "field": partial(_entries, "fields"),
    "level": partial(_entries, "levels"),
    "objective": partial(_entries, "objectives"),
    "offers": partial(_choices, "offer", OFFERS),
    "days": partial(_choices, "day", tuple(DAYS)),
    "meetings": partial(_choices, "meeting", MEETINGS),
    "size": partial(_choices, "size", SIZES),
    "alike": partial(_choices, "alike", ALIKE),
    "field_wish": partial(_choices, "field_wish", tuple(Wish)),
    "side": partial(_choices, "side", tuple(Side)),
}


def _standing(name: str, member: Member, profile: Profile, home: Community) -> Value:
    match name:
        case "offers":
            return tuple(each for each in OFFERS if getattr(profile, each))
        case "meetings":
            return tuple(each for each in MEETINGS if getattr(member, each))
        case "zone":
            return member.zone or home.zone
        case "days":
            return tuple(member.days)
        case "hours":
            return written(member.starts, member.ends)
        case "size" | "alike" | "field_wish" | "side":
            return str(getattr(profile, name))
    value: Value = getattr(profile, name)
    return value


def taken(section: str, ask: Ask, member: Member, profile: Profile) -> tuple[Member, Profile]:
    """Return member and profile with a section's answers in them; Mend where one is wrong."""
    if section == "rhythm":
        size = int(ask.text("size") or 0)
        return _rhythm(ask, member), replace(profile, size=size)
    if section == "wishes":
        return member, _wishes(ask, profile)
    told: dict[str, Any] = {name: _told(ask.text(name)) for name in SECTIONS[section]}
    if told.pop("offers", None) is not None:
        told |= {each: each in ask.many("offers") for each in OFFERS}
    return member, replace(profile, **told)


def _told(answer: str) -> str:
    return "" if answer == NONE else answer


def _wishes(ask: Ask, profile: Profile) -> Profile:
    return replace(
        profile,
        alike=int(ask.text("alike") or 0),
        field_wish=Wish(ask.text("field_wish") or Wish.MIX),
        side=Side(ask.text("side") or Side.EITHER),
    )


def _rhythm(ask: Ask, member: Member) -> Member:
    wrong: dict[str, str] = {}
    typed = ask.text("zone")
    zone = find_zone(typed) if typed else ""
    if zone is None:
        near = " · ".join(nearest_zones(typed))
        wrong["zone"] = kit.line("zone-near", near=near) if near else kit.line("zone-far")
    hours = read_hours(ask.text("hours")) if ask.text("hours") else (9 * 60, 18 * 60)
    if hours is None:
        wrong["hours"] = words.line("hours-wrong")
    if zone is None or hours is None:
        raise Mend(wrong)
    also: dict[str, Any] = {each: each in ask.many("meetings") for each in MEETINGS}
    days = "".join(sorted(ask.many("days")))
    return replace(member, zone=zone, days=days, starts=hours[0], ends=hours[1], **also)

"""What each kind of answer in a profile looks like in a form, how it is read and how it is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.kit.contracts.context import Context
from bot.kit.model import topics
from bot.kit.model.people import Profile
from bot.kit.model.profile_fields import Listed, OneOf, ProfileField, Ticked, Topics, Typed
from bot.kit.screen.forms import Choice, Field, Kind
from bot.kit.screen.words import Words

words = Words("bot.programmes.profile")
NONE = "none"


def form_field(asked: ProfileField, told: Profile) -> Field:
    """Return the field of a form, with what stands there already."""
    name, label = asked.name, words.line(f"ask-{asked.name}")
    match asked.answer:
        case Typed(most, paragraph):
            hint = words.line(f"hint-{name}") if words.has(f"hint-{name}") else ""
            kind = Kind.PARAGRAPH if paragraph else Kind.LINE
            return Field(name, label, kind, hint=hint, value=getattr(told, name), most=most)
        case Listed(bank):
            standing = getattr(told, name)
            return Field(name, label, Kind.CHOICE, value=standing, choices=_entries(bank))
        case OneOf(values):
            standing = str(getattr(told, name))
            return Field(name, label, Kind.CHOICE, value=standing, choices=_choices(name, values))
        case Ticked(names):
            ticked = tuple(each for each in names if getattr(told, each))
            return Field(name, label, Kind.CHOICES, value=ticked, choices=_choices(name, names))
        case Topics():
            raise ValueError(f"{name} is asked theme by theme: see views.topics_form")


def _choices(name: str, values: Sequence[Any]) -> tuple[Choice, ...]:
    return tuple(Choice(str(each), _answer(name, each)) for each in values)


def _answer(name: str, value: object) -> str:
    key = f"answer-{name}-{value}"
    return words.line(key) if words.has(key) else str(value)  # one that is no longer offered


def _listed(bank: str) -> tuple[topics.TopicEntry, ...]:
    found: tuple[topics.TopicEntry, ...] = getattr(topics.load(), bank)
    return found


def _entries(bank: str) -> tuple[Choice, ...]:
    """Return a closed list, with a way to take an answer back where there is room for it."""
    listed = tuple(Choice(each.id, each.label) for each in _listed(bank))
    return listed if bank == "fields" else (*listed, Choice(NONE, words.line(NONE)))


def read(asked: ProfileField, ctx: Context) -> Mapping[str, Any]:
    """Return the fields of Profile that an answer says."""
    match asked.answer:
        case Typed():
            return {asked.name: ctx.text(asked.name)}
        case Listed():
            picked = ctx.text(asked.name)
            return {asked.name: "" if picked == NONE else picked}
        case OneOf(_, neutral, reading):
            picked = ctx.text(asked.name)
            return {asked.name: reading(picked) if picked else neutral}
        case Ticked(names):
            return {each: each in ctx.many(asked.name) for each in names}
        case Topics():
            return {asked.name: ctx.many(asked.name)}


def said(asked: ProfileField, told: Profile) -> str:
    """Return an answer in the words one reads; empty where nothing was told."""
    value = getattr(told, asked.keeps[0])
    match asked.answer:
        case Typed():
            return str(value)
        case Listed(bank):
            return _labels((value,), _listed(bank))
        case OneOf(_, neutral):
            return "" if value == neutral else _answer(asked.name, value)
        case Ticked(names):
            ticked = (each for each in names if getattr(told, each))
            return ", ".join(_answer(asked.name, each) for each in ticked)
        case Topics():
            return _labels(value, topics.load().topics)


def _labels(ids: Sequence[str], among: Sequence[topics.TopicEntry]) -> str:
    """Return the labels of what was chosen; what is no longer offered stands as it was kept."""
    found = ((each, topics.find(each, among)) for each in ids)
    return ", ".join(entry.label if entry else id for id, entry in found)

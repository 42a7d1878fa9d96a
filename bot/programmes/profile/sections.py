"""The parts of a profile: what each asks, what stands there, and what becomes of the answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.kit.contracts.context import Context
from bot.kit.model.people import Community, Member, Profile
from bot.kit.model.profile_fields import of_part
from bot.kit.screen.buttons import Press
from bot.kit.screen.forms import Form
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.profile import answers, week

words = Phrasebook("bot.programmes.profile")

SECTIONS = ("who", "path", "bring", "rhythm", "wishes")
RHYTHM = "rhythm"  # asks about somebody's week, too
CHALLENGES = "challenges"  # asked theme by theme
PARTS = (*SECTIONS, CHALLENGES)


def form(section: str, press: Press, member: Member, profile: Profile, home: Community) -> Form:
    """Return the form of a section with what stands there already."""
    here = replace(member, zone=member.zone or home.zone)
    fields = (
        *(each.field(here) for each in week.WEEK if section == RHYTHM),
        *(answers.form_field(each, profile) for each in of_part(section)),
    )
    title, intro = words.line(f"form-{section}"), words(f"intro-{section}")
    return Form(title, press, fields, words.line("save"), intro)


def taken(section: str, ctx: Context, member: Member, profile: Profile) -> tuple[Member, Profile]:
    """Return member and profile with a section's answers in them; FormError where one is wrong."""
    lives: Mapping[str, Any] = week.read(ctx) if section == RHYTHM else {}
    told: dict[str, Any] = {}
    for each in of_part(section):
        told |= answers.read(each, ctx)
    return replace(member, **lives), replace(profile, **told)

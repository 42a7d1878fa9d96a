"""What joining and the profile show."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.kit.model import profile_fields, topics
from bot.kit.model.people import Community, Member, Profile
from bot.kit.screen.buttons import Button, Look, Press
from bot.kit.screen.cards import Card, Fact
from bot.kit.screen.forms import Choice, Field, Form, Kind
from bot.kit.screen.text import Text, lines, quoted, text
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.profile import answers
from bot.programmes.profile.sections import PARTS, RHYTHM
from bot.programmes.profile.week import WEEK

words = Phrasebook("bot.programmes.profile")

MOST_CHALLENGES = 12
WORK = ("who", "path")  # the parts on the first card of a profile
IN_RHYTHM = ("zone", "days", "hours")  # of somebody's week, said together


# -- joining ---------------------------------------------------------------------------------------


def step(section: str, member: Member) -> Card:
    """Show one step of joining, which can be skipped."""
    buttons = [words.button("tell", "step", section, Look.MAIN)]
    if section == "bring":
        buttons.append(words.button("choose-challenges", "theme"))
    buttons.append(words.button("skip", "skip", section))
    if section == "who":
        buttons.append(words.elsewhere("not-for-me", Press("home", "leave", member.id)))
    return words.card(f"step-{section}", *buttons)


def confide() -> Card:
    """Ask who one could confide in: to think about, not to answer."""
    return words.card("confide", words.elsewhere("go-on", Press("home", "first"), Look.MAIN))


def in_already() -> Card:
    """Answer somebody who said yes before."""
    return words.card("in-already", words.button("my-profile", "show"))


def not_joined() -> Card:
    """Answer somebody who has no profile to change."""
    return words.card("not-joined", words.button("join", "join", look=Look.MAIN))


# -- the profile -----------------------------------------------------------------------------------


def profile(member: Member, told: Profile, home: Community) -> tuple[Card, Card]:
    """Show everything somebody told about themselves, to themselves."""
    tx = facts(WORK, told)
    mine = Card(
        words("profile-title"),
        words("profile-text") if tx else words("profile-empty"),
        facts=tx,
        buttons=tuple(words.button(f"edit-{part}", "edit", part) for part in WORK),
    )
    return mine, _peers(member, told, home)


def _peers(member: Member, told: Profile, home: Community) -> Card:
    rest = tuple(part for part in PARTS if part not in WORK)
    week = Fact(words.line("fact-rhythm"), rhythm(member, home))
    shown = (*facts(rest, told), week, *_more(member))
    edits = [words.button(f"edit-{part}", "edit", part) for part in ("bring", "wishes", "rhythm")]
    buttons = (
        *edits,
        words.button("edit-challenges", "theme"),
        words.button("avoid-list", "avoid"),
    )
    return Card(words("peers-title"), words("peers-text"), facts=shown, buttons=buttons)


def _more(member: Member) -> list[Fact]:
    """Return what the line about somebody's rhythm does not say of their week."""
    more = ((each.name, each.said(member)) for each in WEEK if each.name not in IN_RHYTHM)
    return [Fact(words.line(f"ask-{name}"), text(said)) for name, said in more if said]


def facts(parts: Collection[str], told: Profile) -> tuple[Fact, ...]:
    """Return what was told in some parts, the answers that belong together on one line."""
    lines: dict[str, list[str]] = {}
    for each in profile_fields.FIELDS:
        said = answers.said(each, told)
        if said and each.part in parts:
            label = words.line(f"fact-{each.fact}" if each.fact else f"ask-{each.name}")
            lines.setdefault(label, []).append(said)
    return tuple(
        # What people type is made safe to show.
        Fact(label, words("as-said", value=", ".join(said)))
        for label, said in lines.items()
    )


def zone(member: Member, home: Community) -> Card:
    """Show whose clock counts for somebody."""
    key = "zone-yours" if member.zone else "zone-community"
    body = words(key, zone=member.zone or home.zone)
    return Card(words("zone-title"), body, buttons=(_hours(),))


def zone_kept(member: Member, home: Community) -> Card:
    """Confirm a time zone, with the hours that are kept in it."""
    title = words("zone-kept-title", zone=member.zone)
    return Card(title, rhythm(member, home), buttons=(_hours(),))


def zone_unknown(typed: str, near: Sequence[str]) -> Card:
    """Say that a time zone is not known, with the nearest ones."""
    found = words("zone-unknown-near", near=" · ".join(near)) if near else words("zone-unknown-far")
    return Card(words("zone-unknown-title", typed=quoted(typed)), found)


def _hours() -> Button:
    return words.button("change-rhythm", "edit", "rhythm")


def rhythm(member: Member, home: Community) -> Text:
    """Say when somebody works, and whose zone that is while theirs is unknown."""
    told = {each.name: each.said(member) for each in WEEK if each.name in IN_RHYTHM}
    key = "rhythm" if member.zone else "rhythm-community"
    return words(key, **{**told, "zone": member.zone or home.zone})


def saved(section: str, member: Member, told: Profile, home: Community) -> Card:
    """Say that a part was saved, and show it."""
    ways = (words.button("my-profile", "show"), words.elsewhere("go-home", Press("home", "show")))
    body = rhythm(member, home) if section == RHYTHM else words("saved-text")
    shown = facts((section,), told)
    return Card(words("saved-title"), body, facts=shown, buttons=ways)


# -- challenges, theme by theme --------------------------------------------------------------------


def theme_form() -> Form:
    """Ask for a theme."""
    themes = tuple(Choice(each.id, each.label) for each in topics.load().themes)
    asked = Field("theme", words.line("ask-theme"), Kind.CHOICE, required=True, choices=themes)
    press = Press("profile", "theme")
    return Form(words.line("form-theme"), press, (asked,), words.line("next"), words("intro-theme"))


def topics_form(theme: topics.ChallengeTheme, told: Profile) -> Form:
    """Ask for the challenges of a theme."""
    choices = tuple(Choice(each.id, each.label) for each in theme.topics)
    standing = tuple(each.id for each in theme.topics if each.id in told.challenges)
    asked = Field(
        "challenges", words.line("ask-challenges"), Kind.CHOICES, value=standing, choices=choices
    )
    press = Press("profile", "topics", theme.id)
    intro = lines([text(theme.label), words("intro-topics")])
    return Form(words.line("form-topics"), press, (asked,), words.line("save"), intro)

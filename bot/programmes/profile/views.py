"""What joining and the profile show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.kit import topics
from bot.kit.people import Community, Member, Profile, Side, Wish
from bot.kit.text import Text, lines, quoted, text
from bot.kit.ui import Button, Card, Choice, Fact, Field, Form, Kind, Look, Press
from bot.programmes.profile.rhythm import written
from bot.programmes.profile.sections import CHALLENGES, MEETINGS, OFFERS, SECTIONS, words

MOST_CHALLENGES = 12
HOME = Press("home", "show")


def button(label: str, action: str, subject: str = "", look: Look = Look.PLAIN) -> Button:
    """Return a button of the profile's own; its label is a message."""
    return Button(words.line(label), Press("profile", action, subject), look)


def card(key: str, *buttons: Button) -> Card:
    """Return the card made of the messages `<key>-title` and `<key>-text`."""
    return Card(words(f"{key}-title"), words(f"{key}-text"), buttons=buttons)


# -- joining ---------------------------------------------------------------------------------------


def step(section: str, member: Member) -> Card:
    """Show one step of joining, which can be skipped."""
    buttons = [button("tell", "step", section, Look.MAIN)]
    if section == "bring":
        buttons.append(button("choose-challenges", "theme"))
    buttons.append(button("skip", "skip", section))
    if section == "who":
        leave = Press("home", "leave", member.id)
        buttons.append(Button(words.line("not-for-me"), leave))
    return card(f"step-{section}", *buttons)


def confide() -> Card:
    """Ask who one could confide in: to think about, not to answer."""
    return card("confide", Button(words.line("go-on"), Press("home", "first"), Look.MAIN))


def in_already() -> Card:
    """Answer somebody who said yes before."""
    return card("in-already", button("my-profile", "show"))


def not_joined() -> Card:
    """Answer somebody who has no profile to change."""
    return card("not-joined", button("join", "join", look=Look.MAIN))


# -- the profile -----------------------------------------------------------------------------------


def profile(member: Member, told: Profile, home: Community) -> tuple[Card, Card]:
    """Show everything somebody told about themselves, to themselves."""
    work = [*_facts(SECTIONS["who"], told), *_facts(SECTIONS["path"], told)]
    mine = Card(
        words("profile-title"),
        words("profile-text") if work else words("profile-empty"),
        tuple(work),
        (button("edit-who", "edit", "who"), button("edit-path", "edit", "path")),
    )
    return mine, _peers(member, told, home)


def _peers(member: Member, told: Profile, home: Community) -> Card:
    own = told.challenges_own
    picked = ", ".join(filter(None, [*_labels(told.challenges, topics.load().topics), own]))
    others = {"fact-challenges": picked, "fact-wishes": _wishes(told)}
    facts = [
        *_facts(("ask_me", "learn", "languages"), told),
        *_said("ask-offers", ", ".join(_flags("offer", OFFERS, told))),
        *(fact for label, value in others.items() for fact in _said(label, value)),
        Fact(words.line("fact-rhythm"), rhythm(member, home)),
        *_said("ask-meetings", ", ".join(_flags("meeting", MEETINGS, member))),
    ]
    edits = [button(f"edit-{part}", "edit", part) for part in ("bring", "wishes", "rhythm")]
    buttons = (*edits, button("edit-challenges", "theme"), button("avoid-list", "avoid"))
    return Card(words("peers-title"), words("peers-text"), tuple(facts), buttons)


def _facts(names: Iterable[str], told: Profile) -> list[Fact]:
    return [fact for name in names for fact in _said(f"ask-{name}", _shown(name, told))]


def _said(label: str, value: str) -> list[Fact]:
    """Return a fact, or none where nothing was said; what people type is made safe to show."""
    return [Fact(words.line(label), words("as-said", value=value))] if value else []


def _shown(name: str, told: Profile) -> str:
    lists = topics.load()
    listed: dict[str, Sequence[topics.Entry]] = {
        "field": lists.fields,
        "level": lists.levels,
        "objective": lists.objectives,
    }
    value: str = getattr(told, name)
    return ", ".join(_labels((value,), listed[name])) if name in listed else value


def _labels(ids: Iterable[str], among: Sequence[topics.Entry]) -> list[str]:
    found = (topics.find(each, among) for each in ids)
    return [entry.label for entry in found if entry]


def _flags(prefix: str, names: Iterable[str], of: Member | Profile) -> list[str]:
    return [words.line(f"{prefix}-{name}") for name in names if getattr(of, name)]


def _wishes(told: Profile) -> str:
    return ", ".join(
        words.line(key)
        for key in (
            f"size-{told.size}" if told.size else "",
            f"alike-{told.alike}" if told.alike else "",
            f"field_wish-{told.field_wish}" if told.field_wish is not Wish.MIX else "",
            f"side-{told.side}" if told.side is not Side.EITHER else "",
        )
        if key
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
    return button("change-rhythm", "edit", "rhythm")


def rhythm(member: Member, home: Community) -> Text:
    """Say when somebody works, and whose zone that is while theirs is unknown."""
    days = ", ".join(words.line(f"day-{day}") for day in member.days)
    hours = written(member.starts, member.ends)
    key = "rhythm" if member.zone else "rhythm-community"
    return words(key, days=days, hours=hours, zone=member.zone or home.zone)


def saved(section: str, member: Member, told: Profile, home: Community) -> Card:
    """Say that a part was saved, and show it."""
    done = card("saved", button("my-profile", "show"), Button(words.line("go-home"), HOME))
    if section == "rhythm":
        return Card(done.title, rhythm(member, home), buttons=done.buttons)
    facts = _facts((n for n in SECTIONS.get(section, ()) if n in _PLAIN), told)
    if section == CHALLENGES:
        facts = _said("fact-challenges", ", ".join(_labels(told.challenges, topics.load().topics)))
    return Card(done.title, done.text, tuple(facts), done.buttons)


_PLAIN = {*SECTIONS["who"], *SECTIONS["path"], "ask_me", "learn", "challenges_own", "languages"}


# -- challenges, theme by theme --------------------------------------------------------------------


def theme_form() -> Form:
    """Ask for a theme."""
    themes = tuple(Choice(each.id, each.label) for each in topics.load().themes)
    asked = Field("theme", words.line("ask-theme"), Kind.CHOICE, required=True, choices=themes)
    press = Press("profile", "theme")
    return Form(words.line("form-theme"), press, (asked,), words.line("next"), words("intro-theme"))


def topics_form(theme: topics.Theme, told: Profile) -> Form:
    """Ask for the challenges of a theme."""
    choices = tuple(Choice(each.id, each.label) for each in theme.topics)
    standing = tuple(each.id for each in theme.topics if each.id in told.challenges)
    asked = Field(
        "challenges", words.line("ask-topics"), Kind.CHOICES, value=standing, choices=choices
    )
    press = Press("profile", "topics", theme.id)
    intro = lines([text(theme.label), words("intro-topics")])
    return Form(words.line("form-topics"), press, (asked,), words.line("save"), intro)

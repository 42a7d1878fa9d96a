"""What My peers and the plan show, pure: values in, cards and forms out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.kit.limits import BUTTONS, CHOICE_LABEL
from bot.kit.people import LONG_AGO, Member
from bot.kit.programme import Lead, Tie
from bot.kit.text import Moment, Style, Text, lines, said, text
from bot.kit.ui import Button, Card, Choice, Field, Form, Kind, Look, Press
from bot.kit.words import Arg, Words
from bot.programmes.network.nouns import Acquaintance, Name, Often, Role, Wish
from bot.programmes.network.rules import MOST, due

words = Words("bot.programmes.network")


@dataclass(frozen=True, slots=True)
class Line:
    """One wish of a plan with the names in it; a name without a member is somebody elsewhere."""

    wish: Wish
    names: Sequence[tuple[Name, Member | None]] = ()


def card(key: str, *buttons: Button, more: Text | None = None, **args: Arg) -> Card:
    """Return the card made of `<key>-title`, `<key>-text` and, where there is one, `<key>-why`."""
    why = words(f"{key}-why", **args) if words.has(f"{key}-why") else Text()
    body = lines([words(f"{key}-text", **args), more or Text()], "\n\n")
    return Card(words(f"{key}-title", **args), body, buttons=buttons, why=why)


def press(label: str, action: str, subject: str = "", look: Look = Look.PLAIN) -> Button:
    """Return a button of this programme, its label from the message `press-<label>`."""
    return Button(words.line(f"press-{label}"), Press("network", action, subject), look)


def join_first() -> Card:
    """Say that one joins Confab before this."""
    return card("join-first", Button(words.line("press-join"), Press("profile", "join"), Look.MAIN))


# -- peers -----------------------------------------------------------------------------------------


def peers(tied: Sequence[Tie], known: Sequence[tuple[Acquaintance, Member | None]]) -> Card:
    """Show present and past peers; what sleeps can be woken."""
    told = [_tie(each) for each in tied]
    told += [_known(each, other) for each, other in known if other]
    if not told:
        return card("peers-none")
    more = [Button(label, to) for tie in tied for label, to in tie.buttons]
    buttons = [press("choose", "choose", look=Look.MAIN), *more][:BUTTONS]
    return Card(words("peers-title"), lines(told), buttons=tuple(buttons), why=words("peers-why"))


def _tie(tie: Tie) -> Text:
    key = "tie" if tie.present else "tie-past"
    return words(key, what=words(f"bond-{tie.bond}"), who=tie.label)


def _known(each: Acquaintance, other: Member) -> Text:
    met = Moment(each.met, Style.DAY)
    return words("known", who=other.person, count=each.times, met=met)


def nobody_yet() -> Card:
    """Say that there is nobody to choose from yet."""
    return card("peers-none")


def choose_form(found: Sequence[tuple[str, str]]) -> Form:
    """Ask which peer it is about."""
    options = tuple(Choice(id, label[:CHOICE_LABEL]) for id, label in found)
    who = Field("who", words.line("ask-which"), Kind.CHOICE, required=True, choices=options)
    title, show = words.line("choose-form"), words.line("choose-submit")
    return Form(title, Press("network", "choose"), (who,), show)


def called(name: Name, other: Member | None) -> str:
    """Return what somebody in a plan is called."""
    return other.name if other else said(name.name) or words.line("former")


def person(
    name: Name | None,
    other: Member | None,
    known: Acquaintance | None,
    offers: Mapping[Lead, Press | None],
    tied: Sequence[Tie],
) -> Card:
    """Show one peer with what joins the two, and what one can ask of them; what sleeps is woken."""
    asleep = [Button(label, to) for tie in tied if not tie.present for label, to in tie.buttons]
    buttons = asleep + [Button(words.line(f"lead-{kind}"), to) for kind, to in offers.items() if to]
    if other:
        buttons.append(Button(words.line("press-thank"), Press("thanks", "give", other.id)))
    if name:
        buttons += [press("touched", "touched", name.id), press("drop", "drop_name", name.id)]
    title = text(other.person) if other else text(called(name, None) if name else "")
    told = [_tie(each) for each in tied]
    told += [_known(known, other)] if known and other else []
    told += [_touched(name)] if name else []
    return Card(title, lines(told) or words("person-text"), buttons=tuple(buttons[:BUTTONS]))


def _touched(name: Name) -> Text:
    if name.touched <= LONG_AGO:
        return words("not-touched")
    return words("last-touched", at=Moment(name.touched, Style.DAY))


# -- the plan --------------------------------------------------------------------------------------


def plan(found: Sequence[Line], now: datetime) -> Card:
    """Show the plan."""
    add = press("wish", "wish")
    if not found:
        return card("plan-none", add)
    told = lines([_line(each, now) for each in found], "\n\n")
    buttons = [add, *(_name_button(each) for each in found)][:BUTTONS]
    return Card(words("plan-title"), told, buttons=tuple(buttons), why=words("plan-why"))


def _name_button(line: Line) -> Button:
    label = words.line("press-name", kind=words.line(f"short-{line.wish.kind}"))
    return Button(label, Press("network", "name", line.wish.id))


def _line(line: Line, now: datetime) -> Text:
    wish = line.wish
    head = words(
        "wish",
        count=len(line.names),
        wanted=wish.wanted,
        kind=words.line(f"kind-{wish.kind}"),
        every=words.line(f"every-{wish.every}"),
    )
    named = [
        words("named-due" if due(name, wish.every, now) else "named", who=_who(name, other))
        for name, other in line.names
    ]
    return lines([head, *named])


def _who(name: Name, other: Member | None) -> Text:
    return text(other.person) if other else text(called(name, None))


def wish_form() -> Form:
    """Ask for a kind of peer, how many and how often."""
    kinds = tuple(Choice(each, words.line(f"kind-{each}")) for each in Role)
    counts = tuple(Choice(str(each), str(each)) for each in range(1, MOST + 1))
    often = tuple(Choice(each, words.line(f"every-{each}")) for each in Often)
    kind, many = words.line("ask-kind"), words.line("ask-wanted")
    how = words.line("ask-every")
    fields = (
        Field("kind", kind, Kind.CHOICE, required=True, value=Role.EAR, choices=kinds),
        Field("wanted", many, Kind.CHOICE, required=True, value="1", choices=counts),
        Field("every", how, Kind.CHOICE, required=True, value=Often.QUARTER, choices=often),
    )
    title, keep = words.line("wish-form"), words.line("wish-submit")
    return Form(title, Press("network", "wish"), fields, keep, words("wish-intro"))


def wish_kept(wish: Wish) -> Card:
    """Confirm a line of the plan."""
    return card(
        "wish-kept",
        press("name-one", "name", wish.id, Look.MAIN),
        press("wish", "wish"),
        press("show", "show"),
        press("drop-wish", "drop_wish", wish.id),
        kind=words.line(f"kind-{wish.kind}"),
    )


def name_form(wish: Wish) -> Form:
    """Ask who it could be."""
    fields = (
        Field("person", words.line("ask-person"), Kind.PERSON),
        Field("name", words.line("ask-name"), most=80),
    )
    press_ = Press("network", "name", wish.id)
    title, keep = words.line("name-form"), words.line("wish-submit")
    intro = words("name-intro", kind=words.line(f"kind-{wish.kind}"))
    return Form(title, press_, fields, keep, intro)


def dropped() -> Card:
    """Confirm that something is out of the plan."""
    return card("dropped", press("show", "show"))


def touched() -> Card:
    """Confirm that two were in touch."""
    return card("touched", press("show", "show"))


def look_back(found: Sequence[Line], now: datetime) -> Card:
    """Ask, once a quarter, whether the plan is still what one needs."""
    told = lines([_line(each, now) for each in found], "\n\n")
    buttons = (press("choose", "choose", look=Look.MAIN), press("wish", "wish"))
    return card("look-back", *buttons, press("show", "show"), more=told)

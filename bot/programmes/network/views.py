"""What My peers and the plan show, pure: values in, cards and forms out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.kit.contracts.programme import Lead, Tie
from bot.kit.model.people import LONG_AGO, Member
from bot.kit.screen.buttons import Button, Look, Press
from bot.kit.screen.cards import Card, Element, Row
from bot.kit.screen.forms import Choice, Field, Form, Kind
from bot.kit.screen.limits import ROWS
from bot.kit.screen.text import Moment, Style, Text, lines, said, text
from bot.kit.widgets import listing
from bot.kit.widgets.names import former
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.network.models import Acquaintance, Name, Often, PeerRole, PeerWish
from bot.programmes.network.rules import MOST, due

words = Phrasebook("bot.programmes.network")


@dataclass(frozen=True, slots=True)
class Line:
    """One wish of a plan with the names in it; a name without a member is somebody elsewhere."""

    wish: PeerWish
    names: Sequence[tuple[Name, Member | None]] = ()


# -- peers -----------------------------------------------------------------------------------------


Known = tuple[Member, Acquaintance | None]
"""Somebody one knows here, and how one has met them (None: by a tie alone)."""


def peers(tied: Sequence[Tie], known: Sequence[Known], start: str = "", most: int = ROWS) -> Card:
    """Show present and past peers from the line `start` on; what sleeps can be woken."""
    rows = [row for tie in tied for row in _can(tie)]
    rows += [_peer(other, met, tied) for other, met in known]
    if not rows:
        return words.card("peers-none")
    to, why = Press("network", "peers"), words("peers-why")
    return listing.page(words("peers-title"), rows, to, start=start, most=most, why=why)


def _peer(other: Member, met: Acquaintance | None, tied: Sequence[Tie]) -> Row:
    told = [_tie(tie) for tie in tied if other.id in tie.others and not tie.buttons]
    told += [_known(met, other)] if met else []
    line = lines(told) or text(other.person)
    return Row(line, words.button("ask-one", "person", f"m.{other.id}"))


def _can(tie: Tie) -> list[Row]:
    """Return what one can do about a tie now."""
    return [Row(_tie(tie), Button(label, to)) for label, to in tie.buttons]


def _tie(tie: Tie) -> Text:
    key = "tie" if tie.present else "tie-past"
    return words(key, what=words(f"bond-{tie.bond}"), who=tie.label)


def _known(each: Acquaintance, other: Member) -> Text:
    met = Moment(each.met, Style.DAY)
    return words("known", who=other.person, count=each.times, met=met)


def called(name: Name, other: Member | None) -> str:
    """Return what somebody in a plan is called."""
    return said(other.name if other else name.name) or str(former())


def person(
    name: Name | None,
    other: Member | None,
    known: Acquaintance | None,
    offers: Mapping[Lead, Press | None],
    tied: Sequence[Tie],
) -> Card:
    """Show one peer with what joins the two, and what one can ask of them; what sleeps is woken."""
    buttons = [Button(words.line(f"lead-{kind}"), to) for kind, to in offers.items() if to]
    if other:
        buttons.append(words.elsewhere("thank", Press("thanks", "give", other.id)))
    title = text(other.person) if other else text(called(name, None) if name else "")
    told: list[Element] = []
    for tie in tied:
        told += [_tie(tie)] if tie.present else _can(tie) or [_tie(tie)]
    told += [_known(known, other)] if known and other else []
    if name:
        told.append(Row(_touched(name), words.button("touched", "touched", name.id)))
        buttons.append(words.button("drop", "drop_name", name.id))
    return Card(title, *told or [words("person-text")], buttons=tuple(buttons))


def _touched(name: Name) -> Text:
    if name.touched <= LONG_AGO:
        return words("not-touched")
    return words("last-touched", at=Moment(name.touched, Style.DAY))


# -- the plan --------------------------------------------------------------------------------------


def plan(found: Sequence[Line], now: datetime, start: str = "", most: int = ROWS) -> Card:
    """Show the plan from the line `start` on: each wish, and below it who is named for it."""
    add = words.button("wish", "wish")
    if not found:
        return words.card("plan-none", add)
    rows = [row for each in found for row in _rows(each, now)]
    return listing.page(
        words("plan-title"),
        rows,
        Press("network", "plan"),
        start=start,
        most=most,
        buttons=(add,),
        why=words("plan-why"),
    )


def _rows(line: Line, now: datetime) -> list[Row]:
    short = words.line(f"short-{line.wish.kind}")
    head = Row(_wish(line), words.button("name", "name", line.wish.id, kind=short))
    named = [
        Row(_named(line.wish, name, other, now), words.button("ask-one", "person", f"n.{name.id}"))
        for name, other in line.names
    ]
    return [head, *named]


def _wish(line: Line) -> Text:
    wish = line.wish
    return words(
        "wish",
        count=len(line.names),
        wanted=wish.wanted,
        kind=words.line(f"kind-{wish.kind}"),
        every=words.line(f"every-{wish.every}"),
    )


def _named(wish: PeerWish, name: Name, other: Member | None, now: datetime) -> Text:
    return words("named-due" if due(name, wish.every, now) else "named", who=_who(name, other))


def _line(line: Line, now: datetime) -> Text:
    named = [_named(line.wish, name, other, now) for name, other in line.names]
    return lines([_wish(line), *named])


def _who(name: Name, other: Member | None) -> Text:
    return text(other.person) if other else text(called(name, None))


def wish_form() -> Form:
    """Ask for a kind of peer, how many and how often."""
    kinds = words.choices("kind", PeerRole)
    counts = tuple(Choice(str(each), str(each)) for each in range(1, MOST + 1))
    often = words.choices("every", Often)
    kind, many = words.line("ask-kind"), words.line("ask-wanted")
    how = words.line("ask-every")
    fields = (
        Field("kind", kind, Kind.CHOICE, required=True, value=PeerRole.EAR, choices=kinds),
        Field("wanted", many, Kind.CHOICE, required=True, value="1", choices=counts),
        Field("every", how, Kind.CHOICE, required=True, value=Often.QUARTER, choices=often),
    )
    return words.form("wish", Press("network", "wish"), *fields)


def wish_kept(wish: PeerWish) -> Card:
    """Confirm a line of the plan."""
    return words.card(
        "wish-kept",
        words.button("name-one", "name", wish.id, Look.MAIN),
        words.button("wish", "wish"),
        words.button("show", "show"),
        words.button("drop-wish", "drop_wish", wish.id),
        kind=words.line(f"kind-{wish.kind}"),
    )


def name_form(wish: PeerWish) -> Form:
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
    return words.card("dropped", words.button("show", "show"))


def touched() -> Card:
    """Confirm that two were in touch."""
    return words.card("touched", words.button("show", "show"))


def look_back(found: Sequence[Line], now: datetime) -> Card:
    """Ask, once a quarter, whether the plan is still what one needs."""
    told = lines([_line(each, now) for each in found], "\n\n")
    buttons = (words.button("show", "show", look=Look.MAIN), words.button("wish", "wish"))
    return words.card("look-back", *buttons, more=told)

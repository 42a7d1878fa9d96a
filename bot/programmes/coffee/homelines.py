"""What coffee adds to somebody's home: what waits for an answer, what is on, what is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.kit.alike import by_name
from bot.kit.people import Member
from bot.kit.ports import After, AtLeast, Work
from bot.kit.programme import HomeLine
from bot.kit.series import Enrolment, Part, Series, State
from bot.kit.text import Moment
from bot.kit.times import LENGTH
from bot.programmes.coffee.joining import LIVE, TAKES_PART
from bot.programmes.coffee.nouns import (
    Chair,
    Group,
    Invitation,
    Outcome,
    Reply,
    Waiting,
)
from bot.programmes.coffee.rounds import next_draw
from bot.programmes.coffee.skipping import about_the_coming
from bot.programmes.coffee.views.say import press, together, words


async def home(member: Member, work: Work) -> Sequence[HomeLine]:
    """Return what is on and what is next: what waits for an answer first."""
    lines = await _invitations(member, work) + await _meetings(member, work)
    parts = await work.find(Enrolment, member=member.id, part=TAKES_PART)
    live = [await _programme(part, work) for part in parts]
    lines += [line for line in live if line]
    if any(live):
        return [*lines, *await _outside(member, work)]
    if await work.count(Series, programme="coffee", state=State.RUNNING):
        lines.append(_line("home-join", 30, "join", "join"))
    return lines


def _line(key: str, weight: int, label: str, action: str, id: str = "", **args: Any) -> HomeLine:
    return HomeLine(words(key, **args), press(label, action, id, **args), weight)


async def _invitations(member: Member, work: Work) -> list[HomeLine]:
    found = await work.find(
        Invitation, invitee=member.id, reply=Reply.OPEN, expires=After(work.now)
    )
    asked = [each for each in found if not each.silent]
    inviters = {m.id: m for m in await work.find(Member, id=[each.inviter for each in asked])}
    return [
        _line(
            "home-invited",
            8,
            "answer",
            "invited",
            each.id,
            inviter=inviters[each.inviter].person,
        )
        for each in asked
        if each.inviter in inviters
    ]


async def _meetings(member: Member, work: Work) -> list[HomeLine]:
    said = (Outcome.UNKNOWN, Outcome.PLANNED)
    chairs = await work.find(Chair, member=member.id, met=said, order="-created", limit=10)
    groups = await work.find(Group, id=[chair.group for chair in chairs], open=True)
    lines = []
    for group in groups:
        if group.meets and group.meets + LENGTH < work.now:
            continue
        others = [c.member for c in await work.find(Chair, group=group.id) if c.member != member.id]
        people = [other.person for other in by_name(await work.find(Member, id=others))]
        if people:
            key = "home-meets" if group.meets else "home-introduced"
            at = Moment(group.meets or group.ends)
            names = together(people)
            lines.append(_line(key, 10, "change-coffee", "more", group.id, names=names, at=at))
    return lines


async def _programme(part: Enrolment, work: Work) -> HomeLine | None:
    series = await work.get(Series, part.series)
    if series is None or series.programme != "coffee" or series.state not in LIVE:
        return None
    if part.part is Part.SLEEPING:
        return _line("home-sleeping", 20, "stay", "stay", part.id, name=series.name)
    at = await next_draw(work, series)
    if at is None:
        return _line("home-held", 40, "change", "mine", series.id, name=series.name)
    label, action, id = await about_the_coming(part, work) or ("change", "mine", series.id)
    return _line("home-next", 40, label, action, id, name=series.name, at=Moment(at))


async def _outside(member: Member, work: Work) -> list[HomeLine]:
    invite = replace(_line("home-invite", 61, "invite", "invite"), rare=True)
    if await work.count(Waiting, member=member.id, until=AtLeast(work.now)):
        return [_line("home-waiting", 60, "stop-waiting", "stop_waiting"), invite]
    return [_line("home-more", 60, "now", "now"), invite]

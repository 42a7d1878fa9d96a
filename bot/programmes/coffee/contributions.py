"""What coffee adds to home, to export and to forgetting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import HomeLine
from bot.kit.series import Enrolment, Part, Seat, Series, State
from bot.kit.text import Moment
from bot.kit.ui import Press
from bot.programmes.coffee.nouns import (
    Asked,
    Chair,
    Encounter,
    Entry,
    Group,
    Invitation,
    Proposal,
    Waiting,
)
from bot.programmes.coffee.rounds import next_draw
from bot.programmes.coffee.views.introduction import together
from bot.programmes.coffee.views.say import words


async def home(member: Member, work: Work) -> Sequence[HomeLine]:
    """Return what is on and what is next."""
    lines = await _meetings(member, work)
    parts = await work.find(Enrolment, member=member.id, part=(Part.IN, Part.SLEEPING))
    for part in parts:
        series = await work.get(Series, part.series)
        if series and series.state is not State.STOPPED:
            lines.append(await _programme(series, part, work))
    if parts:
        now = (words.line("press-now"), Press("coffee", "now"))
        ask = (words.line("press-invite"), Press("coffee", "invite"))
        return [*lines, HomeLine(words("home-more"), (now, ask), weight=60)]
    open_to = await work.count(Series, programme="coffee", state=State.RUNNING)
    if open_to:
        join = (words.line("press-join"), Press("coffee", "join"))
        lines.append(HomeLine(words("home-join"), (join,), weight=30))
    return lines


async def _meetings(member: Member, work: Work) -> list[HomeLine]:
    chairs = await work.find(Chair, member=member.id, order="-created", limit=10)
    groups = await work.find(Group, id=[chair.group for chair in chairs], open=True)
    lines = []
    for group in groups:
        others = [c.member for c in await work.find(Chair, group=group.id) if c.member != member.id]
        people = [other.person for other in await work.find(Member, id=others)]
        if people and not any(c.met in ("met", "not") for c in chairs if c.group == group.id):
            key = "home-meets" if group.meets else "home-introduced"
            when = Moment(group.meets or group.ends)
            more = (words.line("press-more"), Press("coffee", "more", group.id))
            lines.append(HomeLine(words(key, names=together(people), at=when), (more,), weight=10))
    return lines


async def _programme(series: Series, part: Enrolment, work: Work) -> HomeLine:
    if part.part is Part.SLEEPING:
        stay = (words.line("press-stay"), Press("coffee", "stay", part.id))
        return HomeLine(words("home-sleeping", name=series.name), (stay,), weight=20)
    at = await next_draw(work, series)
    text = (
        words("home-next", name=series.name, at=Moment(at))
        if at
        else words("home-held", name=series.name)
    )
    leave = (words.line("press-leave"), Press("coffee", "leave", series.id))
    return HomeLine(text, (leave,), weight=40)


async def export(member: Member, work: Work) -> Mapping[str, Any]:
    """Return what coffee keeps about a member."""
    mine: dict[str, Any] = {}
    for part in await work.find(Enrolment, member=member.id):
        series = await work.get(Series, part.series)
        if series and series.programme == "coffee":
            mine.setdefault("programmes", []).append({"name": series.name, "part": part.part})
    chairs = await work.find(Chair, member=member.id)
    mine["introductions"] = [await _introduction(chair, work) for chair in chairs]
    sent = await work.find(Invitation, inviter=member.id)
    mine["invitations sent"] = [
        {"purpose": each.purpose, "on": each.created.isoformat()} for each in sent
    ]
    mine["rounds skipped or asked for"] = await work.count(Entry, member=member.id)
    mine["waiting for a coffee"] = await work.count(Waiting, member=member.id) > 0
    mine["questions seen"] = [e.opener for e in await work.find(Asked, member=member.id)]
    proposed = await work.find(Proposal, member=member.id)
    mine["questions proposed"] = [each.question for each in proposed]
    return mine


async def _introduction(chair: Chair, work: Work) -> dict[str, Any]:
    chairs = await work.find(Chair, group=chair.group)
    others = await work.find(Member, id=[c.member for c in chairs if c.member != chair.member])
    return {
        "with": [other.name for other in others],
        "on": chair.created.isoformat(),
        "met": chair.met.value,
        "again": chair.again,
    }


async def forget(member: Member, work: Work) -> None:
    """Delete what coffee keeps about a member; others keep their own chairs and places."""
    for noun in (Enrolment, Entry, Waiting, Asked, Chair, Seat, Proposal):
        await work.remove(noun, member=member.id)
    await work.remove(Encounter, a=member.id)
    await work.remove(Encounter, b=member.id)
    await work.remove(Invitation, inviter=member.id)
    await work.remove(Invitation, invitee=member.id)
    for group in await _naming(member, work):
        await work.save(without(group, member.id))
    for series in await work.find(Series, created_by=member.id):
        await work.save(replace(series, created_by=""))


async def _naming(member: Member, work: Work) -> list[Group]:
    found = await work.find(Group, starter=member.id) + await work.find(Group, one=member.id)
    found += await work.find(Group, other=member.id)
    found += await work.find(Group, chosen_by=member.id)
    return list({group.id: group for group in found}.values())


def without(group: Group, member: str) -> Group:
    """Return a group that does not name a member any more."""

    def kept(id: str) -> str:
        return "" if id == member else id

    return replace(
        group,
        starter=kept(group.starter),
        chosen_by=kept(group.chosen_by),
        one=kept(group.one),
        other=kept(group.other),
    )

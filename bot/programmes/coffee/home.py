"""What coffee adds to somebody's home: what waits for an answer, what is on, what is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.kit.contracts.programme import HomeLine
from bot.kit.contracts.transaction import After, AtLeast, Transaction
from bot.kit.model.normalise import by_name
from bot.kit.model.people import Member
from bot.kit.model.series import Enrolment, Part, Series, SeriesState
from bot.kit.screen.text import Moment
from bot.kit.time.meeting_times import LENGTH
from bot.kit.widgets.names import listed
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.coffee.joining import LIVE, TAKES_PART
from bot.programmes.coffee.models import (
    Group,
    GroupMember,
    Invitation,
    InvitationReply,
    Outcome,
    Waiting,
)
from bot.programmes.coffee.rounds.skipping import own_next

words = Phrasebook("bot.programmes.coffee")


async def home(member: Member, tx: Transaction) -> Sequence[HomeLine]:
    """Return what is on and what is next: what waits for an answer first."""
    lines = await _invitations(member, tx) + await _meetings(member, tx)
    parts = await tx.find(Enrolment, member=member.id, part=TAKES_PART)
    live = [await _programme(part, tx) for part in parts]
    lines += [line for line in live if line]
    if any(live):
        return [*lines, *await _outside(member, tx)]
    if await tx.count(Series, programme="coffee", state=SeriesState.RUNNING):
        lines.append(_line("home-join", 30, "join", "join"))
    return lines


def _line(key: str, weight: int, label: str, action: str, id: str = "", **args: Any) -> HomeLine:
    return HomeLine(words(key, **args), words.button(label, action, id, **args), weight)


async def _invitations(member: Member, tx: Transaction) -> list[HomeLine]:
    found = await tx.find(
        Invitation, invitee=member.id, reply=InvitationReply.OPEN, expires=After(tx.now)
    )
    asked = [each for each in found if not each.silent]
    inviters = {m.id: m for m in await tx.find(Member, id=[each.inviter for each in asked])}
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


async def _meetings(member: Member, tx: Transaction) -> list[HomeLine]:
    said = (Outcome.UNKNOWN, Outcome.PLANNED)
    chairs = await tx.find(GroupMember, member=member.id, met=said, order="-created", limit=10)
    groups = await tx.find(Group, id=[chair.group for chair in chairs], open=True)
    lines = []
    for group in groups:
        if group.meets and group.meets + LENGTH < tx.now:
            continue
        others = [
            c.member for c in await tx.find(GroupMember, group=group.id) if c.member != member.id
        ]
        people = [other.person for other in by_name(await tx.find(Member, id=others))]
        if people:
            key = "home-meets" if group.meets else "home-introduced"
            at = Moment(group.meets or group.ends)
            names = listed(people)
            lines.append(_line(key, 10, "change-coffee", "more", group.id, names=names, at=at))
    return lines


async def _programme(part: Enrolment, tx: Transaction) -> HomeLine | None:
    series = await tx.get(Series, part.series)
    if series is None or series.programme != "coffee" or series.state not in LIVE:
        return None
    if part.part is Part.SLEEPING:
        return _line("home-sleeping", 20, "stay", "stay", part.id, name=series.name)
    coming = await own_next(part, series, tx)
    if coming.at is None:
        return _line("home-held", 40, "change", "mine", series.id, name=series.name)
    label, action, id = coming.say or ("change", "mine", series.id)
    if coming.alone:
        return _line("home-alone", 40, label, action, id, name=series.name)
    key = "home-next-but-one" if coming.without else "home-next"
    return _line(key, 40, label, action, id, name=series.name, at=Moment(coming.at))


async def _outside(member: Member, tx: Transaction) -> list[HomeLine]:
    invite = replace(_line("home-invite", 61, "invite", "invite"), rare=True)
    if await tx.count(Waiting, member=member.id, until=AtLeast(tx.now)):
        return [_line("home-waiting", 60, "stop-waiting", "stop_waiting"), invite]
    return [_line("home-more", 60, "now", "now"), invite]

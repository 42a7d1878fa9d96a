"""What coffee adds to home, to everything stored about a member, and to forgetting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.kit.people import Member
from bot.kit.ports import After, AtLeast, Work
from bot.kit.programme import HomeLine
from bot.kit.series import Enrolment, Place, Seat, Series, State
from bot.kit.text import Moment
from bot.kit.ui import Press
from bot.programmes.coffee.bank import questions
from bot.programmes.coffee.introduce import LONGEST_TITLE
from bot.programmes.coffee.joining import LIVE, TAKES_PART
from bot.programmes.coffee.nouns import (
    Asked,
    Chair,
    Encounter,
    Entry,
    Group,
    Invitation,
    Outcome,
    Proposal,
    Reply,
    Settings,
    Waiting,
)
from bot.programmes.coffee.rounds import next_draw
from bot.programmes.coffee.times import LENGTH
from bot.programmes.coffee.views.say import together, words

# -- home -----------------------------------------------------------------------------------------


async def home(member: Member, work: Work) -> Sequence[HomeLine]:
    """Return what is on and what is next: what waits for an answer first."""
    lines = await _invitations(member, work) + await _meetings(member, work)
    parts = await work.find(Enrolment, member=member.id, part=TAKES_PART)
    live = [await _programme(part, work) for part in parts]
    lines += [line for line in live if line]
    if any(live):
        return [*lines, await _outside(member, work)]
    if await work.count(Series, programme="coffee", state=State.RUNNING):
        lines.append(_line("home-join", 30, ("press-join", "join", "")))
    return lines


def _line(key: str, weight: int, *presses: tuple[str, str, str], **args: Any) -> HomeLine:
    buttons = tuple(
        (words.line(label), Press("coffee", action, id)) for label, action, id in presses
    )
    return HomeLine(words(key, **args), buttons, weight)


async def _invitations(member: Member, work: Work) -> list[HomeLine]:
    asked = await work.find(
        Invitation, invitee=member.id, reply=Reply.OPEN, silent=False, expires=After(work.now)
    )
    inviters = {m.id: m for m in await work.find(Member, id=[each.inviter for each in asked])}
    return [
        _line(
            "home-invited",
            8,
            ("press-yes", "accept", each.id),
            ("press-not-now", "decline", each.id),
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
        people = [other.person for other in await work.find(Member, id=others)]
        if people:
            key = "home-meets" if group.meets else "home-introduced"
            at = Moment(group.meets or group.ends)
            more = ("press-more", "more", group.id)
            lines.append(_line(key, 10, more, names=together(people), at=at))
    return lines


async def _programme(part: Enrolment, work: Work) -> HomeLine | None:
    series = await work.get(Series, part.series)
    if series is None or series.programme != "coffee" or series.state not in LIVE:
        return None
    if part.part is not TAKES_PART[0]:
        return _line("home-sleeping", 20, ("press-stay", "stay", part.id), name=series.name)
    leave = ("press-leave", "leave", series.id)
    at = await next_draw(work, series)
    if at is None:
        return _line("home-held", 40, leave, name=series.name)
    return _line("home-next", 40, leave, name=series.name, at=Moment(at))


async def _outside(member: Member, work: Work) -> HomeLine:
    invite = ("press-invite", "invite", "")
    if await work.count(Waiting, member=member.id, until=AtLeast(work.now)):
        return _line("home-waiting", 60, ("press-stop-waiting", "stop_waiting", ""), invite)
    return _line("home-more", 60, ("press-now", "now", ""), invite)


# -- everything stored ----------------------------------------------------------------------------


async def export(member: Member, work: Work) -> Mapping[str, Any]:
    """Return what coffee keeps about a member; what others said in private stays theirs."""
    kept = {
        "programmes": await _programmes(member, work),
        "introductions": [
            await _introduction(chair, work)
            for chair in await work.find(Chair, member=member.id, order="created")
        ],
        "invitations sent": await _sent(member, work),
        "invitations received": await _received(member, work),
        "rounds answered": [
            {"answer": each.wanted.value, "on": each.created}
            for each in await work.find(Entry, member=member.id, order="created")
        ],
        "waiting for a coffee until": [
            each.until for each in await work.find(Waiting, member=member.id)
        ][:1],
        "opening questions seen": await questions(
            work, tuple(each.opener for each in await work.find(Asked, member=member.id))
        ),
        "opening questions proposed": [
            {"question": each.question, "depth": each.depth, "verdict": each.verdict.value}
            for each in await work.find(Proposal, member=member.id, order="created")
        ],
        "programmes hosted": await work.count(Settings, host=member.id),
        "programmes started": await work.count(Series, programme="coffee", created_by=member.id),
        "people I was brought together with": await work.count(Encounter, a=member.id)
        + await work.count(Encounter, b=member.id),
    }
    return {name: value for name, value in kept.items() if value}


async def _programmes(member: Member, work: Work) -> list[dict[str, Any]]:
    found = []
    for part in await work.find(Enrolment, member=member.id, order="created"):
        series = await work.get(Series, part.series)
        if series and series.programme == "coffee":
            found.append(
                {
                    "name": series.name,
                    "part": part.part.value,
                    "since": part.changed,
                    "rounds without a press": part.silent,
                    "rounds without a partner": part.sit_outs,
                    "without a partner last time": part.out_last,
                    "rounds in a trio": part.trios,
                }
            )
    return found


async def _introduction(chair: Chair, work: Work) -> dict[str, Any]:
    group = await work.get(Group, chair.group)
    chairs = await work.find(Chair, group=chair.group)
    others = await work.find(Member, id=[c.member for c in chairs if c.member != chair.member])
    return {
        "with": [other.name for other in others] or [words.line("former-member")],
        "on": chair.created,
        "time chosen": group.meets if group else None,
        "chosen by me": bool(group and group.chosen_by == chair.member),
        "I was to begin": bool(group and group.starter == chair.member),
        "my invitation said": group.purpose if group and group.starter == chair.member else "",
        "I said we met": chair.met.value,
        "I would meet again": chair.again,
        "I pressed something": chair.pressed,
    }


async def _sent(member: Member, work: Work) -> list[dict[str, Any]]:
    sent = await work.find(Invitation, inviter=member.id, order="created")
    names = {m.id: m.name for m in await work.find(Member, id=[each.invitee for each in sent])}
    return [
        {
            "to": names.get(each.invitee, words.line("former-member")),
            "purpose": each.purpose,
            "on": each.created,
            "until": each.expires,
        }
        for each in sent
    ]


async def _received(member: Member, work: Work) -> list[dict[str, Any]]:
    got = await work.find(Invitation, invitee=member.id, silent=False, order="created")
    names = {m.id: m.name for m in await work.find(Member, id=[each.inviter for each in got])}
    return [
        {
            "from": names.get(each.inviter, words.line("former-member")),
            "purpose": each.purpose,
            "on": each.created,
            "my answer": each.reply.value,
        }
        for each in got
    ]


# -- forgetting -----------------------------------------------------------------------------------


async def forget(member: Member, work: Work) -> None:
    """Delete what coffee keeps about a member; others keep their own chairs and places."""
    groups = await _groups(member, work)
    for part in await work.find(Enrolment, member=member.id):
        await work.cancel("coffee:wake", part.id)
    for chair in await work.find(Chair, member=member.id):
        await work.cancel("coffee:ask_again", chair.id)
    await work.cancel("coffee:waited", member.id)
    for noun in (Enrolment, Entry, Waiting, Asked, Chair, Seat, Proposal):
        await work.remove(noun, member=member.id)
    await work.remove(Encounter, a=member.id)
    await work.remove(Encounter, b=member.id)
    await work.remove(Invitation, inviter=member.id)
    await work.remove(Invitation, invitee=member.id)
    for group in groups:
        await _without(work, group, member.id)
    for series in await work.find(Series, created_by=member.id):
        await work.save(replace(series, created_by=""))
    for settings in await work.find(Settings, host=member.id):
        await work.save(replace(settings, host=""))


async def _groups(member: Member, work: Work) -> list[Group]:
    chairs = await work.find(Chair, member=member.id)
    found = await work.find(Group, id=[chair.group for chair in chairs])
    found += await work.find(Group, starter=member.id)
    found += await work.find(Group, one=member.id)
    found += await work.find(Group, other=member.id)
    found += await work.find(Group, chosen_by=member.id)
    return list({group.id: group for group in found}.values())


async def _without(work: Work, group: Group, member: str) -> None:
    """Take a member out of a group that others keep, and off the cards that stand there."""

    def kept(id: str) -> str:
        return "" if id == member else id

    chairs = await work.find(Chair, group=group.id)
    alone = len(chairs) < 2
    await work.save(
        replace(
            group,
            purpose="" if group.starter == member else group.purpose,
            starter=kept(group.starter),
            chosen_by=kept(group.chosen_by),
            one=kept(group.one),
            other=kept(group.other),
            open=group.open and not alone,
        )
    )
    place = await work.get(Place, group.place)
    if place is None:
        return
    people = await work.find(Member, id=[chair.member for chair in chairs])
    names = [person.name for person in people] or [words.line("former-member")]
    await work.save(replace(place, title=", ".join(names)[:LONGEST_TITLE]))
    if place.room:
        await work.show(place, "introduction", "coffee:introduction", group.id)
        if group.meets:
            await work.show(place, "time", "coffee:time", group.id)

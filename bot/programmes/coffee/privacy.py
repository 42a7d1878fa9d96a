"""What coffee tells in a member's download, and what it shows anew when they are deleted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.kit.model.series import Enrolment, Part, Place, Series
from bot.kit.widgets.names import former
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.coffee.models import (
    Asked,
    CoffeeSettings,
    Encounter,
    Group,
    GroupMember,
    Invitation,
    Outcome,
    Proposal,
    RoundEntry,
    Waiting,
)
from bot.programmes.coffee.questions.bank import questions

words = Phrasebook("bot.programmes.coffee")
STANDS = {
    Part.INVITED: "invited",
    Part.IN: "taking part",
    Part.SLEEPING: "paused after three quiet rounds",
    Part.OUT: "not taking part",
}
SAID = {
    Outcome.UNKNOWN: "",
    Outcome.MET: "we met",
    Outcome.PLANNED: "not yet",
    Outcome.NOT: "not this time",
}


TELLS = (GroupMember, Invitation, RoundEntry, Waiting, Asked, Proposal, Encounter)


async def export(member: Member, tx: Transaction) -> Mapping[str, Any]:
    """Return what coffee keeps about a member; what others said in private stays theirs."""
    kept = {
        "programmes": await _programmes(member, tx),
        "introductions": [
            await _introduction(chair, tx)
            for chair in await tx.find(GroupMember, member=member.id, order="created")
        ],
        "invitations sent": await _sent(member, tx),
        "invitations received": await _received(member, tx),
        "rounds answered": [
            {"answer": each.wanted.value, "on": each.created}
            for each in await tx.find(RoundEntry, member=member.id, order="created")
        ],
        "waiting for a coffee until": [
            each.until for each in await tx.find(Waiting, member=member.id)
        ][:1],
        "opening questions seen": await questions(
            tx, tuple(each.opener for each in await tx.find(Asked, member=member.id))
        ),
        "opening questions proposed": [
            {"question": each.question, "depth": each.depth, "verdict": each.verdict.value}
            for each in await tx.find(Proposal, member=member.id, order="created")
        ],
        "programmes hosted": await tx.count(CoffeeSettings, host=member.id),
        "programmes started": await tx.count(Series, programme="coffee", created_by=member.id),
        "people I was brought together with": await tx.count(Encounter, a=member.id)
        + await tx.count(Encounter, b=member.id),
    }
    return _told(kept)


async def _programmes(member: Member, tx: Transaction) -> list[dict[str, Any]]:
    found = []
    for part in await tx.find(Enrolment, member=member.id, order="created"):
        series = await tx.get(Series, part.series)
        if series and series.programme == "coffee":
            found.append(
                _told(
                    {
                        "name": series.name,
                        "part": STANDS[part.part],
                        "since": part.changed,
                        "rounds without a press": part.silent,
                        "rounds without a partner": part.sit_outs,
                        "without a partner last time": part.out_last,
                        "rounds in a trio": part.trios,
                    }
                )
            )
    return found


async def _introduction(chair: GroupMember, tx: Transaction) -> dict[str, Any]:
    group = await tx.get(Group, chair.group)
    chairs = await tx.find(GroupMember, group=chair.group)
    others = await tx.find(Member, id=[c.member for c in chairs if c.member != chair.member])
    told = {
        "with": [other.name for other in others] or [str(former())],
        "on": chair.created,
        "time chosen": group.meets if group else None,
        "chosen by me": bool(group and group.chosen_by == chair.member),
        "I was to begin": bool(group and group.starter == chair.member),
        "my invitation said": group.purpose if group and group.starter == chair.member else "",
        "I said": SAID[chair.met],
        "I would meet again": chair.again,
        "I pressed something": chair.pressed,
    }
    return _told(told) | ({"I would meet again": False} if chair.again is False else {})


def _told(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what says nothing."""
    return {name: value for name, value in kept.items() if value}


async def _sent(member: Member, tx: Transaction) -> list[dict[str, Any]]:
    sent = await tx.find(Invitation, inviter=member.id, order="created")
    names = {m.id: m.name for m in await tx.find(Member, id=[each.invitee for each in sent])}
    return [
        {
            "to": names.get(each.invitee, str(former())),
            "purpose": each.purpose,
            "on": each.created,
            "until": each.expires,
        }
        for each in sent
    ]


async def _received(member: Member, tx: Transaction) -> list[dict[str, Any]]:
    found = await tx.find(Invitation, invitee=member.id, order="created")
    got = [each for each in found if not each.silent]
    names = {m.id: m.name for m in await tx.find(Member, id=[each.inviter for each in got])}
    return [
        {
            "from": names.get(each.inviter, str(former())),
            "purpose": each.purpose,
            "on": each.created,
            "my answer": each.reply.value,
        }
        for each in got
    ]


async def forget(member: Member, tx: Transaction) -> None:
    """Close groups in which nobody is left to meet; cards are made once the member is gone."""
    for group in await _groups(member, tx):
        chairs = await tx.find(GroupMember, group=group.id)
        others = [chair for chair in chairs if chair.member != member.id]
        if group.open and len(others) < 2:
            await tx.save(replace(group, open=False))
        await _show_anew(group, tx)


async def _groups(member: Member, tx: Transaction) -> list[Group]:
    chairs = await tx.find(GroupMember, member=member.id)
    found = await tx.find(Group, id=[chair.group for chair in chairs])
    found += await tx.find(Group, starter=member.id)
    found += await tx.find(Group, one=member.id)
    found += await tx.find(Group, other=member.id)
    found += await tx.find(Group, chosen_by=member.id)
    return list({group.id: group for group in found}.values())


async def _show_anew(group: Group, tx: Transaction) -> None:
    place = await tx.get(Place, group.place)
    if place and place.room:
        await tx.show(place, "introduction", "coffee:introduction", group.id)
        if group.meets:
            await tx.show(place, "time", "coffee:time", group.id)

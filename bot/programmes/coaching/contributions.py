"""What coaching adds to home, to everything stored about a member, and to forgetting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import HomeLine
from bot.programmes.coaching.machine import State
from bot.programmes.coaching.nouns import (
    Call,
    Chair,
    Conversation,
    Feedback,
    Heard,
    Limit,
    Note,
    Offer,
    Reverse,
)
from bot.programmes.coaching.rules import OFFERED
from bot.programmes.coaching.say import names, press, words
from bot.programmes.coaching.seated import mine, others
from bot.programmes.coaching.views import after


async def home(member: Member, work: Work) -> Sequence[HomeLine]:
    """Return what waits for an answer, what is on, and a way to ask."""
    found = [await _line(talk, chair, member, work) for talk, chair in await mine(member, work)]
    found += await _next_time(member, work)
    return [
        *found,
        HomeLine(words("home-ask"), press("ask", "ask"), weight=55),
        HomeLine(words("home-alone"), press("begin", "alone"), weight=76, rare=True),
    ]


async def _line(talk: Conversation, chair: Chair, member: Member, work: Work) -> HomeLine:
    row = (talk, chair.seat, await others(talk, member, work))
    asked = talk.state in OFFERED and chair.seat > 0
    return HomeLine(after.line(row), after.opening(row), weight=8 if asked else 15)


async def _next_time(member: Member, work: Work) -> list[HomeLine]:
    """Return the conversations whose roles turn next time."""
    held = await work.find(Chair, member=member.id, seat=1)
    turning = await work.find(
        Conversation, id=[each.conversation for each in held], reverse=Reverse.NEXT
    )
    return [
        HomeLine(
            words("home-turn", other=names(await others(talk, member, work))),
            press("reverse-now", "reverse", talk.id),
            weight=45,
        )
        for talk in turning
        if await others(talk, member, work)
    ]


TELLS = (Chair, Note, Offer, Limit, Call, Feedback, Heard)


async def export(member: Member, work: Work) -> Mapping[str, Any]:
    """Return the conversations somebody was in and the notes they kept."""
    chairs = await work.find(Chair, member=member.id)
    held = {chair.conversation: chair for chair in chairs if not chair.silent}
    talks = await work.find(Conversation, id=list(held), order="created")
    notes = await work.find(Note, member=member.id, order="created")
    told = [await _exported(talk, held[talk.id], member, work) for talk in talks]
    offered = await work.get(Offer, member.id)
    limit = await work.get(Limit, member.id)
    calls = await work.find(Call, member=member.id, order="created")
    kept: dict[str, Any] = {
        "conversations": told,
        "notes": [each.words for each in notes],
        "glad to be asked since": offered.created.isoformat() if offered else "",
        "asked into at most": str(limit.most) if limit else "",
        "asked who has done this before": [each.created.isoformat() for each in calls],
        "asked for feedback": await _requests(work, "giver", member=member.id),
        "was asked for feedback": await _requests(work, "member", giver=member.id),
        "was asked so": await work.count(Heard, member=member.id),
    }
    return {label: value for label, value in kept.items() if value}


async def _requests(work: Work, other: str, **where: Any) -> list[dict[str, str]]:
    """Return requests for feedback, of which whoever asked cannot tell what became (rule R6)."""
    every = await work.find(Feedback, order="created", **where)
    found = [each for each in every if "member" in where or not each.silent]
    people = await work.find(Member, id=[getattr(each, other) for each in found])
    name = {each.id: each.name for each in people}
    return [
        {
            "with": name.get(getattr(each, other), ""),
            "about": each.about,
            "on": each.created.isoformat(),
        }
        for each in found
    ]


async def _exported(talk: Conversation, chair: Chair, member: Member, work: Work) -> dict[str, Any]:
    # A stop because it was more than peer support is nobody's business: an end like any other.
    stands = State.ENDED_EARLY if talk.state is State.SAFETY_STOP else talk.state
    told: dict[str, Any] = {
        "with": [each.name for each in await others(talk, member, work)],
        "as": talk.kind.role(chair.seat).value,
        "kind of help": talk.help.value,
        "stands": stands.value,
        "agreement": chair.agreed,
        "again": chair.again,
        "meets": talk.meets.isoformat() if talk.meets else "",
        "counted in the totals of": chair.counted,
        "on": talk.created.isoformat(),
    }
    return {label: value for label, value in told.items() if value not in ("", None, [])}

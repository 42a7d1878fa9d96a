"""What coaching tells in a member's download."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.programmes.coaching.access import others
from bot.programmes.coaching.models import (
    Call,
    Conversation,
    Feedback,
    Heard,
    HelpOffer,
    Limit,
    Participant,
    PrivateNote,
)
from bot.programmes.coaching.state_machine import TalkState

TELLS = (Participant, PrivateNote, HelpOffer, Limit, Call, Feedback, Heard)


async def export(member: Member, tx: Transaction) -> Mapping[str, Any]:
    """Return the conversations somebody was in and the notes they kept."""
    chairs = await tx.find(Participant, member=member.id)
    held = {chair.conversation: chair for chair in chairs if not chair.silent}
    talks = await tx.find(Conversation, id=list(held), order="created")
    notes = await tx.find(PrivateNote, member=member.id, order="created")
    told = [await _exported(talk, held[talk.id], member, tx) for talk in talks]
    offered = await tx.get(HelpOffer, member.id)
    limit = await tx.get(Limit, member.id)
    calls = await tx.find(Call, member=member.id, order="created")
    kept: dict[str, Any] = {
        "conversations": told,
        "notes": [each.words for each in notes],
        "glad to be asked since": offered.created.isoformat() if offered else "",
        "asked into at most": str(limit.most) if limit else "",
        "asked who has done this before": [each.created.isoformat() for each in calls],
        "asked for feedback": await _requests(tx, "giver", member=member.id),
        "was asked for feedback": await _requests(tx, "member", giver=member.id),
        "was asked so": await tx.count(Heard, member=member.id),
    }
    return {label: value for label, value in kept.items() if value}


async def _requests(tx: Transaction, other: str, **where: Any) -> list[dict[str, str]]:
    """Return requests for feedback, of which whoever asked cannot tell what became (rule R6)."""
    every = await tx.find(Feedback, order="created", **where)
    found = [each for each in every if "member" in where or not each.silent]
    people = await tx.find(Member, id=[getattr(each, other) for each in found])
    name = {each.id: each.name for each in people}
    return [
        {
            "with": name.get(getattr(each, other), ""),
            "about": each.about,
            "on": each.created.isoformat(),
        }
        for each in found
    ]


async def _exported(
    talk: Conversation, chair: Participant, member: Member, tx: Transaction
) -> dict[str, Any]:
    # A stop because it was more than peer support is nobody's business: an end like any other.
    stands = TalkState.ENDED_EARLY if talk.state is TalkState.SAFETY_STOP else talk.state
    told: dict[str, Any] = {
        "with": [each.name for each in await others(talk, member, tx)],
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

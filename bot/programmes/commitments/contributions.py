"""What commitments add to home, to a check-in, to export and to forgetting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.kit.contracts.programme import HomeLine
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.commitments import Asker, Commitment, Consent, Course, ProgressStep
from bot.kit.model.people import Member
from bot.programmes.commitments.say import press, words
from bot.programmes.commitments.showing import open_ones
from bot.programmes.commitments.views import own as views

ON_HOME = 3


async def home(member: Member, tx: Transaction) -> Sequence[HomeLine]:
    """Return what is open, the nearest first."""
    found = await open_ones(member, tx)
    add = press("add", "add")
    if not found:
        return [HomeLine(words("home-none"), add, weight=65)]
    told = [_line(each, member, tx) for each in found[:ON_HOME]]
    if (more := len(found) - ON_HOME) > 0:
        told += [HomeLine(words("home-more", count=more), press("list", "list"), 26)]
    return [*told, HomeLine(words("home-add"), add, weight=74, rare=True)]


def _line(made: Commitment, member: Member, tx: Transaction) -> HomeLine:
    """Return one commitment; one whose day is not confirmed is looked at first."""
    verb = "show" if made.course is Course.DRAFT else "tell"
    said = views.home(made, member, tx.community)
    return HomeLine(said, press(verb, verb, made.id), 25)


async def recall(member: Member, tx: Transaction) -> HomeLine | None:
    """Return the one open commitment worth bringing back: the nearest."""
    found = await open_ones(member, tx)
    if not found:
        return None
    said = views.recalled(found[0], member, tx.community)
    return HomeLine(said, press("tell", "tell", found[0].id), weight=10)


async def export(member: Member, tx: Transaction) -> Mapping[str, Any]:
    """Return what is kept about somebody's commitments, and whom they may ask."""
    steps = await tx.find(ProgressStep, member=member.id, order="created")
    mine = await tx.find(Commitment, member=member.id, order="created")
    asked = await tx.find(Asker, member=member.id, consent=Consent.YES)
    owners = await tx.find(Member, id=[each.owner for each in asked])
    named = await tx.find(Asker, owner=member.id, order="created")
    peers = await tx.find(Member, id=[each.member for each in named])
    kept: dict[str, Any] = {
        "commitments": [
            _exported(each, [s for s in steps if s.commitment == each.id]) for each in mine
        ],
        "may ask me": [each.name for each in peers],
        "I may ask": [each.name for each in owners],
    }
    return {label: value for label, value in kept.items() if value}


def _exported(made: Commitment, steps: Sequence[ProgressStep]) -> dict[str, Any]:
    told = [f"{each.created:%Y-%m-%d} {each.turn}: {each.words}" for each in steps]
    return {
        "what": made.what,
        "plan": made.plan,
        "by": made.day,
        "stands": made.course.value,
        "told": told,
        "on": made.created.isoformat(),
    }

"""What commitments add to home, to a check-in, to export and to forgetting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.kit.commitments import Asker, Commitment, Consent, Step
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import HomeLine
from bot.kit.ui import Press
from bot.programmes.commitments.say import words
from bot.programmes.commitments.showing import open_ones
from bot.programmes.commitments.views import own as views

ON_HOME = 3


async def home(member: Member, work: Work) -> Sequence[HomeLine]:
    """Return what is open, the nearest first."""
    found = await open_ones(member, work)
    add = (words.line("press-add"), Press("commitments", "add"))
    if not found:
        return [HomeLine(words("home-none"), (add,), weight=65)]
    show = (words.line("press-list"), Press("commitments", "list"))
    text = views.home(found[:ON_HOME], len(found) - ON_HOME, member, work.community)
    return [HomeLine(text, (show, add), weight=25)]


async def recall(member: Member, work: Work) -> HomeLine | None:
    """Return the one open commitment worth bringing back: the nearest."""
    found = await open_ones(member, work)
    if not found:
        return None
    tell = (words.line("press-tell"), Press("commitments", "tell", found[0].id))
    return HomeLine(views.recalled(found[0], member, work.community), (tell,), weight=10)


async def export(member: Member, work: Work) -> Mapping[str, Any]:
    """Return what is kept about somebody's commitments, and whom they may ask."""
    steps = await work.find(Step, member=member.id, order="created")
    mine = await work.find(Commitment, member=member.id, order="created")
    asked = await work.find(Asker, member=member.id, consent=Consent.YES)
    owners = await work.find(Member, id=[each.owner for each in asked])
    named = await work.find(Asker, owner=member.id, order="created")
    peers = await work.find(Member, id=[each.member for each in named])
    kept: dict[str, Any] = {
        "commitments": [
            _exported(each, [s for s in steps if s.commitment == each.id]) for each in mine
        ],
        "may ask me": [each.name for each in peers],
        "I may ask": [each.name for each in owners],
    }
    return {label: value for label, value in kept.items() if value}


def _exported(made: Commitment, steps: Sequence[Step]) -> dict[str, Any]:
    told = [f"{each.created:%Y-%m-%d} {each.turn}: {each.words}" for each in steps]
    return {
        "what": made.what,
        "plan": made.plan,
        "by": made.day,
        "stands": made.course.value,
        "told": told,
        "on": made.created.isoformat(),
    }

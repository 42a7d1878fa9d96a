"""What commitments add to somebody's home and to a check-in."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.contracts.programme import HomeLine
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.commitments import Commitment, Course
from bot.kit.model.people import Member
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.commitments.showing import open_ones
from bot.programmes.commitments.views import own as views

words = Phrasebook("bot.programmes.commitments")
ON_HOME = 3


async def home(member: Member, tx: Transaction) -> Sequence[HomeLine]:
    """Return what is open, the nearest first."""
    found = await open_ones(member, tx)
    add = words.button("add", "add")
    if not found:
        return [HomeLine(words("home-none"), add, weight=65)]
    told = [_line(each, member, tx) for each in found[:ON_HOME]]
    if (more := len(found) - ON_HOME) > 0:
        told += [HomeLine(words("home-more", count=more), words.button("list", "list"), 26)]
    return [*told, HomeLine(words("home-add"), add, weight=74, rare=True)]


def _line(made: Commitment, member: Member, tx: Transaction) -> HomeLine:
    """Return one commitment; one whose day is not confirmed is looked at first."""
    verb = "show" if made.course is Course.DRAFT else "tell"
    said = views.home(made, member, tx.community)
    return HomeLine(said, words.button(verb, verb, made.id), 25)


async def recall(member: Member, tx: Transaction) -> HomeLine | None:
    """Return the one open commitment worth bringing back: the nearest."""
    found = await open_ones(member, tx)
    if not found:
        return None
    said = views.recalled(found[0], member, tx.community)
    return HomeLine(said, words.button("tell", "tell", found[0].id), weight=10)

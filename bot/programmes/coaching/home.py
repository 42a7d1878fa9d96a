"""What coaching adds to somebody's home: what waits for an answer, what is on, a way to ask."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.contracts.programme import HomeLine
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.kit.widgets.names import listed
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.coaching.access import mine, others
from bot.programmes.coaching.models import Conversation, Participant, Reverse
from bot.programmes.coaching.rules import OFFERED
from bot.programmes.coaching.views import after

words = Phrasebook("bot.programmes.coaching")


async def home(member: Member, tx: Transaction) -> Sequence[HomeLine]:
    """Return what waits for an answer, what is on, and a way to ask."""
    found = [await _line(talk, chair, member, tx) for talk, chair in await mine(member, tx)]
    found += await _next_time(member, tx)
    return [
        *found,
        HomeLine(words("home-ask"), words.button("ask", "ask"), weight=55),
        HomeLine(words("home-alone"), words.button("begin", "alone"), weight=76, rare=True),
    ]


async def _line(
    talk: Conversation, chair: Participant, member: Member, tx: Transaction
) -> HomeLine:
    row = (talk, chair.seat, await others(talk, member, tx))
    asked = talk.state in OFFERED and chair.seat > 0
    return HomeLine(after.line(row), after.opening(row), weight=8 if asked else 15)


async def _next_time(member: Member, tx: Transaction) -> list[HomeLine]:
    """Return the conversations whose roles turn next time."""
    held = await tx.find(Participant, member=member.id, seat=1)
    turning = await tx.find(
        Conversation, id=[each.conversation for each in held], reverse=Reverse.NEXT
    )
    return [
        HomeLine(
            words("home-turn", other=listed(await others(talk, member, tx))),
            words.button("reverse-now", "reverse", talk.id),
            weight=45,
        )
        for talk in turning
        if await others(talk, member, tx)
    ]

"""Thanks: a private word to a peer, one's own tally of them, and a story one tells oneself (H9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.kit.contracts.commands import Action, Command, Option
from bot.kit.contracts.events import Gone, Left, Resumed
from bot.kit.contracts.programme import CardKind, HomeLine, Programme
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.kit.screen.buttons import Button, Press
from bot.kit.screen.forms import Kind
from bot.programmes.thanks import giving, telling
from bot.programmes.thanks.models import Story, ThankYou
from bot.programmes.thanks.views import words


async def home(member: Member, tx: Transaction) -> Sequence[HomeLine]:
    """Return the way to thank somebody."""
    give = Press("thanks", "give")
    return [HomeLine(words("home"), Button(words.line("press-give"), give), weight=75, rare=True)]


async def export(member: Member, tx: Transaction) -> Mapping[str, Any]:
    """Return what thanks keep about a member."""
    written = await tx.find(ThankYou, writer=member.id)
    kept = {
        "thanks received": await tx.count(ThankYou, member=member.id, delivered=True),
        "thanks on their way to others": [each.words for each in written],
        "stories not published yet": [s.words for s in await tx.find(Story, member=member.id)],
    }
    return {label: value for label, value in kept.items() if value}


thanks = Programme(
    "thanks",
    commands=(
        Command("thanks", "show", giving.show, default=True),
        Command("thanks", "give", giving.open_give, (Option("who", Kind.PERSON),), opens_form=True),
        Command("thanks", "story", telling.open_story, opens_form=True),
    ),
    presses={
        "show": Action(giving.show),
        "give": Action(giving.open_give, opens_form=True),
        "story": Action(telling.open_story, opens_form=True),
        "publish": Action(telling.publish),
        "drop": Action(telling.drop),
    },
    submits={"give": Action(giving.take_give), "story": Action(telling.take_story)},
    cards={
        "note": CardKind(giving.note, delivered=giving.delivered),
        "story": CardKind(telling.story, delivered=telling.delivered),
    },
    hears={Resumed: giving.resumed, Left: giving.left, Gone: giving.left},
    home=home,
    export=export,
    tells=(ThankYou, Story),
)

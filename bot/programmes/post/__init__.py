"""Post: notes kept for somebody the bot could not write to, shown when they ask (R1, R2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from bot.kit.contracts.commands import Action, Command
from bot.kit.contracts.events import Kept
from bot.kit.contracts.jobs import Job
from bot.kit.contracts.programme import CardKind, HomeLine, Programme
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.owed import Owed
from bot.kit.model.people import Member
from bot.kit.screen.buttons import Button, Press
from bot.programmes.post import calling, giving
from bot.programmes.post.views import words


async def home(member: Member, tx: Transaction) -> Sequence[HomeLine]:
    """Say that there is something, while there is."""
    if not await giving.waits(member, tx):
        return []
    show = Press("post", "show", member.id)
    return [HomeLine(words("home"), Button(words.line("show-me"), show), weight=1)]


async def export(member: Member, tx: Transaction) -> Mapping[str, Any]:
    """Return how many notes are kept for a member."""
    count = await tx.count(Owed, member=member.id, state=giving.HERE)
    return {"notes kept for me": count} if count else {}


def post(everyone: Sequence[Programme]) -> Programme:
    """Return the post, which keeps the cards of `everyone`; read whenever it is asked."""
    show = Action(partial(giving.show, everyone))
    return Programme(
        "post",
        commands=(Command("notes", "", show.run),),
        presses={"show": show},
        jobs={"seen": Job(partial(giving.seen, everyone))},
        cards={"waiting": CardKind(calling.waiting, calls=True)},
        hears={Kept: calling.kept},
        home=home,
        export=export,
        tells=(Owed,),
    )

"""Post: notes kept for somebody the bot could not write to, shown when they ask (R1, R2)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.kit.contracts.commands import Action, Command
from bot.kit.contracts.events import Kept
from bot.kit.contracts.jobs import Job
from bot.kit.contracts.programme import CardKind, Programme
from bot.kit.model.owed import Owed
from bot.programmes.post import calling, giving, home, privacy


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
        home=home.home,
        export=privacy.export,
        tells=(Owed,),
    )

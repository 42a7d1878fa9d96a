"""Commitments: what people set out to do, and a peer who may ask how it went (T7, T13)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.kit.contracts.commands import Action, Command
from bot.kit.contracts.events import Gone, Joined, Left, Resumed
from bot.kit.contracts.jobs import Job
from bot.kit.contracts.programme import CardKind, Programme
from bot.kit.model.commitments import Asker, Commitment, ProgressStep
from bot.programmes.commitments import (
    asking,
    cards,
    files,
    following,
    home,
    making,
    privacy,
    showing,
    telling,
)

MAKING = {
    "list": Action(showing.listing),
    "closed": Action(showing.closed),
    "show": Action(showing.one),
    "download": Action(files.download),
    "add": Action(making.open_add, opens_form=True),
    "keep": Action(making.keep),
    "edit": Action(making.open_edit, opens_form=True),
    "snooze": Action(making.snooze),
    "sure": Action(making.sure),
    "delete": Action(making.delete),
}
"""Presses of the owner, about what there is to do."""
GOING = {
    "tell": Action(telling.open_tell, opens_form=True),
    "done": Action(following.open_done, opens_form=True),
    "partly": Action(following.open_partly, opens_form=True),
    "not_yet": Action(following.open_not_yet, opens_form=True),
    "more": Action(following.more),
    "let_go": Action(following.let_go),
    "pass_on": Action(telling.pass_on),
}
"""Presses of the owner, about how it goes."""
ASKING = {
    "accept": Action(asking.accept),
    "decline": Action(asking.decline),
    "never": Action(asking.never),
    "nobody": Action(asking.nobody),
    "cheer": Action(telling.cheer),
}
"""Presses about who may ask, and of those who may."""
CARDS = {
    "due": CardKind(cards.due),
    "may_ask": CardKind(cards.may_ask),
    "may_ask_new": CardKind(cards.may_ask, always=True),
    "will_ask": CardKind(cards.will_ask),
    "news": CardKind(cards.news),
    "cheered": CardKind(cards.cheered),
}


def commitments(everyone: Sequence[Programme]) -> Programme:
    """Return the programme; where one stalls it looks among `everyone` for what may help."""
    return Programme(
        "commitments",
        commands=(
            Command("commitments", "list", showing.listing, default=True),
            Command("commitments", "add", making.open_add, opens_form=True),
        ),
        presses=MAKING | GOING | ASKING,
        submits=_submits(everyone),
        jobs={"due": Job(following.due), "remind": Job(following.remind)},
        cards=CARDS,
        makers={"list": files.listed, "calendar": files.calendar},
        hears={
            Joined: following.back,
            Left: following.left,
            Gone: following.left,
            Resumed: following.resumed,
        },
        home=home.home,
        recall=home.recall,
        export=privacy.export,
        tells=(Commitment, ProgressStep, Asker),
    )


def _submits(everyone: Sequence[Programme]) -> dict[str, Action]:
    return {
        "add": Action(making.take_add),
        "edit": Action(making.take_edit),
        "tell": Action(partial(telling.take_tell, everyone)),
        "done": Action(following.take_done),
        "partly": Action(partial(following.take_partly, everyone)),
        "not_yet": Action(partial(following.take_not_yet, everyone)),
    }

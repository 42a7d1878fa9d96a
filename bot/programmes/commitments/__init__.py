"""Commitments: what people set out to do, and a peer who may ask how it went (T7, T13)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.kit.events import Gone, Joined, Left, Resumed
from bot.kit.programme import Action, CardKind, Command, Job, Programme
from bot.programmes.commitments import (
    asking,
    cards,
    contributions,
    files,
    following,
    making,
    showing,
    telling,
)


def commitments(everyone: Sequence[Programme]) -> Programme:
    """Return the programme; where one stalls it looks among `everyone` for what may help."""
    take_tell = partial(telling.take_tell, everyone)
    take_partly = partial(following.take_partly, everyone)
    take_not_yet = partial(following.take_not_yet, everyone)
    return Programme(
        "commitments",
        commands=(
            Command("commitments", "list", showing.listing, default=True),
            Command("commitments", "add", making.open_add, opens_form=True),
        ),
        presses={
            "list": Action(showing.listing),
            "add": Action(making.open_add, opens_form=True),
            "choose": Action(showing.choose, opens_form=True),
            "show": Action(showing.one),
            "keep": Action(making.keep),
            "edit": Action(making.open_edit, opens_form=True),
            "snooze": Action(making.snooze),
            "sure": Action(making.sure),
            "delete": Action(making.delete),
            "tell": Action(telling.open_tell, opens_form=True),
            "done": Action(following.open_done, opens_form=True),
            "partly": Action(following.open_partly, opens_form=True),
            "not_yet": Action(following.open_not_yet, opens_form=True),
            "more": Action(following.more),
            "let_go": Action(following.let_go),
            "accept": Action(asking.accept),
            "decline": Action(asking.decline),
            "nobody": Action(asking.nobody),
            "never": Action(asking.never),
            "cheer": Action(telling.cheer),
            "download": Action(files.download),
        },
        submits={
            "add": Action(making.take_add),
            "choose": Action(showing.chosen),
            "edit": Action(making.take_edit),
            "tell": Action(take_tell),
            "done": Action(following.take_done),
            "partly": Action(take_partly),
            "not_yet": Action(take_not_yet),
        },
        jobs={"due": Job(following.due), "remind": Job(following.remind)},
        cards={
            "due": CardKind(cards.due),
            "may_ask": CardKind(cards.may_ask),
            "may_ask_new": CardKind(cards.may_ask, always=True),
            "will_ask": CardKind(cards.will_ask),
            "news": CardKind(cards.news),
            "cheered": CardKind(cards.cheered),
        },
        makers={"list": files.listed, "calendar": files.calendar},
        hears={
            Joined: following.back,
            Left: following.left,
            Gone: following.left,
            Resumed: following.resumed,
        },
        home=contributions.home,
        recall=contributions.recall,
        export=contributions.export,
        forget=contributions.forget,
    )

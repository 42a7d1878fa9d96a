"""Who may press: a button made for one member or for organisers refuses others, kindly."""

from __future__ import annotations

from bot.kit import notices
from bot.kit.people import Member, Organiser
from bot.kit.ports import Work
from bot.kit.programme import Ask, Refusal
from bot.kit.series import Series, State


async def only_for(owner: str, ask: Ask, work: Work) -> None:
    """Raise Refusal unless the asker is `owner`, a member id; empty: it is for everybody.

    Where the owner has deleted everything meanwhile, things have moved on.
    """
    if owner and owner != ask.who.id:
        there = await work.get(Member, owner)
        raise Refusal(notices.not_yours() if there else notices.moved_on())


def organises_all(ask: Ask) -> None:
    """Raise Refusal where the asker organises single programmes only: starting one concerns all."""
    if not ask.organiser:
        raise Refusal(notices.organisers_of_all())


async def organised(ask: Ask, work: Work) -> Series | None:
    """Return the series a press is about; None where it is over or another programme's.

    Raises Refusal where the asker organises neither all of Confab nor this series.
    """
    series = await work.get(Series, ask.subject)
    if series is None or series.programme != ask.programme or series.state is State.STOPPED:
        return None
    named = await work.count(Organiser, member=ask.who.id, series=series.id)
    if not (ask.organiser or named):
        raise Refusal(notices.organisers_only())
    return series

"""Who may press: a button made for one member or for organisers refuses others, kindly."""

from __future__ import annotations

from collections.abc import Callable

from bot.kit.contracts.context import Context, Refusal
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member, Organiser
from bot.kit.model.series import Series, SeriesState
from bot.kit.screen.cards import Card
from bot.kit.widgets import notices


def members_only(otherwise: Callable[[], Card]) -> Callable[[Context], Member]:
    """Return what finds the asker; it raises Refusal where they have not said yes to Confab.

    `otherwise` makes the card they see then, in the words of the programme.
    """

    def joined(ctx: Context) -> Member:
        if not ctx.who.joined:
            raise Refusal(otherwise())
        return ctx.who

    return joined


async def only_for(owner: str, ctx: Context, tx: Transaction) -> None:
    """Raise Refusal unless the asker is `owner`, a member id; empty: it is for everybody.

    Where the owner has deleted everything meanwhile, things have moved on.
    """
    if owner and owner != ctx.who.id:
        there = await tx.get(Member, owner)
        raise Refusal(notices.not_yours() if there else notices.moved_on())


def organises_all(ctx: Context) -> None:
    """Raise Refusal where the asker organises single programmes only: starting one concerns all."""
    if not ctx.organiser:
        raise Refusal(notices.organisers_of_all())


async def organised(ctx: Context, tx: Transaction) -> Series | None:
    """Return the series a press is about; None where it is over or another programme's.

    Raises Refusal where the asker organises neither all of Confab nor this series.
    """
    series = await tx.get(Series, ctx.subject)
    if series is None or series.programme != ctx.programme or series.state is SeriesState.STOPPED:
        return None
    named = await tx.count(Organiser, member=ctx.who.id, series=series.id)
    if not (ctx.organiser or named):
        raise Refusal(notices.organisers_only())
    return series

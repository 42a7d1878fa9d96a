"""Saying yes, and three small steps that can be skipped."""

from __future__ import annotations

from bot.kit.contracts.context import Context, Means, Refusal
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.consent import say_yes
from bot.kit.screen.buttons import Press
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import OpenForm, Outcome, replace, reply
from bot.programmes.profile.editing import joined, profile_of, store
from bot.programmes.profile.sections import form, taken
from bot.programmes.profile.views import profile as views

STEPS = ("who", "bring", "rhythm")


async def join(ctx: Context, tx: Transaction) -> Outcome:
    """Take somebody's yes and begin with the first step."""
    if ctx.who.joined:
        return reply(views.in_already())
    first = views.step(STEPS[0], await say_yes(ctx.who, tx))
    return replace(first) if ctx.means is Means.PRESS else reply(first)


async def open_step(ctx: Context, tx: Transaction) -> Outcome:
    """Open the form of one step."""
    told = await profile_of(joined(ctx), tx)
    press = Press("profile", "step", _step(ctx))
    return OpenForm(form(ctx.subject, press, ctx.who, told, tx.community))


async def take_step(ctx: Context, tx: Transaction) -> Outcome:
    """Keep what was told in one step and go to the next."""
    told = await profile_of(joined(ctx), tx)
    await store(*taken(_step(ctx), ctx, ctx.who, told), ctx, tx)
    return replace(_after(ctx))


async def skip(ctx: Context, _work: Transaction) -> Outcome:
    """Go to the next step."""
    joined(ctx)
    return replace(_after(ctx))


def _after(ctx: Context) -> Card:
    following = STEPS[STEPS.index(_step(ctx)) + 1 :]
    return views.step(following[0], ctx.who) if following else views.confide()


def _step(ctx: Context) -> str:
    if ctx.subject not in STEPS:
        raise Refusal(views.in_already())
    return ctx.subject

"""What was typed is not lost: it is kept for its owner until the form is taken."""

from __future__ import annotations

import json

from bot.kit.contracts.context import Context
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Draft, Member
from bot.kit.screen.buttons import Press
from bot.kit.screen.forms import Value, Values
from bot.kit.screen.outcomes import OpenForm


def filled_in(ctx: Context) -> str:
    """Return what names the form an ask fills in."""
    return Press(ctx.programme, ctx.name, ctx.subject, ctx.version).token


async def kept_back(ctx: Context, tx: Transaction) -> None:
    """Keep what was typed, in place of what was kept of this form before."""
    await tx.remove(Draft, member=ctx.who.id, press=filled_in(ctx))
    typed = json.dumps(dict(ctx.values))
    await tx.add(Draft(member=ctx.who.id, press=filled_in(ctx), typed=typed, created=tx.now))


async def refill(opened: OpenForm, member: Member, tx: Transaction) -> OpenForm:
    """Return a form with what its reader typed into it before, if it was not taken then."""
    draft = await tx.one(Draft, member=member.id, press=opened.form.press.token)
    return opened.with_values(_values(draft)) if draft else opened


def _values(draft: Draft) -> Values:
    loaded: dict[str, Value | list[str]] = json.loads(draft.typed)
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in loaded.items()
    }

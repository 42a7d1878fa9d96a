"""Too late to be shared: what was typed is never lost, and can be kept as a private note."""

from __future__ import annotations

import json
from dataclasses import replace

from bot.kit.contracts.context import Context, Refusal
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Draft
from bot.kit.screen.buttons import Press
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.screen.outcomes import replace as put
from bot.kit.widgets import notices
from bot.programmes.checkin.access import typed_in
from bot.programmes.checkin.bank import PARTS
from bot.programmes.checkin.models import ME, Answer, Window
from bot.programmes.checkin.views import answering as views


async def offer(window: Window, ctx: Context, tx: Transaction) -> Outcome:
    """Keep what was typed for a week, and offer it as a private note."""
    token = _note(window)
    await tx.remove(Draft, member=ctx.who.id, press=token)
    typed = json.dumps({part: ctx.text(part) for part in PARTS})
    await tx.add(Draft(member=ctx.who.id, press=token, typed=typed, created=tx.now))
    return reply(views.closed_meanwhile(window))


def _note(window: Window) -> str:
    return Press("checkin", "note", window.id).token


async def keep_note(ctx: Context, tx: Transaction) -> Outcome:
    """Keep what was typed too late, for its writer alone, below what stands there already."""
    window = await typed_in(ctx, tx)
    draft = await tx.one(Draft, member=ctx.who.id, press=_note(window))
    if draft is None:
        raise Refusal(notices.moved_on())
    known = await tx.one(Answer, window=window.id, member=ctx.who.id, audience=ME)
    base = known or Answer(window=window.id, member=ctx.who.id, created=tx.now)
    answer = replace(_below(base, json.loads(draft.typed)), changed=tx.now)
    if not await tx.add(answer):
        await tx.save(answer)
    await tx.remove(Draft, id=draft.id)
    return put(views.note_kept())


def _below(standing: Answer, typed: dict[str, str]) -> Answer:
    high, low, ctx = (
        "\n\n".join(filter(None, (getattr(standing, part), typed[part]))) for part in PARTS
    )
    return replace(standing, high=high, low=low, ask=ctx)

"""Too late to be shared: what was typed is never lost, and can be kept as a private note."""

from __future__ import annotations

import json
from dataclasses import replace

from bot.kit import notices
from bot.kit.people import Draft
from bot.kit.ports import Work
from bot.kit.programme import Ask, Refusal
from bot.kit.ui import Outcome, Press, reply
from bot.kit.ui import replace as put
from bot.programmes.checkin.bank import PARTS
from bot.programmes.checkin.mine import typed_in
from bot.programmes.checkin.nouns import ME, Answer, Window
from bot.programmes.checkin.views import answering as views


async def offer(window: Window, ask: Ask, work: Work) -> Outcome:
    """Keep what was typed for a week, and offer it as a private note."""
    token = _note(window)
    await work.remove(Draft, member=ask.who.id, press=token)
    typed = json.dumps({part: ask.text(part) for part in PARTS})
    await work.add(Draft(member=ask.who.id, press=token, typed=typed, created=work.now))
    return reply(views.closed_meanwhile(window))


def _note(window: Window) -> str:
    return Press("checkin", "note", window.id).token


async def keep_note(ask: Ask, work: Work) -> Outcome:
    """Keep what was typed too late, for its writer alone, below what stands there already."""
    window = await typed_in(ask, work)
    draft = await work.one(Draft, member=ask.who.id, press=_note(window))
    if draft is None:
        raise Refusal(notices.moved_on())
    known = await work.one(Answer, window=window.id, member=ask.who.id, audience=ME)
    base = known or Answer(window=window.id, member=ask.who.id, created=work.now)
    answer = replace(_below(base, json.loads(draft.typed)), changed=work.now)
    if not await work.add(answer):
        await work.save(answer)
    await work.remove(Draft, id=draft.id)
    return put(views.note_kept())


def _below(standing: Answer, typed: dict[str, str]) -> Answer:
    high, low, ask = (
        "\n\n".join(filter(None, (getattr(standing, part), typed[part]))) for part in PARTS
    )
    return replace(standing, high=high, low=low, ask=ask)

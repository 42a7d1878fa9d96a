"""What was typed is not lost: it is kept for its owner until the form is taken."""

from __future__ import annotations

import json

from bot.kit.people import Draft, Member
from bot.kit.ports import Work
from bot.kit.programme import Ask
from bot.kit.ui import OpenForm, Press, Value, Values


def filled_in(ask: Ask) -> str:
    """Return what names the form an ask fills in."""
    return Press(ask.programme, ask.name, ask.subject, ask.version).token


async def kept_back(ask: Ask, work: Work) -> None:
    """Keep what was typed, in place of what was kept of this form before."""
    await work.remove(Draft, member=ask.who.id, press=filled_in(ask))
    typed = json.dumps(dict(ask.values))
    await work.add(Draft(member=ask.who.id, press=filled_in(ask), typed=typed, created=work.now))


async def refill(opened: OpenForm, member: Member, work: Work) -> OpenForm:
    """Return a form with what its reader typed into it before, if it was not taken then."""
    draft = await work.one(Draft, member=member.id, press=opened.form.press.token)
    return opened.with_values(_values(draft)) if draft else opened


def _values(draft: Draft) -> Values:
    loaded: dict[str, Value | list[str]] = json.loads(draft.typed)
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in loaded.items()
    }

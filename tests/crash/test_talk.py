"""kill -9 while a conversation moves on: it has not moved, and in the end it moves once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.app import App
from bot.kit.model.people import Community, Member
from bot.kit.model.series import Place, PlaceMember
from bot.kit.screen.buttons import Press
from bot.programmes.coaching import coaching
from bot.programmes.coaching.models import Conversation, Participant
from bot.programmes.coaching.prompts import Help
from bot.programmes.coaching.state_machine import TalkState
from bot.programmes.coaching.transitions import plan
from scheduler.jobs.queue import DueQueue
from storage.store import Store
from tests.crash.child import pressing
from tests.crash.killing import killed
from tests.databases import MONDAY
from tests.scheduler.post_office import Clock, Directory


async def _telling(app: App, acme: Community) -> Conversation:
    """Write down a conversation in which Ana tells Ben, and what the clock has to do with it."""
    async with app.begin(acme.id) as tx:
        place = Place()
        talk = Conversation(
            form="pair", help=Help.EAR, state=TalkState.FRAME, place=place.id, since=MONDAY
        )
        await tx.add_all([place, talk])
        for seat, name in enumerate(("ana", "ben")):
            member = Member(account=name, name=name, joined=MONDAY, checked=MONDAY)
            await tx.add(member)
            await tx.add(PlaceMember(place=place.id, member=member.id))
            await tx.add(Participant(conversation=talk.id, member=member.id, seat=seat))
        await plan(talk, tx)
    return talk


@pytest.mark.shows("T5", "R10")
async def test_next(store: Store, acme: Community) -> None:
    """Killed before the commit nothing has moved, and what the platform repeats counts once."""
    app = App(store, [coaching], {"sandbox": Directory()}, Clock())
    talk = await _telling(app, acme)
    to = Press("coaching", "next", talk.id, str(talk.version), community=acme.id)
    await killed(store.url, "press", "mid-press", press=to.token)
    assert await _now(app, acme, talk) == talk
    for _ in range(2):
        await app.handle(pressing(to))
    await app.handle(replace(pressing(to), once="another one"))
    after = await _now(app, acme, talk)
    assert (after.state, after.version) == (TalkState.CLARIFY, talk.version + 1)
    planned = await DueQueue(store, ["sandbox"]).ready(MONDAY + timedelta(days=90), 10)
    assert sorted(each.job for each in planned) == ["coaching:nudge", "coaching:run_out"]


async def _now(app: App, acme: Community, talk: Conversation) -> Conversation:
    async with app.begin(acme.id, reads_only=True) as tx:
        found = await tx.get(Conversation, talk.id)
    assert found
    return found

"""How it went, said in private: met or not, and whether people would like to meet again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.kit.hours import Hours
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask
from bot.kit.series import Enrolment
from bot.kit.ui import Outcome
from bot.kit.ui import replace as put
from bot.programmes.coffee import rules
from bot.programmes.coffee.introduce import note_met, undo_encounters
from bot.programmes.coffee.nouns import Chair, Group, Settings
from bot.programmes.coffee.nouns import Outcome as Went
from bot.programmes.coffee.pool import few
from bot.programmes.coffee.seated import my_chair, seated
from bot.programmes.coffee.views import meeting as answers


async def met(ask: Ask, work: Work) -> Outcome:
    """Say that it happened; then, privately: again?"""
    known = await work.count(Chair, group=(await my_chair(ask, work)).group, met=Went.MET)
    group, chair = await _answered(ask, work, Went.MET)
    chairs = await work.find(Chair, group=group.id)
    if not known:
        await note_met(work, group, [each.member for each in chairs])
    if len(chairs) < 2:
        return put(answers.thanks())
    return put(answers.again(chair))


async def planned(ask: Ask, work: Work) -> Outcome:
    """Say that it is still to come: asked once more after two working days, and then no more."""
    _, chair = await _answered(ask, work, Went.PLANNED)
    if not await work.first_time(f"asks again:{chair.id}"):
        return put(answers.asked_enough())
    hours = Hours.of(ask.who, work.community)
    again = hours.working_days_on(work.now, rules.ASK_AGAIN)
    await work.later("coffee:ask_again", again, chair.id)
    return put(answers.still_to_come())


async def not_met(ask: Ask, work: Work) -> Outcome:
    """Say that it does not happen this time; somebody else can be found."""
    group, _ = await _answered(ask, work, Went.NOT)
    if not rules.happened(await work.find(Chair, group=group.id)):
        await undo_encounters(work, group)
    return put(answers.not_this_time(group))


async def _answered(ask: Ask, work: Work, went: Went) -> tuple[Group, Chair]:
    named = await my_chair(ask, work)
    group, chair = await seated(ask, work, named.group)
    chair = replace(chair, met=went)
    await work.save(chair)
    return group, chair


async def again_yes(ask: Ask, work: Work) -> Outcome:
    """Say yes to meeting again; told to the others only when all have."""
    await _again(ask, work, yes=True)
    return put(answers.again_kept(yes=True))


async def again_no(ask: Ask, work: Work) -> Outcome:
    """Say not now to meeting again; nobody learns of it."""
    await _again(ask, work, yes=False)
    return put(answers.again_kept(yes=False))


async def _again(ask: Ask, work: Work, *, yes: bool) -> None:
    chair = replace(await my_chair(ask, work), again=yes)
    await work.save(chair)
    if yes:
        await _reveal(work, chair.group, presser=ask.who.id)


async def _reveal(work: Work, group: str, presser: str) -> None:
    """Tell everybody that all said yes, once; never while one is away or rules another out."""
    chairs = await work.find(Chair, group=group)
    members = await work.find(Member, id=[each.member for each in chairs])
    there = [member for member in members if member.reachable(work.now)]
    if not rules.mutual(chairs) or len(there) < len(chairs) or await _apart(work, members):
        return
    for member in members:
        await work.send(member, "coffee:mutual", group, prompt=member.id == presser)


async def _apart(work: Work, members: Sequence[Member]) -> bool:
    parts = {member.id: Enrolment(series="", member=member.id) for member in members}
    pool = await few(work, parts, Settings(id=""))
    return any(pool.barred(one, other) for one, other in rules.pairs(parts))


async def reveal_waiting(work: Work, member: str) -> None:
    """Tell what became mutual while somebody was away."""
    for chair in await work.find(Chair, member=member):
        if chair.again:
            await _reveal(work, chair.group, presser="")

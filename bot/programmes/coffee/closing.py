"""The rest of a round: one nudge, one question, its end, and who has been silent for long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.kit.people import Member
from bot.kit.ports import Outside, Reads, Work, pages
from bot.kit.programme import Ask
from bot.kit.series import Enrolment, Part, Place
from bot.kit.times import LENGTH
from bot.programmes.coffee import rules
from bot.programmes.coffee.nouns import Chair, Group, Outcome, Stage
from bot.programmes.coffee.places import tell
from bot.programmes.coffee.rounds import round_of


async def groups(ask: Ask, reads: Reads) -> Sequence[str]:
    """Return the open groups of a round."""
    async with reads() as work:
        round = await round_of(work, ask.subject)
    if round is None:
        return []
    return [group.id for group in await pages(reads, Group, round=round.id, open=True)]


async def as_they_are(gathered: Sequence[str], _outside: Outside) -> Sequence[str]:
    """Compute nothing: what was gathered is settled batch by batch."""
    return gathered


# -- nudge ----------------------------------------------------------------------------------------


async def nudge(_ask: Ask, work: Work, batch: Sequence[str]) -> None:
    """Remind groups in which nobody pressed anything, once."""
    for group in await work.find(Group, id=batch, open=True, touched=False):
        await tell(work, group, "nudge")


async def nudge_group(ask: Ask, work: Work) -> None:
    """Remind the one group in question."""
    await nudge(ask, work, [ask.subject])


# -- ask ------------------------------------------------------------------------------------------


async def ask_how(ask: Ask, work: Work, batch: Sequence[str]) -> None:
    """Ask whoever has not said so yet whether they met; a meeting that is set is waited for."""
    for group in await work.find(Group, id=batch):
        if group.meets and group.meets > work.now:
            await work.later("coffee:ask_group", group.meets + LENGTH, group.id)
        else:
            await _ask_group(work, group)


async def _ask_group(work: Work, group: Group) -> None:
    for chair in await work.find(Chair, group=group.id, met=Outcome.UNKNOWN):
        member = await work.get(Member, chair.member)
        if member:
            await work.send(member, "coffee:met", chair.id)


async def ask_group(ask: Ask, work: Work) -> None:
    """Ask the one group in question."""
    await ask_how(ask, work, [ask.subject])


async def ask_again(ask: Ask, work: Work) -> None:
    """Ask somebody once more who had not met yet."""
    chair = await work.get(Chair, ask.subject)
    member = await work.get(Member, chair.member) if chair else None
    if chair and member:
        await work.send(member, "coffee:met", chair.id, key="again")


# -- close ----------------------------------------------------------------------------------------


async def close(ask: Ask, work: Work, batch: Sequence[str]) -> None:
    """End groups and notice who has been silent for long."""
    for group in await work.find(Group, id=batch, open=True):
        if group.ends > work.now:
            continue  # opened once more meanwhile
        await work.save(replace(group, open=False))
        place = await work.get(Place, group.place)
        if place:
            await work.rest(place)
        for chair in await work.find(Chair, group=group.id):
            await _count_silence(work, group, chair)


async def close_group(ask: Ask, work: Work) -> None:
    """End the one group in question."""
    await close(ask, work, [ask.subject])


async def closed(ask: Ask, work: Work) -> None:
    """Mark a round as over."""
    round = await round_of(work, ask.subject)
    if round:
        await work.save(replace(round, stage=Stage.CLOSED))


async def _count_silence(work: Work, group: Group, chair: Chair) -> None:
    part = await work.one(Enrolment, series=group.series, member=chair.member)
    if part is None or part.part is not Part.IN or not group.round:
        return
    silent = rules.silent_after(part.silent, chair)
    asleep = silent >= rules.SILENT_ROUNDS
    state = Part.SLEEPING if asleep else Part.IN
    await work.save(replace(part, silent=silent, part=state, changed=work.now))
    if asleep:
        await _fall_asleep(work, group, chair, part)


async def _fall_asleep(work: Work, group: Group, chair: Chair, part: Enrolment) -> None:
    """Pause a silent member gently and offer whoever waited for them somebody else at once."""
    member = await work.get(Member, chair.member)
    if member:
        await work.send(member, "coffee:silent", part.id, key=group.id)
    waits = (Outcome.UNKNOWN, Outcome.PLANNED)  # whoever said no has the offer already
    for other in await work.find(Chair, group=group.id, pressed=True, met=waits):
        left = await work.get(Member, other.member)
        if left:
            await work.send(left, "coffee:rematch", group.id)

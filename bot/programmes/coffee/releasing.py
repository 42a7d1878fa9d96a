"""When a coffee cannot be: whoever would wait in vain is offered somebody else."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.series import Door, Enrolment, Place, Seat
from bot.programmes.coffee.introduce import count_out
from bot.programmes.coffee.nouns import Chair, Encounter, Group, Outcome

OPEN_QUESTION = (Outcome.UNKNOWN, Outcome.PLANNED)


async def release(work: Work, member: str) -> None:
    """Let those who were to meet a member who is away now meet somebody else."""
    for chair in await work.find(Chair, member=member, met=OPEN_QUESTION):
        group = await work.get(Group, chair.group)
        if group and group.open:
            place = await work.get(Place, group.place)
            if place and place.door is Door.WANTED:
                await _take_back(work, group, chair)
            else:
                await _offer_others(work, group, but=member)


async def step_back(work: Work, group: Group, chair: Chair) -> None:
    """Let somebody out of a meeting; whoever is left alone by that is not left waiting."""
    await work.save(replace(chair, met=Outcome.NOT, pressed=True))
    if not await work.count(Chair, group=group.id, met=Outcome.MET):
        await _part(work, group, chair.member)
    if chair.met in OPEN_QUESTION:
        await _offer_others(work, group, but=chair.member)


async def _offer_others(work: Work, group: Group, *, but: str) -> None:
    """Offer somebody else to the one who is left; two who are left still have each other."""
    others = [each for each in await work.find(Chair, group=group.id) if each.member != but]
    if len(others) == 1 and others[0].met in OPEN_QUESTION:
        partner = await work.get(Member, others[0].member)
        if partner:
            await work.send(partner, "coffee:rematch", group.id)


async def _take_back(work: Work, group: Group, chair: Chair) -> None:
    """Undo an introduction nobody has seen yet, or one person's part in it."""
    await work.remove(Chair, id=chair.id)
    await work.remove(Seat, place=group.place, member=chair.member)
    await _part(work, group, chair.member)
    left = await work.find(Chair, group=group.id)
    if len(left) > 1:
        first = left[0].member
        starter = first if group.starter == chair.member else group.starter
        return await work.save(replace(group, starter=starter))
    await work.save(replace(group, open=False))
    if not group.round:  # their own wish, of which they heard that it comes
        return await _offer_others(work, group, but=chair.member)
    for each in left:
        await _nobody_after_all(work, group, each)


async def _part(work: Work, group: Group, member: str) -> None:
    """Forget that somebody was brought together with the others of a group."""
    await work.remove(Encounter, group=group.id, a=member)
    await work.remove(Encounter, group=group.id, b=member)


async def _nobody_after_all(work: Work, group: Group, chair: Chair) -> None:
    """Tell somebody whose introduction was never shown that there is nobody this time."""
    part = await work.one(Enrolment, series=group.series, member=chair.member)
    member = await work.get(Member, chair.member)
    await work.remove(Chair, id=chair.id)
    if member and part:
        await count_out(work, part)
        await work.send(member, "coffee:nobody", group.round, "nobody_free")

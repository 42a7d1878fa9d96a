"""My peers: whom one knows here, present and past, and what one can ask of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.kit import notices
from bot.kit.events import Met
from bot.kit.neighbours import lead, ties
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Lead, Programme, Refusal, Tie
from bot.kit.ui import Outcome, reply
from bot.programmes.network import views
from bot.programmes.network.nouns import Acquaintance, Name
from bot.programmes.network.plan import joined, planned

Everyone = Sequence[Programme]
LATELY = timedelta(days=90)
AT_ONCE = 4  # lines of each, where both stand in one message


async def met(event: Met, work: Work) -> None:
    """Remember who has met whom; a meeting told twice counts once a day."""
    for member in event.members:
        for other in event.members:
            if other != member:
                await _note(member, other, work)


async def _note(member: str, other: str, work: Work) -> None:
    known = await work.one(Acquaintance, member=member, other=other)
    if known is None:
        await work.add(Acquaintance(member=member, other=other, met=work.now))
    elif work.now - known.met > timedelta(days=1):
        await work.save(replace(known, times=known.times + 1, met=work.now))
    for name in await work.find(Name, member=member, other=other):
        await work.save(replace(name, touched=work.now))


async def show(everyone: Everyone, ask: Ask, work: Work) -> Outcome:
    """Show who one's peers are, and the plan: the first of each."""
    member = joined(ask)
    tied, known = await _peers(everyone, member, work)
    lines = await planned(member, work)
    return reply(views.peers(tied, known, most=AT_ONCE), views.plan(lines, work.now, most=AT_ONCE))


async def listed(everyone: Everyone, ask: Ask, work: Work) -> Outcome:
    """Show one's peers from the one on that the subject counts."""
    return reply(views.peers(*await _peers(everyone, joined(ask), work), ask.subject))


async def plan(ask: Ask, work: Work) -> Outcome:
    """Show the plan from the line on that the subject counts."""
    return reply(views.plan(await planned(joined(ask), work), work.now, ask.subject))


async def _peers(
    everyone: Everyone, member: Member, work: Work
) -> tuple[list[Tie], list[views.Known]]:
    """Return what joins a member with others, and whom they know here, the latest first."""
    tied = [tie for _, tie in await ties(everyone, member, work)]
    met_ = await work.find(Acquaintance, member=member.id, order="-met")
    by_other = {each.other: each for each in met_}
    ids = dict.fromkeys([*(id for tie in tied for id in tie.others), *by_other])
    people = {each.id: each for each in await work.find(Member, id=list(ids))}
    return tied, [(people[id], by_other.get(id)) for id in ids if id in people]


async def person(everyone: Everyone, ask: Ask, work: Work) -> Outcome:
    """Show one peer with what one can ask of them; the subject is `n.<name>` or `m.<member>`."""
    kind, _, id = ask.subject.partition(".")
    member = joined(ask)
    name = await work.get(Name, id) if kind == "n" else None
    if kind == "n" and (name is None or name.member != member.id):
        raise Refusal(notices.moved_on())
    other = await work.get(Member, name.other if name else id)
    if name is None and (other is None or not await _knows(everyone, member, other, work)):
        raise Refusal(notices.moved_on())
    to = other.id if other else ""
    offers = {each: lead(everyone, each, to) for each in Lead} if other else {}
    known = await work.one(Acquaintance, member=member.id, other=to) if other else None
    tied = [tie for _, tie in await ties(everyone, member, work) if other and to in tie.others]
    return reply(views.person(name, other, known, offers, tied))


async def _knows(everyone: Everyone, member: Member, other: Member, work: Work) -> bool:
    if await work.count(Acquaintance, member=member.id, other=other.id):
        return True
    return any(other.id in tie.others for _, tie in await ties(everyone, member, work))

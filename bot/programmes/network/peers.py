"""My peers: whom one knows here, present and past, and what one can ask of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.kit import notices
from bot.kit.events import Met
from bot.kit.limits import CHOICES
from bot.kit.neighbours import lead, ties
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Lead, Programme, Refusal
from bot.kit.ui import OpenForm, Outcome, reply
from bot.programmes.network import views
from bot.programmes.network.nouns import Acquaintance, Name
from bot.programmes.network.plan import joined, planned

Everyone = Sequence[Programme]
LATELY = timedelta(days=90)
SHOWN = 12


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
    """Show who one's peers are, and the plan."""
    member = joined(ask)
    tied = [tie for _, tie in await ties(everyone, member, work)]
    known = await work.find(Acquaintance, member=member.id, order="-met", limit=SHOWN)
    people = {each.id: each for each in await work.find(Member, id=[k.other for k in known])}
    pairs = [(each, people.get(each.other)) for each in known]
    lines = await planned(member, work)
    return reply(views.peers(tied, pairs), views.plan(lines, work.now))


async def choose(everyone: Everyone, ask: Ask, work: Work) -> Outcome:
    """Ask which of one's peers it is about: those of the plan first."""
    found = await _people(everyone, joined(ask), work)
    if not found:
        return reply(views.nobody_yet())
    return OpenForm(views.choose_form(found[:CHOICES]))


async def _people(everyone: Everyone, member: Member, work: Work) -> list[tuple[str, str]]:
    """Return whom one can choose from, as `n.<name>` or `m.<member>`, with what each is called."""
    named = [pair for line in await planned(member, work) for pair in line.names]
    found = [(f"n.{name.id}", views.called(name, other)) for name, other in named]
    taken = {other.id for _, other in named if other}
    known = await work.find(Acquaintance, member=member.id, order="-met", limit=CHOICES)
    ids = [each.other for each in known]
    for _, tie in await ties(everyone, member, work):
        ids += tie.others
    others = [id for id in dict.fromkeys(ids) if id not in taken]
    people = {each.id: each for each in await work.find(Member, id=others)}
    return found + [(f"m.{id}", people[id].name) for id in others if id in people]


async def chosen(everyone: Everyone, ask: Ask, work: Work) -> Outcome:
    """Show the one chosen in the form."""
    return await person(everyone, ask.about(ask.text("who")), work)


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

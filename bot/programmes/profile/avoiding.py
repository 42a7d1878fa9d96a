"""The avoid list: people and organisations one is never brought together with."""

from __future__ import annotations

from dataclasses import replace

from bot.kit import alike
from bot.kit.events import Joined
from bot.kit.people import Avoidance, Bar, Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Mend
from bot.kit.ui import Card, OpenForm, Outcome, reply
from bot.kit.ui import replace as put
from bot.programmes.profile import avoidview
from bot.programmes.profile.editing import joined
from bot.programmes.profile.sections import words


async def show(ask: Ask, work: Work) -> Outcome:
    """Show somebody their own list, from the line on that the subject counts."""
    return reply(avoidview.avoid_list(await _named(ask, work), ask.subject))


async def open_add(ask: Ask, _work: Work) -> Outcome:
    """Ask for a person or an organisation."""
    joined(ask)
    return OpenForm(avoidview.add_form())


async def take_add(ask: Ask, work: Work) -> Outcome:
    """Put a person, an organisation or both on the list; again changes nothing."""
    person, organisation = ask.text("person"), ask.text("organisation")
    if person == joined(ask).id:
        raise Mend({"person": words.line("avoid-self")})
    if not person and not organisation:
        raise Mend({"person": words.line("avoid-nobody")})
    if person:
        await _avoid_person(ask, person, work)
    if organisation:
        await _avoid_organisation(ask, organisation, work)
    return reply(await _list(ask, work))


async def _avoid_person(ask: Ask, person: str, work: Work) -> None:
    bar = Bar(ask.text("bar") or Bar.PERSON)
    known = await work.one(Avoidance, member=ask.who.id, other=person)
    if known:
        await work.save(replace(known, bar=bar))
    else:
        await work.add(Avoidance(member=ask.who.id, bar=bar, other=person, created=work.now))


async def _avoid_organisation(ask: Ask, name: str, work: Work) -> None:
    mine = await work.find(Avoidance, member=ask.who.id)
    known = [each for each in mine if each.bar is Bar.ORGANISATION]
    if all(alike.organisation(each.organisation) != alike.organisation(name) for each in known):
        line = Avoidance(
            member=ask.who.id, bar=Bar.ORGANISATION, organisation=name, created=work.now
        )
        await work.add(line)


async def take_off(ask: Ask, work: Work) -> Outcome:
    """Take a line off the list."""
    await work.remove(Avoidance, id=ask.subject, member=joined(ask).id)
    return put(avoidview.avoid_list(await _named(ask, work)))


async def _list(ask: Ask, work: Work) -> Card:
    return avoidview.avoid_list(await _named(ask, work))


async def _named(ask: Ask, work: Work) -> list[avoidview.Line]:
    mine = await work.find(Avoidance, member=joined(ask).id, order="created")
    others = await work.find(Member, id=[each.other for each in mine if each.other])
    known = {each.id: each for each in others}
    return [(each, known.get(each.other)) for each in mine]


# -- a wish outlasts the row of whom it is about ---------------------------------------------------


async def forget(member: Member, work: Work) -> None:
    """Let others keep their wish not to meet this account."""
    for about in await work.find(Avoidance, other=member.id):
        await work.save(replace(about, other="", account=member.account))


async def back_again(event: Joined, work: Work) -> None:
    """Let wishes about an account that had deleted everything hold for its new row, too."""
    member = await work.get(Member, event.member)
    for about in await work.find(Avoidance, account=member.account) if member else ():
        await work.save(replace(about, other=event.member, account=""))

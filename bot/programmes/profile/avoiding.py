"""The avoid list: people and organisations one is never brought together with."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.context import Context, FormError
from bot.kit.contracts.events import Joined
from bot.kit.contracts.transaction import Transaction
from bot.kit.model import normalise
from bot.kit.model.people import Avoidance, Bar, Member
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import OpenForm, Outcome, reply
from bot.kit.screen.outcomes import replace as put
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.profile.editing import joined
from bot.programmes.profile.views import avoid_list as views

words = Phrasebook("bot.programmes.profile")


async def show(ctx: Context, tx: Transaction) -> Outcome:
    """Show somebody their own list, from the line on that the subject counts."""
    return reply(views.avoid_list(await _named(ctx, tx), ctx.subject))


async def open_add(ctx: Context, _work: Transaction) -> Outcome:
    """Ask for a person or an organisation."""
    joined(ctx)
    return OpenForm(views.add_form())


async def take_add(ctx: Context, tx: Transaction) -> Outcome:
    """Put a person, an organisation or both on the list; again changes nothing."""
    person, organisation = ctx.text("person"), ctx.text("organisation")
    if person == joined(ctx).id:
        raise FormError({"person": words.line("avoid-self")})
    if not person and not organisation:
        raise FormError({"person": words.line("avoid-nobody")})
    if person:
        await _avoid_person(ctx, person, tx)
    if organisation:
        await _avoid_organisation(ctx, organisation, tx)
    return reply(await _list(ctx, tx))


async def _avoid_person(ctx: Context, person: str, tx: Transaction) -> None:
    bar = Bar(ctx.text("bar") or Bar.PERSON)
    known = await tx.one(Avoidance, member=ctx.who.id, other=person)
    if known:
        await tx.save(replace(known, bar=bar))
    else:
        await tx.add(Avoidance(member=ctx.who.id, bar=bar, other=person, created=tx.now))


async def _avoid_organisation(ctx: Context, name: str, tx: Transaction) -> None:
    mine = await tx.find(Avoidance, member=ctx.who.id)
    known = [each for each in mine if each.bar is Bar.ORGANISATION]
    if all(
        normalise.organisation(each.organisation) != normalise.organisation(name) for each in known
    ):
        line = Avoidance(member=ctx.who.id, bar=Bar.ORGANISATION, organisation=name, created=tx.now)
        await tx.add(line)


async def take_off(ctx: Context, tx: Transaction) -> Outcome:
    """Take a line off the list."""
    await tx.remove(Avoidance, id=ctx.subject, member=joined(ctx).id)
    return put(views.avoid_list(await _named(ctx, tx)))


async def _list(ctx: Context, tx: Transaction) -> Card:
    return views.avoid_list(await _named(ctx, tx))


async def _named(ctx: Context, tx: Transaction) -> list[views.Line]:
    mine = await tx.find(Avoidance, member=joined(ctx).id, order="created")
    others = await tx.find(Member, id=[each.other for each in mine if each.other])
    known = {each.id: each for each in others}
    return [(each, known.get(each.other)) for each in mine]


# -- a wish outlasts the row of whom it is about ---------------------------------------------------


async def back_again(event: Joined, tx: Transaction) -> None:
    """Let wishes about an account that had deleted everything hold for its new row, too."""
    member = await tx.get(Member, event.member)
    for about in await tx.find(Avoidance, account=member.account) if member else ():
        await tx.save(replace(about, other=event.member, account=""))

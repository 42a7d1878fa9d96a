"""The private plan: which peers one would like, who they are, and a look back each quarter."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.context import Context, FormError, Refusal
from bot.kit.contracts.events import Joined
from bot.kit.contracts.programme import Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.access import members_only
from bot.kit.model.owed import NoteReason
from bot.kit.model.people import Member
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import OpenForm, Outcome, reply
from bot.kit.widgets import notices
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.network import rules, views
from bot.programmes.network.models import Name, Often, PeerRole, PeerWish

words = Phrasebook("bot.programmes.network")
LOOK = "network:look_back"
joined = members_only(words.join_first)


async def open_wish(ctx: Context, tx: Transaction) -> Outcome:
    """Ask for a kind of peer, how many and how often."""
    joined(ctx)
    return OpenForm(views.wish_form())


async def take_wish(ctx: Context, tx: Transaction) -> Outcome:
    """Keep a line of the plan; one that is there already is changed."""
    member, kind = joined(ctx), PeerRole(ctx.text("kind"))
    known = await tx.one(PeerWish, member=member.id, kind=kind)
    base = known or PeerWish(member=member.id, kind=kind, created=tx.now)
    wish = replace(base, wanted=int(ctx.text("wanted")), every=Often(ctx.text("every")))
    if not await tx.add(wish):
        await tx.save(wish)
    await plan_look(member, tx)
    return reply(views.wish_kept(wish))


async def plan_look(member: Member, tx: Transaction) -> None:
    """Owe the look back, in place of any planned before."""
    await tx.cancel(LOOK, member.id)
    if await tx.count(PeerWish, member=member.id):
        await tx.later(LOOK, rules.next_look(member, tx.community, tx.now), member.id)


async def open_name(ctx: Context, tx: Transaction) -> Outcome:
    """Ask who it could be: somebody here, or somebody outside Confab."""
    return OpenForm(views.name_form(await _wish(ctx, tx)))


async def take_name(ctx: Context, tx: Transaction) -> Outcome:
    """Put somebody into the plan; they do not hear of it."""
    wish = await _wish(ctx, tx)
    other, typed = ctx.text("person"), ctx.text("name")
    if not other and not typed:
        raise FormError({"person": words.line("nobody")})
    if other == ctx.who.id:
        raise FormError({"person": words.line("oneself")})
    name = Name(
        member=ctx.who.id, wish=wish.id, other=other, name="" if other else typed, created=tx.now
    )
    mine = await tx.find(Name, member=ctx.who.id, wish=wish.id)
    if not any((each.other, each.name) == (name.other, name.name) for each in mine):
        await tx.add(name)
    return reply(views.wish_kept(wish))


async def _wish(ctx: Context, tx: Transaction) -> PeerWish:
    wish = await tx.get(PeerWish, ctx.subject)
    if wish is None:
        raise Refusal(notices.moved_on())
    if wish.member != joined(ctx).id:
        raise Refusal(notices.not_yours())
    return wish


async def drop_wish(ctx: Context, tx: Transaction) -> Outcome:
    """Take a line out of the plan, with its names."""
    wish = await _wish(ctx, tx)
    await tx.remove(Name, member=ctx.who.id, wish=wish.id)
    await tx.remove(PeerWish, id=wish.id)
    await plan_look(ctx.who, tx)
    return reply(views.dropped())


async def name_of(ctx: Context, tx: Transaction) -> Name:
    """Return the name in the subject; Refusal for everybody but its owner."""
    name = await tx.get(Name, ctx.subject)
    if name is None:
        raise Refusal(notices.moved_on())
    if name.member != joined(ctx).id:
        raise Refusal(notices.not_yours())
    return name


async def touched(ctx: Context, tx: Transaction) -> Outcome:
    """Note that the two were in touch."""
    name = replace(await name_of(ctx, tx), touched=tx.now)
    await tx.save(name)
    return reply(views.touched())


async def drop_name(ctx: Context, tx: Transaction) -> Outcome:
    """Take somebody out of the plan."""
    name = await name_of(ctx, tx)
    await tx.remove(Name, id=name.id)
    return reply(views.dropped())


# -- the look back ---------------------------------------------------------------------------------


async def look_back(ctx: Context, tx: Transaction) -> None:
    """Owe the quarterly look back."""
    member = await tx.get(Member, ctx.subject)
    if member and member.joined and await tx.count(PeerWish, member=member.id):
        await tx.send(member, "network:look_back", key=f"{tx.now:%Y-%m-%d}")


async def again(ctx: Context, tx: Transaction) -> None:
    """Owe the look back after this one, however this one ended."""
    member = await tx.get(Member, ctx.subject)
    if member and member.joined:
        await plan_look(member, tx)


async def look(tx: Transaction, to: Recipient, ids: tuple[str, ...]) -> Card | NoteReason:
    """Make the look back from the plan as it stands now."""
    lines = await planned(to.reader, tx)
    return views.look_back(lines, tx.now) if lines else NoteReason.SUBJECT_GONE


async def planned(member: Member, tx: Transaction) -> list[views.Line]:
    """Return somebody's plan: each wish with the names in it, and the members they stand for."""
    wishes = await tx.find(PeerWish, member=member.id, order="created")
    names = await tx.find(Name, member=member.id, order="created")
    here = await tx.find(Member, id=[each.other for each in names if each.other])
    known = {each.id: each for each in here}
    return [
        views.Line(w, [(n, known.get(n.other)) for n in names if n.wish == w.id]) for w in wishes
    ]


async def back(event: Joined, tx: Transaction) -> None:
    """Whoever comes back looks back on their plan again, too."""
    member = await tx.get(Member, event.member)
    if member:
        await plan_look(member, tx)

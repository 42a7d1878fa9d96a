"""Seeing and changing one's profile, part by part."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.context import Context, FormError, Refusal
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.access import members_only
from bot.kit.model import topics
from bot.kit.model.people import Member, Profile
from bot.kit.screen.buttons import Press
from bot.kit.screen.outcomes import OpenForm, Outcome, reply
from bot.kit.widgets import notices
from bot.programmes.profile.sections import CHALLENGES, SECTIONS, form, taken, words
from bot.programmes.profile.views import profile as views
from bot.programmes.profile.views.profile import MOST_CHALLENGES

joined = members_only(views.not_joined)


async def show(ctx: Context, tx: Transaction) -> Outcome:
    """Show somebody their own profile."""
    told = await profile_of(joined(ctx), tx)
    return reply(*views.profile(ctx.who, told, tx.community))


async def edit(ctx: Context, tx: Transaction) -> Outcome:
    """Open the form of a part, named by the command or the button; without one, show all."""
    section = ctx.subject or ctx.text("section")
    if section == CHALLENGES:
        return await open_theme(ctx, tx)
    if section not in SECTIONS:
        return await show(ctx, tx)
    told = await profile_of(joined(ctx), tx)
    press = Press("profile", "edit", section)
    return OpenForm(form(section, press, ctx.who, told, tx.community))


async def take(ctx: Context, tx: Transaction) -> Outcome:
    """Keep the answers of a part."""
    told = await profile_of(joined(ctx), tx)
    if ctx.subject not in SECTIONS:
        raise Refusal(notices.moved_on())
    member, told = taken(ctx.subject, ctx, ctx.who, told)
    await store(member, told, ctx, tx)
    return reply(views.saved(ctx.subject, member, told, tx.community))


async def open_theme(ctx: Context, _work: Transaction) -> Outcome:
    """Ask for a theme of challenges."""
    joined(ctx)
    return OpenForm(views.theme_form())


async def open_topics(ctx: Context, tx: Transaction) -> Outcome:
    """Ask for the challenges of the theme in the subject, or in the form before."""
    told = await profile_of(joined(ctx), tx)
    return OpenForm(views.topics_form(_theme(ctx.text("theme") or ctx.subject), told))


async def take_topics(ctx: Context, tx: Transaction) -> Outcome:
    """Keep the challenges of one theme, those of other themes as they are."""
    told = await profile_of(joined(ctx), tx)
    here = {each.id for each in _theme(ctx.subject).topics}
    others = tuple(each for each in told.challenges if each not in here)
    picked = ctx.many("challenges")
    if len(others) + len(picked) > MOST_CHALLENGES:
        sentence = words.line("challenges-many", most=MOST_CHALLENGES, others=len(others))
        raise FormError({"challenges": sentence})
    told = replace(told, challenges=(*others, *picked))
    await store(ctx.who, told, ctx, tx)
    return reply(views.saved(CHALLENGES, ctx.who, told, tx.community))


def _theme(id: str) -> topics.ChallengeTheme:
    found = topics.find(id, topics.load().themes)
    if found is None:
        raise Refusal(notices.moved_on())
    return found


async def profile_of(member: Member, tx: Transaction) -> Profile:
    """Return what a member told, or an empty profile."""
    return await tx.get(Profile, member.id) or Profile(id=member.id)


async def store(member: Member, told: Profile, ctx: Context, tx: Transaction) -> None:
    """Write back what changed."""
    if not await tx.add(told):
        await tx.save(told)
    if member != ctx.who:
        await tx.save(member)

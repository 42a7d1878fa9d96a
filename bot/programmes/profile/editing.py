"""Seeing and changing one's profile, part by part."""

from __future__ import annotations

from dataclasses import replace

from bot.kit import notices, topics
from bot.kit.people import Member, Profile
from bot.kit.ports import Work
from bot.kit.programme import Ask, Mend, Refusal
from bot.kit.ui import OpenForm, Outcome, Press, reply
from bot.programmes.profile import views
from bot.programmes.profile.sections import CHALLENGES, SECTIONS, form, taken, words
from bot.programmes.profile.views import MOST_CHALLENGES


async def show(ask: Ask, work: Work) -> Outcome:
    """Show somebody their own profile."""
    told = await profile_of(joined(ask), work)
    return reply(*views.profile(ask.who, told, work.community))


async def edit(ask: Ask, work: Work) -> Outcome:
    """Open the form of a part, named by the command or the button; without one, show all."""
    section = ask.subject or ask.text("section")
    if section == CHALLENGES:
        return await open_theme(ask, work)
    if section not in SECTIONS:
        return await show(ask, work)
    told = await profile_of(joined(ask), work)
    press = Press("profile", "edit", section)
    return OpenForm(form(section, press, ask.who, told, work.community))


async def take(ask: Ask, work: Work) -> Outcome:
    """Keep the answers of a part."""
    told = await profile_of(joined(ask), work)
    if ask.subject not in SECTIONS:
        raise Refusal(notices.moved_on())
    member, told = taken(ask.subject, ask, ask.who, told)
    await store(member, told, ask, work)
    return reply(views.saved(ask.subject, member, told, work.community))


async def open_theme(ask: Ask, _work: Work) -> Outcome:
    """Ask for a theme of challenges."""
    joined(ask)
    return OpenForm(views.theme_form())


async def open_topics(ask: Ask, work: Work) -> Outcome:
    """Ask for the challenges of the theme in the subject, or in the form before."""
    told = await profile_of(joined(ask), work)
    return OpenForm(views.topics_form(_theme(ask.text("theme") or ask.subject), told))


async def take_topics(ask: Ask, work: Work) -> Outcome:
    """Keep the challenges of one theme, those of other themes as they are."""
    told = await profile_of(joined(ask), work)
    here = {each.id for each in _theme(ask.subject).topics}
    others = tuple(each for each in told.challenges if each not in here)
    picked = ask.many("challenges")
    if len(others) + len(picked) > MOST_CHALLENGES:
        sentence = words.line("challenges-many", most=MOST_CHALLENGES, others=len(others))
        raise Mend({"challenges": sentence})
    told = replace(told, challenges=(*others, *picked))
    await store(ask.who, told, ask, work)
    return reply(views.saved(CHALLENGES, ask.who, told, work.community))


def _theme(id: str) -> topics.Theme:
    found = topics.find(id, topics.load().themes)
    if found is None:
        raise Refusal(notices.moved_on())
    return found


def joined(ask: Ask) -> Member:
    """Return the asker; Refusal where they have not said yes to Confab."""
    if not ask.who.joined:
        raise Refusal(views.not_joined())
    return ask.who


async def profile_of(member: Member, work: Work) -> Profile:
    """Return what a member told, or an empty profile."""
    return await work.get(Profile, member.id) or Profile(id=member.id)


async def store(member: Member, told: Profile, ask: Ask, work: Work) -> None:
    """Write back what changed."""
    if not await work.add(told):
        await work.save(told)
    if member != ask.who:
        await work.save(member)

"""Saying yes, and three small steps that can be skipped."""

from __future__ import annotations

from bot.kit.consent import say_yes
from bot.kit.ports import Work
from bot.kit.programme import Ask, Means, Refusal
from bot.kit.ui import Card, OpenForm, Outcome, Press, replace, reply
from bot.programmes.profile import views
from bot.programmes.profile.editing import joined, profile_of, store
from bot.programmes.profile.sections import form, taken

STEPS = ("who", "bring", "rhythm")


async def join(ask: Ask, work: Work) -> Outcome:
    """Take somebody's yes and begin with the first step."""
    if ask.who.joined:
        return reply(views.in_already())
    first = views.step(STEPS[0], await say_yes(ask.who, work))
    return replace(first) if ask.means is Means.PRESS else reply(first)


async def open_step(ask: Ask, work: Work) -> Outcome:
    """Open the form of one step."""
    told = await profile_of(joined(ask), work)
    press = Press("profile", "step", _step(ask))
    return OpenForm(form(ask.subject, press, ask.who, told, work.community))


async def take_step(ask: Ask, work: Work) -> Outcome:
    """Keep what was told in one step and go to the next."""
    told = await profile_of(joined(ask), work)
    await store(*taken(_step(ask), ask, ask.who, told), ask, work)
    return replace(_after(ask))


async def skip(ask: Ask, _work: Work) -> Outcome:
    """Go to the next step."""
    joined(ask)
    return replace(_after(ask))


def _after(ask: Ask) -> Card:
    following = STEPS[STEPS.index(_step(ask)) + 1 :]
    return views.step(following[0], ask.who) if following else views.confide()


def _step(ask: Ask) -> str:
    if ask.subject not in STEPS:
        raise Refusal(views.in_already())
    return ask.subject

"""Who may do what, and what is remembered of it: administrators seen, acts logged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.kit import presser
from bot.kit.events import Organised
from bot.kit.organisers import organisers
from bot.kit.owed import Upcoming
from bot.kit.people import Administrator, Member, Organiser
from bot.kit.ports import Outside, Reads, Work
from bot.kit.programme import Ask
from bot.kit.series import Act

ADMINS = "organise:admins"
WEEK = timedelta(weeks=1)


async def organises_all(ask: Ask, work: Work) -> Member:
    """Return the asker, who must organise the whole community; Refusal otherwise."""
    await seen(ask, work)
    presser.organises_all(ask)
    return ask.who


async def seen(ask: Ask, work: Work) -> None:
    """Remember that the platform calls the asker an administrator, or forget that it did."""
    if not ask.organiser:
        await work.remove(Administrator, id=ask.who.id)
    else:
        await on_organised(Organised(ask.who.id), work)


async def on_organised(event: Organised, work: Work) -> None:
    """Remember who organised something, unless they were named and are known for that."""
    if not await work.count(Organiser, member=event.member, series=""):
        await remember(event.member, work)


async def remember(member: str, work: Work) -> None:
    """Remember an administrator, and look again in a week."""
    known = Administrator(id=member, created=work.now)
    if not await work.add(known):
        await work.save(known)
    if not await work.count(Upcoming, job=ADMINS):
        await work.later(ADMINS, work.now + WEEK)


async def log(ask: Ask, work: Work, act: str, subject: str = "") -> None:
    """Write an administrative act down, for all members to see."""
    done = Act(member=ask.who.id, act=f"organise:{act}", subject=subject, created=work.now)
    await work.add(done)


# -- asking the platform again, once a week --------------------------------------------------------


async def gather(ask: Ask, reads: Reads) -> Sequence[Member]:
    """Return whom to ask about: administrators seen before, and who added the bot."""
    async with reads() as work:
        known = [each.id for each in await work.find(Administrator)]
        return await work.find(Member, id=[*known, ask.subject] if ask.subject else known)


async def ask_platform(members: Sequence[Member], outside: Outside) -> list[tuple[str, bool]]:
    """Return for each whether the platform calls them an administrator."""
    home = outside.community.external
    return [(each.id, await outside.directory.organises(home, each.account)) for each in members]


async def settle(_ask: Ask, work: Work, answers: Sequence[tuple[str, bool]]) -> None:
    """Keep who still is one."""
    for member, organises in answers:
        if organises and await work.get(Member, member):
            await remember(member, work)
        else:
            await work.remove(Administrator, id=member)


async def finish(ask: Ask, work: Work) -> None:
    """Look again in a week, while there is anybody."""
    if await organisers(work) and not await work.count(Upcoming, job=ADMINS):
        await work.later(ADMINS, work.now + WEEK)

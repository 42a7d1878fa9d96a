"""What organisers can do, and whether everything is set up."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from bot.kit.contracts.context import Context, Here, PlaceKind
from bot.kit.contracts.programme import Finding, Programme
from bot.kit.contracts.transaction import AtLeast, Transaction
from bot.kit.membership.organisers import organisers
from bot.kit.model.owed import NoteState, Owed
from bot.kit.model.people import LONG_AGO, Member
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.screen.text import Channel, Text, lines
from bot.kit.widgets.help import overview, typed
from bot.kit.widgets.listing import with_rest
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.organise.rights import seen

words = Phrasebook("bot.programmes.organise")


MOST = 3000  # letters of findings on one card


async def show_overview(everyone: Sequence[Programme], ctx: Context, tx: Transaction) -> Outcome:
    """Show everything organisers can do."""
    await seen(ctx, tx)
    said = lines([words("overview-text"), *overview(everyone, "confab")])
    buttons = (
        words.button("check", "check"),
        words.button("why-nothing", "why"),
        words.button("contacts-set", "contacts"),
        words.button("delivery", "delivery"),
        words.button("log", "log"),
    )
    return reply(Card(words("overview-title"), said, buttons=buttons))


def starts(everyone: Sequence[Programme]) -> list[str]:
    """Return the commands by which organisers start something in a channel."""
    commands = (c for each in everyone for c in each.commands)
    return [typed(c) for c in commands if c.organiser and c.verb == "start"]


async def check(everyone: Sequence[Programme], ctx: Context, tx: Transaction) -> Outcome:
    """Ask every programme what it finds, and show what is to be mended first."""
    await seen(ctx, tx)
    found = [each for p in everyone if p.check for each in await p.check(ctx, tx)]
    wrong = [each for each in found if not each.fine]
    title = words("check-title-mend", count=len(wrong)) if wrong else words("check-title-fine")
    told = [_line(each) for each in sorted(found, key=lambda each: each.fine)]
    said = with_rest(told, _fitting(told))
    return reply(Card(title, lines(said), buttons=(words.button("check-again", "check"),)))


def _fitting(told: Sequence[Text]) -> int:
    """Return how many lines fit a card."""
    lengths = accumulate(len(each) + 1 for each in told)
    return sum(length < MOST for length in lengths)


def _line(finding: Finding) -> Text:
    if finding.fine:
        return words("check-fine", found=finding.found)
    return words("check-mend", found=finding.found, mend=finding.mend)


async def findings(ctx: Context, tx: Transaction) -> Sequence[Finding]:
    """Return what organising itself looks at: the channel, contacts, people, organisers, mail."""
    joined = await tx.count(Member, joined=AtLeast(LONG_AGO))
    dead = await tx.count(Owed, state=NoteState.DEAD)
    found = [
        _channel(ctx.here),
        _found("zone", zone=tx.community.zone),
        _found("contacts") if tx.community.contacts else _wrong("no-contacts"),
        _found("somebody") if joined else _wrong("nobody"),
        _wrong("dead") if dead else _found("delivered"),
    ]
    return [*found, *([_found("organisers")] if await organisers(tx) else [])]


def _found(key: str, **args: str | Channel) -> Finding:
    return Finding(words(f"found-{key}", **args))


def _wrong(key: str) -> Finding:
    return Finding(words(f"found-{key}"), words(f"mend-{key}"))


def _channel(here: Here | None) -> Finding:
    if here is None or here.room in (PlaceKind.DIRECT, PlaceKind.HOME):
        return _wrong("no-channel")
    if not here.seen:
        return Finding(words("found-unseen"), words("mend-unseen", missing=here.missing))
    channel = Channel(here.id, here.name)
    if not here.may_post or here.missing:
        key = "found-missing" if here.may_post else "found-no-post"
        mend = words("mend-no-post", missing=here.missing)
        return Finding(words(key, channel=channel), mend)
    return _found("channel", channel=channel)

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
from bot.kit.screen import limits
from bot.kit.screen.buttons import Button, Press
from bot.kit.screen.cards import Card, Row
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.screen.text import Channel, Text, lines
from bot.kit.widgets import listing
from bot.kit.widgets.help import groups, overview, presses, typed
from bot.kit.widgets.listing import with_rest
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.organise.rights import seen

words = Phrasebook("bot.programmes.organise")


MOST = 3000  # letters of findings on one card


async def show_overview(everyone: Sequence[Programme], ctx: Context, tx: Transaction) -> Outcome:
    """Show everything organisers can do."""
    await seen(ctx, tx)
    told = list(zip(groups(everyone, "confab"), overview(everyone, "confab"), strict=True))
    can = presses(everyone, "confab")
    rows = [Row(line, Button(group, press)) for group, line in told if (press := can[group])]
    typed_only = [line for group, line in told if not can[group]]
    said = lines([words("overview-text"), *typed_only])
    more = Press("organise", "overview")
    return reply(listing.page(words("overview-title"), rows, more, start=ctx.subject, text=said))


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
    rows = [Row(_line(each), each.button) for each in wrong if each.button][: limits.ROWS]
    in_rows = [each.text for each in rows]
    by_need = sorted(found, key=lambda each: each.fine)
    told = [line for each in by_need if (line := _line(each)) not in in_rows]
    said = with_rest(told, _fitting(told, MOST - sum(map(len, in_rows))))
    again = words.button("check-again", "check")
    return reply(Card(title, *rows, lines(said), buttons=(again,)))


def _fitting(told: Sequence[Text], room: int) -> int:
    """Return how many lines fit into so many letters."""
    lengths = accumulate(len(each) + 1 for each in told)
    return sum(length < room for length in lengths)


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
        _found("contacts") if tx.community.contacts else _wrong("no-contacts", CONTACTS),
        _found("somebody") if joined else _wrong("nobody"),
        _wrong("dead", DELIVERY) if dead else _found("delivered"),
    ]
    return [*found, *([_found("organisers")] if await organisers(tx) else [])]


def _found(key: str, **args: str | Channel) -> Finding:
    return Finding(words(f"found-{key}", **args))


CONTACTS = words.button("contacts-set", "contacts")
DELIVERY = words.button("delivery", "delivery")


def _wrong(key: str, button: Button | None = None) -> Finding:
    return Finding(words(f"found-{key}"), words(f"mend-{key}"), button)


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

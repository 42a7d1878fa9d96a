"""What organisers may know of a month's conversations: totals, made once when it is over (R9).

All numbers are about people, not about conversations: whoever had three is counted once. A
conversation belongs to the month in which it ended. What people think through alone is not counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.kit.contracts.context import Context
from bot.kit.contracts.runtime import Outside
from bot.kit.contracts.transaction import AtLeast, Reads, Transaction, pages
from bot.kit.model import anonymity
from bot.kit.model.people import LONG_AGO, Community, Member, Presence
from bot.kit.time.cadence import add_months, wall
from bot.programmes.coaching.models import Conversation, Participant, TalkTotal, Tally
from bot.programmes.coaching.prompts import Help
from bot.programmes.coaching.rules import SOLO
from bot.programmes.coaching.state_machine import TalkState

CLOSE = "coaching:close_month"
ENDED = (TalkState.DONE, TalkState.ENDED_EARLY, TalkState.SAFETY_STOP)
AT_A_TIME = 500  # rows read in one statement
PEOPLE, WENT, HELP, USEFUL, ASKED = "people", "went", "help", "useful", "asked"
VALUES: Mapping[str, Sequence[str]] = {
    WENT: ("finished", "early"),
    HELP: tuple(Help),
    USEFUL: ("high", "middle", "low"),
    ASKED: ("asking", "both", "telling"),
}


def month_of(at: datetime, home: Community) -> str:
    """Return the month of a moment where the community lives: 2026-03."""
    return f"{at.astimezone(ZoneInfo(home.zone)):%Y-%m}"


def span(month: str, home: Community) -> tuple[datetime, datetime]:
    """Return the first moment of a month and the first after it."""
    first, zone = date.fromisoformat(f"{month}-01"), ZoneInfo(home.zone)
    return wall(first, time(), zone), wall(add_months(first, 1), time(), zone)


async def owe(tx: Transaction) -> None:
    """Let the totals of this month be made once it is over; owed once however often it is asked."""
    month = month_of(tx.now, tx.community)
    await tx.later(CLOSE, _after(month, tx.community), month)


def _after(month: str, home: Community) -> datetime:
    return span(month, home)[1] + timedelta(hours=1)


async def count(chair: Participant, said: Mapping[str, str], tx: Transaction) -> Participant:
    """Count what somebody said of a conversation, once a month, and return their chair after it."""
    month = month_of(tx.now, tx.community)
    told = {what: value for what, value in said.items() if value}
    if not told or await tx.count(Participant, member=chair.member, counted=month):
        return chair
    for what, value in told.items():
        tally = Tally(month=month, what=what, value=value)
        await tx.add(tally)
        tally = await tx.one(Tally, month=month, what=what, value=value) or tally
        await tx.save(replace(tally, count=tally.count + 1))
    await owe(tx)
    return replace(chair, counted=month)


# -- the end of a month ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TalkMonth:
    """What the totals of a month are made of. `crowd` is how many could have taken part."""

    name: str
    crowd: int
    talks: tuple[Conversation, ...]
    chairs: tuple[Participant, ...]
    tallies: tuple[Tally, ...]


async def gather(ctx: Context, reads: Reads) -> TalkMonth | None:
    """Read what ended in a month; None where its totals stand, or it is not over after all."""
    month = ctx.subject
    async with reads() as tx:
        begins, ends = span(month, tx.community)
        if ctx.now < ends or await tx.count(TalkTotal, month=month):
            return None
        joined = AtLeast(LONG_AGO)
        crowd = await tx.count(Member, joined=joined, presence=Presence.HERE)
        tallies = await tx.find(Tally, month=month)
    found = await pages(reads, Conversation, since=AtLeast(begins), state=ENDED)
    talks = tuple(each for each in found if each.since < ends and each.form != SOLO.name)
    chairs: list[Participant] = []
    for at in range(0, len(talks), AT_A_TIME):
        ids = [each.id for each in talks[at : at + AT_A_TIME]]
        chairs += await pages(reads, Participant, conversation=ids)
    return TalkMonth(month, crowd, talks, tuple(chairs), tuple(tallies))


async def compute(month: TalkMonth | None, _outside: Outside) -> Sequence[TalkTotal]:
    """Make the numbers that may be told."""
    if month is None:
        return []
    went = _went(month)
    counts = {
        WENT: Counter(went.values()),
        HELP: Counter(_asked_for(month).values()),
        **{what: _tallied(what, month) for what in (USEFUL, ASKED)},
    }
    made = [(PEOPLE, PEOPLE, anonymity.total(len(went), month.crowd))]
    for what, values in VALUES.items():
        known = {value: counts[what][value] for value in values}
        published = anonymity.publish(known, month.crowd)
        made += [(what, value, number) for value, number in published.items()]
    return [
        TalkTotal(month=month.name, what=what, value=value, count=number)
        for what, value, number in made
    ]


def _went(month: TalkMonth) -> dict[str, str]:
    """Return for each person whether a conversation of theirs came to its end."""
    done = {talk.id for talk in month.talks if talk.state is TalkState.DONE}
    finished = {chair.member for chair in month.chairs if chair.conversation in done}
    return {
        chair.member: "finished" if chair.member in finished else "early" for chair in month.chairs
    }


def _asked_for(month: TalkMonth) -> dict[str, str]:
    """Return what kind of help each person asked for last."""
    asker = {chair.conversation: chair.member for chair in month.chairs if chair.seat == 0}
    by_age = sorted(month.talks, key=lambda talk: talk.created)
    return {asker[talk.id]: talk.help.value for talk in by_age if talk.id in asker}


def _tallied(what: str, month: TalkMonth) -> Counter[str]:
    return Counter({each.value: each.count for each in month.tallies if each.what == what})


async def settle(ctx: Context, tx: Transaction, batch: Sequence[TalkTotal]) -> None:
    """Write them down; a number that stands is never made again."""
    for total in batch:
        await tx.add(replace(total, created=tx.now))


async def finish(ctx: Context, tx: Transaction) -> None:
    """Forget what was counted: from now on there are only the totals."""
    if await tx.count(TalkTotal, month=ctx.subject):
        await tx.remove(Tally, month=ctx.subject)


async def again(ctx: Context, tx: Transaction) -> None:
    """Come back where there are no totals yet: it failed, or the community has moved to a zone in
    which the month still goes on."""
    if not await tx.count(TalkTotal, month=ctx.subject):
        over = _after(ctx.subject, tx.community)
        await tx.later(CLOSE, over if over > tx.now else tx.now + timedelta(days=1), ctx.subject)

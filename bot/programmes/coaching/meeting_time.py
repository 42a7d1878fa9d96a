"""When a live conversation begins: a time that suits all of them, and then its beginning."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from bot.kit.contracts.context import Context, FormError, Refusal
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.kit.screen.calendar import file
from bot.kit.screen.files import File
from bot.kit.screen.outcomes import OpenForm, Outcome, reply
from bot.kit.time import meeting_times
from bot.kit.time.cadence import wall
from bot.kit.time.working_hours import Hours
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.coaching.access import awake, people, seated
from bot.programmes.coaching.models import Conversation
from bot.programmes.coaching.stage_presses import private
from bot.programmes.coaching.state_machine import Event, KeptNote, TalkState
from bot.programmes.coaching.transitions import move, plan, pressed, show
from bot.programmes.coaching.views import answers
from bot.programmes.coaching.views import timing as views

words = Phrasebook("bot.programmes.coaching")
WITHIN = timedelta(days=10)
FAR = timedelta(days=60)  # further off is a slip of the finger
LATE = timedelta(hours=1)  # after downtime: nobody waits in front of a card for longer


async def when(ctx: Context, tx: Transaction) -> Outcome:
    """Ask when to begin, with times that suit all of them."""
    awake(ctx.who, tx)
    talk, _ = await seated(ctx, tx)
    if talk.state is not TalkState.READY or not talk.live:
        raise Refusal(answers.kept(KeptNote.OVER if talk.standing.over else KeptNote.NOT_NOW, talk))
    offered = await _offered(talk, tx)
    return OpenForm(views.when_form(talk, offered, ctx.who.tz(tx.community)))


async def take_when(ctx: Context, tx: Transaction) -> Outcome:
    """Let it begin at a time that one of them chose; the others are told."""
    awake(ctx.who, tx)
    talk, chair = await seated(ctx, tx)
    seats = list((await people(talk, tx)).values())
    at = _read(ctx, seats, tx)
    changed = await pressed(Event.CHOOSE, talk.meeting(at), chair, ctx, tx)
    if isinstance(changed, KeptNote):
        return reply(await private(talk, chair, tx))
    for each in seats:
        if each.id != ctx.who.id:
            soon = Hours.of(each, tx.community).next_open(tx.now) >= at
            ids = (talk.id, ctx.who.id, str(changed.version))
            await tx.send(each, "coaching:time", *ids, prompt=soon)
    return reply(views.chosen(changed, at, seats, ctx.who, ctx.who))


def _read(ctx: Context, seats: Sequence[Member], tx: Transaction) -> datetime:
    """Return the time chosen; FormError where it is none, past, far away or somebody's night."""
    if ctx.text("when") != views.OWN:
        return datetime.fromtimestamp(int(ctx.text("when")), UTC)
    missing = [name for name in ("day", "time") if not ctx.text(name)]
    if missing:
        raise FormError({name: words.line("time-missing") for name in missing})
    day, clock = date.fromisoformat(ctx.text("day")), time.fromisoformat(ctx.text("time"))
    at = wall(day, clock, ctx.who.tz(tx.community))
    if at <= tx.now:
        raise FormError({"day": words.line("time-past")})
    if at > tx.now + FAR:
        raise FormError({"day": words.line("time-far")})
    if any(Hours.of(each, tx.community).asleep(at) for each in seats if each.id != ctx.who.id):
        raise FormError({"time": words.line("time-night")})
    return at


async def _offered(talk: Conversation, tx: Transaction) -> meeting_times.TimesOffer:
    """Return times to choose from, the same all day long so that a form can be sent in peace."""
    free = [meeting_times.Free.of(who, tx.community) for who in (await people(talk, tx)).values()]
    today = tx.now.replace(hour=0, minute=0, second=0, microsecond=0)
    return meeting_times.offer(free, today, today + WITHIN, today.toordinal())


async def start(ctx: Context, tx: Transaction) -> None:
    """Begin at the time chosen and tell each of them; much too late, let them choose another."""
    talk = await tx.get(Conversation, ctx.subject)
    if talk is None or talk.meets is None or tx.now < talk.meets:
        return
    if tx.now > talk.meets + LATE:
        waits = talk.meeting(None)
        await tx.save(waits)
        await plan(waits, tx)
        await show(waits, tx)
    elif isinstance(await move(talk, Event.START, None, tx), Conversation):
        for each in (await people(talk, tx)).values():
            await tx.send(each, "coaching:starts", talk.id, prompt=True)


async def calendar(tx: Transaction, ids: tuple[str, ...]) -> File | None:
    """Make the calendar file of a conversation that has a time."""
    talk = await tx.get(Conversation, ids[0])
    if talk is None or talk.meets is None:
        return None
    there = list((await people(talk, tx)).values())
    meets = views.meeting(talk, talk.meets, there)
    return file(meets, "conversation.ics", talk.id, talk.created, tx.now)

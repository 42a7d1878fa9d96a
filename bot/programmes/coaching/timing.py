"""When a live conversation begins: a time that suits all of them, and then its beginning."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from bot.kit import times
from bot.kit.cadence import wall
from bot.kit.calendar import file
from bot.kit.hours import Hours
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Mend, Refusal
from bot.kit.ui import File, OpenForm, Outcome, reply
from bot.programmes.coaching.machine import Event, Kept, State
from bot.programmes.coaching.moving import move, plan, pressed, show
from bot.programmes.coaching.nouns import Conversation
from bot.programmes.coaching.say import words
from bot.programmes.coaching.seated import awake, people, seated
from bot.programmes.coaching.talking import private
from bot.programmes.coaching.views import answers
from bot.programmes.coaching.views import timing as views

WITHIN = timedelta(days=10)
FAR = timedelta(days=60)  # further off is a slip of the finger
LATE = timedelta(hours=1)  # after downtime: nobody waits in front of a card for longer


async def when(ask: Ask, work: Work) -> Outcome:
    """Ask when to begin, with times that suit all of them."""
    awake(ask.who, work)
    talk, _ = await seated(ask, work)
    if talk.state is not State.READY or not talk.live:
        raise Refusal(answers.kept(Kept.OVER if talk.standing.over else Kept.NOT_NOW, talk))
    offered = await _offered(talk, work)
    return OpenForm(views.when_form(talk, offered, ask.who.tz(work.community)))


async def take_when(ask: Ask, work: Work) -> Outcome:
    """Let it begin at a time that one of them chose; the others are told."""
    awake(ask.who, work)
    talk, chair = await seated(ask, work)
    seats = list((await people(talk, work)).values())
    at = _read(ask, seats, work)
    changed = await pressed(Event.CHOOSE, talk.meeting(at), chair, ask, work)
    if isinstance(changed, Kept):
        return reply(await private(talk, chair, work))
    for each in seats:
        if each.id != ask.who.id:
            soon = Hours.of(each, work.community).next_open(work.now) >= at
            ids = (talk.id, ask.who.id, str(changed.version))
            await work.send(each, "coaching:time", *ids, prompt=soon)
    return reply(views.chosen(changed, at, seats, ask.who, ask.who))


def _read(ask: Ask, seats: Sequence[Member], work: Work) -> datetime:
    """Return the time chosen; Mend where it is none, is past or far away, or somebody's night."""
    if ask.text("when") != views.OWN:
        return datetime.fromtimestamp(int(ask.text("when")), UTC)
    missing = [name for name in ("day", "time") if not ask.text(name)]
    if missing:
        raise Mend({name: words.line("time-missing") for name in missing})
    day, clock = date.fromisoformat(ask.text("day")), time.fromisoformat(ask.text("time"))
    at = wall(day, clock, ask.who.tz(work.community))
    if at <= work.now:
        raise Mend({"day": words.line("time-past")})
    if at > work.now + FAR:
        raise Mend({"day": words.line("time-far")})
    if any(Hours.of(each, work.community).asleep(at) for each in seats if each.id != ask.who.id):
        raise Mend({"time": words.line("time-night")})
    return at


async def _offered(talk: Conversation, work: Work) -> times.Offer:
    """Return times to choose from, the same all day long so that a form can be sent in peace."""
    free = [times.Free.of(who, work.community) for who in (await people(talk, work)).values()]
    today = work.now.replace(hour=0, minute=0, second=0, microsecond=0)
    return times.offer(free, today, today + WITHIN, today.toordinal())


async def start(ask: Ask, work: Work) -> None:
    """Begin at the time chosen and tell each of them; much too late, let them choose another."""
    talk = await work.get(Conversation, ask.subject)
    if talk is None or talk.meets is None or work.now < talk.meets:
        return
    if work.now > talk.meets + LATE:
        waits = talk.meeting(None)
        await work.save(waits)
        await plan(waits, work)
        await show(waits, work)
    elif isinstance(await move(talk, Event.START, None, work), Conversation):
        for each in (await people(talk, work)).values():
            await work.send(each, "coaching:starts", talk.id, prompt=True)


async def calendar(work: Work, ids: tuple[str, ...]) -> File | None:
    """Make the calendar file of a conversation that has a time."""
    talk = await work.get(Conversation, ids[0])
    if talk is None or talk.meets is None:
        return None
    there = list((await people(talk, work)).values())
    meets = views.meeting(talk, talk.meets, there)
    return file(meets, "conversation.ics", talk.id, talk.created, work.now)

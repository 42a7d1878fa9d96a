"""The cards coffee owes, made when they leave: ids in, what their reader sees now out."""

from __future__ import annotations

from collections.abc import Sequence

from icalendar import Calendar, Event

from bot.kit.people import Member, Profile
from bot.kit.ports import Work
from bot.kit.programme import Recipient
from bot.kit.series import Enrolment, Part, Series, State
from bot.kit.ui import Card, File
from bot.matching import Kind
from bot.programmes.coffee.bank import questions
from bot.programmes.coffee.nouns import (
    Chair,
    Group,
    Invitation,
    Outcome,
    Proposal,
    Reply,
    Round,
    Settings,
    Slot,
    Stage,
)
from bot.programmes.coffee.rounds import next_draw, settings_of
from bot.programmes.coffee.times import LENGTH
from bot.programmes.coffee.views import answers, introduction, offered, reasons
from bot.programmes.coffee.views.say import words

Ids = tuple[str, ...]


async def _people(work: Work, group: Group) -> list[Member]:
    chairs = await work.find(Chair, group=group.id, order="id")
    members = {m.id: m for m in await work.find(Member, id=[c.member for c in chairs])}
    return [members[chair.member] for chair in chairs if chair.member in members]


async def introduce(work: Work, _to: Recipient, ids: Ids) -> Card | None:
    """Make the standing card of a group's place."""
    group = await work.get(Group, ids[0])
    if group is None:
        return None
    members = await _people(work, group)
    if len(members) < 2:
        return None
    profiles = {p.id: p for p in await work.find(Profile, id=[m.id for m in members])}
    settings = await work.get(Settings, group.series) if group.series else None
    return introduction.introduction(
        group,
        members,
        reasons.why(group, {m.id: m for m in members}, profiles),
        await questions(work, group.openers),
        await work.find(Slot, group=group.id, order="number"),
        outsider=bool(settings and settings.kind is Kind.OUTSIDER and group.round),
    )


async def time(work: Work, _to: Recipient, ids: Ids) -> Card | None:
    """Make the card that says when a group meets."""
    group = await work.get(Group, ids[0])
    if group is None or group.meets is None:
        return None
    chooser = await work.get(Member, group.chosen_by)
    return introduction.chosen(group, group.meets, await _people(work, group), chooser)


async def calendar(work: Work, ids: Ids) -> File | None:
    """Make the calendar file of a meeting (RFC 5545)."""
    group = await work.get(Group, ids[0])
    if group is None or group.meets is None:
        return None
    names = ", ".join(member.name for member in await _people(work, group))
    event = Event()
    event.add("uid", f"{group.id}@confab")
    event.add("dtstamp", group.created)
    event.add("dtstart", group.meets)
    event.add("dtend", group.meets + LENGTH)
    event.add("summary", words.line("calendar-title", names=names))
    made = Calendar()
    made.add("prodid", "-//Confab//coffee//EN")
    made.add("version", "2.0")
    made.add_component(event)
    return File("coffee.ics", "text/calendar", made.to_ical())


async def nudge(work: Work, _to: Recipient, ids: Ids) -> Card | None:
    """Make the one reminder, unless somebody pressed something meanwhile."""
    group = await work.get(Group, ids[0])
    if group is None or group.touched or not group.open:
        return None
    return introduction.nudge(group, await _people(work, group))


async def heads_up(work: Work, to: Recipient, ids: Ids) -> Card | None:
    """Make the heads-up, unless the round was drawn or the reader left meanwhile."""
    round = await work.get(Round, ids[0])
    series = await work.get(Series, round.series) if round else None
    if round is None or series is None or round.stage is not Stage.ANNOUNCED:
        return None
    part = to.member and await work.one(Enrolment, series=series.id, member=to.member.id)
    if not part or part.part is not Part.IN or series.state is not State.RUNNING:
        return None
    settings = await settings_of(work, series.id)
    return answers.heads_up(series, round, ask_first=settings.ask_first)


async def nobody(work: Work, _to: Recipient, ids: Ids) -> Card | None:
    """Make the card for somebody who found nobody this time."""
    round = await work.get(Round, ids[0])
    series = await work.get(Series, round.series) if round else None
    if series is None:
        return None
    return answers.nobody(series, ids[1], await next_draw(work, series))


async def met(work: Work, to: Recipient, ids: Ids) -> Card | None:
    """Make the question whether they met, unless it was answered meanwhile."""
    chair = await work.get(Chair, ids[0])
    group = await work.get(Group, chair.group) if chair else None
    if chair is None or group is None or chair.met in (Outcome.MET, Outcome.NOT):
        return None
    others = [m.person for m in await _people(work, group) if m.id != chair.member]
    if not others:
        return None
    return answers.met_yet(chair, others, asked_before=chair.met is Outcome.PLANNED)


async def mutual(work: Work, to: Recipient, ids: Ids) -> Card | None:
    """Make the card that reveals a mutual wish to meet again."""
    group = await work.get(Group, ids[0])
    if group is None or to.member is None:
        return None
    others = [m.person for m in await _people(work, group) if m.id != to.member.id]
    return answers.mutual(group, others) if others else None


async def silent(work: Work, _to: Recipient, ids: Ids) -> Card | None:
    """Make the gentle pause, unless its reader came back meanwhile."""
    part = await work.get(Enrolment, ids[0])
    series = await work.get(Series, part.series) if part else None
    if part is None or series is None or part.part is not Part.SLEEPING:
        return None
    return answers.silent(series, part)


async def rematch(work: Work, to: Recipient, ids: Ids) -> Card | None:
    """Make the offer of somebody else, unless they met after all."""
    group = await work.get(Group, ids[0])
    chair = to.member and group and await work.one(Chair, group=group.id, member=to.member.id)
    if not group or not chair or chair.met is Outcome.MET:
        return None
    return answers.rematch(group)


async def welcome(work: Work, _to: Recipient, ids: Ids) -> Card | None:
    """Make the welcome for somebody who came into the opt-in channel."""
    series = await work.get(Series, ids[0])
    return answers.welcome(series, await next_draw(work, series)) if series else None


async def invited(work: Work, to: Recipient, ids: Ids) -> Card | None:
    """Make the one invitation to somebody who is in the channel already."""
    series = await work.get(Series, ids[0])
    part = to.member and await work.one(Enrolment, series=ids[0], member=to.member.id)
    if series is None or series.state is not State.RUNNING or not _free(to.member, work):
        return None
    return answers.invited(series) if part and part.part is Part.INVITED else None


def _free(member: Member | None, work: Work) -> bool:
    return bool(member and not member.paused_at(work.now) and not member.uninvited)


async def invitation(work: Work, to: Recipient, ids: Ids) -> Card | None:
    """Make a peer's invitation, unless it has run out."""
    asked = await work.get(Invitation, ids[0])
    inviter = await work.get(Member, asked.inviter) if asked else None
    if asked is None or inviter is None or to.member is None or not _free(to.member, work):
        return None
    if asked.reply is not Reply.OPEN or work.now >= asked.expires:
        return None
    return answers.invitation(inviter, asked, member=bool(to.member.joined))


async def ran_out(work: Work, _to: Recipient, ids: Ids) -> Card | None:
    """Make the kind word that an invitation has run out."""
    party = await work.find(Invitation, party=ids[0])
    members: Sequence[Member] = await work.find(Member, id=[each.invitee for each in party])
    return answers.ran_out([member.person for member in members]) if members else None


async def channel_gone(work: Work, _to: Recipient, ids: Ids) -> Card | None:
    """Make the word to the starter that a series is held."""
    series = await work.get(Series, ids[0])
    return offered.channel_gone(series) if series else None


async def door(work: Work, _to: Recipient, ids: Ids) -> Card | None:
    """Make the card that stands in the opt-in channel."""
    series = await work.get(Series, ids[0])
    return offered.door(series, await settings_of(work, series.id)) if series else None


async def question_taken(work: Work, _to: Recipient, ids: Ids) -> Card | None:
    """Make the thanks for a question that is in the bank now."""
    asked = await work.get(Proposal, ids[0])
    return offered.question_taken(asked) if asked else None

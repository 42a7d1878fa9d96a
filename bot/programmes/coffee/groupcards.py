"""The cards coffee owes about one group: its introduction, its time, and how it went."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.alike import by_name
from bot.kit.calendar import file
from bot.kit.owed import NoteReason
from bot.kit.people import Member, Profile
from bot.kit.ports import Work
from bot.kit.programme import Recipient
from bot.kit.series import Door, Place
from bot.kit.text import Text
from bot.kit.times import Free
from bot.kit.ui import Card, File
from bot.matching import Kind
from bot.programmes.coffee.bank import questions
from bot.programmes.coffee.nouns import Chair, Encounter, Group, Outcome, Slot
from bot.programmes.coffee.rounds import settings_of
from bot.programmes.coffee.rules import pairs
from bot.programmes.coffee.views import introduction, meeting, reasons
from bot.programmes.coffee.views.introduction import Shown

Ids = tuple[str, ...]


async def _people(work: Work, group: Group) -> list[Member]:
    chairs = await work.find(Chair, group=group.id)
    return by_name(await work.find(Member, id=[chair.member for chair in chairs]))


async def _shown(work: Work, group: Group) -> Shown:
    members = await _people(work, group)
    settings = await settings_of(work, group.series)
    lottery = settings.kind is Kind.LOTTERY and group.round
    host = next((m for m in members if lottery and m.id == settings.host), None)
    return Shown(
        group,
        members,
        await _why(work, group, members),
        await questions(work, group.openers),
        await work.find(Slot, group=group.id, order="number"),
        kind=settings.kind if group.round else Kind.STANDARD,
        host=host,
        zone=work.community.zone,
    )


async def _why(work: Work, group: Group, members: list[Member]) -> Text:
    people = {member.id: member for member in members}
    profiles = {each.id: each for each in await work.find(Profile, id=list(people))}
    weeks = [
        Free.of(people[id], work.community).week(work.now)
        for id in (group.one, group.other)
        if id in people
    ]
    # Hours in common are worth a sentence only where they are no matter of course.
    apart = len(weeks) == 2 and weeks[0] != weeks[1]
    hours = len(weeks[0] & weeks[1]) if apart else 0
    known = await _known(work, group, list(people))
    return reasons.why(group, people, profiles, hours=hours, known=known)


async def _known(work: Work, group: Group, ids: list[str]) -> int:
    """Return how many pairs of a group were introduced before it."""
    earlier = await work.find(Encounter, a=ids, b=ids)
    met = {(each.a, each.b) for each in earlier if each.at < group.created}
    return len(met.intersection(pairs(ids)))


async def introduce(work: Work, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the standing card of a group's place; none before anybody has seen it and somebody
    cannot come."""
    group = await work.get(Group, ids[0])
    if group is None:
        return NoteReason.SUBJECT_GONE
    shown = await _shown(work, group)
    place = await work.get(Place, group.place)
    if place is None or not shown.members:
        return NoteReason.SUBJECT_GONE
    there = [member for member in shown.members if member.reachable(work.now)]
    if place.door is Door.WANTED and len(there) < 2:
        return NoteReason.TOO_FEW
    return introduction.introduction(replace(shown, apart=to.member is not None))


async def time(work: Work, _to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the card that says when a group meets, or that a new time is looked for."""
    group = await work.get(Group, ids[0])
    if group is None:
        return NoteReason.SUBJECT_GONE
    if group.meets is None:
        return introduction.time_open()
    chooser = await work.get(Member, group.chosen_by)
    shown = Shown(group, await _people(work, group))
    if not shown.members:
        return NoteReason.TOO_FEW
    return introduction.chosen(shown, group.meets, chooser)


async def calendar(work: Work, ids: Ids) -> File | None:
    """Make the calendar file of a meeting."""
    group = await work.get(Group, ids[0])
    if group is None or group.meets is None:
        return None
    names = ", ".join(member.name for member in await _people(work, group))
    meets = introduction.meeting(names, group.meets)
    return file(meets, "coffee.ics", group.id, group.created, work.now)


async def nudge(work: Work, _to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the one reminder, unless somebody pressed something or went away meanwhile."""
    group = await work.get(Group, ids[0])
    if group is None:
        return NoteReason.SUBJECT_GONE
    if group.touched or not group.open:
        return NoteReason.ANSWERED if group.touched else NoteReason.MOVED_ON
    there = [member for member in await _people(work, group) if member.reachable(work.now)]
    return introduction.nudge(Shown(group, there)) if len(there) > 1 else NoteReason.TOO_FEW


async def met(work: Work, _to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the question whether they met, unless it was answered meanwhile."""
    chair = await work.get(Chair, ids[0])
    group = await work.get(Group, chair.group) if chair else None
    if chair is None or group is None:
        return NoteReason.SUBJECT_GONE
    if chair.met in (Outcome.MET, Outcome.NOT):
        return NoteReason.ANSWERED
    others = [member for member in await _people(work, group) if member.id != chair.member]
    if not others:
        return NoteReason.TOO_FEW
    return meeting.met_yet(chair, others, asked_before=chair.met is Outcome.PLANNED)


async def mutual(work: Work, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the card that reveals a mutual wish to meet again."""
    group = await work.get(Group, ids[0])
    if group is None:
        return NoteReason.SUBJECT_GONE
    others = [member for member in await _people(work, group) if member.id != to.reader.id]
    return meeting.mutual(group, others) if others else NoteReason.TOO_FEW


async def rematch(work: Work, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the offer of somebody else, unless they met or said no after all."""
    group = await work.get(Group, ids[0])
    if group is None:
        return NoteReason.SUBJECT_GONE
    chair = await work.one(Chair, group=group.id, member=to.reader.id)
    if chair is None:
        return NoteReason.NOT_FOR_READER
    if chair.met in (Outcome.MET, Outcome.NOT):
        return NoteReason.ANSWERED
    return meeting.rematch(group)

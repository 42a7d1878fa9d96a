"""The cards coffee owes about one group: its introduction, its time, and how it went."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.programme import Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.normalise import by_name
from bot.kit.model.owed import NoteReason
from bot.kit.model.people import Member, Profile
from bot.kit.model.series import Place, PlaceState
from bot.kit.screen.calendar import file
from bot.kit.screen.cards import Card
from bot.kit.screen.files import File
from bot.kit.screen.text import Text
from bot.kit.time.meeting_times import Free
from bot.kit.widgets.privacy_limits import privacy_limit
from bot.matching import RoundKind
from bot.programmes.coffee.models import Encounter, Group, GroupMember, Outcome, Slot
from bot.programmes.coffee.questions.bank import questions
from bot.programmes.coffee.rounds.schedule import settings_of
from bot.programmes.coffee.rules import pairs
from bot.programmes.coffee.views import introduction, meeting, reasons
from bot.programmes.coffee.views.introduction import ShownGroup

Ids = tuple[str, ...]


async def _people(tx: Transaction, group: Group) -> list[Member]:
    chairs = await tx.find(GroupMember, group=group.id)
    return by_name(await tx.find(Member, id=[chair.member for chair in chairs]))


async def _shown(tx: Transaction, group: Group) -> ShownGroup:
    members = await _people(tx, group)
    settings = await settings_of(tx, group.series)
    lottery = settings.kind is RoundKind.LOTTERY and group.round
    host = next((m for m in members if lottery and m.id == settings.host), None)
    return ShownGroup(
        group,
        members,
        await _why(tx, group, members),
        await questions(tx, group.openers),
        await tx.find(Slot, group=group.id, order="number"),
        kind=settings.kind if group.round else RoundKind.STANDARD,
        host=host,
        zone=tx.community.zone,
        limit=privacy_limit(tx.community),
    )


async def _why(tx: Transaction, group: Group, members: list[Member]) -> Text:
    people = {member.id: member for member in members}
    profiles = {each.id: each for each in await tx.find(Profile, id=list(people))}
    weeks = [
        Free.of(people[id], tx.community).week(tx.now)
        for id in (group.one, group.other)
        if id in people
    ]
    # Hours in common are worth a sentence only where they are no matter of course.
    apart = len(weeks) == 2 and weeks[0] != weeks[1]
    hours = len(weeks[0] & weeks[1]) if apart else 0
    known = await _known(tx, group, list(people))
    return reasons.why(group, people, profiles, hours=hours, known=known)


async def _known(tx: Transaction, group: Group, ids: list[str]) -> int:
    """Return how many pairs of a group were introduced before it."""
    earlier = await tx.find(Encounter, a=ids, b=ids)
    met = {(each.a, each.b) for each in earlier if each.at < group.created}
    return len(met.intersection(pairs(ids)))


async def introduce(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the standing card of a group's place; none before anybody has seen it and somebody
    cannot come."""
    group = await tx.get(Group, ids[0])
    if group is None:
        return NoteReason.SUBJECT_GONE
    shown = await _shown(tx, group)
    place = await tx.get(Place, group.place)
    if place is None or not shown.members:
        return NoteReason.SUBJECT_GONE
    there = [member for member in shown.members if member.reachable(tx.now)]
    if place.door is PlaceState.WANTED and len(there) < 2:
        return NoteReason.TOO_FEW
    return introduction.introduction(replace(shown, apart=to.member is not None))


async def time(tx: Transaction, _to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the card that says when a group meets, or that a new time is looked for."""
    group = await tx.get(Group, ids[0])
    if group is None:
        return NoteReason.SUBJECT_GONE
    if group.meets is None:
        return introduction.time_open()
    chooser = await tx.get(Member, group.chosen_by)
    shown = ShownGroup(group, await _people(tx, group))
    if not shown.members:
        return NoteReason.TOO_FEW
    return introduction.chosen(shown, group.meets, chooser)


async def calendar(tx: Transaction, ids: Ids) -> File | None:
    """Make the calendar file of a meeting."""
    group = await tx.get(Group, ids[0])
    if group is None or group.meets is None:
        return None
    names = ", ".join(member.name for member in await _people(tx, group))
    meets = introduction.meeting(names, group.meets)
    return file(meets, "coffee.ics", group.id, group.created, tx.now)


async def nudge(tx: Transaction, _to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the one reminder, unless somebody pressed something or went away meanwhile."""
    group = await tx.get(Group, ids[0])
    if group is None:
        return NoteReason.SUBJECT_GONE
    if group.touched or not group.open:
        return NoteReason.ANSWERED if group.touched else NoteReason.MOVED_ON
    there = [member for member in await _people(tx, group) if member.reachable(tx.now)]
    return introduction.nudge(ShownGroup(group, there)) if len(there) > 1 else NoteReason.TOO_FEW


async def met(tx: Transaction, _to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the question whether they met, unless it was answered meanwhile."""
    chair = await tx.get(GroupMember, ids[0])
    group = await tx.get(Group, chair.group) if chair else None
    if chair is None or group is None:
        return NoteReason.SUBJECT_GONE
    if chair.met in (Outcome.MET, Outcome.NOT):
        return NoteReason.ANSWERED
    others = [member for member in await _people(tx, group) if member.id != chair.member]
    if not others:
        return NoteReason.TOO_FEW
    return meeting.met_yet(chair, others, asked_before=chair.met is Outcome.PLANNED)


async def mutual(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the card that reveals a mutual wish to meet again."""
    group = await tx.get(Group, ids[0])
    if group is None:
        return NoteReason.SUBJECT_GONE
    others = [member for member in await _people(tx, group) if member.id != to.reader.id]
    return meeting.mutual(group, others) if others else NoteReason.TOO_FEW


async def rematch(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the offer of somebody else, unless they met or said no after all."""
    group = await tx.get(Group, ids[0])
    if group is None:
        return NoteReason.SUBJECT_GONE
    chair = await tx.one(GroupMember, group=group.id, member=to.reader.id)
    if chair is None:
        return NoteReason.NOT_FOR_READER
    if chair.met in (Outcome.MET, Outcome.NOT):
        return NoteReason.ANSWERED
    return meeting.rematch(group)

"""What a group sees in its place: who, why, how to begin, when; and the time once it is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.kit.model.people import Member
from bot.kit.screen.buttons import Button, Look, Press
from bot.kit.screen.calendar import Meeting, links
from bot.kit.screen.cards import Card, Fact
from bot.kit.screen.files import Attachment
from bot.kit.screen.text import Moment, Text, lines, said, text
from bot.kit.time.meeting_times import LENGTH
from bot.kit.widgets.names import former, listed
from bot.kit.widgets.phrasebook import Phrasebook, fitting
from bot.matching import RoundKind
from bot.programmes.coffee.models import Group, Slot

words = Phrasebook("bot.programmes.coffee")


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group with everything its card shows."""

    group: Group
    members: Sequence[Member]
    why: Text = Text()
    questions: Sequence[str] = ()
    slots: Sequence[Slot] = ()
    kind: RoundKind = RoundKind.STANDARD
    host: Member | None = None
    zone: str = ""  # the community's, for those whose own is unknown
    apart: bool = False  # they have no place any more: each is written to alone
    limit: Text = Text()  # who else may read what they write

    @property
    def names(self) -> Text:
        """The names of its people."""
        return listed([member.person for member in self.members])


def introduction(shown: ShownGroup) -> Card:
    """Return the card that opens a group's place and stands there."""
    group, members = shown.group, shown.members
    if len(members) < 2:
        return _former(shown)
    begins = next((m for m in members if m.id == group.starter), members[0])
    facts = [
        Fact(words.line("intro-why"), shown.why),
        Fact(words.line("intro-openers"), _bullets(shown.questions)),
        Fact(words.line("intro-starts"), words("intro-starter", starter=begins.person)),
        Fact(words.line("intro-times"), _times(shown)),
    ]
    return Card(
        fitting(words("intro-title", names=shown.names)),
        _text(shown),
        facts=tuple(fact for fact in facts if fact.value),
        buttons=_buttons(group, shown.slots),
        why=words("intro-because" if group.series else "intro-because-asked", limit=shown.limit),
    )


def _text(shown: ShownGroup) -> Text:
    purpose = shown.group.purpose
    return lines(
        [
            words("intro-apart" if shown.apart else "intro-hello", names=shown.names),
            words("intro-asked", purpose=purpose) if purpose else Text(),
            words("intro-outsider") if shown.kind is RoundKind.OUTSIDER else Text(),
            words("intro-lottery") if shown.kind is RoundKind.LOTTERY else Text(),
            words("intro-host", host=shown.host.person) if shown.host else Text(),
            words("intro-purpose"),
        ],
        "\n\n",
    )


def _former(shown: ShownGroup) -> Card:
    """Return what is left to say once the others have deleted everything."""
    names = listed([*(member.person for member in shown.members), former()])
    return Card(fitting(words("intro-title", names=names)), words("intro-former"))


def _bullets(questions: Sequence[str]) -> Text:
    return text("\n".join(f"• {said(question)}" for question in questions))


def _times(shown: ShownGroup) -> Text:
    group = shown.group
    if group.meets:
        return words("intro-chosen", at=Moment(group.meets))
    if not group.open or not shown.slots:
        return Text()
    head = words("intro-overlap") if group.overlap else words("intro-no-overlap")
    offered = [words("intro-slot", number=slot.number, at=Moment(slot.at)) for slot in shown.slots]
    return lines([head, *offered, _unknown_zones(shown)])


def _unknown_zones(shown: ShownGroup) -> Text:
    unknown = [member.person for member in shown.members if not member.zone]
    if not unknown or not shown.zone:
        return Text()
    return words("intro-zone", names=listed(unknown), zone=shown.zone)


def _buttons(group: Group, slots: Sequence[Slot]) -> tuple[Button, ...]:
    if not group.open:
        return (words.button("find-time", "change_time", group.id),)
    if group.meets:
        return (
            words.button("change-time", "change_time", group.id),
            words.button("more", "more", group.id),
        )
    take = (words.button("slot", "take_time", slot.id, number=slot.number) for slot in slots)
    return (
        *take,
        words.button("other-time", "other_time", group.id),
        words.button("more", "more", group.id),
    )


def chosen(shown: ShownGroup, at: datetime, chooser: Member | None) -> Card:
    """Return the card that says when they meet, with everything a calendar needs."""
    by = words("time-by", chooser=chooser.person) if chooser else Text()
    names = ", ".join(member.name for member in shown.members)
    return Card(
        words("time-title", at=Moment(at)),
        lines([words("time-text", names=shown.names), by, links(meeting(names, at))]),
        attachment=Attachment("coffee:calendar", (shown.group.id,), "coffee.ics"),
    )


def time_open() -> Card:
    """Return what stands there while a new time is looked for."""
    return Card(words("time-open-title"), words("time-open-text"))


def meeting(names: str, at: datetime) -> Meeting:
    """Return the meeting as it stands in a calendar."""
    return Meeting(words.line("calendar-title", names=names), at, LENGTH)


def more(group: Group, *, zone_known: bool) -> Card:
    """Return what else can be done with a coffee, for the presser alone."""
    zone = (
        () if zone_known else (words.elsewhere("change-zone", Press("profile", "edit", "rhythm")),)
    )
    return Card(
        words("more-title"),
        words("more-text"),
        buttons=(
            words.button("other-questions", "other_questions", group.id),
            words.button("find-else", "somebody_else", group.id),
            *zone,
            words.elsewhere("talk", Press("organise", "talk")),
            words.elsewhere("beyond", Press("organise", "crisis")),
        ),
    )


def nudge(shown: ShownGroup) -> Card:
    """Return the one reminder at mid-round."""
    return Card(
        words("nudge-title"),
        words("nudge-text", names=shown.names),
        buttons=(
            words.button("change-time", "change_time", shown.group.id, Look.MAIN),
            words.button("other-time", "other_time", shown.group.id),
        ),
        why=words("nudge-why"),
    )

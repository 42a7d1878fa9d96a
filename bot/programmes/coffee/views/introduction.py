"""What a group sees in its place: who, why, how to begin, when; and the time once it is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlencode

from bot.kit.people import Member
from bot.kit.text import Link, Moment, Person, Text, lines, text
from bot.kit.ui import Attachment, Button, Card, Fact, Look
from bot.programmes.coffee.nouns import Group, Slot
from bot.programmes.coffee.times import LENGTH
from bot.programmes.coffee.views.say import elsewhere, press, words


def introduction(
    group: Group,
    members: Sequence[Member],
    why: Text,
    questions: Sequence[str],
    slots: Sequence[Slot],
    *,
    outsider: bool = False,
) -> Card:
    """Return the card that opens a group's place and stands there."""
    names = together([member.person for member in members])
    begins = next((m for m in members if m.id == group.starter), members[0])
    purpose = words("intro-asked", purpose=group.purpose) if group.purpose else Text()
    body = lines(
        [
            words("intro-hello", names=names),
            purpose,
            words("intro-outsider") if outsider else Text(),
            words("intro-purpose"),
        ],
        "\n\n",
    )
    facts = [
        Fact(words.line("intro-why"), why),
        Fact(words.line("intro-openers"), _bullets(questions)),
        Fact(words.line("intro-starts"), words("intro-starter", starter=begins.person)),
        Fact(words.line("intro-times"), _times(group, slots)),
    ]
    return Card(
        words("intro-title", names=names),
        body,
        tuple(fact for fact in facts if fact.value),
        _buttons(group, slots),
        words("intro-because"),
    )


def _bullets(questions: Sequence[str]) -> Text:
    return text("\n".join(f"• {question}" for question in questions))


def _times(group: Group, slots: Sequence[Slot]) -> Text:
    if group.meets:
        return words("intro-chosen", at=Moment(group.meets))
    head = words("intro-overlap") if group.overlap else words("intro-no-overlap")
    offered = [words("intro-slot", number=slot.number, at=Moment(slot.at)) for slot in slots]
    return lines([head, *offered])


def _buttons(group: Group, slots: Sequence[Slot]) -> tuple[Button, ...]:
    if not group.open:
        return ()
    if group.meets:
        return (press("change-time", "change_time", group.id), press("more", "more", group.id))
    take = (press("slot", "take_time", slot.id, number=slot.number) for slot in slots)
    return (
        *take,
        press("other-time", "other_time", group.id),
        press("more", "more", group.id),
    )


def chosen(group: Group, at: datetime, members: Sequence[Member], chooser: Member | None) -> Card:
    """Return the card that says when they meet, with everything a calendar needs."""
    names = together([member.person for member in members])
    by = words("time-by", chooser=chooser.person) if chooser else Text()
    plain_names = ", ".join(member.name for member in members)
    links = lines([text(link) for link in calendar_links(plain_names, at)], " · ")
    return Card(
        words("time-title", at=Moment(at)),
        lines([words("time-text", names=names), by, links]),
        attachment=Attachment("coffee:calendar", (group.id,), "coffee.ics"),
    )


def together(people: Sequence[Person]) -> Text:
    """Return names as one lists them: A and B; A, B and C."""
    if len(people) == 1:
        return text(people[0])
    head = lines([text(person) for person in people[:-1]], ", ")
    return words("and", first=head, last=people[-1])


def calendar_links(names: str, at: datetime) -> list[Link]:
    """Return links that put the meeting into the reader's own web calendar."""
    title = words.line("calendar-title", names=names)
    ends = at + LENGTH
    google = {"action": "TEMPLATE", "text": title, "dates": f"{at:{_STAMP}}/{ends:{_STAMP}}"}
    outlook = {
        "path": "/calendar/action/compose",
        "subject": title,
        "startdt": at.isoformat(),
        "enddt": ends.isoformat(),
    }
    return [
        Link(
            f"https://calendar.google.com/calendar/render?{urlencode(google)}",
            words.line("calendar-google"),
        ),
        Link(
            f"https://outlook.office.com/calendar/0/deeplink/compose?{urlencode(outlook)}",
            words.line("calendar-outlook"),
        ),
    ]


_STAMP = "%Y%m%dT%H%M%SZ"


def more(group: Group) -> Card:
    """Return what else can be done with a coffee, for the presser alone."""
    return Card(
        words("more-title"),
        words("more-text"),
        buttons=(
            press("other-questions", "other_questions", group.id),
            press("find-else", "somebody_else", group.id),
            elsewhere("talk", "organise", "talk"),
            elsewhere("beyond", "organise", "more"),
        ),
    )


def nudge(group: Group, members: Sequence[Member]) -> Card:
    """Return the one reminder at mid-round."""
    names = together([member.person for member in members])
    return Card(
        words("nudge-title"),
        words("nudge-text", names=names),
        buttons=(
            press("change-time", "change_time", group.id, Look.MAIN),
            press("other-time", "other_time", group.id),
        ),
        why=words("nudge-why"),
    )

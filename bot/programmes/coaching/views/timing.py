"""Choosing when a live conversation begins, and what stands there once a time is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.kit.model.normalise import by_name
from bot.kit.model.people import Member
from bot.kit.screen.buttons import Press
from bot.kit.screen.calendar import Meeting, links
from bot.kit.screen.cards import Card
from bot.kit.screen.files import Attachment
from bot.kit.screen.forms import Choice, Field, Form, Kind
from bot.kit.screen.text import Moment
from bot.kit.time.meeting_times import TimesOffer
from bot.kit.widgets.names import listed
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.coaching.models import Conversation

words = Phrasebook("bot.programmes.coaching")
OWN = "own"  # a time of one's own, instead of one that is offered


def when_form(talk: Conversation, offered: TimesOffer, zone: ZoneInfo) -> Form:
    """Ask when to begin, in the reader's own zone."""
    told = [Choice(str(int(at.timestamp())), _local(at, zone)) for at in offered.times]
    options = (*told, Choice(OWN, words.line("when-own")))
    return words.form(
        "when" if offered.overlap else "when-near",
        Press("coaching", "when", talk.id, str(talk.version)),
        Field("when", words.line("ask-when"), Kind.CHOICE, required=True, choices=options),
        Field("day", words.line("ask-own-day"), Kind.DATE),
        Field("time", words.line("ask-own-time"), Kind.TIME),
        zone=zone.key,
    )


def _local(at: datetime, zone: ZoneInfo) -> str:
    local = at.astimezone(zone)
    return words.line("when-at", day=f"{local:%A} {local.day} {local:%B}", time=f"{local:%H:%M}")


def chosen(
    talk: Conversation, at: datetime, people: Sequence[Member], by: Member, reader: Member
) -> Card:
    """Say when they meet and who chose it, with what a calendar takes."""
    told = words.card(
        "time-own" if by.id == reader.id else "time",
        words.button("change-time", "when", talk.id),
        more=links(meeting(talk, at, people)),
        at=Moment(at),
        others=listed([each for each in people if each.id != reader.id]),
        chooser=by.person,
    )
    calendar = Attachment("coaching:calendar", (talk.id,), "conversation.ics")
    return Card(told.title, *told.elements, attachment=calendar)


def meeting(talk: Conversation, at: datetime, people: Sequence[Member]) -> Meeting:
    """Return the conversation as it stands in a calendar, where colleagues may see it."""
    title = words.line("calendar-title", names=", ".join(each.name for each in by_name(people)))
    return Meeting(title, at, timedelta(minutes=talk.kind.minutes))


def starts(talk: Conversation, others: Sequence[Member]) -> Card:
    """Say that it is time."""
    return words.card("starts", words.button("show", "show", talk.id), others=listed(others))

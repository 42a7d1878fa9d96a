"""A meeting as calendars take it: a file (RFC 5545) and links into two web calendars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote, urlencode

from icalendar import Calendar, Event

from bot.kit.screen.files import File
from bot.kit.screen.text import Link, Text, lines, text
from bot.kit.screen.words import Words

words = Words("bot.kit")
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Meeting:
    """When people meet; `title` is plain text."""

    title: str
    starts: datetime
    length: timedelta

    @property
    def ends(self) -> datetime:
        """When it is over."""
        return self.starts + self.length


def links(meeting: Meeting) -> Text:
    """Return links that put a meeting into the reader's own web calendar."""
    google = {
        "action": "TEMPLATE",
        "text": meeting.title,
        "dates": f"{meeting.starts:{_STAMP}}/{meeting.ends:{_STAMP}}",
    }
    outlook = {
        "subject": meeting.title,
        "startdt": meeting.starts.isoformat(),
        "enddt": meeting.ends.isoformat(),
    }
    pages = {
        "google": f"https://calendar.google.com/calendar/render?{_query(google)}",
        "outlook": f"https://outlook.office.com/calendar/0/deeplink/compose?{_query(outlook)}",
        "outlook-own": f"https://outlook.live.com/calendar/0/deeplink/compose?{_query(outlook)}",
    }
    named = (Link(url, words.line(f"calendar-{page}")) for page, url in pages.items())
    return lines([text(link) for link in named], " · ")


def _query(parts: dict[str, str]) -> str:
    """Return parts as Outlook reads them, too: it shows a plus that stands for a space."""
    return urlencode(parts, quote_via=quote)


def file(meeting: Meeting, name: str, uid: str, since: datetime, now: datetime) -> File:
    """Return a calendar file called `name`; a later one with the same `uid` counts as a change.

    `since` is when its people were first brought together: changes are counted from then.
    """
    event = Event()
    event.add("uid", f"{uid}@confab")
    event.add("sequence", int((now - since).total_seconds() // 60))
    event.add("dtstamp", now)
    event.add("dtstart", meeting.starts)
    event.add("dtend", meeting.ends)
    event.add("summary", meeting.title)
    made = Calendar()
    made.add("prodid", "-//Confab//EN")
    made.add("version", "2.0")
    made.add_component(event)
    return File(name, "text/calendar", made.to_ical())

"""Meetings as calendars take them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from icalendar import Calendar

from bot.kit.screen.calendar import Meeting, file, links
from bot.kit.screen.text import Link

AT = datetime(2026, 3, 3, 9, tzinfo=UTC)
MEETING = Meeting("Coffee: Ana & Ben", AT, timedelta(minutes=30))


def test_a_later_file_changes_the_earlier_one() -> None:
    """Two files of one meeting share their id, and the later one has the higher number."""
    read = [
        Calendar.from_ical(file(MEETING, "coffee.ics", "abc", AT, AT + timedelta(hours=h)).content)
        for h in (1, 2)
    ]
    first, second = (each.walk("VEVENT")[0] for each in read)
    assert str(first["uid"]) == str(second["uid"])
    assert first.decoded("sequence") < second.decoded("sequence")
    assert first.decoded("dtstart") == AT
    assert first.decoded("dtend") == MEETING.ends


def test_links_carry_the_meeting_and_nothing_else() -> None:
    """All links name the meeting and its time, with no plus sign, which Outlook would show."""
    found = [span for span in links(MEETING).spans if isinstance(span, Link)]
    google, *outlook = (each.url for each in found)
    assert "20260303T090000Z%2F20260303T093000Z" in google
    assert "Ana%20%26%20Ben" in google
    assert [urlsplit(each).hostname for each in outlook] == [
        "outlook.office.com",
        "outlook.live.com",
    ]
    for each in outlook:
        assert "subject=Coffee%3A%20Ana%20%26%20Ben" in each
        assert "2026-03-03T09%3A30%3A00%2B00%3A00" in each
        assert "path=" not in each
        assert "+" not in each

"""What check-ins keep."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint

from storage.tables.declaring import Keep, flag, instant, number, owned, ref, tags, typed, words

checkin_settings = owned(
    "checkin_settings",
    Keep("how a check-in programme asks"),
    number("days"),
    tags("themes"),
)

checkin_questions = owned(
    "checkin_questions",
    Keep("check-in questions organisers added, encrypted", days=1100),
    ref("series"),
    words("part"),
    typed("question"),
    instant("created"),
)

checkin_windows = owned(
    "checkin_windows",
    Keep("when a check-in was open, and its theme", days=1100),
    ref("series"),
    ref("member"),
    words("theme"),
    words("day"),
    words("until"),
    flag("closed"),
    instant("created"),
    UniqueConstraint("community", "series", "member", "day"),
    Index(None, "community", "member"),
)

checkin_sheets = owned(
    "checkin_sheets",
    Keep("which check-in questions a member has seen", days=1100),
    ref("window"),
    ref("member"),
    tags("questions"),
    words("state"),
    instant("created"),
    UniqueConstraint("window", "member"),
    Index(None, "community", "member"),
)

checkin_answers = owned(
    "checkin_answers",
    Keep("what a member wrote at a check-in and for whom, encrypted", days=1100),
    ref("window"),
    ref("member"),
    ref("audience"),
    typed("high"),
    typed("low"),
    typed("ask"),
    number("energy"),
    number("progress"),
    words("topic"),
    number("version"),
    instant("created"),
    instant("changed"),
    UniqueConstraint("window", "member", "audience"),
    Index(None, "community", "member"),
)

checkin_readers = owned(
    "checkin_readers",
    Keep("whom a check-in answer was written to", days=1100),
    ref("answer"),
    ref("member"),
    instant("created"),
    UniqueConstraint("answer", "member"),
    Index(None, "community", "member"),
)

checkin_habits = owned(
    "checkin_habits",
    Keep("when a member likes to check in"),
    words("every"),
    number("weekday"),
    number("nth"),
    number("at"),
    instant("anchor"),
)

checkin_totals = owned(
    "checkin_totals",
    Keep("rounded totals of closed check-ins, of no single person", days=1100),
    ref("series"),
    ref("window"),
    words("what"),
    words("value"),
    number("count"),
    instant("created"),
    UniqueConstraint("window", "what", "value"),
    Index(None, "community", "series"),
)

"""What every programme builds on: series, enrolments, places, drafts and slips."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint

from storage.tables.declaring import Keep, flag, instant, number, owned, ref, typed, words

drafts = owned(
    "drafts",
    Keep("what was typed into a form that could not be taken yet, encrypted", days=7),
    ref("member"),
    ref("press"),
    typed("typed"),
    instant("created"),
    UniqueConstraint("community", "member", "press"),
)

slips = owned(
    "slips",
    Keep("words on their way to one reader, encrypted, deleted once delivered", days=14),
    ref("writer"),
    ref("reader"),
    typed("words"),
    instant("created"),
)

series = owned(
    "series",
    Keep("a programme's settings"),
    words("programme"),
    ref("channel"),
    words("channel_name"),
    words("name"),
    words("state"),
    words("every"),
    number("weekday"),
    number("nth"),
    number("at"),
    words("zone"),
    instant("anchor"),
    ref("created_by"),
    instant("created"),
)

enrolments = owned(
    "enrolments",
    Keep("who takes part in which programme"),
    ref("series"),
    ref("member"),
    words("part"),
    number("silent"),
    flag("out_last"),
    number("sit_outs"),
    number("trios"),
    instant("changed"),
    instant("created"),
    UniqueConstraint("series", "member"),
    Index(None, "community", "member"),
)

places = owned(
    "places",
    Keep("where a group talks (the platform's ids, never what is said)", days=400),
    words("title"),
    ref("near"),
    words("door"),
    ref("room"),
    ref("thread"),
    instant("created"),
    Index(None, "community", "room"),
)

seats = owned(
    "seats",
    Keep("who belongs to a place", days=400),
    ref("place"),
    ref("member"),
    instant("created"),
    UniqueConstraint("place", "member"),
    Index(None, "community", "member"),
)

acts = owned(
    "acts",
    Keep("administrative acts, for all members to see", days=730),
    ref("member"),
    words("act"),
    ref("subject"),
    instant("created"),
)

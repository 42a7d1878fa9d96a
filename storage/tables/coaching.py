"""What coaching keeps."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, UniqueConstraint

from storage.tables.declaring import Keep, flag, instant, number, owned, ref, tags, typed, words

coaching_conversations = owned(
    "coaching_conversations",
    Keep("which conversations took place and how far they are, never about what", days=400),
    words("form"),
    words("help"),
    words("state"),
    number("version"),
    number("entered"),
    number("step"),
    number("round"),
    flag("live"),
    tags("given"),
    words("back"),
    number("page"),
    number("extended"),
    words("last"),
    ref("place"),
    ref("origin"),
    words("reverse"),
    instant("meets", optional=True),
    instant("since"),
    instant("created"),
    instant("changed"),
    Index(None, "community", "place"),
    Index(None, "community", "since"),
)

coaching_chairs = owned(
    "coaching_chairs",
    Keep("who was in a conversation, and a private yes to another one", days=400),
    ref("conversation"),
    ref("member"),
    number("seat"),
    flag("silent"),
    words("agreed"),
    flag("looked"),
    Column("again", Boolean, nullable=True),
    words("counted"),
    instant("created"),
    UniqueConstraint("conversation", "member"),
    Index(None, "community", "member"),
)

coaching_notes = owned(
    "coaching_notes",
    Keep("private notes about a conversation, encrypted", days=90),
    ref("conversation"),
    ref("member"),
    typed("words"),
    instant("created"),
    UniqueConstraint("conversation", "member"),
)

coaching_tallies = owned(
    "coaching_tallies",
    Keep("how useful conversations were in a month, of no single person, until it is over"),
    words("month"),
    words("what"),
    words("value"),
    number("count"),
    UniqueConstraint("community", "month", "what", "value"),
)

coaching_totals = owned(
    "coaching_totals",
    Keep("rounded totals of a month's conversations, of no single person", days=1100),
    words("month"),
    words("what"),
    words("value"),
    number("count"),
    instant("created"),
    UniqueConstraint("community", "month", "what", "value"),
)

coaching_limits = owned(
    "coaching_limits",
    Keep("into how many conversations at once somebody may be asked, where they said so"),
    number("most"),
    instant("created"),
)

coaching_offers = owned(
    "coaching_offers",
    Keep("who is glad to be suggested for a conversation"),
    instant("created"),
)

coaching_calls = owned(
    "coaching_calls",
    Keep("who asked who has done this before, never what", days=120),
    ref("member"),
    words("help"),
    flag("live"),
    flag("named"),
    ref("answered"),
    instant("expires"),
    instant("created"),
    Index(None, "community", "member"),
)

coaching_heard = owned(
    "coaching_heard",
    Keep("who was asked by such a call", days=120),
    ref("call"),
    ref("member"),
    instant("created"),
    UniqueConstraint("call", "member"),
    Index(None, "community", "member"),
)

coaching_feedback = owned(
    "coaching_feedback",
    Keep("who asked whom for feedback, never what was written", days=120),
    ref("member"),
    ref("giver"),
    words("about"),
    words("answer"),
    flag("silent"),
    instant("expires"),
    instant("created"),
    Index(None, "community", "member"),
    Index(None, "community", "giver"),
)

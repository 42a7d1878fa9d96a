"""What the clock and the outbox owe, did, and have handled."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, String, Table, UniqueConstraint

from storage.tables.declaring import Keep, flag, instant, metadata, number, owned, ref, tags, words

occurrences = owned(
    "occurrences",
    Keep("what the clock did", days=180, since="ran"),
    words("job"),
    ref("subject"),
    instant("due"),
    instant("ran"),
    words("result"),
    words("note"),
    Index(None, "community", "subject", "ran"),
)

handled = Table(
    "handled",
    metadata,
    Column(
        "community",
        String(24),
        ForeignKey("communities.id", ondelete="CASCADE"),
        nullable=False,
        primary_key=True,
    ),
    Column("key", String(160), nullable=False, primary_key=True),
    instant("at"),
    info={"keep": Keep("ids of requests already handled", days=14, since="at")},
)

due = owned(
    "due",
    Keep("what the clock still has to do"),
    words("job"),
    ref("subject"),
    instant("at"),
    number("attempts"),
    instant("leased_until", optional=True),
    ref("token"),
    UniqueConstraint("community", "job", "subject", "at"),
    Index(None, "at"),
    Index(None, "leased_until"),
    Index(None, "community", "subject"),
)

notes = owned(
    "notes",
    Keep("what is owed to whom (a card's name and ids, never its words)", days=30),
    Column("key", String(160), nullable=False),
    words("card"),
    tags("ids"),
    ref("member"),
    ref("place"),
    ref("channel"),
    ref("slot"),
    number("version"),
    flag("prompt"),
    words("state"),
    instant("due"),
    number("attempts"),
    instant("leased_until", optional=True),
    ref("token"),
    ref("batch"),  # the message it is part of, once that may have reached the platform
    number("posted"),  # the version its message was first tried with; 0 before
    Column("turn", BigInteger, nullable=False),
    ref("room"),
    ref("message"),
    words("error"),
    instant("created"),
    UniqueConstraint("community", "key"),
    Index(None, "state", "due", "community"),
    Index(None, "community", "state", "due"),
    Index(None, "community", "member", "state"),
    Index(None, "community", "place", "channel", "state"),
)

pacing = Table(
    "pacing",
    metadata,
    Column("line", String(160), primary_key=True),
    Column("free_ms", BigInteger, nullable=False),  # milliseconds since 1970
    info={"keep": Keep("when the next message may leave, per platform limit", 1, "free_ms")},
)

leases = Table(
    "leases",
    metadata,
    Column("name", String(160), primary_key=True),
    Column("holder", String(24), nullable=False),
    instant("until"),
    info={"keep": Keep("which process holds a connection of which there may be one only")},
)

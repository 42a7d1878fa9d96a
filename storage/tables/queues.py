"""The queues, written by hand: what the clock and the outbox owe, what is handled, and who leads.

Their indexes for claiming span communities, and `pacing` and `leases` belong to none.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, String, Table, UniqueConstraint

from bot.kit.model.declared import Keep, declaration
from bot.kit.model.owed import Owed, Upcoming
from storage.table_parts import community, flag, instant, metadata, number, owned, ref, tags, words

handled = Table(
    "handled",
    metadata,
    community(),
    Column("key", String(160), nullable=False, primary_key=True),
    instant("at"),
    info={"keep": Keep("ids of requests already handled", days=14, since="at")},
)

due = owned(
    "due",
    declaration(Upcoming).keep,
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
    declaration(Owed).keep,
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
    words("reason"),  # why it ended so; empty while it is owed
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
    Column("at_ms", BigInteger, nullable=False),  # … when that was written down
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

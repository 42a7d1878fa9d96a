"""Communities, their members and what members told about themselves."""

from __future__ import annotations

from sqlalchemy import Column, Index, LargeBinary, Table, UniqueConstraint

from storage.tables.declaring import (
    Keep,
    flag,
    id_,
    instant,
    metadata,
    number,
    owned,
    ref,
    tags,
    typed,
    words,
)

communities = Table(
    "communities",
    metadata,
    id_(key=True),
    words("platform"),
    words("external"),
    words("name"),
    words("zone"),
    words("standing"),
    instant("frozen_at", optional=True),
    typed("contacts"),
    flag("writes_first"),
    instant("created"),
    Column("key", LargeBinary, nullable=False),
    UniqueConstraint("platform", "external"),
    info={"keep": Keep("the workspace or server itself, with its key")},
)

members = owned(
    "members",
    Keep("name, time zone, working hours and pause of an account"),
    ref("account"),
    words("name"),
    words("zone"),
    words("told_zone"),
    words("days"),
    number("starts"),
    number("ends"),
    flag("evenings"),
    flag("weekends"),
    words("presence"),
    instant("joined", optional=True),
    flag("paused"),
    instant("paused_until", optional=True),
    flag("bot"),
    flag("guest"),
    flag("uninvited"),
    ref("dm"),
    instant("checked"),
    instant("created"),
    UniqueConstraint("community", "account"),
)

profiles = owned(
    "profiles",
    Keep("what a member told about themselves, free text encrypted"),
    typed("role"),
    typed("organisation"),
    typed("team"),
    words("field"),
    words("level"),
    typed("moving_from"),
    typed("moving_to"),
    words("objective"),
    tags("challenges"),
    typed("challenges_own"),
    typed("ask_me"),
    typed("learn"),
    typed("goals_short"),
    typed("goals_long"),
    flag("mentor"),
    flag("mentee"),
    flag("welcomes"),
    typed("languages"),
    number("size"),
    number("alike"),
    words("field_wish"),
    words("side"),
)

avoidances = owned(
    "avoidances",
    Keep("a member's private avoid list and conflicts of interest"),
    ref("member"),
    words("bar"),
    ref("other"),
    typed("organisation"),
    typed("account"),
    instant("created"),
    Index(None, "community", "member"),
    Index(None, "community", "other"),
)

organisers = owned(
    "organisers",
    Keep("who was named organiser, and of what"),
    ref("member"),
    ref("series"),
    instant("created"),
    UniqueConstraint("community", "member", "series"),
)

administrators = owned(
    "administrators",
    Keep("whom the platform calls administrators, as last seen", days=90),
    instant("created"),
)

exchanges = owned(
    "exchanges",
    Keep("which member and organiser write to each other, never what", days=90),
    ref("member"),
    ref("organiser"),
    instant("created"),
    UniqueConstraint("community", "member", "organiser"),
)

peer_invitations = owned(
    "peer_invitations",
    Keep("that somebody outside Confab was invited by a peer, never by whom", days=90),
    ref("to"),
    instant("created"),
)

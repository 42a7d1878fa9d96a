"""What coffee keeps."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, UniqueConstraint

from storage.tables.declaring import Keep, flag, instant, number, owned, ref, tags, typed, words

coffee_settings = owned(
    "coffee_settings",
    Keep("how a coffee programme matches"),
    number("size"),
    words("kind"),
    words("group_by"),
    tags("never_same"),
    flag("language"),
    ref("host"),
    flag("ask_first"),
    number("days"),
    number("depth"),
)

coffee_rounds = owned(
    "coffee_rounds",
    Keep("when a round was drawn and from which seed", days=800),
    ref("series"),
    number("number"),
    instant("planned"),
    instant("at"),
    instant("ends"),
    Column("seed", BigInteger, nullable=False),
    words("stage"),
    instant("created"),
    UniqueConstraint("series", "planned"),
)

coffee_entries = owned(
    "coffee_entries",
    Keep("who skipped or asked to be in one round", days=120),
    ref("round"),
    ref("member"),
    words("wanted"),
    instant("created"),
    UniqueConstraint("round", "member"),
    Index(None, "community", "member"),
)

coffee_groups = owned(
    "coffee_groups",
    Keep("who was introduced, and the time they chose", days=400),
    ref("series"),
    ref("round"),
    ref("place"),
    ref("starter"),
    tags("openers"),
    words("term"),
    ref("one"),
    ref("other"),
    typed("purpose"),
    flag("overlap"),
    instant("meets", optional=True),
    ref("chosen_by"),
    flag("touched"),
    flag("open"),
    instant("ends"),
    instant("created"),
    Index(None, "community", "round"),
)

coffee_chairs = owned(
    "coffee_chairs",
    Keep("whether a meeting happened, and a private yes to meeting again", days=400),
    ref("group"),
    ref("member"),
    words("met"),
    Column("again", Boolean, nullable=True),
    flag("pressed"),
    instant("created"),
    UniqueConstraint("group", "member"),
    Index(None, "community", "member"),
)

coffee_slots = owned(
    "coffee_slots",
    Keep("times offered to a group", days=400, since="at"),
    ref("group"),
    number("number"),
    instant("at"),
    UniqueConstraint("group", "number"),
)

coffee_encounters = owned(
    "coffee_encounters",
    Keep("who has met whom, so that nobody meets twice too soon", days=1100, since="at"),
    ref("a"),
    ref("b"),
    ref("group"),
    instant("at"),
    UniqueConstraint("group", "a", "b"),
    Index(None, "community", "a"),
    Index(None, "community", "b"),
)

coffee_waiting = owned(
    "coffee_waiting",
    Keep("who would like a coffee now", days=30),
    ref("series"),
    ref("member"),
    instant("until"),
    instant("created"),
    UniqueConstraint("series", "member"),
)

coffee_invitations = owned(
    "coffee_invitations",
    Keep("who asked whom for a coffee, the purpose encrypted", days=120),
    ref("party"),
    ref("inviter"),
    ref("invitee"),
    typed("purpose"),
    words("reply"),
    flag("silent"),
    instant("expires"),
    instant("created"),
    Index(None, "community", "party"),
    Index(None, "community", "invitee"),
)

coffee_asked = owned(
    "coffee_asked",
    Keep("which opening questions a member has seen", days=1100),
    ref("member"),
    ref("opener"),
    instant("created"),
    UniqueConstraint("member", "opener"),
)

coffee_proposals = owned(
    "coffee_proposals",
    Keep("opening questions members proposed, encrypted", days=800),
    ref("member"),
    typed("question"),
    number("depth"),
    words("verdict"),
    instant("created"),
)

"""Every table, with how long its rows are kept; columns are named like the nouns' fields."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem

from storage.columns import Instant, Sealed, Tags

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


@dataclass(frozen=True)
class Keep:
    """How long rows are kept: `days` after the moment in `since`; None: as long as the member
    or the community is."""

    what: str
    days: int | None = None
    since: str = "created"

    @property
    def age(self) -> timedelta | None:
        """The age at which a row goes."""
        return None if self.days is None else timedelta(days=self.days)


def _id(name: str = "id", *, key: bool = False) -> Column[str]:
    return Column(name, String(24), primary_key=key, nullable=False)


def _ref(name: str) -> Column[str]:
    """Refer to another row, or hold the empty string: no foreign key, so that deletion of a member
    leaves others' records whole."""
    return Column(name, String(64), nullable=False, server_default="")


def _text(name: str, default: str | None = "") -> Column[str]:
    return Column(name, Text, nullable=False, server_default=default)


def _typed(name: str) -> Column[bytes]:
    return Column(name, Sealed, nullable=False)


def _number(name: str, default: int = 0) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=str(default))


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


def _at(name: str, *, optional: bool = False) -> Column[datetime]:
    return Column(name, Instant(), nullable=optional)


def _tags(name: str) -> Column[tuple[str, ...]]:
    return Column(name, Tags(), nullable=False, server_default="")


def owned(name: str, keep: Keep, *items: SchemaItem) -> Table:
    """Declare a table whose rows belong to a community."""
    community = Column(
        "community",
        String(24),
        ForeignKey("communities.id", ondelete="CASCADE"),
        nullable=False,
    )
    return Table(name, metadata, _id(key=True), community, *items, info={"keep": keep})


communities = Table(
    "communities",
    metadata,
    _id(key=True),
    _text("platform"),
    _text("external"),
    _text("name"),
    _text("zone"),
    _text("standing"),
    _at("frozen_at", optional=True),
    _typed("contacts"),
    _at("created"),
    Column("key", LargeBinary, nullable=False),
    UniqueConstraint("platform", "external"),
    info={"keep": Keep("the workspace or server itself, with its key")},
)

members = owned(
    "members",
    Keep("name, time zone, working hours and pause of an account"),
    _ref("account"),
    _text("name"),
    _text("zone"),
    _text("days"),
    _number("starts"),
    _number("ends"),
    _flag("evenings"),
    _flag("weekends"),
    _text("presence"),
    _at("joined", optional=True),
    _flag("paused"),
    _at("paused_until", optional=True),
    _flag("bot"),
    _flag("guest"),
    _flag("uninvited"),
    _ref("dm"),
    _at("checked"),
    _at("created"),
    UniqueConstraint("community", "account"),
)

profiles = owned(
    "profiles",
    Keep("what a member told about themselves, free text encrypted"),
    _typed("role"),
    _typed("organisation"),
    _typed("team"),
    _text("field"),
    _text("level"),
    _typed("moving_from"),
    _typed("moving_to"),
    _text("objective"),
    _tags("challenges"),
    _typed("challenges_own"),
    _typed("ask_me"),
    _typed("learn"),
    _typed("goals_short"),
    _typed("goals_long"),
    _flag("mentor"),
    _flag("mentee"),
    _flag("welcomes"),
    _typed("languages"),
    _number("size"),
    _number("alike"),
    _text("field_wish"),
    _text("side"),
)

avoidances = owned(
    "avoidances",
    Keep("a member's private avoid list and conflicts of interest"),
    _ref("member"),
    _text("bar"),
    _ref("other"),
    _typed("organisation"),
    _typed("account"),
    _at("created"),
    Index(None, "community", "member"),
    Index(None, "community", "other"),
)

organisers = owned(
    "organisers",
    Keep("who was named organiser, and of what"),
    _ref("member"),
    _ref("series"),
    _at("created"),
    UniqueConstraint("community", "member", "series"),
)

administrators = owned(
    "administrators",
    Keep("whom the platform calls administrators, as last seen", days=90),
    _at("created"),
)

exchanges = owned(
    "exchanges",
    Keep("which member and organiser write to each other, never what", days=90),
    _ref("member"),
    _ref("organiser"),
    _at("created"),
    UniqueConstraint("community", "member", "organiser"),
)

drafts = owned(
    "drafts",
    Keep("what was typed into a form that could not be taken yet, encrypted", days=7),
    _ref("member"),
    _ref("press"),
    _typed("typed"),
    _at("created"),
    UniqueConstraint("community", "member", "press"),
)

slips = owned(
    "slips",
    Keep("words on their way to one reader, encrypted, deleted once delivered", days=14),
    _ref("writer"),
    _ref("reader"),
    _typed("words"),
    _at("created"),
)

series = owned(
    "series",
    Keep("a programme's settings"),
    _text("programme"),
    _ref("channel"),
    _text("channel_name"),
    _text("name"),
    _text("state"),
    _text("every"),
    _number("weekday"),
    _number("nth"),
    _number("at"),
    _text("zone"),
    _at("anchor"),
    _ref("created_by"),
    _at("created"),
)

enrolments = owned(
    "enrolments",
    Keep("who takes part in which programme"),
    _ref("series"),
    _ref("member"),
    _text("part"),
    _number("silent"),
    _flag("out_last"),
    _number("sit_outs"),
    _number("trios"),
    _at("changed"),
    _at("created"),
    UniqueConstraint("series", "member"),
    Index(None, "community", "member"),
)

places = owned(
    "places",
    Keep("where a group talks (the platform's ids, never what is said)", days=400),
    _text("title"),
    _ref("near"),
    _text("door"),
    _ref("room"),
    _ref("thread"),
    _at("created"),
    Index(None, "community", "room"),
)

seats = owned(
    "seats",
    Keep("who belongs to a place", days=400),
    _ref("place"),
    _ref("member"),
    _at("created"),
    UniqueConstraint("place", "member"),
    Index(None, "community", "member"),
)

occurrences = owned(
    "occurrences",
    Keep("what the clock did", days=180, since="ran"),
    _text("job"),
    _ref("subject"),
    _at("due"),
    _at("ran"),
    _text("result"),
    _text("note"),
    Index(None, "community", "subject", "ran"),
)

acts = owned(
    "acts",
    Keep("administrative acts, for all members to see", days=730),
    _ref("member"),
    _text("act"),
    _ref("subject"),
    _at("created"),
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
    _at("at"),
    info={"keep": Keep("ids of requests already handled", days=14, since="at")},
)

due = owned(
    "due",
    Keep("what the clock still has to do"),
    _text("job"),
    _ref("subject"),
    _at("at"),
    _number("attempts"),
    _at("leased_until", optional=True),
    _ref("token"),
    UniqueConstraint("community", "job", "subject", "at"),
    Index(None, "at"),
    Index(None, "leased_until"),
    Index(None, "community", "subject"),
)

notes = owned(
    "notes",
    Keep("what is owed to whom (a card's name and ids, never its words)", days=30),
    Column("key", String(160), nullable=False),
    _text("card"),
    _tags("ids"),
    _ref("member"),
    _ref("place"),
    _ref("channel"),
    _ref("slot"),
    _number("version"),
    _flag("prompt"),
    _text("state"),
    _at("due"),
    _number("attempts"),
    _at("leased_until", optional=True),
    _ref("token"),
    _ref("batch"),  # the message it is part of, once that may have reached the platform
    _number("posted"),  # the version its message was first tried with; 0 before
    Column("turn", BigInteger, nullable=False),
    _ref("room"),
    _ref("message"),
    _text("error"),
    _at("created"),
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
    info={"keep": Keep("when the next message may leave, per platform limit")},
)

coffee_settings = owned(
    "coffee_settings",
    Keep("how a coffee programme matches"),
    _number("size"),
    _text("kind"),
    _text("group_by"),
    _tags("never_same"),
    _flag("language"),
    _ref("host"),
    _flag("ask_first"),
    _number("days"),
    _number("depth"),
)

coffee_rounds = owned(
    "coffee_rounds",
    Keep("when a round was drawn and from which seed", days=800),
    _ref("series"),
    _number("number"),
    _at("planned"),
    _at("at"),
    _at("ends"),
    Column("seed", BigInteger, nullable=False),
    _text("stage"),
    _at("created"),
    UniqueConstraint("series", "planned"),
)

coffee_entries = owned(
    "coffee_entries",
    Keep("who skipped or asked to be in one round", days=120),
    _ref("round"),
    _ref("member"),
    _text("wanted"),
    _at("created"),
    UniqueConstraint("round", "member"),
    Index(None, "community", "member"),
)

coffee_groups = owned(
    "coffee_groups",
    Keep("who was introduced, and the time they chose", days=400),
    _ref("series"),
    _ref("round"),
    _ref("place"),
    _ref("starter"),
    _tags("openers"),
    _text("term"),
    _ref("one"),
    _ref("other"),
    _typed("purpose"),
    _flag("overlap"),
    _at("meets", optional=True),
    _ref("chosen_by"),
    _flag("touched"),
    _flag("open"),
    _at("ends"),
    _at("created"),
    Index(None, "community", "round"),
)

coffee_chairs = owned(
    "coffee_chairs",
    Keep("whether a meeting happened, and a private yes to meeting again", days=400),
    _ref("group"),
    _ref("member"),
    _text("met"),
    Column("again", Boolean, nullable=True),
    _flag("pressed"),
    _at("created"),
    UniqueConstraint("group", "member"),
    Index(None, "community", "member"),
)

coffee_slots = owned(
    "coffee_slots",
    Keep("times offered to a group", days=400, since="at"),
    _ref("group"),
    _number("number"),
    _at("at"),
    UniqueConstraint("group", "number"),
)

coffee_encounters = owned(
    "coffee_encounters",
    Keep("who has met whom, so that nobody meets twice too soon", days=1100, since="at"),
    _ref("a"),
    _ref("b"),
    _ref("group"),
    _at("at"),
    UniqueConstraint("group", "a", "b"),
    Index(None, "community", "a"),
    Index(None, "community", "b"),
)

coffee_waiting = owned(
    "coffee_waiting",
    Keep("who would like a coffee now", days=30),
    _ref("series"),
    _ref("member"),
    _at("until"),
    _at("created"),
    UniqueConstraint("series", "member"),
)

coffee_invitations = owned(
    "coffee_invitations",
    Keep("who asked whom for a coffee, the purpose encrypted", days=120),
    _ref("party"),
    _ref("inviter"),
    _ref("invitee"),
    _typed("purpose"),
    _text("reply"),
    _flag("silent"),
    _at("expires"),
    _at("created"),
    Index(None, "community", "party"),
    Index(None, "community", "invitee"),
)

coffee_asked = owned(
    "coffee_asked",
    Keep("which opening questions a member has seen", days=1100),
    _ref("member"),
    _ref("opener"),
    _at("created"),
    UniqueConstraint("member", "opener"),
)

coffee_proposals = owned(
    "coffee_proposals",
    Keep("opening questions members proposed, encrypted", days=800),
    _ref("member"),
    _typed("question"),
    _number("depth"),
    _text("verdict"),
    _at("created"),
)

commitments = owned(
    "commitments",
    Keep("what a member set out to do, encrypted", days=730, since="changed"),
    _ref("member"),
    _typed("what"),
    _typed("plan"),
    _text("day"),
    _text("course"),
    _number("not_yets"),
    _ref("origin"),
    _at("created"),
    _at("changed"),
    Index(None, "community", "member", "course"),
)

commitment_askers = owned(
    "commitment_askers",
    Keep("who may ask about a commitment", days=730),
    _ref("commitment"),
    _ref("owner"),
    _ref("member"),
    _text("consent"),
    _flag("silent"),
    _at("expires"),
    _at("created"),
    UniqueConstraint("commitment", "member"),
    Index(None, "community", "member"),
    Index(None, "community", "owner"),
)

commitment_steps = owned(
    "commitment_steps",
    Keep("what an owner told about a commitment, encrypted", days=730),
    _ref("commitment"),
    _ref("member"),
    _text("turn"),
    _typed("words"),
    _flag("shared"),
    _at("created"),
    Index(None, "community", "commitment"),
    Index(None, "community", "member"),
)

checkin_settings = owned(
    "checkin_settings",
    Keep("how a check-in programme asks"),
    _number("days"),
    _tags("themes"),
)

checkin_questions = owned(
    "checkin_questions",
    Keep("check-in questions organisers added, encrypted", days=1100),
    _ref("series"),
    _text("part"),
    _typed("question"),
    _at("created"),
)

checkin_windows = owned(
    "checkin_windows",
    Keep("when a check-in was open, and its theme", days=1100),
    _ref("series"),
    _ref("member"),
    _text("theme"),
    _text("day"),
    _text("until"),
    _flag("closed"),
    _at("created"),
    UniqueConstraint("community", "series", "member", "day"),
    Index(None, "community", "member"),
)

checkin_sheets = owned(
    "checkin_sheets",
    Keep("which check-in questions a member has seen", days=1100),
    _ref("window"),
    _ref("member"),
    _tags("questions"),
    _text("state"),
    _at("created"),
    UniqueConstraint("window", "member"),
    Index(None, "community", "member"),
)

checkin_answers = owned(
    "checkin_answers",
    Keep("what a member wrote at a check-in and for whom, encrypted", days=1100),
    _ref("window"),
    _ref("member"),
    _ref("audience"),
    _typed("high"),
    _typed("low"),
    _typed("ask"),
    _number("energy"),
    _number("progress"),
    _text("topic"),
    _number("version"),
    _at("created"),
    _at("changed"),
    UniqueConstraint("window", "member", "audience"),
    Index(None, "community", "member"),
)

checkin_readers = owned(
    "checkin_readers",
    Keep("whom a check-in answer was written to", days=1100),
    _ref("answer"),
    _ref("member"),
    _at("created"),
    UniqueConstraint("answer", "member"),
    Index(None, "community", "member"),
)

checkin_habits = owned(
    "checkin_habits",
    Keep("when a member likes to check in"),
    _text("every"),
    _number("weekday"),
    _number("nth"),
    _number("at"),
    _at("anchor"),
)

checkin_totals = owned(
    "checkin_totals",
    Keep("rounded totals of closed check-ins, of no single person", days=1100),
    _ref("series"),
    _ref("window"),
    _text("what"),
    _text("value"),
    _number("count"),
    _at("created"),
    UniqueConstraint("window", "what", "value"),
    Index(None, "community", "series"),
)

coaching_conversations = owned(
    "coaching_conversations",
    Keep("which conversations took place and how far they are, never about what", days=400),
    _text("form"),
    _text("help"),
    _text("state"),
    _number("version"),
    _number("entered"),
    _number("step"),
    _number("round"),
    _flag("live"),
    _tags("given"),
    _text("back"),
    _number("page"),
    _number("extended"),
    _text("last"),
    _ref("place"),
    _ref("origin"),
    _text("reverse"),
    _at("since"),
    _at("created"),
    _at("changed"),
    Index(None, "community", "place"),
)

coaching_chairs = owned(
    "coaching_chairs",
    Keep("who was in a conversation, and a private yes to another one", days=400),
    _ref("conversation"),
    _ref("member"),
    _number("seat"),
    _flag("silent"),
    _text("agreed"),
    _flag("looked"),
    Column("again", Boolean, nullable=True),
    _at("created"),
    UniqueConstraint("conversation", "member"),
    Index(None, "community", "member"),
)

coaching_notes = owned(
    "coaching_notes",
    Keep("private notes about a conversation, encrypted", days=90),
    _ref("conversation"),
    _ref("member"),
    _typed("words"),
    _at("created"),
    UniqueConstraint("conversation", "member"),
)

coaching_tallies = owned(
    "coaching_tallies",
    Keep("how useful conversations were in a month, of no single person"),
    _text("month"),
    _text("what"),
    _number("count"),
    UniqueConstraint("community", "month", "what"),
)

network_acquaintances = owned(
    "network_acquaintances",
    Keep("whom a member has met here, and when last", days=1100, since="met"),
    _ref("member"),
    _ref("other"),
    _number("times"),
    _at("met"),
    UniqueConstraint("member", "other"),
    Index(None, "community", "other"),
)

network_wishes = owned(
    "network_wishes",
    Keep("which kinds of peers a member would like, in their private plan"),
    _ref("member"),
    _text("kind"),
    _number("wanted"),
    _text("every"),
    _at("created"),
    UniqueConstraint("member", "kind"),
)

network_names = owned(
    "network_names",
    Keep("whom a member put into their private plan"),
    _ref("member"),
    _ref("wish"),
    _ref("other"),
    _typed("name"),
    _at("touched"),
    _at("created"),
    Index(None, "community", "member"),
    Index(None, "community", "other"),
)

thanks_notes = owned(
    "thanks_notes",
    Keep("that somebody was thanked; the words, encrypted, until they are delivered", days=800),
    _ref("member"),
    _ref("writer"),
    _text("kind"),
    _typed("words"),
    _flag("delivered"),
    _at("created"),
    Index(None, "community", "member"),
    Index(None, "community", "writer"),
)

thanks_stories = owned(
    "thanks_stories",
    Keep("a member's own story, encrypted, until it is published or dropped", days=14),
    _ref("member"),
    _ref("series"),
    _typed("words"),
    _flag("named"),
    _flag("published"),
    _at("created"),
    Index(None, "community", "member"),
)

coaching_offers = owned(
    "coaching_offers",
    Keep("who is glad to be suggested for a conversation"),
    _at("created"),
)

coaching_calls = owned(
    "coaching_calls",
    Keep("who asked who has done this before, never what", days=120),
    _ref("member"),
    _text("help"),
    _flag("live"),
    _flag("named"),
    _ref("answered"),
    _at("expires"),
    _at("created"),
    Index(None, "community", "member"),
)

coaching_heard = owned(
    "coaching_heard",
    Keep("who was asked by such a call", days=120),
    _ref("call"),
    _ref("member"),
    _at("created"),
    UniqueConstraint("call", "member"),
    Index(None, "community", "member"),
)

coaching_feedback = owned(
    "coaching_feedback",
    Keep("who asked whom for feedback, never what was written", days=120),
    _ref("member"),
    _ref("giver"),
    _text("about"),
    _text("answer"),
    _flag("silent"),
    _at("expires"),
    _at("created"),
    Index(None, "community", "member"),
    Index(None, "community", "giver"),
)

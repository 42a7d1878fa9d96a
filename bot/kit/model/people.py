"""Frozen values every programme shares: communities, members, what they told us, where they talk.

Storage adds the community each belongs to and scopes every query by it.
"""

from __future__ import annotations

from dataclasses import field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo

from bot.kit.model.declared import (
    BLIND,
    SEALED,
    Common,
    Mention,
    Model,
    Owner,
    Party,
    Ref,
    Typed,
    Word,
    days,
    stored,
)
from bot.kit.model.ids import new_id
from bot.kit.screen.text import Person

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class Standing(StrEnum):
    """Whether a community is served."""

    ACTIVE = "active"
    FROZEN = "frozen"  # the bot was removed: nothing is sent, purged after 30 days


@stored(
    "communities",
    "the workspace or server itself, with its key",
    nobody=True,
    by_hand=True,
)
class Community(Model):
    """One Slack workspace or Discord server. `external` is the platform's own id for it."""

    id: Ref = field(default_factory=new_id)
    platform: Word
    external: Word
    name: Word
    zone: Word = "UTC"  # IANA; used for whoever has none
    standing: Standing = Standing.ACTIVE
    frozen_at: datetime | None = None
    contacts: Common = ""  # whom to turn to when something is more than peer support
    writes_first: bool = True  # the bot may write to people who never turned to it
    created: datetime = LONG_AGO


class Presence(StrEnum):
    """Whether an account is still there."""

    HERE = "here"
    GONE = "gone"  # deactivated, or left the workspace or server


@stored(
    "members",
    "name, time zone, working hours and pause of an account",
    unique=[("account",)],
)
class Member(Model):
    """One account in one community; pause, profile and avoid list belong to it.

    `joined` is None until the person says yes to Confab (rule R1). `days` are ISO weekdays as
    digits, `starts` and `ends` minutes since midnight, all in `zone` (empty: the community's).
    """

    id: Owner = field(default_factory=new_id)
    account: Ref
    name: Word
    zone: Word = ""
    told_zone: Word = ""  # … that the platform told last, whatever the member chose since
    days: Word = "12345"
    starts: int = 9 * 60
    ends: int = 18 * 60
    evenings: bool = False  # may meet until 21:00
    weekends: bool = False
    presence: Presence = Presence.HERE
    joined: datetime | None = None
    paused: Annotated[bool, SEALED] = False
    paused_until: Annotated[datetime | None, SEALED] = None  # None while paused: until resumed
    pause: Annotated[Ref, BLIND] = field(default_factory=new_id)  # what the clock calls its end by
    bot: bool = False
    guest: bool = False
    uninvited: bool = False  # wants no more invitations from peers
    dm: Ref = ""  # the platform's id of the direct-message channel, once known
    checked: datetime = LONG_AGO  # when the platform was last asked about this account
    created: datetime = LONG_AGO

    @property
    def person(self) -> Person:
        """This member as named in a sentence."""
        return Person(self.account, self.name)

    def paused_at(self, now: datetime) -> bool:
        """Say whether the pause switch is on at `now`; it ends by itself."""
        return self.paused and (self.paused_until is None or now < self.paused_until)

    @property
    def eligible(self) -> bool:
        """Whether this is a full account of a person who is still there: no bot, no guest (people
        of another company in a shared channel are guests), nobody who left."""
        return self.presence is Presence.HERE and not (self.bot or self.guest)

    def reachable(self, now: datetime) -> bool:
        """Say whether anything may be started with this member at `now`."""
        return bool(self.joined) and self.eligible and not self.paused_at(now)

    def may_be_written_to(self, community: Community) -> bool:
        """Say whether the bot may write to this member now, not only answer them."""
        return community.writes_first or bool(self.joined or self.dm)

    def tz(self, community: Community) -> ZoneInfo:
        """Return the member's time zone, or the community's while it is unknown."""
        return ZoneInfo(self.zone or community.zone)


class FieldWish(StrEnum):
    """What somebody prefers in a partner's field."""

    MIX = "mix"
    OWN = "own"
    OTHER = "other"


class Side(StrEnum):
    """Where somebody looks for partners."""

    EITHER = "either"
    INSIDE = "inside"
    OUTSIDE = "outside"


@stored(
    "profiles",
    "what a member told about themselves, free text encrypted",
)
class Profile(Model):
    """What a member told us; nothing is required. `id` is the member's.

    Free text is encrypted at rest. `level`, `field`, `objective` and `challenges` hold ids of the
    topic banks.
    """

    id: Owner
    role: Typed = ""
    organisation: Typed = ""
    team: Typed = ""
    field: Word = ""
    level: Word = ""
    moving_from: Typed = ""
    moving_to: Typed = ""
    objective: Annotated[Word, SEALED] = ""
    challenges: Annotated[tuple[str, ...], SEALED] = ()
    challenges_own: Typed = ""
    ask_me: Typed = ""  # ask me about …, comma-separated
    learn: Typed = ""  # I want to learn …, comma-separated
    goals_short: Typed = ""
    goals_long: Typed = ""
    mentor: bool = False  # open to mentor
    mentee: bool = False  # looking for a mentor
    welcomes: bool = False  # glad to meet newcomers
    names_challenges: bool = False  # a challenge may be named to whoever has it, too
    names_objective: bool = False  # … and the objective
    languages: Typed = ""
    size: int = 0  # preferred group size, 0: no preference
    alike: int = 0  # -2 more different … +2 more alike
    field_wish: FieldWish = FieldWish.MIX
    side: Side = Side.EITHER


class Bar(StrEnum):
    """Why two people are never brought together. Never shown to anybody but its owner."""

    PERSON = "person"
    ORGANISATION = "organisation"
    MANAGER = "manager"
    REPORT = "report"


@stored(
    "avoidances",
    "a member's private avoid list and conflicts of interest",
    index=[("other",), ("account",)],
)
class Avoidance(Model):
    """One line of a member's avoid list: a person (`other`, a member id) or an organisation."""

    id: Ref = field(default_factory=new_id)
    member: Owner
    bar: Annotated[Bar, SEALED]
    other: Mention = ""
    organisation: Typed = ""
    account: Annotated[Word, BLIND] = ""  # the other's, once their row is deleted: it outlasts it
    created: datetime = LONG_AGO


@stored(
    "organisers",
    "who was named organiser, and of what",
    unique=[("member", "series")],
)
class Organiser(Model):
    """A member named as organiser, of one series or (empty) of the whole community."""

    id: Ref = field(default_factory=new_id)
    member: Owner
    series: Ref = ""
    created: datetime = LONG_AGO


@stored(
    "administrators",
    "whom the platform calls administrators, as last seen",
    keep=days(90),
)
class Administrator(Model):
    """A member whom the platform calls an administrator, as last seen. `id` is the member's.

    Only for saying who organises: what somebody may do is asked of the platform each time.
    """

    id: Owner
    created: datetime = LONG_AGO


@stored(
    "slips",
    "words on their way to one reader, encrypted, deleted once delivered",
    keep=days(14),
)
class Slip(Model):
    """Words on their way from one member to another: deleted as soon as they are delivered."""

    id: Ref = field(default_factory=new_id)
    writer: Owner
    reader: Party
    words: Typed
    created: datetime = LONG_AGO


@stored(
    "drafts",
    "what was typed into a form that could not be taken yet, encrypted",
    keep=days(7),
    unique=[("member", "press")],
)
class Draft(Model):
    """What was typed into a form that could not be taken yet; its owner sees it again."""

    id: Ref = field(default_factory=new_id)
    member: Owner
    press: Ref
    typed: Typed  # JSON of Values
    created: datetime = LONG_AGO

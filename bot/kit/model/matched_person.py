"""The one way from a member and what they told to the matcher's Person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.kit.model import profile_fields
from bot.kit.model.normalise import organisation
from bot.kit.model.people import Avoidance, Bar, Community, Member, Profile
from bot.kit.model.series import Enrolment
from bot.kit.time.meeting_times import Free
from bot.matching import Person

CONFLICTS = (Bar.MANAGER, Bar.REPORT)


def person(
    member: Member,
    told: Profile | None,
    bars: Iterable[Avoidance],
    community: Community,
    now: datetime,
    *,
    part: Enrolment | None = None,
    newcomer: bool = False,
) -> Person:
    """Return a member as the matcher sees them; `bars` are the lines of their own avoid list.

    `part` is theirs in the series that draws, None where no series does.
    """
    told, bars = told or Profile(id=member.id), list(bars)
    gives = (each.gives.items() for each in profile_fields.FIELDS)
    given = {name: give(told) for some in gives for name, give in some}
    return Person(
        id=member.id,
        hours=Free.of(member, community).week(now),
        newcomer=newcomer,
        avoids=frozenset(each.other for each in bars if each.bar is Bar.PERSON),
        avoids_organisations=frozenset(
            organisation(each.organisation) for each in bars if each.bar is Bar.ORGANISATION
        ),
        conflicts=frozenset(each.other for each in bars if each.bar in CONFLICTS),
        out_last_time=part.out_last if part else False,
        trios=part.trios if part else 0,
        sit_outs=part.sit_outs if part else 0,
        **given,  # type: ignore[arg-type] # each is what Person says: tests/house/test_profile_fields
    )

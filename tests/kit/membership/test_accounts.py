"""What a platform says of an account, taken over into a member."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.kit.contracts.platform import Account
from bot.kit.membership.accounts import known
from bot.kit.model.people import Member

NOW = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.mark.shows("R5", "H3")
def test_a_chosen_zone_stays_until_the_platform_tells_a_new_one() -> None:
    """A status or a new name does not undo a choice; a journey does."""
    member = known(Member(account="ana", name="Ana"), Account("ana", "Ana", "Europe/Berlin"), NOW)
    assert member.zone == "Europe/Berlin"
    chose = replace(member, zone="Europe/Lisbon")
    renamed = known(chose, Account("ana", "Ana Lima", "Europe/Berlin"), NOW)
    assert (renamed.name, renamed.zone) == ("Ana Lima", "Europe/Lisbon")
    assert known(renamed, Account("ana", "Ana", ""), NOW).zone == "Europe/Lisbon"
    moved = known(renamed, Account("ana", "Ana", "Asia/Tokyo"), NOW)
    assert moved.zone == "Asia/Tokyo"


def test_a_name_nobody_can_see_is_not_taken_over() -> None:
    """A display name of blanks gives way to the account, and direction overrides are taken out."""
    member = Member(account="ana", name="")
    assert known(member, Account("ana", "\u3164 \u200b"), NOW).name == "ana"
    assert known(member, Account("ana", "\u202eAna"), NOW).name == "Ana"

"""Who may press, written once for every programme."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.kit.contracts.context import Context, Means, Refusal
from bot.kit.membership.access import members_only
from bot.kit.model.people import Community, Member
from bot.kit.widgets import notices

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOME = Community(platform="sandbox", external="W", name="W")
ANA = Member(account="ana", name="Ana", joined=NOW)


def _asked_by(member: Member) -> Context:
    return Context(Means.PRESS, "walks", "join", HOME, NOW, member)


def test_whoever_has_joined_is_found() -> None:
    """Somebody who said yes to Confab may go on."""
    assert members_only(notices.not_here)(_asked_by(ANA)) == ANA


def test_whoever_has_not_joined_sees_the_card_of_the_programme() -> None:
    """Everybody else is refused with the words of the programme they turned to."""
    with pytest.raises(Refusal) as refused:
        members_only(notices.not_here)(_asked_by(replace(ANA, joined=None)))
    assert refused.value.card == notices.not_here()

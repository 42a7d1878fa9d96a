"""What check-ins tell in a member's download."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.programmes.checkin.history import exported
from bot.programmes.checkin.models import SERIES_TIME, Habit, Sheet
from bot.programmes.checkin.store import joined_series
from bot.programmes.checkin.views.settings import clock


async def export(member: Member, tx: Transaction) -> Mapping[str, Any]:
    """Return what check-ins keep about a member."""
    habit = await tx.get(Habit, member.id)
    sheets = await tx.find(Sheet, member=member.id)
    kept: dict[str, Any] = {
        "answers": await exported(member, tx),
        "own rhythm": habit.every if habit else "",
        "own time of day": clock(habit.at) if habit and habit.at != SERIES_TIME else "",
        "takes part in": [each.name for each in await joined_series(tx, member.id)],
        "questions seen": [id for each in sheets for id in each.questions],
    }
    return {label: value for label, value in kept.items() if value}

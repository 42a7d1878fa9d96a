"""What coffee says about one meeting, to one person: when, how it went, whether again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.kit.model.people import Member
from bot.kit.screen.buttons import Look
from bot.kit.screen.cards import Card
from bot.kit.screen.text import Moment
from bot.programmes.coffee.models import Group, GroupMember
from bot.programmes.coffee.views.say import card, press, you_and

# -- when -----------------------------------------------------------------------------------------


def time_taken(group: Group) -> Card:
    """Say that a time is chosen already."""
    at = Moment(group.meets) if group.meets else ""
    return card("time-taken", press("change-time", "change_time", group.id), at=at)


def time_over(group: Group) -> Card:
    """Say that an offered time has gone by."""
    return card(
        "time-over",
        press("change-time", "change_time", group.id, Look.MAIN),
        press("other-time", "other_time", group.id),
    )


def time_set(at: datetime) -> Card:
    """Confirm a time of one's own."""
    return card("time-set", at=Moment(at))


def times_offered() -> Card:
    """Say that new times stand in the group's place."""
    return card("times-offered")


def fresh_questions() -> Card:
    """Say that other questions stand in the card now."""
    return card("fresh-questions", press("propose", "propose"))


# -- how it went ----------------------------------------------------------------------------------


def met_yet(chair: GroupMember, others: Sequence[Member], *, asked_before: bool) -> Card:
    """Ask whether they met."""
    return card(
        "met-again" if asked_before else "met",
        press("met", "met", chair.id, Look.MAIN),
        press("planned", "planned", chair.id),
        press("not-met", "not_met", chair.id),
        names=you_and(others),
    )


def thanks() -> Card:
    """Thank for an answer."""
    return card("thanks")


def again(chair: GroupMember) -> Card:
    """Thank, and ask privately about meeting again."""
    return card(
        "again", press("again-yes", "again_yes", chair.id), press("again-no", "again_no", chair.id)
    )


def again_kept(*, yes: bool) -> Card:
    """Confirm the private answer."""
    return card("again-yes" if yes else "again-no")


def mutual(group: Group, others: Sequence[Member]) -> Card:
    """Reveal that everybody would like to meet again."""
    button = press("find-time", "change_time", group.id, Look.MAIN)
    return card("mutual", button, names=you_and(others), others=len(others))


def still_to_come() -> Card:
    """Thank for a meeting that is planned."""
    return card("still-to-come")


def asked_enough() -> Card:
    """Say that one is not asked a third time."""
    return card("asked-enough")


# -- when it cannot be ----------------------------------------------------------------------------


def not_this_time(group: Group) -> Card:
    """Take a no without asking why, and offer somebody else."""
    return card("not-this-time", press("find-else", "somebody_else", group.id))


def rematch(group: Group) -> Card:
    """Offer somebody else to a person who would wait in vain."""
    return card("rematch", press("find-else", "somebody_else", group.id, Look.MAIN))


def nobody_there(group: Group) -> Card:
    """Say that there is nobody to meet in this place just now."""
    return card("nobody-there", press("find-else", "somebody_else", group.id, Look.MAIN))

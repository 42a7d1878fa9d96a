"""What coffee says about one meeting, to one person: when, how it went, whether again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.kit.model.people import Member
from bot.kit.screen.buttons import Look
from bot.kit.screen.cards import Card
from bot.kit.screen.text import Moment, Text
from bot.kit.widgets.names import listed
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.coffee.models import Group, GroupMember

words = Phrasebook("bot.programmes.coffee")


# -- when -----------------------------------------------------------------------------------------


def time_taken(group: Group) -> Card:
    """Say that a time is chosen already."""
    at = Moment(group.meets) if group.meets else ""
    return words.card("time-taken", words.button("change-time", "change_time", group.id), at=at)


def time_over(group: Group) -> Card:
    """Say that an offered time has gone by."""
    return words.card(
        "time-over",
        words.button("change-time", "change_time", group.id, Look.MAIN),
        words.button("other-time", "other_time", group.id),
    )


def time_set(at: datetime) -> Card:
    """Confirm a time of one's own."""
    return words.card("time-set", at=Moment(at))


def times_offered() -> Card:
    """Say that new times stand in the group's place."""
    return words.card("times-offered")


def fresh_questions() -> Card:
    """Say that other questions stand in the card now."""
    return words.card("fresh-questions", words.button("propose", "propose"))


# -- how it went ----------------------------------------------------------------------------------


def met_yet(chair: GroupMember, others: Sequence[Member], *, asked_before: bool) -> Card:
    """Ask whether they met."""
    return words.card(
        "met-again" if asked_before else "met",
        words.button("met", "met", chair.id, Look.MAIN),
        words.button("planned", "planned", chair.id),
        words.button("not-met", "not_met", chair.id),
        names=_you_and(others),
    )


def thanks() -> Card:
    """Thank for an answer."""
    return words.card("thanks")


def again(chair: GroupMember) -> Card:
    """Thank, and ask privately about meeting again."""
    return words.card(
        "again",
        words.button("again-yes", "again_yes", chair.id),
        words.button("again-no", "again_no", chair.id),
    )


def again_kept(*, yes: bool) -> Card:
    """Confirm the private answer."""
    return words.card("again-yes" if yes else "again-no")


def mutual(group: Group, others: Sequence[Member]) -> Card:
    """Reveal that everybody would like to meet again."""
    button = words.button("find-time", "change_time", group.id, Look.MAIN)
    return words.card("mutual", button, names=_you_and(others), others=len(others))


def still_to_come() -> Card:
    """Thank for a meeting that is planned."""
    return words.card("still-to-come")


def asked_enough() -> Card:
    """Say that one is not asked a third time."""
    return words.card("asked-enough")


# -- when it cannot be ----------------------------------------------------------------------------


def not_this_time(group: Group) -> Card:
    """Take a no without asking why, and offer somebody else."""
    return words.card("not-this-time", words.button("find-else", "somebody_else", group.id))


def rematch(group: Group) -> Card:
    """Offer somebody else to a person who would wait in vain."""
    return words.card("rematch", words.button("find-else", "somebody_else", group.id, Look.MAIN))


def nobody_there(group: Group) -> Card:
    """Say that there is nobody to meet in this place just now."""
    return words.card(
        "nobody-there", words.button("find-else", "somebody_else", group.id, Look.MAIN)
    )


def _you_and(others: Sequence[Member]) -> Text:
    return listed([words("you"), *others])

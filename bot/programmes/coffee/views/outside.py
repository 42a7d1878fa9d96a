"""What coffee says outside the rounds: a coffee now, and invitations by name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.kit.model.people import Member
from bot.kit.screen.buttons import Button, Look
from bot.kit.screen.cards import Card
from bot.kit.screen.text import Moment, Person
from bot.kit.widgets.names import listed
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.coffee.models import Invitation

words = Phrasebook("bot.programmes.coffee")


def found() -> Card:
    """Say that somebody is found."""
    return words.card("found")


def found_or_waits() -> Card:
    """Answer a second press of the same button."""
    return words.card("found-or-waits")


def waits(until: datetime) -> Card:
    """Say that one is on the list of who would like a coffee now."""
    return words.card("waits", words.button("stop-waiting", "stop_waiting"), until=Moment(until))


def waits_no_more() -> Card:
    """Say that one is off the list."""
    return words.card("waits-no-more")


def waited() -> Card:
    """Tell somebody kindly that nobody came."""
    return words.card(
        "waited",
        words.button("invite", "invite", look=Look.MAIN),
        words.button("wait-again", "now"),
    )


def invitations_sent(people: Sequence[Person], expires: datetime) -> Card:
    """Say that invitations are passed on, in the same words whatever becomes of them."""
    return words.card(
        "invites-sent", names=listed(people), count=len(people), expires=Moment(expires)
    )


def invitation(inviter: Member, asked: Invitation, *, member: bool) -> Card:
    """Pass on who asks and why; to somebody new also what this is."""
    buttons: list[Button] = [
        words.button("yes", "accept", asked.id, Look.MAIN),
        words.button("not-now", "decline", asked.id),
    ]
    if not member:
        buttons.append(words.button("never", "never", asked.id))
    purpose = (
        words("purpose-said", purpose=asked.purpose) if asked.purpose else words("purpose-none")
    )
    return words.card(
        "invitation" if member else "invitation-new",
        *buttons,
        inviter=inviter.person,
        purpose=purpose,
        expires=Moment(asked.expires),
    )


def accepted(expires: datetime) -> Card:
    """Thank for a yes while others are still asked."""
    return words.card("accepted", expires=Moment(expires))


def accepted_by_all() -> Card:
    """Thank for the yes that brings everybody together."""
    return words.card("accepted-by-all")


def declined() -> Card:
    """Thank after a no."""
    return words.card("declined")


def invited_no_more() -> Card:
    """Confirm that no more invitations from peers come."""
    return words.card("invited-no-more")


def invitation_over() -> Card:
    """Say that an invitation cannot be answered any more."""
    return words.card("invitation-over", words.button("invite", "invite"))


def ran_out(people: Sequence[Person]) -> Card:
    """Tell the inviter kindly that an invitation has run out."""
    return words.card("ran-out", words.button("invite-other", "invite"), names=listed(people))


def not_now() -> Card:
    """Tell somebody who said yes that this coffee does not happen."""
    return words.card("not-now", words.button("invite", "invite"))

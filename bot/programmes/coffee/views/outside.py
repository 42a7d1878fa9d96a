"""What coffee says outside the rounds: a coffee now, and invitations by name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.kit.model.people import Member
from bot.kit.screen.buttons import Button, Look
from bot.kit.screen.cards import Card
from bot.kit.screen.text import Moment, Person
from bot.programmes.coffee.models import Invitation
from bot.programmes.coffee.views.say import card, press, together, words


def found() -> Card:
    """Say that somebody is found."""
    return card("found")


def found_or_waits() -> Card:
    """Answer a second press of the same button."""
    return card("found-or-waits")


def waits(until: datetime) -> Card:
    """Say that one is on the list of who would like a coffee now."""
    return card("waits", press("stop-waiting", "stop_waiting"), until=Moment(until))


def waits_no_more() -> Card:
    """Say that one is off the list."""
    return card("waits-no-more")


def waited() -> Card:
    """Tell somebody kindly that nobody came."""
    return card("waited", press("invite", "invite", look=Look.MAIN), press("wait-again", "now"))


def invitations_sent(people: Sequence[Person], expires: datetime) -> Card:
    """Say that invitations are passed on, in the same words whatever becomes of them."""
    return card("invites-sent", names=together(people), count=len(people), expires=Moment(expires))


def invitation(inviter: Member, asked: Invitation, *, member: bool) -> Card:
    """Pass on who asks and why; to somebody new also what this is."""
    buttons: list[Button] = [
        press("yes", "accept", asked.id, Look.MAIN),
        press("not-now", "decline", asked.id),
    ]
    if not member:
        buttons.append(press("never", "never", asked.id))
    purpose = (
        words("purpose-said", purpose=asked.purpose) if asked.purpose else words("purpose-none")
    )
    return card(
        "invitation" if member else "invitation-new",
        *buttons,
        inviter=inviter.person,
        purpose=purpose,
        expires=Moment(asked.expires),
    )


def accepted(expires: datetime) -> Card:
    """Thank for a yes while others are still asked."""
    return card("accepted", expires=Moment(expires))


def accepted_by_all() -> Card:
    """Thank for the yes that brings everybody together."""
    return card("accepted-by-all")


def declined() -> Card:
    """Thank after a no."""
    return card("declined")


def invited_no_more() -> Card:
    """Confirm that no more invitations from peers come."""
    return card("invited-no-more")


def invitation_over() -> Card:
    """Say that an invitation cannot be answered any more."""
    return card("invitation-over", press("invite", "invite"))


def ran_out(people: Sequence[Person]) -> Card:
    """Tell the inviter kindly that an invitation has run out."""
    return card("ran-out", press("invite-other", "invite"), names=together(people))


def not_now() -> Card:
    """Tell somebody who said yes that this coffee does not happen."""
    return card("not-now", press("invite", "invite"))

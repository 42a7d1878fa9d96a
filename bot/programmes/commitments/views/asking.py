"""What goes between an owner and whoever may ask, pure."""

from __future__ import annotations

from bot.kit.model.commitments import Asker, Commitment, ProgressStep, Turn
from bot.kit.model.people import Member
from bot.kit.screen.buttons import Look
from bot.kit.screen.cards import Card
from bot.kit.screen.text import Text, text
from bot.programmes.commitments.say import TOLD, WHAT, card, press, quoted


def may_ask(asker: Asker, owner: Member, *, new: bool) -> Card:
    """Ask somebody whether they would ask; to somebody new also say what this is."""
    yes = press("yes", "accept", asker.id, Look.MAIN)
    buttons = [yes, press("not-now", "decline", asker.id)]
    if new:
        buttons.append(press("never", "never", asker.id))
    return card("may-ask-new" if new else "may-ask", *buttons, owner=owner.person)


def accepted(owner: Member, asker: Asker) -> Card:
    """Thank for a yes, and say what comes."""
    return card("accepted", press("no-longer", "decline", asker.id), owner=owner.person)


def declined() -> Card:
    """Thank after a no."""
    return card("declined")


def invited_no_more() -> Card:
    """Confirm that no more invitations from peers come."""
    return card("invited-no-more")


def asking_over() -> Card:
    """Say that there is nothing to answer any more."""
    return card("asking-over")


def nobody_asks(made: Commitment) -> Card:
    """Confirm that nobody asks about it any more."""
    return card("nobody-asks", press("show", "show", made.id))


def will_ask(made: Commitment, peer: Member) -> Card:
    """Tell the owner who said yes."""
    return card("will-ask", press("show", "show", made.id), who=peer.person, what=quoted(made.what))


def news(made: Commitment, step: ProgressStep, owner: Member, asker: Asker) -> Card:
    """Show what an owner told, in their own words."""
    cheer = (press("cheer", "cheer", step.id, Look.MAIN),) if step.turn is Turn.DONE else ()
    own = text("“") + quoted(step.words, TOLD) + text("”") if step.words else Text()
    return card(
        f"news-{step.turn}",
        *cheer,
        press("no-longer", "decline", asker.id),
        more=own,
        owner=owner.person,
        what=quoted(made.what, WHAT),
    )


def cheer_sent(owner: Member) -> Card:
    """Say that the cheer is on its way."""
    return card("cheer-sent", owner=owner.person)


def cheered(made: Commitment, peer: Member) -> Card:
    """Pass a cheer on."""
    return card("cheered", who=peer.person, what=quoted(made.what, WHAT))

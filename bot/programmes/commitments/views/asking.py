"""What goes between an owner and whoever may ask, pure."""

from __future__ import annotations

from bot.kit.model.commitments import Asker, Commitment, ProgressStep, Turn
from bot.kit.model.people import Member
from bot.kit.screen.buttons import Look
from bot.kit.screen.cards import Card
from bot.kit.screen.text import Text, excerpt, text
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.commitments.rules import TOLD, WHAT

words = Phrasebook("bot.programmes.commitments")


def may_ask(asker: Asker, owner: Member, *, new: bool) -> Card:
    """Ask somebody whether they would ask; to somebody new also say what this is."""
    yes = words.button("yes", "accept", asker.id, Look.MAIN)
    buttons = [yes, words.button("not-now", "decline", asker.id)]
    if new:
        buttons.append(words.button("never", "never", asker.id))
    return words.card("may-ask-new" if new else "may-ask", *buttons, owner=owner.person)


def accepted(owner: Member, asker: Asker) -> Card:
    """Thank for a yes, and say what comes."""
    return words.card(
        "accepted", words.button("no-longer", "decline", asker.id), owner=owner.person
    )


def declined() -> Card:
    """Thank after a no."""
    return words.card("declined")


def invited_no_more() -> Card:
    """Confirm that no more invitations from peers come."""
    return words.card("invited-no-more")


def asking_over() -> Card:
    """Say that there is nothing to answer any more."""
    return words.card("asking-over")


def nobody_asks(made: Commitment) -> Card:
    """Confirm that nobody asks about it any more."""
    return words.card("nobody-asks", words.button("show", "show", made.id))


def will_ask(made: Commitment, peer: Member) -> Card:
    """Tell the owner who said yes."""
    return words.card(
        "will-ask",
        words.button("show", "show", made.id),
        who=peer.person,
        what=excerpt(made.what, WHAT),
    )


def news(made: Commitment, step: ProgressStep, owner: Member, asker: Asker) -> Card:
    """Show what an owner told, in their own words."""
    cheer = (words.button("cheer", "cheer", step.id, Look.MAIN),) if step.turn is Turn.DONE else ()
    own = text("“") + excerpt(step.words, TOLD) + text("”") if step.words else Text()
    return words.card(
        f"news-{step.turn}",
        *cheer,
        words.button("no-longer", "decline", asker.id),
        more=own,
        owner=owner.person,
        what=excerpt(made.what, WHAT),
    )


def cheer_sent(owner: Member) -> Card:
    """Say that the cheer is on its way."""
    return words.card("cheer-sent", owner=owner.person)


def cheered(made: Commitment, peer: Member) -> Card:
    """Pass a cheer on."""
    return words.card("cheered", who=peer.person, what=excerpt(made.what, WHAT))

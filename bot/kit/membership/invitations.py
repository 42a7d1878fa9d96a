"""Inviting somebody who has not said yes to Confab: by a peer, once in 90 days, whoever asks (R1).

Every programme whose members invite others asks here, so that several of them together invite a
newcomer no more often than one alone. Who invited is not kept here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Annotated

from bot.kit.contracts.transaction import Transaction
from bot.kit.model.declared import SEALED, Model, Owner, Ref, days, stored
from bot.kit.model.owed import NoteReason
from bot.kit.model.people import LONG_AGO, Community, Member
from bot.kit.screen.cards import Card
from bot.kit.screen.text import lines, text
from bot.kit.screen.words import Words

words = Words("bot.kit")
AGAIN = timedelta(days=90)


@stored(
    "peer_invitations",
    "that somebody outside Confab was invited by a peer, never by whom",
    keep=days(90),
)
class PeerInvitation(Model):
    """That somebody new was invited by a peer. `id` is the member's, `to` what it was about."""

    id: Owner
    to: Annotated[Ref, SEALED]
    created: datetime = LONG_AGO


async def unwanted(invited: Member, to: str, tx: Transaction) -> bool:
    """Say whether a peer's invitation must not arrive now; whoever invites never learns of it.

    `to` is the id of what they are invited to. Where it may arrive and they are new, it is noted
    as their one invitation; asking again about the same `to` gives the same answer. Ask this last,
    when nothing else stands against the invitation.
    """
    if invited.joined:
        return not invited.reachable(tx.now)
    return invited.uninvited or not await _noted(invited, to, tx)


async def _noted(invited: Member, to: str, tx: Transaction) -> bool:
    """Note the one invitation; False where there was another one within 90 days."""
    fresh = PeerInvitation(id=invited.id, to=to, created=tx.now)
    if await tx.add(fresh):
        return True
    known = await tx.get(PeerInvitation, invited.id)
    if known is None or known.to == to:
        return True
    if tx.now - known.created < AGAIN:
        return False
    await tx.save(fresh)
    return True


def unwelcome(invited: Member, now: datetime) -> NoteReason:
    """Return why an invitation on its way may not arrive any more: after a pause or "no more".

    NONE where it may.
    """
    if invited.paused_at(now):
        return NoteReason.PAUSED
    refused = invited.uninvited and not invited.joined
    return NoteReason.OPTED_OUT if refused else NoteReason.NONE


async def pass_on(invited: Member, card: str, *ids: str, tx: Transaction) -> None:
    """Owe an invitation that may arrive. Where the bot may not write to somebody first, it is kept
    until they come."""
    owe = tx.send if invited.may_be_written_to(tx.community) else tx.keep
    await owe(invited, card, *ids)


def to_pass_on(invited: Iterable[Member], home: Community) -> tuple[Card, ...]:
    """Return a text for whoever invites, to give to those whom the bot may not write to first; no
    card where there is nobody. It is the same whatever becomes of the invitation."""
    names = [text(each.person) for each in invited if not each.may_be_written_to(home)]
    if not names:
        return ()
    body = lines([words("pass-on-text", names=lines(names, ", ")), words("pass-on-words")], "\n\n")
    return (Card(words("pass-on-title"), body),)


async def no_more(member: Member, tx: Transaction) -> None:
    """Keep that somebody wants no more invitations from peers; a yes of their own is still one."""
    await tx.save(replace(member, uninvited=True))

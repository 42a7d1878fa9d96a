"""The cards coffee owes to members and channels, made when they leave: ids in, a card out.

Where one is not wanted any more, why.
"""

from __future__ import annotations

from bot.kit.contracts.programme import Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.channels import still_invited
from bot.kit.membership.invitations import unwelcome
from bot.kit.model.normalise import by_name
from bot.kit.model.owed import NoteReason
from bot.kit.model.people import Member
from bot.kit.model.series import Enrolment, Part, Series, SeriesState
from bot.kit.screen.cards import Card
from bot.matching import Reason, RoundKind
from bot.programmes.coffee.models import Invitation, InvitationReply, Proposal, Round, Stage
from bot.programmes.coffee.rounds import schedule
from bot.programmes.coffee.rounds.schedule import next_draw, settings_of
from bot.programmes.coffee.views import joining, offered, outside

Ids = tuple[str, ...]


async def heads_up(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the heads-up, unless the round has begun or the reader left meanwhile."""
    round = await tx.get(Round, ids[0])
    series = await tx.get(Series, round.series) if round else None
    if round is None or series is None:
        return NoteReason.SUBJECT_GONE
    if series.state is not SeriesState.RUNNING:
        return NoteReason.STOPPED
    if round.stage is not Stage.ANNOUNCED:
        return NoteReason.MOVED_ON
    part = await tx.one(Enrolment, series=series.id, member=to.reader.id)
    if not part or part.part is not Part.IN:
        return NoteReason.NOT_FOR_READER
    settings = await settings_of(tx, series.id)
    return joining.heads_up(series, round, ask_first=settings.ask_first)


async def nobody(tx: Transaction, _to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the card for somebody who meets nobody in a round; `ids` end with the reason."""
    round = await tx.get(Round, ids[0])
    series = await tx.get(Series, round.series) if round else None
    if round is None or series is None:
        return NoteReason.SUBJECT_GONE
    settings = await settings_of(tx, series.id)
    lot = settings.kind is RoundKind.LOTTERY and ids[1] in list(Reason)
    return joining.nobody(
        series, "lottery" if lot else ids[1], await next_draw(tx, series, but=round)
    )


async def alone(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Say that there is nobody to be introduced to, unless there is by now."""
    series = await tx.get(Series, ids[0])
    if series is None:
        return NoteReason.SUBJECT_GONE
    if series.state is not SeriesState.RUNNING:
        return NoteReason.STOPPED
    if not await schedule.alone(tx, series):
        return NoteReason.MOVED_ON
    return joining.alone(series)


async def needs_people(tx: Transaction, _to: Recipient, ids: Ids) -> Card | NoteReason:
    """Say to an organiser that a series needs more people, unless it has them by now."""
    series = await tx.get(Series, ids[0])
    if series is None:
        return NoteReason.SUBJECT_GONE
    return offered.needs_people(series) if await schedule.alone(tx, series) else NoteReason.MOVED_ON


async def silent(tx: Transaction, _to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the gentle pause, unless its reader came back meanwhile."""
    part = await tx.get(Enrolment, ids[0])
    series = await tx.get(Series, part.series) if part else None
    if part is None or series is None:
        return NoteReason.SUBJECT_GONE
    if part.part is not Part.SLEEPING:
        return NoteReason.MOVED_ON
    return joining.silent(series, part)


async def welcome(tx: Transaction, _to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the welcome for somebody who came into the opt-in channel."""
    series = await tx.get(Series, ids[0])
    if series is None:
        return NoteReason.SUBJECT_GONE
    return joining.welcome(series, await next_draw(tx, series))


async def invited(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the one invitation to somebody who is in the channel already."""
    series = await still_invited(tx, to.reader, ids[0])
    return series if isinstance(series, NoteReason) else joining.invited(series)


async def invitation(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make a peer's invitation, unless it has run out."""
    asked = await tx.get(Invitation, ids[0])
    inviter = await tx.get(Member, asked.inviter) if asked else None
    if asked is None or inviter is None:
        return NoteReason.SUBJECT_GONE
    if asked.reply is not InvitationReply.OPEN:
        return NoteReason.ANSWERED
    if tx.now >= asked.expires:
        return NoteReason.MOVED_ON
    invitation = outside.invitation(inviter, asked, member=bool(to.reader.joined))
    return unwelcome(to.reader, tx.now) or invitation


async def ran_out(tx: Transaction, _to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the kind word that an invitation has run out."""
    party = await tx.find(Invitation, party=ids[0])
    members = by_name(await tx.find(Member, id=[each.invitee for each in party]))
    return outside.ran_out([m.person for m in members]) if members else NoteReason.TOO_FEW


async def not_now(_work: Transaction, _to: Recipient, _ids: Ids) -> Card:
    """Make the kind word to somebody whose yes leads to no coffee."""
    return outside.not_now()


async def waited(_work: Transaction, _to: Recipient, _ids: Ids) -> Card:
    """Make the kind word to somebody who waited for a coffee in vain."""
    return outside.waited()


async def channel_gone(tx: Transaction, _to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the word to an organiser that a series is held."""
    series = await tx.get(Series, ids[0])
    if series is None:
        return NoteReason.SUBJECT_GONE
    return offered.channel_gone(series) if series.state is SeriesState.HELD else NoteReason.MOVED_ON


async def door(tx: Transaction, _to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the card that stands in the opt-in channel."""
    series = await tx.get(Series, ids[0])
    if series is None:
        return NoteReason.SUBJECT_GONE
    return offered.door(series, await settings_of(tx, series.id))


async def question_taken(tx: Transaction, _to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the thanks for a question that is in the bank now."""
    asked = await tx.get(Proposal, ids[0])
    return offered.question_taken(asked) if asked else NoteReason.SUBJECT_GONE


async def relax(tx: Transaction, _to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the advice which rule to relax."""
    series = await tx.get(Series, ids[0])
    return offered.relax(series, *ids[1:]) if series else NoteReason.SUBJECT_GONE

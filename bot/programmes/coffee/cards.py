"""The cards coffee owes to members and channels, made when they leave: ids in, a card out.

Where one is not wanted any more, why.
"""

from __future__ import annotations

from bot.kit.alike import by_name
from bot.kit.channels import still_invited
from bot.kit.inviting import unwelcome
from bot.kit.owed import NoteReason
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Recipient
from bot.kit.series import Enrolment, Part, Series, State
from bot.kit.ui import Card
from bot.matching import Kind, Reason
from bot.programmes.coffee.nouns import Invitation, Proposal, Reply, Round, Stage
from bot.programmes.coffee.rounds import next_draw, settings_of
from bot.programmes.coffee.views import joining, offered, outside

Ids = tuple[str, ...]


async def heads_up(work: Work, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the heads-up, unless the round has begun or the reader left meanwhile."""
    round = await work.get(Round, ids[0])
    series = await work.get(Series, round.series) if round else None
    if round is None or series is None:
        return NoteReason.SUBJECT_GONE
    if series.state is not State.RUNNING:
        return NoteReason.STOPPED
    if round.stage is not Stage.ANNOUNCED:
        return NoteReason.MOVED_ON
    part = await work.one(Enrolment, series=series.id, member=to.reader.id)
    if not part or part.part is not Part.IN:
        return NoteReason.NOT_FOR_READER
    settings = await settings_of(work, series.id)
    return joining.heads_up(series, round, ask_first=settings.ask_first)


async def nobody(work: Work, _to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the card for somebody who meets nobody in a round; `ids` end with the reason."""
    round = await work.get(Round, ids[0])
    series = await work.get(Series, round.series) if round else None
    if round is None or series is None:
        return NoteReason.SUBJECT_GONE
    settings = await settings_of(work, series.id)
    lot = settings.kind is Kind.LOTTERY and ids[1] in list(Reason)
    return joining.nobody(
        series, "lottery" if lot else ids[1], await next_draw(work, series, but=round)
    )


async def silent(work: Work, _to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the gentle pause, unless its reader came back meanwhile."""
    part = await work.get(Enrolment, ids[0])
    series = await work.get(Series, part.series) if part else None
    if part is None or series is None:
        return NoteReason.SUBJECT_GONE
    if part.part is not Part.SLEEPING:
        return NoteReason.MOVED_ON
    return joining.silent(series, part)


async def welcome(work: Work, _to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the welcome for somebody who came into the opt-in channel."""
    series = await work.get(Series, ids[0])
    if series is None:
        return NoteReason.SUBJECT_GONE
    return joining.welcome(series, await next_draw(work, series))


async def invited(work: Work, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the one invitation to somebody who is in the channel already."""
    series = await still_invited(work, to.reader, ids[0])
    return series if isinstance(series, NoteReason) else joining.invited(series)


async def invitation(work: Work, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make a peer's invitation, unless it has run out."""
    asked = await work.get(Invitation, ids[0])
    inviter = await work.get(Member, asked.inviter) if asked else None
    if asked is None or inviter is None:
        return NoteReason.SUBJECT_GONE
    if asked.reply is not Reply.OPEN:
        return NoteReason.ANSWERED
    if work.now >= asked.expires:
        return NoteReason.MOVED_ON
    invitation = outside.invitation(inviter, asked, member=bool(to.reader.joined))
    return unwelcome(to.reader, work.now) or invitation


async def ran_out(work: Work, _to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the kind word that an invitation has run out."""
    party = await work.find(Invitation, party=ids[0])
    members = by_name(await work.find(Member, id=[each.invitee for each in party]))
    return outside.ran_out([m.person for m in members]) if members else NoteReason.TOO_FEW


async def not_now(_work: Work, _to: Recipient, _ids: Ids) -> Card:
    """Make the kind word to somebody whose yes leads to no coffee."""
    return outside.not_now()


async def waited(_work: Work, _to: Recipient, _ids: Ids) -> Card:
    """Make the kind word to somebody who waited for a coffee in vain."""
    return outside.waited()


async def channel_gone(work: Work, _to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the word to an organiser that a series is held."""
    series = await work.get(Series, ids[0])
    if series is None:
        return NoteReason.SUBJECT_GONE
    return offered.channel_gone(series) if series.state is State.HELD else NoteReason.MOVED_ON


async def door(work: Work, _to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the card that stands in the opt-in channel."""
    series = await work.get(Series, ids[0])
    if series is None:
        return NoteReason.SUBJECT_GONE
    return offered.door(series, await settings_of(work, series.id))


async def question_taken(work: Work, _to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the thanks for a question that is in the bank now."""
    asked = await work.get(Proposal, ids[0])
    return offered.question_taken(asked) if asked else NoteReason.SUBJECT_GONE


async def relax(work: Work, _to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the advice which rule to relax."""
    series = await work.get(Series, ids[0])
    return offered.relax(series, *ids[1:]) if series else NoteReason.SUBJECT_GONE

"""The cards coffee owes to members and channels, made when they leave: ids in, a card out.

None where a card is not wanted any more.
"""

from __future__ import annotations

from bot.kit.inviting import may_arrive
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


async def heads_up(work: Work, to: Recipient, ids: Ids) -> Card | None:
    """Make the heads-up, unless the round has begun or the reader left meanwhile."""
    round = await work.get(Round, ids[0])
    series = await work.get(Series, round.series) if round else None
    if round is None or series is None or round.stage is not Stage.ANNOUNCED:
        return None
    part = to.member and await work.one(Enrolment, series=series.id, member=to.member.id)
    if not part or part.part is not Part.IN or series.state is not State.RUNNING:
        return None
    settings = await settings_of(work, series.id)
    return joining.heads_up(series, round, ask_first=settings.ask_first)


async def nobody(work: Work, _to: Recipient, ids: Ids) -> Card | None:
    """Make the card for somebody who meets nobody in a round; `ids` end with the reason."""
    round = await work.get(Round, ids[0])
    series = await work.get(Series, round.series) if round else None
    if round is None or series is None:
        return None
    settings = await settings_of(work, series.id)
    lot = settings.kind is Kind.LOTTERY and ids[1] in list(Reason)
    return joining.nobody(
        series, "lottery" if lot else ids[1], await next_draw(work, series, but=round)
    )


async def silent(work: Work, _to: Recipient, ids: Ids) -> Card | None:
    """Make the gentle pause, unless its reader came back meanwhile."""
    part = await work.get(Enrolment, ids[0])
    series = await work.get(Series, part.series) if part else None
    if part is None or series is None or part.part is not Part.SLEEPING:
        return None
    return joining.silent(series, part)


async def welcome(work: Work, _to: Recipient, ids: Ids) -> Card | None:
    """Make the welcome for somebody who came into the opt-in channel."""
    series = await work.get(Series, ids[0])
    return joining.welcome(series, await next_draw(work, series)) if series else None


async def invited(work: Work, to: Recipient, ids: Ids) -> Card | None:
    """Make the one invitation to somebody who is in the channel already."""
    series = await work.get(Series, ids[0])
    if series is None or series.state is not State.RUNNING or to.member is None:
        return None
    part = await work.one(Enrolment, series=ids[0], member=to.member.id)
    asked = part is not None and part.part is Part.INVITED
    return joining.invited(series) if asked and may_arrive(to.member, work.now) else None


async def invitation(work: Work, to: Recipient, ids: Ids) -> Card | None:
    """Make a peer's invitation, unless it has run out."""
    asked = await work.get(Invitation, ids[0])
    inviter = await work.get(Member, asked.inviter) if asked else None
    if asked is None or inviter is None or to.member is None:
        return None
    if (
        not may_arrive(to.member, work.now)
        or asked.reply is not Reply.OPEN
        or work.now >= asked.expires
    ):
        return None
    return outside.invitation(inviter, asked, member=bool(to.member.joined))


async def ran_out(work: Work, _to: Recipient, ids: Ids) -> Card | None:
    """Make the kind word that an invitation has run out."""
    party = await work.find(Invitation, party=ids[0])
    members = await work.find(Member, id=[each.invitee for each in party], order="name")
    return outside.ran_out([member.person for member in members]) if members else None


async def not_now(_work: Work, _to: Recipient, _ids: Ids) -> Card:
    """Make the kind word to somebody whose yes leads to no coffee."""
    return outside.not_now()


async def waited(_work: Work, _to: Recipient, _ids: Ids) -> Card:
    """Make the kind word to somebody who waited for a coffee in vain."""
    return outside.waited()


async def channel_gone(work: Work, _to: Recipient, ids: Ids) -> Card | None:
    """Make the word to an organiser that a series is held."""
    series = await work.get(Series, ids[0])
    return offered.channel_gone(series) if series and series.state is State.HELD else None


async def door(work: Work, _to: Recipient, ids: Ids) -> Card | None:
    """Make the card that stands in the opt-in channel."""
    series = await work.get(Series, ids[0])
    return offered.door(series, await settings_of(work, series.id)) if series else None


async def question_taken(work: Work, _to: Recipient, ids: Ids) -> Card | None:
    """Make the thanks for a question that is in the bank now."""
    asked = await work.get(Proposal, ids[0])
    return offered.question_taken(asked) if asked else None


async def relax(work: Work, _to: Recipient, ids: Ids) -> Card | None:
    """Make the advice which rule to relax."""
    series = await work.get(Series, ids[0])
    return offered.relax(series, *ids[1:]) if series else None

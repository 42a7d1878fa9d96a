"""Everything stored about one person: shown, handed over as a file, deleted."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bot.kit.contracts.context import Context
from bot.kit.contracts.programme import Programme
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.access import only_for
from bot.kit.membership.invitations import PeerInvitation
from bot.kit.model.forgetting import forget
from bot.kit.model.owed import NoteState, Owed
from bot.kit.model.people import Draft, Member, Slip
from bot.kit.model.series import Enrolment, PlaceMember
from bot.kit.model.telling import plainly
from bot.kit.screen.files import File
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.home import report
from bot.programmes.home.leaving import out

words = Phrasebook("bot.programmes.home")


async def show(everyone: Sequence[Programme], ctx: Context, tx: Transaction) -> Outcome:
    """Show what is stored, in short."""
    stored = await collected(everyone, ctx.who, tx)
    return reply(report.summary(everyone, stored))


async def download(ctx: Context, _work: Transaction) -> Outcome:
    """Hand everything over as a file."""
    return reply(report.download(ctx.who))


async def delete(ctx: Context, tx: Transaction) -> Outcome:
    """Ask once more."""
    await only_for(ctx.subject, ctx, tx)
    return reply(report.sure(ctx.who))


async def keep(_ask: Context, _work: Transaction) -> Outcome:
    """Delete nothing."""
    return reply(words.card("kept", words.button("my-home", "show")))


async def delete_now(everyone: Sequence[Programme], ctx: Context, tx: Transaction) -> Outcome:
    """Delete everything, once everything open was closed kindly."""
    await only_for(ctx.subject, ctx, tx)
    if ctx.who.joined:
        await out(ctx.who, tx)
    for each in everyone:
        if each.forget:
            await each.forget(ctx.who, tx)
    await forget(ctx.who, tx)
    return reply(words.card("deleted"))


async def file(everyone: Sequence[Programme], tx: Transaction, ids: tuple[str, ...]) -> File | None:
    """Make the file with everything stored about the member in `ids`."""
    member = await tx.get(Member, ids[0])
    if member is None:
        return None
    stored = await collected(everyone, member, tx)
    written = json.dumps(stored, ensure_ascii=False, indent=2, default=str)
    return File(words.line("data-file"), "application/json", written.encode())


async def collected(
    everyone: Sequence[Programme], member: Member, tx: Transaction
) -> dict[str, Mapping[str, Any]]:
    """Return what every programme stores about somebody, by the programme's name."""
    found = {each.name: await each.export(member, tx) for each in everyone if each.export}
    return {name: stored for name, stored in found.items() if stored}


# -- home's own share: what belongs to no single programme -----------------------------------------


TELLS = (Member, PeerInvitation, Draft, Slip, Enrolment, PlaceMember, Owed)


async def export(
    everyone: Sequence[Programme], member: Member, tx: Transaction
) -> Mapping[str, Any]:
    """Return what the core itself stores about a member, and what no programme tells of."""
    told = {model for each in everyone for model in each.tells}
    zone = member.tz(tx.community)
    drafts = await tx.find(Draft, member=member.id)
    invited = await tx.get(PeerInvitation, member.id)
    owed = await tx.count(Owed, member=member.id, state=NoteState.WAITING)
    return {
        "name": member.name,
        "account": member.account,
        "joined": member.joined,
        "paused": member.paused,
        "back on": member.paused_until and member.paused_until.astimezone(zone).date(),
        "first seen": member.created,
        "invited by a peer": invited and invited.created,
        "wants no more invitations": member.uninvited,
        "forms not sent yet": [json.loads(draft.typed) for draft in drafts],
        "programmes taken part in": await tx.count(Enrolment, member=member.id),
        "places shared with others": await tx.count(PlaceMember, member=member.id),
        "notes on their way to me": owed,
        "words of mine on their way": await tx.count(Slip, writer=member.id),
        **await plainly(told, member, tx),
    }

"""Everything stored about one person: shown, handed over as a file, deleted."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bot.kit.inviting import PeerInvitation
from bot.kit.model.forgetting import forget
from bot.kit.model.telling import plainly
from bot.kit.owed import NoteState, Owed
from bot.kit.people import Draft, Member, Slip
from bot.kit.ports import Work
from bot.kit.presser import only_for
from bot.kit.programme import Ask, Programme
from bot.kit.series import Enrolment, Seat
from bot.kit.ui import File, Outcome, reply
from bot.programmes.home import report, views
from bot.programmes.home.leaving import out


async def show(everyone: Sequence[Programme], ask: Ask, work: Work) -> Outcome:
    """Show what is stored, in short."""
    stored = await collected(everyone, ask.who, work)
    return reply(report.summary(everyone, stored))


async def download(ask: Ask, _work: Work) -> Outcome:
    """Hand everything over as a file."""
    return reply(report.download(ask.who))


async def delete(ask: Ask, work: Work) -> Outcome:
    """Ask once more."""
    await only_for(ask.subject, ask, work)
    return reply(report.sure(ask.who))


async def keep(_ask: Ask, _work: Work) -> Outcome:
    """Delete nothing."""
    return reply(views.card("kept", views.button("my-home", "show")))


async def delete_now(everyone: Sequence[Programme], ask: Ask, work: Work) -> Outcome:
    """Delete everything, once everything open was closed kindly."""
    await only_for(ask.subject, ask, work)
    if ask.who.joined:
        await out(ask.who, work)
    for each in everyone:
        if each.forget:
            await each.forget(ask.who, work)
    await forget(ask.who, work)
    return reply(views.card("deleted"))


async def file(everyone: Sequence[Programme], work: Work, ids: tuple[str, ...]) -> File | None:
    """Make the file with everything stored about the member in `ids`."""
    member = await work.get(Member, ids[0])
    if member is None:
        return None
    stored = await collected(everyone, member, work)
    written = json.dumps(stored, ensure_ascii=False, indent=2, default=str)
    return File(views.words.line("data-file"), "application/json", written.encode())


async def collected(
    everyone: Sequence[Programme], member: Member, work: Work
) -> dict[str, Mapping[str, Any]]:
    """Return what every programme stores about somebody, by the programme's name."""
    found = {each.name: await each.export(member, work) for each in everyone if each.export}
    return {name: stored for name, stored in found.items() if stored}


# -- home's own share: what belongs to no single programme -----------------------------------------


TELLS = (Member, PeerInvitation, Draft, Slip, Enrolment, Seat, Owed)


async def export(everyone: Sequence[Programme], member: Member, work: Work) -> Mapping[str, Any]:
    """Return what the core itself stores about a member, and what no programme tells of."""
    told = {model for each in everyone for model in each.tells}
    zone = member.tz(work.community)
    drafts = await work.find(Draft, member=member.id)
    invited = await work.get(PeerInvitation, member.id)
    owed = await work.count(Owed, member=member.id, state=NoteState.WAITING)
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
        "programmes taken part in": await work.count(Enrolment, member=member.id),
        "places shared with others": await work.count(Seat, member=member.id),
        "notes on their way to me": owed,
        "words of mine on their way": await work.count(Slip, writer=member.id),
        **await plainly(told, member, work),
    }

"""What an owner tells about a commitment, who reads it, and their cheer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.kit import notices
from bot.kit.apart import apart
from bot.kit.commitments import Asker, Commitment, Consent, Step, Turn
from bot.kit.neighbours import lead
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Lead, Mend, Programme, Refusal
from bot.kit.ui import OpenForm, Outcome, reply
from bot.programmes.commitments import forms, views
from bot.programmes.commitments.mine import askers, live
from bot.programmes.commitments.say import words


async def open_tell(ask: Ask, work: Work) -> Outcome:
    """Ask how it goes: progress, or what is in the way."""
    found = await live(ask, work)
    return OpenForm(forms.tell_form(found, read=bool(await askers(found, work))))


async def take_tell(everyone: Sequence[Programme], ask: Ask, work: Work) -> Outcome:
    """Keep it, and let those who may ask read it where the owner wants that."""
    found = await live(ask, work)
    if not ask.text("words"):
        raise Mend({"words": words.line("tell-empty")})
    turn = Turn(ask.text("turn") or Turn.PROGRESS)
    step = await note(found, turn, ask, work)
    talk = lead(everyone, Lead.CONVERSATION) if turn is Turn.OBSTACLE else None
    return reply(views.told(found, step, talk))


async def note(found: Commitment, turn: Turn, ask: Ask, work: Work) -> Step:
    """Write down what was told; owe it to those who may read it."""
    readers = await askers(found, work)
    shared = bool(readers) and ask.text("readers") != "me"
    step = Step(
        commitment=found.id,
        member=found.member,
        turn=turn,
        words=ask.text("words"),
        shared=shared,
        created=work.now,
    )
    await work.add(step)
    for reader in readers if shared else ():
        await work.send(reader, "commitments:news", step.id)
    return step


async def read_by(step: Step, reader: Member, work: Work) -> Asker | None:
    """Return by which yes somebody may read this now; None where they may not."""
    asker = await work.one(Asker, commitment=step.commitment, member=reader.id)
    owner = await work.get(Member, step.member)
    if asker is None or owner is None or asker.consent is not Consent.YES or not step.shared:
        return None
    return None if await apart(owner, reader, work) else asker


async def cheer(ask: Ask, work: Work) -> Outcome:
    """Pass a cheer on to the owner, once."""
    step = await work.get(Step, ask.subject)
    owner = await work.get(Member, step.member) if step else None
    asker = await read_by(step, ask.who, work) if step else None
    if step is None or owner is None or asker is None:
        raise Refusal(notices.moved_on())
    await work.send(owner, "commitments:cheered", step.id, asker.id)
    return reply(views.cheer_sent(owner))


async def ask_no_longer(member: str, work: Work) -> None:
    """Take back every yes a member gave to asking."""
    for asker in await work.find(Asker, member=member, consent=Consent.YES):
        await work.save(replace(asker, consent=Consent.NO))

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
from bot.kit.ui import replace as put
from bot.programmes.commitments import forms
from bot.programmes.commitments.mine import askers, live
from bot.programmes.commitments.say import words
from bot.programmes.commitments.views import asking
from bot.programmes.commitments.views import going as views

NEWS = "commitments:news"


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
    """Write down what was told; owe it to those who may read it, where the owner chose so."""
    readers = await askers(found, work)
    shared = bool(readers) and ask.text("readers") == "asker"
    step = await write_down(found, turn, ask, work, shared=shared)
    for reader in readers if shared else ():
        await work.send(reader, NEWS, step.id)
    return step


async def write_down(found: Commitment, turn: Turn, ask: Ask, work: Work, *, shared: bool) -> Step:
    """Write down what was told; nobody hears of it by this."""
    step = Step(
        commitment=found.id,
        member=found.member,
        turn=turn,
        words=ask.text("words"),
        shared=shared,
        created=work.now,
    )
    await work.add(step)
    return step


async def pass_on(ask: Ask, work: Work) -> Outcome:
    """Let those who may ask read what was told for oneself first."""
    step = await work.get(Step, ask.subject)
    if step is None:
        raise Refusal(notices.moved_on())
    if step.member != ask.who.id:
        raise Refusal(notices.not_yours())
    await work.save(replace(step, shared=True))
    made = await work.get(Commitment, step.commitment)
    for reader in await askers(made, work) if made else ():
        await work.send(reader, NEWS, step.id)
    return put(views.passed_on())


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
    return reply(asking.cheer_sent(owner))


async def ask_no_longer(member: str, work: Work) -> None:
    """Take back every yes a member gave to asking."""
    for asker in await work.find(Asker, member=member, consent=Consent.YES):
        await work.save(replace(asker, consent=Consent.NO))

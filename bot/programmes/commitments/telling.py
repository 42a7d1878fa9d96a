"""What an owner tells about a commitment, who reads it, and their cheer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.kit.contracts.context import Context, FormError, Refusal
from bot.kit.contracts.programme import Lead, Programme
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.avoidance import apart
from bot.kit.model.commitments import Asker, Commitment, Consent, ProgressStep, Turn
from bot.kit.model.people import Member
from bot.kit.screen.outcomes import OpenForm, Outcome, reply
from bot.kit.screen.outcomes import replace as put
from bot.kit.widgets import notices
from bot.kit.widgets.neighbours import lead
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.commitments import forms
from bot.programmes.commitments.access import askers, live
from bot.programmes.commitments.views import asking
from bot.programmes.commitments.views import going as views

words = Phrasebook("bot.programmes.commitments")
NEWS = "commitments:news"


async def open_tell(ctx: Context, tx: Transaction) -> Outcome:
    """Ask how it goes: progress, or what is in the way."""
    found = await live(ctx, tx)
    return OpenForm(forms.tell_form(found, read=bool(await askers(found, tx))))


async def take_tell(everyone: Sequence[Programme], ctx: Context, tx: Transaction) -> Outcome:
    """Keep it, and let those who may ask read it where the owner wants that."""
    found = await live(ctx, tx)
    if not ctx.text("words"):
        raise FormError({"words": words.line("tell-empty")})
    turn = Turn(ctx.text("turn") or Turn.PROGRESS)
    step = await note(found, turn, ctx, tx)
    talk = lead(everyone, Lead.CONVERSATION) if turn is Turn.OBSTACLE else None
    return reply(views.told(found, step, talk))


async def note(found: Commitment, turn: Turn, ctx: Context, tx: Transaction) -> ProgressStep:
    """Write down what was told; owe it to those who may read it, where the owner chose so."""
    readers = await askers(found, tx)
    shared = bool(readers) and ctx.text("readers") == "asker"
    step = await write_down(found, turn, ctx, tx, shared=shared)
    for reader in readers if shared else ():
        await tx.send(reader, NEWS, step.id)
    return step


async def write_down(
    found: Commitment, turn: Turn, ctx: Context, tx: Transaction, *, shared: bool
) -> ProgressStep:
    """Write down what was told; nobody hears of it by this."""
    step = ProgressStep(
        commitment=found.id,
        member=found.member,
        turn=turn,
        words=ctx.text("words"),
        shared=shared,
        created=tx.now,
    )
    await tx.add(step)
    return step


async def pass_on(ctx: Context, tx: Transaction) -> Outcome:
    """Let those who may ask read what was told for oneself first."""
    step = await tx.get(ProgressStep, ctx.subject)
    if step is None:
        raise Refusal(notices.moved_on())
    if step.member != ctx.who.id:
        raise Refusal(notices.not_yours())
    await tx.save(replace(step, shared=True))
    made = await tx.get(Commitment, step.commitment)
    for reader in await askers(made, tx) if made else ():
        await tx.send(reader, NEWS, step.id)
    return put(views.passed_on())


async def read_by(step: ProgressStep, reader: Member, tx: Transaction) -> Asker | None:
    """Return by which yes somebody may read this now; None where they may not."""
    asker = await tx.one(Asker, commitment=step.commitment, member=reader.id)
    owner = await tx.get(Member, step.member)
    if asker is None or owner is None or asker.consent is not Consent.YES or not step.shared:
        return None
    return None if await apart(owner, reader, tx) else asker


async def cheer(ctx: Context, tx: Transaction) -> Outcome:
    """Pass a cheer on to the owner, once."""
    step = await tx.get(ProgressStep, ctx.subject)
    owner = await tx.get(Member, step.member) if step else None
    asker = await read_by(step, ctx.who, tx) if step else None
    if step is None or owner is None or asker is None:
        raise Refusal(notices.moved_on())
    await tx.send(owner, "commitments:cheered", step.id, asker.id)
    return reply(asking.cheer_sent(owner))


async def ask_no_longer(member: str, tx: Transaction) -> None:
    """Take back every yes a member gave to asking."""
    for asker in await tx.find(Asker, member=member, consent=Consent.YES):
        await tx.save(replace(asker, consent=Consent.NO))

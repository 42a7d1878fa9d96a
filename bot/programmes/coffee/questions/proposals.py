"""Opening questions that members propose and organisers take into the bank or leave out."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.context import Context, FormError, Refusal
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import OpenForm, Outcome, reply
from bot.kit.screen.outcomes import replace as put
from bot.kit.widgets import notices
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.coffee.models import Proposal, Verdict
from bot.programmes.coffee.questions.openers import check
from bot.programmes.coffee.views import forms, offered

words = Phrasebook("bot.programmes.coffee")


async def propose(ctx: Context, tx: Transaction) -> Outcome:
    """Open the form for an opening question of one's own."""
    return OpenForm(forms.propose_form())


async def proposed(ctx: Context, tx: Transaction) -> Outcome:
    """Keep a proposed question for the organisers, if it can be asked; again changes nothing."""
    question = ctx.text("question")
    wrong = check(question)
    if wrong:
        raise FormError({"question": words.line(f"wrong-{wrong[0]}")})
    mine = await tx.find(Proposal, member=ctx.who.id)
    if question not in {each.question for each in mine}:
        depth = int(ctx.text("depth") or 1)
        await tx.add(Proposal(member=ctx.who.id, question=question, depth=depth, created=tx.now))
    return reply(offered.proposal_kept())


async def proposals(ctx: Context, tx: Transaction) -> Outcome:
    """Show the oldest proposed question to an organiser."""
    return reply(await _oldest(tx))


async def take(ctx: Context, tx: Transaction) -> Outcome:
    """Take a proposed question into the bank."""
    return await _judge(ctx, tx, Verdict.TAKEN)


async def leave_out(ctx: Context, tx: Transaction) -> Outcome:
    """Leave a proposed question out of the bank."""
    return await _judge(ctx, tx, Verdict.DECLINED)


async def _judge(ctx: Context, tx: Transaction, verdict: Verdict) -> Outcome:
    proposal = await tx.get(Proposal, ctx.subject)
    if proposal is None:
        raise Refusal(notices.moved_on())
    if proposal.verdict is Verdict.OPEN:
        await tx.save(replace(proposal, verdict=verdict))
        member = await tx.get(Member, proposal.member)
        if member and verdict is Verdict.TAKEN:
            await tx.send(member, "coffee:question_taken", proposal.id)
    return put(await _oldest(tx))


async def _oldest(tx: Transaction) -> Card:
    waiting = await tx.find(Proposal, verdict=Verdict.OPEN, order="created", limit=1)
    return offered.proposal(waiting[0]) if waiting else offered.no_proposals()

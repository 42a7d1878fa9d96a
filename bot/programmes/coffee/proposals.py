"""Opening questions that members propose and organisers take into the bank or leave out."""

from __future__ import annotations

from dataclasses import replace

from bot.kit import notices
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Mend, Refusal
from bot.kit.ui import Card, OpenForm, Outcome, reply
from bot.kit.ui import replace as put
from bot.programmes.coffee.nouns import Proposal, Verdict
from bot.programmes.coffee.openers import check
from bot.programmes.coffee.views import forms, offered
from bot.programmes.coffee.views.say import words


async def propose(ask: Ask, work: Work) -> Outcome:
    """Open the form for an opening question of one's own."""
    return OpenForm(forms.propose_form())


async def proposed(ask: Ask, work: Work) -> Outcome:
    """Keep a proposed question for the organisers, if it can be asked; again changes nothing."""
    question = ask.text("question")
    wrong = check(question)
    if wrong:
        raise Mend({"question": words.line(f"wrong-{wrong[0]}")})
    mine = await work.find(Proposal, member=ask.who.id)
    if question not in {each.question for each in mine}:
        depth = int(ask.text("depth") or 1)
        await work.add(
            Proposal(member=ask.who.id, question=question, depth=depth, created=work.now)
        )
    return reply(offered.proposal_kept())


async def proposals(ask: Ask, work: Work) -> Outcome:
    """Show the oldest proposed question to an organiser."""
    return reply(await _oldest(work))


async def take(ask: Ask, work: Work) -> Outcome:
    """Take a proposed question into the bank."""
    return await _judge(ask, work, Verdict.TAKEN)


async def leave_out(ask: Ask, work: Work) -> Outcome:
    """Leave a proposed question out of the bank."""
    return await _judge(ask, work, Verdict.DECLINED)


async def _judge(ask: Ask, work: Work, verdict: Verdict) -> Outcome:
    proposal = await work.get(Proposal, ask.subject)
    if proposal is None:
        raise Refusal(notices.moved_on())
    if proposal.verdict is Verdict.OPEN:
        await work.save(replace(proposal, verdict=verdict))
        member = await work.get(Member, proposal.member)
        if member and verdict is Verdict.TAKEN:
            await work.send(member, "coffee:question_taken", proposal.id)
    return put(await _oldest(work))


async def _oldest(work: Work) -> Card:
    waiting = await work.find(Proposal, verdict=Verdict.OPEN, order="created", limit=1)
    return offered.proposal(waiting[0]) if waiting else offered.no_proposals()

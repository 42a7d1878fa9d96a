"""What organisers do with coffee: start a series in a channel, change it, hold it, stop it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from bot.kit import notices
from bot.kit.accounts import meet
from bot.kit.cadence import Every
from bot.kit.people import Member, Organiser
from bot.kit.ports import Account, Outside, Reads, Work
from bot.kit.programme import Ask, Mend, Refusal
from bot.kit.series import Act, Series, State
from bot.kit.ui import OpenForm, Outcome, reply
from bot.kit.ui import replace as put
from bot.matching import Kind
from bot.programmes.coffee import rules
from bot.programmes.coffee.joining import invite_once
from bot.programmes.coffee.nouns import Proposal, Round, Settings, Stage, Verdict
from bot.programmes.coffee.openers import check
from bot.programmes.coffee.rounds import next_draw, plan_next, settings_of
from bot.programmes.coffee.views import answers, forms, offered
from bot.programmes.coffee.views.say import words

LIVE = (State.RUNNING, State.HELD)
SIZES = range(2, 6)


async def start(ask: Ask, work: Work) -> Outcome:
    """Open the form that starts a series in the channel one is in."""
    here = ask.here
    if ask.means == "command":
        if here is None or here.room not in ("channel", "private"):
            raise Refusal(offered.start_in_a_channel())
        if not here.seen or not here.may_post or here.missing:
            raise Refusal(offered.channel_shut(here))
        ask = ask.about(here.id)
    if await work.count(Series, channel=ask.subject, programme="coffee", state=LIVE):
        raise Refusal(offered.started_before())
    return OpenForm(forms.start_form(ask.subject, here.name if here else ""))


async def started(ask: Ask, work: Work) -> Outcome:
    """Start the series as the form says and invite who is in the channel."""
    if await work.count(Series, channel=ask.subject, programme="coffee", state=LIVE):
        raise Refusal(offered.started_before())
    series = Series(
        programme="coffee",
        channel=ask.subject,
        channel_name=ask.text("name"),
        name=ask.text("name") or words.line("series-name"),
        zone=work.community.zone,
        anchor=work.now + rules.FIRST_ROUND,
        created_by=ask.who.id,
        created=work.now,
    )
    series = _rhythm(series, ask)
    settings = Settings(id=series.id, size=_size(ask), kind=Kind.STANDARD)
    await work.add(series)
    await work.add(settings)
    await _act(ask, work, "start", series)
    await plan_next(work, series)
    await work.show(series.channel, "join", "coffee:door", series.id)
    await work.later("coffee:invite_channel", work.now, series.id)
    return reply(offered.series_started(series, settings, await next_draw(work, series)))


def _rhythm(series: Series, ask: Ask) -> Series:
    at = time.fromisoformat(ask.text("time"))
    return replace(
        series,
        every=Every(ask.text("every")),
        weekday=int(ask.text("weekday")),
        at=at.hour * 60 + at.minute,
    )


def _size(ask: Ask) -> int:
    try:
        size = int(ask.text("size"))
    except ValueError:
        size = 0
    if size not in SIZES:
        raise Mend({"size": words.line("size-range")})
    return size


async def edit(ask: Ask, work: Work) -> Outcome:
    """Open the rhythm of a series."""
    series = await _series(ask, work)
    return OpenForm(forms.edit_form(series, await settings_of(work, series.id)))


async def edited(ask: Ask, work: Work) -> Outcome:
    """Change the rhythm; a round that is announced already goes as it was announced."""
    series = replace(_rhythm(await _series(ask, work), ask), name=ask.text("name"))
    settings = replace(await settings_of(work, series.id), size=_size(ask))
    await work.save(series)
    await work.save(settings)
    await _act(ask, work, "edit", series)
    await _replan(work, series)
    return reply(offered.series_card(series, settings, await next_draw(work, series)))


async def _replan(work: Work, series: Series) -> None:
    if series.state is State.RUNNING:
        coming = await work.one(Round, series=series.id, stage=Stage.ANNOUNCED)
        await plan_next(work, series, after=coming.at if coming else None)


async def fine(ask: Ask, work: Work) -> Outcome:
    """Open what else can be chosen: who meets whom, and how."""
    series = await _series(ask, work)
    return OpenForm(forms.fine_form(series, await settings_of(work, series.id)))


async def refined(ask: Ask, work: Work) -> Outcome:
    """Change who meets whom, and how."""
    series = await _series(ask, work)
    kind = Kind(ask.text("kind"))
    extras = ask.many("extras")
    settings = replace(
        await settings_of(work, series.id),
        kind=kind,
        group_by=ask.text("group_by") or "team",
        never_same=tuple(e.removeprefix("not-") for e in extras if e.startswith("not-")),
        language="language" in extras,
        ask_first="ask-first" in extras,
        host=ask.text("host"),
        days=int(ask.text("days") or 0),
    )
    await work.save(settings)
    await _act(ask, work, "edit", series)
    return reply(offered.series_card(series, settings, await next_draw(work, series)))


async def hold(ask: Ask, work: Work) -> Outcome:
    """Let nothing new begin until it is resumed."""
    series = await _series(ask, work)
    await work.save(replace(series, state=State.HELD))
    await work.cancel("coffee:announce", series.id)
    await _act(ask, work, "hold", series)
    return put(offered.held(series))


async def resume(ask: Ask, work: Work) -> Outcome:
    """Go on with a series that was held."""
    series = replace(await _series(ask, work), state=State.RUNNING)
    await work.save(series)
    await plan_next(work, series)
    await _act(ask, work, "resume", series)
    settings = await settings_of(work, series.id)
    return put(offered.series_card(series, settings, await next_draw(work, series)))


async def stop(ask: Ask, work: Work) -> Outcome:
    """Ask once more before a series ends."""
    return put(offered.really_stop(await _series(ask, work)))


async def stopped(ask: Ask, work: Work) -> Outcome:
    """End a series; coffees that were introduced go on."""
    series = await _series(ask, work)
    await work.save(replace(series, state=State.STOPPED))
    await work.cancel("coffee:announce", series.id)
    await work.show(series.channel, "join", "coffee:door", series.id)
    await _act(ask, work, "stop", series)
    return put(offered.series_stopped(series))


async def listing(ask: Ask, work: Work) -> Outcome:
    """Show every coffee series with what can be done to it."""
    live = await work.find(Series, programme="coffee", state=LIVE, order="name", limit=3)
    if not live:
        return reply(offered.no_series_yet())
    cards = [
        offered.series_card(
            series, await settings_of(work, series.id), await next_draw(work, series)
        )
        for series in live
    ]
    return reply(*cards)


async def _series(ask: Ask, work: Work) -> Series:
    """Return the series a press names, if the asker may organise it."""
    series = await work.get(Series, ask.subject)
    if series is None or series.state is State.STOPPED:
        raise Refusal(answers.series_over())
    mine = await work.count(Organiser, member=ask.who.id, series=series.id)
    if not (ask.organiser or mine):
        raise Refusal(notices.organisers_only())
    return series


async def _act(ask: Ask, work: Work, verb: str, series: Series) -> None:
    await work.add(
        Act(member=ask.who.id, act=f"coffee:{verb}", subject=series.id, created=work.now)
    )


# -- who is in the channel already ----------------------------------------------------------------


async def channel_of(ask: Ask, reads: Reads) -> str:
    """Return the channel of the series that was started."""
    async with reads() as work:
        series = await work.get(Series, ask.subject)
    return series.channel if series and series.state is State.RUNNING else ""


async def channel_roll(channel: str, outside: Outside) -> Sequence[Account]:
    """Ask the platform who is in the channel, and what it says about each."""
    if not channel:
        return []
    external = outside.community.external
    accounts = await outside.directory.channel_members(external, channel)
    return list((await outside.directory.accounts(external, accounts)).values())


async def invite_channel(ask: Ask, work: Work, batch: Sequence[Account]) -> None:
    """Invite those who were in the channel already, each once; being there is not a yes."""
    series = await work.get(Series, ask.subject)
    if series is None:
        return
    for account in batch:
        if account.bot or account.guest or account.gone:
            continue
        member = await meet(account, work)
        if not member.uninvited and not member.paused_at(work.now):
            await invite_once(work, member, series)


async def nothing_more(ask: Ask, work: Work) -> None:
    """Need nothing once everybody is written to."""


# -- questions members propose --------------------------------------------------------------------


async def propose(ask: Ask, work: Work) -> Outcome:
    """Open the form for an opening question of one's own."""
    return OpenForm(forms.propose_form())


async def proposed(ask: Ask, work: Work) -> Outcome:
    """Keep a proposed question for the organisers, if it can be asked."""
    wrong = check(ask.text("question"))
    if wrong:
        raise Mend({"question": words.line(f"wrong-{wrong[0]}")})
    proposal = Proposal(
        member=ask.who.id,
        question=ask.text("question"),
        depth=int(ask.text("depth") or 1),
        created=work.now,
    )
    await work.add(proposal)
    return reply(offered.proposal_kept())


async def proposals(ask: Ask, work: Work) -> Outcome:
    """Show the oldest proposed question to an organiser."""
    waiting = await work.find(Proposal, verdict=Verdict.OPEN, order="created", limit=1)
    return reply(offered.proposal(waiting[0]) if waiting else offered.no_proposals())


async def take(ask: Ask, work: Work) -> Outcome:
    """Take a proposed question into the bank."""
    return await _judge(ask, work, Verdict.TAKEN)


async def pass_on(ask: Ask, work: Work) -> Outcome:
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
    waiting = await work.find(Proposal, verdict=Verdict.OPEN, order="created", limit=1)
    return put(offered.proposal(waiting[0]) if waiting else offered.no_proposals())

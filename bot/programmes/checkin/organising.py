"""What organisers do with check-ins: start a series in a channel, change it, ask, see totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.kit.alike import by_name
from bot.kit.channels import with_rhythm
from bot.kit.limits import MESSAGE_CARDS
from bot.kit.ports import Work
from bot.kit.presser import organised, organises_all
from bot.kit.programme import Ask, Finding, Means, Refusal, Room
from bot.kit.questions import faults
from bot.kit.series import Act, Series, State
from bot.kit.ui import OpenForm, Outcome, reply
from bot.kit.ui import replace as put
from bot.programmes.checkin.bank import LONGEST, PARTS, load
from bot.programmes.checkin.nouns import OwnQuestion, Settings, Total, Window
from bot.programmes.checkin.opening import plan_next
from bot.programmes.checkin.store import LIVE, settings_of
from bot.programmes.checkin.views import joining
from bot.programmes.checkin.views import settings as views
from bot.programmes.checkin.views.say import words


async def start(ask: Ask, work: Work) -> Outcome:
    """Open the form that starts a series in the channel one is in."""
    organises_all(ask)
    channel, name = ask.subject, ask.version
    if ask.means is Means.COMMAND:
        here = ask.here
        if here is None or here.room not in (Room.CHANNEL, Room.PRIVATE) or not here.may_post:
            raise Refusal(views.start_in_a_channel())
        channel, name = here.id, here.name
    await _must_be_free(channel, work)
    return OpenForm(views.start_form(channel, name))


async def _must_be_free(channel: str, work: Work) -> None:
    if await work.count(Series, channel=channel, programme="checkin", state=LIVE):
        raise Refusal(views.started_before())


async def started(ask: Ask, work: Work) -> Outcome:
    """Start the series as the form says and invite who is in the channel."""
    organises_all(ask)
    await _must_be_free(ask.subject, work)
    series = with_rhythm(
        Series(
            programme="checkin",
            channel=ask.subject,
            channel_name=ask.version,
            name=ask.text("name") or words.line("series-name"),
            zone=work.community.zone,
            anchor=work.now,
            created_by=ask.who.id,
            created=work.now,
        ),
        ask,
    )
    await work.add(series)
    await work.add(Settings(id=series.id, days=int(ask.text("days") or 7)))
    await _act(ask, work, "start", series)
    await plan_next(work, series)
    await _door(series, work)
    await work.later("checkin:invite_channel", work.now, series.id)
    return reply(
        views.series_card(series, await settings_of(work, series.id), work.now, started=True)
    )


async def edit(ask: Ask, work: Work) -> Outcome:
    """Open the rhythm of a series."""
    series = await _series(ask, work)
    return OpenForm(views.edit_form(series, await settings_of(work, series.id)))


async def edited(ask: Ask, work: Work) -> Outcome:
    """Change the rhythm; a window that is open stays as it is."""
    series = await _series(ask, work)
    name = ask.text("name") or words.line("series-name")
    series = with_rhythm(replace(series, name=name), ask)
    await work.save(series)
    settings = await settings_of(work, series.id)
    await work.save(replace(settings, days=int(ask.text("days") or settings.days)))
    return await _changed(series, ask, work)


async def themes(ask: Ask, work: Work) -> Outcome:
    """Open the themes of a series."""
    series = await _series(ask, work)
    return OpenForm(views.themes_form(series, await settings_of(work, series.id)))


async def themed(ask: Ask, work: Work) -> Outcome:
    """Change the themes, in the order of the bank; all of them is the same as none chosen."""
    series = await _series(ask, work)
    picked = set(ask.many("themes"))
    ordered = tuple(each.id for each in load() if each.id in picked)
    every = len(ordered) == len(load())
    settings = await settings_of(work, series.id)
    await work.save(replace(settings, themes=() if every else ordered))
    return await _changed(series, ask, work)


async def _changed(series: Series, ask: Ask, work: Work) -> Outcome:
    await _act(ask, work, "edit", series)
    await plan_next(work, series)
    await _door(series, work)
    settings = await settings_of(work, series.id)
    return reply(views.series_card(series, settings, work.now, started=False))


async def own(ask: Ask, work: Work) -> Outcome:
    """Open the form for a question of the organiser's own."""
    return OpenForm(views.question_form(await _series(ask, work)))


async def owned(ask: Ask, work: Work) -> Outcome:
    """Keep the question; what would make it better is suggested, and refuses nothing."""
    series = await _series(ask, work)
    asked = OwnQuestion(
        series=series.id,
        part=ask.text("part") or PARTS[0],
        question=ask.text("question"),
        created=work.now,
    )
    mine = await work.find(OwnQuestion, series=series.id)
    same = next((each for each in mine if each.question == asked.question), None)
    if same is None:
        await work.add(asked)
    return reply(views.question_kept(series, same or asked, faults(asked.question, LONGEST)))


async def own_drop(ask: Ask, work: Work) -> Outcome:
    """Take a question out again."""
    asked = await work.get(OwnQuestion, ask.subject)
    if asked:
        await _series(ask.about(asked.series), work)
        await work.remove(OwnQuestion, id=asked.id)
    return put(views.question_dropped())


async def state(ask: Ask, work: Work) -> Outcome:
    """Offer to hold, resume or end a series."""
    return reply(views.state(await _series(ask, work)))


async def hold(ask: Ask, work: Work) -> Outcome:
    """Let nothing new begin until it is resumed."""
    series = replace(await _series(ask, work), state=State.HELD)
    await _turn(series, "hold", ask, work)
    return put(views.held(series))


async def resume(ask: Ask, work: Work) -> Outcome:
    """Go on with a series that was held."""
    series = replace(await _series(ask, work), state=State.RUNNING)
    await _turn(series, "resume", ask, work)
    settings = await settings_of(work, series.id)
    return put(views.series_card(series, settings, work.now, started=False))


async def stop(ask: Ask, work: Work) -> Outcome:
    """End a series; what people wrote stays theirs."""
    series = replace(await _series(ask, work), state=State.STOPPED)
    await _turn(series, "stop", ask, work)
    await _door(series, work)
    return put(views.stopped(series))


async def _turn(series: Series, verb: str, ask: Ask, work: Work) -> None:
    await work.save(series)
    await plan_next(work, series)
    await _act(ask, work, verb, series)


async def _door(series: Series, work: Work) -> None:
    await work.show(series.channel, "checkin", "checkin:door", series.id)


async def listing(ask: Ask, work: Work) -> Outcome:
    """Show every check-in series with what can be done to it; of many, their names."""
    live = by_name(await work.find(Series, programme="checkin", state=LIVE))
    if not live:
        return reply(views.no_series())
    if len(live) > MESSAGE_CARDS:
        return reply(views.many_series(live, ask.subject))
    shown = [
        views.series_card(each, await settings_of(work, each.id), work.now, started=False)
        for each in live
    ]
    return reply(*shown)


async def one(ask: Ask, work: Work) -> Outcome:
    """Show one of many series."""
    series = await _series(ask, work)
    settings = await settings_of(work, series.id)
    return reply(views.series_card(series, settings, work.now, started=False))


async def totals(ask: Ask, work: Work) -> Outcome:
    """Show the totals of the latest closed month, as they were made then."""
    series = await _series(ask, work)
    latest = await work.find(Total, series=series.id, order="-created", limit=1)
    if not latest:
        return reply(views.totals(series, "", []))
    window = await work.get(Window, latest[0].window)
    found = await work.find(Total, window=latest[0].window, series=series.id, order="id")
    month = window.day[:7] if window else f"{latest[0].created:%Y-%m}"
    return reply(views.totals(series, month, found))


async def _series(ask: Ask, work: Work) -> Series:
    """Return the series a press names, if the asker may organise it."""
    series = await organised(ask, work)
    if series is None:
        raise Refusal(joining.over())
    return series


async def _act(ask: Ask, work: Work, verb: str, series: Series) -> None:
    await work.add(
        Act(member=ask.who.id, act=f"checkin:{verb}", subject=series.id, created=work.now)
    )


async def check(ask: Ask, work: Work) -> Sequence[Finding]:
    """Return what an organiser's check finds about the check-in series."""
    found = []
    for series in by_name(await work.find(Series, programme="checkin", state=LIVE)):
        key = "held" if series.state is State.HELD else "next"
        mend = words("mend-held") if series.state is State.HELD else None
        said = words(f"found-{key}", name=series.name, next=joining.next_day(series, work.now))
        found.append(Finding(said, mend) if mend else Finding(said))
    return found

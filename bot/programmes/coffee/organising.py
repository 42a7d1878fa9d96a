"""What organisers do with coffee: start a series in a channel, change it, hold it, stop it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.kit.alike import by_name
from bot.kit.channels import invite_once, with_rhythm
from bot.kit.events import Organised
from bot.kit.limits import MESSAGE_CARDS
from bot.kit.people import Member, Organiser
from bot.kit.ports import Work
from bot.kit.presser import organised, organises_all
from bot.kit.programme import Ask, Finding, Means, Mend, Refusal, Room
from bot.kit.series import Act, Enrolment, Part, Series, State
from bot.kit.ui import Card, OpenForm, Outcome, reply
from bot.kit.ui import replace as put
from bot.matching import Kind
from bot.programmes.coffee import rules
from bot.programmes.coffee.nouns import Settings
from bot.programmes.coffee.rounds import next_draw, plan_on, settings_of
from bot.programmes.coffee.views import offered, setting
from bot.programmes.coffee.views.joining import series_over
from bot.programmes.coffee.views.say import words

LIVE = (State.RUNNING, State.HELD)


async def start(ask: Ask, work: Work) -> Outcome:
    """Open the form that starts a series in the channel one is in."""
    organises_all(ask)
    channel, name = ask.subject, ask.version
    if ask.means is Means.COMMAND:
        here = ask.here
        if here is None or here.room not in (Room.CHANNEL, Room.PRIVATE):
            raise Refusal(offered.start_in_a_channel())
        if not here.seen or not here.may_post or here.missing:
            raise Refusal(offered.channel_shut(here))
        channel, name = here.id, here.name
    await _must_be_free(channel, work)
    return OpenForm(setting.start_form(channel, name))


async def started(ask: Ask, work: Work) -> Outcome:
    """Start the series as the form says and invite who is in the channel."""
    organises_all(ask)
    await _must_be_free(ask.subject, work)
    series = with_rhythm(
        Series(
            programme="coffee",
            channel=ask.subject,
            channel_name=ask.version,
            name=ask.text("name") or words.line("series-name"),
            zone=work.community.zone,
            anchor=work.now + rules.FIRST_ROUND,
            created_by=ask.who.id,
            created=work.now,
        ),
        ask,
    )
    await work.add(series)
    await work.add(Settings(id=series.id, size=int(ask.text("size"))))
    await _act(ask, work, "start", series)
    await plan_on(work, series)
    await work.show(series.channel, "join", "coffee:door", series.id)
    await work.later("coffee:invite_channel", work.now, series.id)
    return reply(await _card(work, series, just_started=True))


async def _must_be_free(channel: str, work: Work) -> None:
    if await work.count(Series, channel=channel, programme="coffee", state=LIVE):
        raise Refusal(offered.started_before())


async def edit(ask: Ask, work: Work) -> Outcome:
    """Open the rhythm of a series."""
    series = await _series(ask, work)
    return OpenForm(setting.edit_form(series, await settings_of(work, series.id)))


async def edited(ask: Ask, work: Work) -> Outcome:
    """Change the rhythm; a round that is announced already goes as it was announced."""
    series = replace(with_rhythm(await _series(ask, work), ask), name=ask.text("name"))
    settings = replace(await settings_of(work, series.id), size=int(ask.text("size")))
    await work.save(series)
    await work.save(settings)
    await _act(ask, work, "edit", series)
    await plan_on(work, series)
    await work.show(series.channel, "join", "coffee:door", series.id)
    return reply(await _card(work, series))


async def fine(ask: Ask, work: Work) -> Outcome:
    """Open what else can be chosen: who meets whom, and how."""
    series = await _series(ask, work)
    return OpenForm(setting.fine_form(series, await settings_of(work, series.id)))


async def refined(ask: Ask, work: Work) -> Outcome:
    """Change who meets whom, and how."""
    series = await _series(ask, work)
    kind, _, group_by = ask.text("kind").partition("-")
    extras, before = ask.many("extras"), await settings_of(work, series.id)
    settings = replace(
        before,
        kind=Kind(kind),
        group_by=group_by or "team",
        never_same=tuple(e.removeprefix("not-") for e in extras if e.startswith("not-")),
        language="language" in extras,
        ask_first="ask-first" in extras,
        host=await _host(ask, work, series, before, Kind(kind)),
        days=int(ask.text("days") or 0),
        depth=int(ask.text("depth") or 1),
    )
    await work.save(settings)
    await _act(ask, work, "edit", series)
    await work.show(series.channel, "join", "coffee:door", series.id)
    return reply(await _card(work, series))


async def _host(ask: Ask, work: Work, series: Series, before: Settings, kind: Kind) -> str:
    """Return the host of a lottery; somebody who does not take part yet is invited, once."""
    host = await work.get(Member, ask.text("host"))
    if host is None or (kind is not Kind.LOTTERY and host.id == before.host):
        return ""
    if kind is not Kind.LOTTERY:
        raise Mend({"host": words.line("host-lottery")})
    if not host.eligible:
        raise Mend({"host": words.line("host-never")})
    await invite_once(work, host, series)
    return host.id


async def hold(ask: Ask, work: Work) -> Outcome:
    """Let nothing new begin until it is resumed."""
    series = await _series(ask, work)
    if series.state is not State.HELD:
        await work.save(replace(series, state=State.HELD))
        await work.cancel("coffee:announce", series.id)
        await _act(ask, work, "hold", series)
    return put(offered.held(series))


async def resume(ask: Ask, work: Work) -> Outcome:
    """Go on with a series that was held."""
    series = await _series(ask, work)
    if series.state is State.HELD:
        series = replace(series, state=State.RUNNING)
        await work.save(series)
        await plan_on(work, series)
        await _act(ask, work, "resume", series)
    return put(await _card(work, series))


async def stop(ask: Ask, work: Work) -> Outcome:
    """Ask once more before a series ends."""
    return put(offered.really_stop(await _series(ask, work)))


async def stopped(ask: Ask, work: Work) -> Outcome:
    """End a series; coffees that were introduced go on."""
    series = replace(await _series(ask, work), state=State.STOPPED)
    await work.save(series)
    await work.cancel("coffee:announce", series.id)
    await work.show(series.channel, "join", "coffee:door", series.id)
    await _act(ask, work, "stop", series)
    return put(offered.series_stopped(series))


async def listing(ask: Ask, work: Work) -> Outcome:
    """Show every coffee series with what can be done to it; of many, their names."""
    live = await _mine(ask, work)
    if not live:
        return reply(offered.no_series_yet())
    if len(live) > MESSAGE_CARDS:
        return reply(offered.many_series(live, ask.subject))
    return reply(*[await _card(work, series) for series in live])


async def one(ask: Ask, work: Work) -> Outcome:
    """Show one of many series."""
    return reply(await _card(work, await _series(ask, work)))


async def _mine(ask: Ask, work: Work) -> list[Series]:
    """Return the series the asker organises: all, or those they were named for."""
    live = by_name(await work.find(Series, programme="coffee", state=LIVE))
    named = {each.series for each in await work.find(Organiser, member=ask.who.id)}
    return [series for series in live if ask.organiser or series.id in named]


async def _card(work: Work, series: Series, *, just_started: bool = False) -> Card:
    settings = await settings_of(work, series.id)
    host = await work.get(Member, settings.host) if settings.host else None
    at = await next_draw(work, series)
    show = offered.series_started if just_started else offered.series_card
    return show(series, settings, at, host.person if host else None)


async def _series(ask: Ask, work: Work) -> Series:
    """Return the series a press names, if the asker may organise it."""
    series = await organised(ask, work)
    if series is None:
        raise Refusal(series_over())
    return series


async def _act(ask: Ask, work: Work, verb: str, series: Series) -> None:
    await work.add(
        Act(member=ask.who.id, act=f"coffee:{verb}", subject=series.id, created=work.now)
    )
    if ask.organiser:
        await work.tell(Organised(ask.who.id))


async def check(ask: Ask, work: Work) -> Sequence[Finding]:
    """Return what an organiser's check finds about the coffee series."""
    found = []
    for series in by_name(await work.find(Series, programme="coffee", state=LIVE)):
        at = await next_draw(work, series)
        if at is None:
            found.append(offered.found_held(series))
        elif await work.count(Enrolment, series=series.id, part=Part.IN) < 2:
            found.append(offered.found_few(series))
        else:
            found.append(offered.found_next(series, at))
    return found

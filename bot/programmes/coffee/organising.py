"""What organisers do with coffee: start a series in a channel, change it, hold it, stop it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.kit.contracts.context import Context, FormError, Means, PlaceKind, Refusal
from bot.kit.contracts.events import Organised
from bot.kit.contracts.programme import Finding
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.access import organised, organises_all
from bot.kit.membership.channels import invite_once, with_rhythm
from bot.kit.model.normalise import by_name
from bot.kit.model.owed import Upcoming
from bot.kit.model.people import Member, Organiser
from bot.kit.model.series import Act, Enrolment, Part, Series, SeriesState
from bot.kit.screen.cards import Card
from bot.kit.screen.limits import MESSAGE_CARDS
from bot.kit.screen.outcomes import OpenForm, Outcome, reply
from bot.kit.screen.outcomes import replace as put
from bot.kit.widgets.phrasebook import Phrasebook
from bot.matching import RoundKind
from bot.programmes.coffee import rules
from bot.programmes.coffee.models import CoffeeSettings
from bot.programmes.coffee.rounds.schedule import next_draw, plan_on, settings_of
from bot.programmes.coffee.views import offered, setting
from bot.programmes.coffee.views.joining import series_over

words = Phrasebook("bot.programmes.coffee")
LIVE = (SeriesState.RUNNING, SeriesState.HELD)


async def start(ctx: Context, tx: Transaction) -> Outcome:
    """Open the form that starts a series in the channel one is in."""
    organises_all(ctx)
    channel, name = ctx.subject, ctx.version
    if ctx.means is Means.COMMAND:
        here = ctx.here
        if here is None or here.room not in (PlaceKind.CHANNEL, PlaceKind.PRIVATE):
            raise Refusal(offered.start_in_a_channel())
        if not here.seen or not here.may_post or here.missing:
            raise Refusal(offered.channel_shut(here))
        channel, name = here.id, here.name
    await _must_be_free(channel, tx)
    return OpenForm(setting.start_form(channel, name))


async def started(ctx: Context, tx: Transaction) -> Outcome:
    """Start the series as the form says and invite who is in the channel."""
    organises_all(ctx)
    await _must_be_free(ctx.subject, tx)
    series = with_rhythm(
        Series(
            programme="coffee",
            channel=ctx.subject,
            channel_name=ctx.version,
            name=ctx.text("name") or words.line("series-name"),
            zone=tx.community.zone,
            anchor=tx.now + rules.FIRST_ROUND,
            created_by=ctx.who.id,
            created=tx.now,
        ),
        ctx,
    )
    await tx.add(series)
    await tx.add(CoffeeSettings(id=series.id, size=int(ctx.text("size"))))
    await _act(ctx, tx, "start", series)
    await plan_on(tx, series)
    await tx.show(series.channel, "join", "coffee:door", series.id)
    await tx.later("coffee:invite_channel", tx.now, series.id)
    return reply(await _card(tx, series, just_started=True))


async def _must_be_free(channel: str, tx: Transaction) -> None:
    if await tx.count(Series, channel=channel, programme="coffee", state=LIVE):
        raise Refusal(offered.started_before())


async def edit(ctx: Context, tx: Transaction) -> Outcome:
    """Open the rhythm of a series."""
    series = await _series(ctx, tx)
    return OpenForm(setting.edit_form(series, await settings_of(tx, series.id)))


async def edited(ctx: Context, tx: Transaction) -> Outcome:
    """Change the rhythm; a round that is announced already goes as it was announced."""
    series = replace(with_rhythm(await _series(ctx, tx), ctx), name=ctx.text("name"))
    settings = replace(await settings_of(tx, series.id), size=int(ctx.text("size")))
    await tx.save(series)
    await tx.save(settings)
    await _act(ctx, tx, "edit", series)
    await plan_on(tx, series)
    await tx.show(series.channel, "join", "coffee:door", series.id)
    return reply(await _card(tx, series))


async def fine(ctx: Context, tx: Transaction) -> Outcome:
    """Open what else can be chosen: who meets whom, and how."""
    series = await _series(ctx, tx)
    return OpenForm(setting.fine_form(series, await settings_of(tx, series.id)))


async def refined(ctx: Context, tx: Transaction) -> Outcome:
    """Change who meets whom, and how."""
    series = await _series(ctx, tx)
    kind, _, group_by = ctx.text("kind").partition("-")
    extras, before = ctx.many("extras"), await settings_of(tx, series.id)
    settings = replace(
        before,
        kind=RoundKind(kind),
        group_by=group_by or "team",
        never_same=tuple(e.removeprefix("not-") for e in extras if e.startswith("not-")),
        language="language" in extras,
        ask_first="ask-first" in extras,
        host=await _host(ctx, tx, series, before, RoundKind(kind)),
        days=int(ctx.text("days") or 0),
        depth=int(ctx.text("depth") or 1),
    )
    await tx.save(settings)
    await _act(ctx, tx, "edit", series)
    await tx.show(series.channel, "join", "coffee:door", series.id)
    return reply(await _card(tx, series))


async def _host(
    ctx: Context, tx: Transaction, series: Series, before: CoffeeSettings, kind: RoundKind
) -> str:
    """Return the host of a lottery; somebody who does not take part yet is invited, once."""
    host = await tx.get(Member, ctx.text("host"))
    if host is None or (kind is not RoundKind.LOTTERY and host.id == before.host):
        return ""
    if kind is not RoundKind.LOTTERY:
        raise FormError({"host": words.line("host-lottery")})
    if not host.eligible:
        raise FormError({"host": words.line("host-never")})
    await invite_once(tx, host, series)
    return host.id


async def hold(ctx: Context, tx: Transaction) -> Outcome:
    """Let nothing new begin until it is resumed."""
    series = await _series(ctx, tx)
    if series.state is not SeriesState.HELD:
        await tx.save(replace(series, state=SeriesState.HELD))
        await tx.cancel("coffee:announce", series.id)
        await _act(ctx, tx, "hold", series)
    return put(offered.held(series))


async def resume(ctx: Context, tx: Transaction) -> Outcome:
    """Go on with a series that was held."""
    series = await _series(ctx, tx)
    if series.state is SeriesState.HELD:
        series = replace(series, state=SeriesState.RUNNING)
        await tx.save(series)
        await plan_on(tx, series)
        await _act(ctx, tx, "resume", series)
    return put(await _card(tx, series))


async def stop(ctx: Context, tx: Transaction) -> Outcome:
    """Ask once more before a series ends."""
    return put(offered.really_stop(await _series(ctx, tx)))


async def stopped(ctx: Context, tx: Transaction) -> Outcome:
    """End a series; coffees that were introduced go on."""
    series = replace(await _series(ctx, tx), state=SeriesState.STOPPED)
    await tx.save(series)
    await tx.cancel("coffee:announce", series.id)
    await tx.show(series.channel, "join", "coffee:door", series.id)
    await _act(ctx, tx, "stop", series)
    return put(offered.series_stopped(series))


async def listing(ctx: Context, tx: Transaction) -> Outcome:
    """Show every coffee series with what can be done to it; of many, their names."""
    live = await _mine(ctx, tx)
    if not live:
        return reply(offered.no_series_yet())
    if len(live) > MESSAGE_CARDS:
        return reply(offered.many_series(live, ctx.subject))
    return reply(*[await _card(tx, series) for series in live])


async def one(ctx: Context, tx: Transaction) -> Outcome:
    """Show one of many series."""
    return reply(await _card(tx, await _series(ctx, tx)))


async def _mine(ctx: Context, tx: Transaction) -> list[Series]:
    """Return the series the asker organises: all, or those they were named for."""
    live = by_name(await tx.find(Series, programme="coffee", state=LIVE))
    named = {each.series for each in await tx.find(Organiser, member=ctx.who.id)}
    return [series for series in live if ctx.organiser or series.id in named]


async def _card(tx: Transaction, series: Series, *, just_started: bool = False) -> Card:
    settings = await settings_of(tx, series.id)
    host = await tx.get(Member, settings.host) if settings.host else None
    at = await next_draw(tx, series)
    show = offered.series_started if just_started else offered.series_card
    return show(series, settings, at, host.person if host else None)


async def _series(ctx: Context, tx: Transaction) -> Series:
    """Return the series a press names, if the asker may organise it."""
    series = await organised(ctx, tx)
    if series is None:
        raise Refusal(series_over())
    return series


async def _act(ctx: Context, tx: Transaction, verb: str, series: Series) -> None:
    await tx.add(Act(member=ctx.who.id, act=f"coffee:{verb}", subject=series.id, created=tx.now))
    if ctx.organiser:
        await tx.tell(Organised(ctx.who.id))


async def check(ctx: Context, tx: Transaction) -> Sequence[Finding]:
    """Return what an organiser's check finds about the coffee series."""
    found = []
    for series in by_name(await tx.find(Series, programme="coffee", state=LIVE)):
        at = await next_draw(tx, series)
        if at is None:
            found.append(offered.found_held(series))
        elif not await tx.count(Upcoming, job="coffee:announce", subject=series.id):
            found.append(offered.found_unplanned(series))
        elif await tx.count(Enrolment, series=series.id, part=Part.IN) < 2:
            found.append(offered.found_few(series))
        else:
            found.append(offered.found_next(series, at))
    return found

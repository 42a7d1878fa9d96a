"""What organisers do with check-ins: start a series in a channel, change it, ask, see totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.kit.contracts.context import Context, Means, PlaceKind, Refusal
from bot.kit.contracts.programme import Finding
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.access import organised, organises_all
from bot.kit.membership.channels import with_rhythm
from bot.kit.model.normalise import by_name
from bot.kit.model.owed import Upcoming
from bot.kit.model.questions import faults
from bot.kit.model.series import Act, Series, SeriesState
from bot.kit.screen.limits import MESSAGE_CARDS
from bot.kit.screen.outcomes import OpenForm, Outcome, reply
from bot.kit.screen.outcomes import replace as put
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.checkin.bank import LONGEST, PARTS, load
from bot.programmes.checkin.models import CheckinSettings, CheckinTotal, OwnQuestion, Window
from bot.programmes.checkin.opening import plan_next
from bot.programmes.checkin.store import LIVE, settings_of
from bot.programmes.checkin.views import joining
from bot.programmes.checkin.views import settings as views

words = Phrasebook("bot.programmes.checkin")


async def start(ctx: Context, tx: Transaction) -> Outcome:
    """Open the form that starts a series in the channel one is in."""
    organises_all(ctx)
    channel, name = ctx.subject, ctx.version
    if ctx.means is Means.COMMAND:
        here = ctx.here
        if (
            here is None
            or here.room not in (PlaceKind.CHANNEL, PlaceKind.PRIVATE)
            or not here.may_post
        ):
            raise Refusal(views.start_in_a_channel())
        channel, name = here.id, here.name
    await _must_be_free(channel, tx)
    return OpenForm(views.start_form(channel, name))


async def _must_be_free(channel: str, tx: Transaction) -> None:
    if await tx.count(Series, channel=channel, programme="checkin", state=LIVE):
        raise Refusal(views.started_before())


async def started(ctx: Context, tx: Transaction) -> Outcome:
    """Start the series as the form says and invite who is in the channel."""
    organises_all(ctx)
    await _must_be_free(ctx.subject, tx)
    series = with_rhythm(
        Series(
            programme="checkin",
            channel=ctx.subject,
            channel_name=ctx.version,
            name=ctx.text("name") or words.line("series-name"),
            zone=tx.community.zone,
            anchor=tx.now,
            created_by=ctx.who.id,
            created=tx.now,
        ),
        ctx,
    )
    await tx.add(series)
    await tx.add(CheckinSettings(id=series.id, days=int(ctx.text("days") or 7)))
    await _act(ctx, tx, "start", series)
    await plan_next(tx, series)
    await _door(series, tx)
    await tx.later("checkin:invite_channel", tx.now, series.id)
    return reply(views.series_card(series, await settings_of(tx, series.id), tx.now, started=True))


async def edit(ctx: Context, tx: Transaction) -> Outcome:
    """Open the rhythm of a series."""
    series = await _series(ctx, tx)
    return OpenForm(views.edit_form(series, await settings_of(tx, series.id)))


async def edited(ctx: Context, tx: Transaction) -> Outcome:
    """Change the rhythm; a window that is open stays as it is."""
    series = await _series(ctx, tx)
    name = ctx.text("name") or words.line("series-name")
    series = with_rhythm(replace(series, name=name), ctx)
    await tx.save(series)
    settings = await settings_of(tx, series.id)
    await tx.save(replace(settings, days=int(ctx.text("days") or settings.days)))
    return await _changed(series, ctx, tx)


async def themes(ctx: Context, tx: Transaction) -> Outcome:
    """Open the themes of a series."""
    series = await _series(ctx, tx)
    return OpenForm(views.themes_form(series, await settings_of(tx, series.id)))


async def themed(ctx: Context, tx: Transaction) -> Outcome:
    """Change the themes, in the order of the bank; all of them is the same as none chosen."""
    series = await _series(ctx, tx)
    picked = set(ctx.many("themes"))
    ordered = tuple(each.id for each in load() if each.id in picked)
    every = len(ordered) == len(load())
    settings = await settings_of(tx, series.id)
    await tx.save(replace(settings, themes=() if every else ordered))
    return await _changed(series, ctx, tx)


async def _changed(series: Series, ctx: Context, tx: Transaction) -> Outcome:
    await _act(ctx, tx, "edit", series)
    await plan_next(tx, series)
    await _door(series, tx)
    settings = await settings_of(tx, series.id)
    return reply(views.series_card(series, settings, tx.now, started=False))


async def own(ctx: Context, tx: Transaction) -> Outcome:
    """Open the form for a question of the organiser's own."""
    return OpenForm(views.question_form(await _series(ctx, tx)))


async def owned(ctx: Context, tx: Transaction) -> Outcome:
    """Keep the question; what would make it better is suggested, and refuses nothing."""
    series = await _series(ctx, tx)
    asked = OwnQuestion(
        series=series.id,
        part=ctx.text("part") or PARTS[0],
        question=ctx.text("question"),
        created=tx.now,
    )
    mine = await tx.find(OwnQuestion, series=series.id)
    same = next((each for each in mine if each.question == asked.question), None)
    if same is None:
        await tx.add(asked)
    return reply(views.question_kept(series, same or asked, faults(asked.question, LONGEST)))


async def own_drop(ctx: Context, tx: Transaction) -> Outcome:
    """Take a question out again."""
    asked = await tx.get(OwnQuestion, ctx.subject)
    if asked:
        await _series(ctx.about(asked.series), tx)
        await tx.remove(OwnQuestion, id=asked.id)
    return put(views.question_dropped())


async def state(ctx: Context, tx: Transaction) -> Outcome:
    """Offer to hold, resume or end a series."""
    return reply(views.state(await _series(ctx, tx)))


async def hold(ctx: Context, tx: Transaction) -> Outcome:
    """Let nothing new begin until it is resumed."""
    series = replace(await _series(ctx, tx), state=SeriesState.HELD)
    await _turn(series, "hold", ctx, tx)
    return put(views.held(series))


async def resume(ctx: Context, tx: Transaction) -> Outcome:
    """Go on with a series that was held."""
    series = replace(await _series(ctx, tx), state=SeriesState.RUNNING)
    await _turn(series, "resume", ctx, tx)
    settings = await settings_of(tx, series.id)
    return put(views.series_card(series, settings, tx.now, started=False))


async def stop(ctx: Context, tx: Transaction) -> Outcome:
    """End a series; what people wrote stays theirs."""
    series = replace(await _series(ctx, tx), state=SeriesState.STOPPED)
    await _turn(series, "stop", ctx, tx)
    await _door(series, tx)
    return put(views.stopped(series))


async def _turn(series: Series, verb: str, ctx: Context, tx: Transaction) -> None:
    await tx.save(series)
    await plan_next(tx, series)
    await _act(ctx, tx, verb, series)


async def _door(series: Series, tx: Transaction) -> None:
    await tx.show(series.channel, "checkin", "checkin:door", series.id)


async def listing(ctx: Context, tx: Transaction) -> Outcome:
    """Show every check-in series with what can be done to it; of many, their names."""
    live = by_name(await tx.find(Series, programme="checkin", state=LIVE))
    if not live:
        return reply(views.no_series())
    if len(live) > MESSAGE_CARDS:
        return reply(views.many_series(live, ctx.subject))
    shown = [
        views.series_card(each, await settings_of(tx, each.id), tx.now, started=False)
        for each in live
    ]
    return reply(*shown)


async def one(ctx: Context, tx: Transaction) -> Outcome:
    """Show one of many series."""
    series = await _series(ctx, tx)
    settings = await settings_of(tx, series.id)
    return reply(views.series_card(series, settings, tx.now, started=False))


async def totals(ctx: Context, tx: Transaction) -> Outcome:
    """Show the totals of the latest closed month, as they were made then."""
    series = await _series(ctx, tx)
    latest = await tx.find(CheckinTotal, series=series.id, order="-created", limit=1)
    if not latest:
        return reply(views.totals(series, "", []))
    window = await tx.get(Window, latest[0].window)
    found = await tx.find(CheckinTotal, window=latest[0].window, series=series.id, order="id")
    month = window.day[:7] if window else f"{latest[0].created:%Y-%m}"
    return reply(views.totals(series, month, found))


async def _series(ctx: Context, tx: Transaction) -> Series:
    """Return the series a press names, if the asker may organise it."""
    series = await organised(ctx, tx)
    if series is None:
        raise Refusal(joining.over())
    return series


async def _act(ctx: Context, tx: Transaction, verb: str, series: Series) -> None:
    await tx.add(Act(member=ctx.who.id, act=f"checkin:{verb}", subject=series.id, created=tx.now))


async def check(ctx: Context, tx: Transaction) -> Sequence[Finding]:
    """Return what an organiser's check finds about the check-in series."""
    found = []
    for series in by_name(await tx.find(Series, programme="checkin", state=LIVE)):
        planned = await tx.count(Upcoming, job="checkin:open", subject=series.id)
        held = "held" if series.state is SeriesState.HELD else ""
        key = held or ("next" if planned else "unplanned")
        mend = None if key == "next" else words(f"mend-{key}")
        said = words(f"found-{key}", name=series.name, next=joining.next_day(series, tx.now))
        found.append(Finding(said, mend) if mend else Finding(said))
    return found

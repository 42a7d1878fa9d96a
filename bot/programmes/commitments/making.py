"""Setting out to do something: writing it down, changing it, its day, deleting it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.kit.contracts.context import Context, FormError
from bot.kit.contracts.events import CommitmentMade
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.commitments import Asker, Commitment, Course, ProgressStep
from bot.kit.model.ids import new_id
from bot.kit.screen.outcomes import OpenForm, Outcome, reply
from bot.kit.screen.outcomes import replace as put
from bot.kit.time.date_parsing import NoDay, read_day
from bot.programmes.commitments import asking, forms, rules
from bot.programmes.commitments.access import joined, live, mine
from bot.programmes.commitments.showing import card_of
from bot.programmes.commitments.views import own as views

DUE, REMIND = "commitments:due", "commitments:remind"


async def open_add(ctx: Context, tx: Transaction) -> Outcome:
    """Ask what, by when, and who may ask."""
    joined(ctx)
    return OpenForm(forms.add_form())


async def take_add(ctx: Context, tx: Transaction) -> Outcome:
    """Keep it; a day in words is read back before it counts."""
    member, typed = joined(ctx), ctx.text("day")
    day = understood(ctx, tx) if typed else None
    sure = day is None or rules.plain(typed)
    made = Commitment(
        id=new_id(),
        member=member.id,
        what=ctx.text("what"),
        plan=ctx.text("plan"),
        day=day.isoformat() if day else "",
        course=Course.OPEN if sure else Course.DRAFT,
        created=tx.now,
        changed=tx.now,
    )
    await tx.add(made)
    await asking.invite(ctx, made, tx)
    if not sure:
        return reply(views.understood(made, typed, member, tx.community))
    await begin(made, ctx, tx)
    return reply(await card_of(made, ctx.who, tx, said="kept"), *await asking.to_pass_on(made, tx))


def understood(ctx: Context, tx: Transaction) -> date:
    """Return the day that was typed; FormError where it is none."""
    today = rules.today(ctx.who, tx.community, tx.now)
    try:
        return read_day(ctx.text("day"), today)
    except NoDay as doubt:
        raise FormError({"day": doubt.sentence}) from doubt


async def begin(made: Commitment, ctx: Context, tx: Transaction) -> None:
    """Let it count from now on: it is asked about on its day, and others hear of it."""
    await plan(made, ctx, tx)
    await asking.send_waiting(made, tx)
    await tx.tell(CommitmentMade(made.id, made.member))


async def plan(made: Commitment, ctx: Context, tx: Transaction) -> None:
    """Owe the question on its day, in place of any planned before."""
    for job in (DUE, REMIND):
        await tx.cancel(job, made.id)
    if made.by:
        await tx.later(DUE, rules.asked_at(made.by, ctx.who, tx.community), made.id)


async def keep(ctx: Context, tx: Transaction) -> Outcome:
    """Confirm the day that was understood; the subject is `id` or `id.day`."""
    found = await live(ctx, tx)
    day = ctx.subject.partition(".")[2] or found.day
    kept = replace(found, day=day, course=Course.OPEN, changed=tx.now)
    if kept.by and kept.by < rules.today(ctx.who, tx.community, tx.now):
        return put(views.day_over(found))
    await tx.save(kept)
    if found.course is Course.DRAFT:
        await begin(kept, ctx, tx)
    else:
        await plan(kept, ctx, tx)
        await asking.send_waiting(kept, tx)
    return put(await card_of(kept, ctx.who, tx, said="kept"), *await asking.to_pass_on(kept, tx))


async def open_edit(ctx: Context, tx: Transaction) -> Outcome:
    """Show it as it stands, to change it."""
    found = await live(ctx, tx)
    return OpenForm(forms.edit_form(found))


async def take_edit(ctx: Context, tx: Transaction) -> Outcome:
    """Keep the new words; a new day in words is read back before it counts."""
    found, typed = await live(ctx, tx), ctx.text("day")
    changed = replace(found, what=ctx.text("what"), plan=ctx.text("plan"), changed=tx.now)
    await asking.invite(ctx, changed, tx)
    day = understood(ctx, tx) if typed and typed != found.day else found.by
    if day and day != found.by and not rules.plain(typed):
        await tx.save(changed)
        return reply(views.understood(changed, typed, ctx.who, tx.community, day))
    changed = replace(changed, day=day.isoformat() if day and typed else "")
    was_draft = changed.course is Course.DRAFT
    changed = replace(changed, course=Course.OPEN)
    await tx.save(changed)
    await (begin if was_draft else plan)(changed, ctx, tx)
    if not was_draft:
        await asking.send_waiting(changed, tx)
    return reply(
        await card_of(changed, ctx.who, tx, said="changed"),
        *await asking.to_pass_on(changed, tx),
    )


async def snooze(ctx: Context, tx: Transaction) -> Outcome:
    """Ask again in a week."""
    found = await live(ctx, tx)
    today = rules.today(ctx.who, tx.community, tx.now)
    later = max(today, found.by or today) + rules.SNOOZE if not _just_now(found, today) else None
    if later:
        found = replace(found, day=later.isoformat(), course=Course.OPEN, changed=tx.now)
        await tx.save(found)
        await plan(found, ctx, tx)
    return reply(await card_of(found, ctx.who, tx, said="snoozed"))


def _just_now(found: Commitment, today: date) -> bool:
    """Say whether its day was moved on already: pressing twice is pressing once."""
    return found.by is not None and found.by > today + timedelta(days=1)


async def sure(ctx: Context, tx: Transaction) -> Outcome:
    """Ask once more before it is deleted."""
    return reply(views.sure(await mine(ctx, tx)))


async def delete(ctx: Context, tx: Transaction) -> Outcome:
    """Delete it, with everything told about it."""
    found = await mine(ctx, tx)
    await erase(found, tx)
    return put(views.deleted())


async def erase(found: Commitment, tx: Transaction) -> None:
    """Delete a commitment with all that belongs to it."""
    for job in (DUE, REMIND):
        await tx.cancel(job, found.id)
    await tx.remove(Asker, commitment=found.id)
    await tx.remove(ProgressStep, commitment=found.id)
    await tx.remove(Commitment, id=found.id)

"""Setting out to do something: writing it down, changing it, its day, deleting it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.kit.commitments import Asker, Commitment, Course, Step
from bot.kit.events import CommitmentMade
from bot.kit.ids import new_id
from bot.kit.ports import Work
from bot.kit.programme import Ask, Mend
from bot.kit.ui import OpenForm, Outcome, reply
from bot.kit.ui import replace as put
from bot.kit.when import NoDay, read_day
from bot.programmes.commitments import asking, forms, rules
from bot.programmes.commitments.mine import joined, live, mine
from bot.programmes.commitments.showing import card_of
from bot.programmes.commitments.views import own as views

DUE, REMIND = "commitments:due", "commitments:remind"


async def open_add(ask: Ask, work: Work) -> Outcome:
    """Ask what, by when, and who may ask."""
    joined(ask)
    return OpenForm(forms.add_form())


async def take_add(ask: Ask, work: Work) -> Outcome:
    """Keep it; a day in words is read back before it counts."""
    member, typed = joined(ask), ask.text("day")
    day = understood(ask, work) if typed else None
    sure = day is None or rules.plain(typed)
    made = Commitment(
        id=new_id(),
        member=member.id,
        what=ask.text("what"),
        plan=ask.text("plan"),
        day=day.isoformat() if day else "",
        course=Course.OPEN if sure else Course.DRAFT,
        created=work.now,
        changed=work.now,
    )
    await work.add(made)
    await asking.invite(ask, made, work)
    if not sure:
        return reply(views.understood(made, typed, member, work.community))
    await begin(made, ask, work)
    return reply(
        await card_of(made, ask.who, work, said="kept"), *await asking.to_pass_on(made, work)
    )


def understood(ask: Ask, work: Work) -> date:
    """Return the day that was typed; Mend where it is none."""
    today = rules.today(ask.who, work.community, work.now)
    try:
        return read_day(ask.text("day"), today)
    except NoDay as doubt:
        raise Mend({"day": doubt.sentence}) from doubt


async def begin(made: Commitment, ask: Ask, work: Work) -> None:
    """Let it count from now on: it is asked about on its day, and others hear of it."""
    await plan(made, ask, work)
    await asking.send_waiting(made, work)
    await work.tell(CommitmentMade(made.id, made.member))


async def plan(made: Commitment, ask: Ask, work: Work) -> None:
    """Owe the question on its day, in place of any planned before."""
    for job in (DUE, REMIND):
        await work.cancel(job, made.id)
    if made.by:
        await work.later(DUE, rules.asked_at(made.by, ask.who, work.community), made.id)


async def keep(ask: Ask, work: Work) -> Outcome:
    """Confirm the day that was understood; the subject is `id` or `id.day`."""
    found = await live(ask, work)
    day = ask.subject.partition(".")[2] or found.day
    kept = replace(found, day=day, course=Course.OPEN, changed=work.now)
    if kept.by and kept.by < rules.today(ask.who, work.community, work.now):
        return put(views.day_over(found))
    await work.save(kept)
    if found.course is Course.DRAFT:
        await begin(kept, ask, work)
    else:
        await plan(kept, ask, work)
        await asking.send_waiting(kept, work)
    return put(
        await card_of(kept, ask.who, work, said="kept"), *await asking.to_pass_on(kept, work)
    )


async def open_edit(ask: Ask, work: Work) -> Outcome:
    """Show it as it stands, to change it."""
    found = await live(ask, work)
    return OpenForm(forms.edit_form(found))


async def take_edit(ask: Ask, work: Work) -> Outcome:
    """Keep the new words; a new day in words is read back before it counts."""
    found, typed = await live(ask, work), ask.text("day")
    changed = replace(found, what=ask.text("what"), plan=ask.text("plan"), changed=work.now)
    await asking.invite(ask, changed, work)
    day = understood(ask, work) if typed and typed != found.day else found.by
    if day and day != found.by and not rules.plain(typed):
        await work.save(changed)
        return reply(views.understood(changed, typed, ask.who, work.community, day))
    changed = replace(changed, day=day.isoformat() if day and typed else "")
    was_draft = changed.course is Course.DRAFT
    changed = replace(changed, course=Course.OPEN)
    await work.save(changed)
    await (begin if was_draft else plan)(changed, ask, work)
    if not was_draft:
        await asking.send_waiting(changed, work)
    return reply(
        await card_of(changed, ask.who, work, said="changed"),
        *await asking.to_pass_on(changed, work),
    )


async def snooze(ask: Ask, work: Work) -> Outcome:
    """Ask again in a week."""
    found = await live(ask, work)
    today = rules.today(ask.who, work.community, work.now)
    later = max(today, found.by or today) + rules.SNOOZE if not _just_now(found, today) else None
    if later:
        found = replace(found, day=later.isoformat(), course=Course.OPEN, changed=work.now)
        await work.save(found)
        await plan(found, ask, work)
    return reply(await card_of(found, ask.who, work, said="snoozed"))


def _just_now(found: Commitment, today: date) -> bool:
    """Say whether its day was moved on already: pressing twice is pressing once."""
    return found.by is not None and found.by > today + timedelta(days=1)


async def sure(ask: Ask, work: Work) -> Outcome:
    """Ask once more before it is deleted."""
    return reply(views.sure(await mine(ask, work)))


async def delete(ask: Ask, work: Work) -> Outcome:
    """Delete it, with everything told about it."""
    found = await mine(ask, work)
    await erase(found, work)
    return put(views.deleted())


async def erase(found: Commitment, work: Work) -> None:
    """Delete a commitment with all that belongs to it."""
    for job in (DUE, REMIND):
        await work.cancel(job, found.id)
    await work.remove(Asker, commitment=found.id)
    await work.remove(Step, commitment=found.id)
    await work.remove(Commitment, id=found.id)

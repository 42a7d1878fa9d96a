"""One's own story in a programme's channel, published only as its owner has seen it."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.context import Context, Refusal
from bot.kit.contracts.programme import Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.normalise import by_name
from bot.kit.model.owed import NoteReason
from bot.kit.model.people import Member
from bot.kit.model.series import Enrolment, Part, Series, SeriesState
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import OpenForm, Outcome, reply
from bot.kit.screen.outcomes import replace as put
from bot.kit.widgets import notices
from bot.programmes.thanks import views
from bot.programmes.thanks.giving import joined
from bot.programmes.thanks.models import Story


async def open_story(ctx: Context, tx: Transaction) -> Outcome:
    """Ask for a story, or open one that was written a moment ago."""
    series = await _channels(joined(ctx), tx)
    if not series:
        raise Refusal(views.no_channel())
    story = await _mine(ctx, tx) if ctx.subject else None
    return OpenForm(views.story_form(series, story))


async def _channels(member: Member, tx: Transaction) -> list[Series]:
    """Return the programmes a member takes part in: no other channel is named or written to."""
    parts = await tx.find(Enrolment, member=member.id, part=Part.IN)
    ids = [each.series for each in parts]
    return by_name(await tx.find(Series, id=ids, state=SeriesState.RUNNING))


async def take_story(ctx: Context, tx: Transaction) -> Outcome:
    """Keep it, and show exactly what would appear."""
    known = await _mine(ctx, tx) if ctx.subject else None
    where = ctx.text("where")
    base = known or Story(member=joined(ctx).id, series=where, words="", created=tx.now)
    named = ctx.text("named") == "yes"
    story = replace(base, series=where, words=ctx.text("words"), named=named)
    if not await tx.add(story):
        await tx.save(story)
    return reply(*views.preview(story, ctx.who, await _series(story, ctx.who, tx)))


async def publish(ctx: Context, tx: Transaction) -> Outcome:
    """Let it appear as it was seen; once."""
    story = await _mine(ctx, tx)
    series = await _series(story, ctx.who, tx)
    await tx.save(replace(story, published=True))
    await tx.send(series.channel, "thanks:story", story.id)
    return put(views.on_its_way(series))


async def drop(ctx: Context, tx: Transaction) -> Outcome:
    """Let nothing appear."""
    story = await _mine(ctx, tx)
    await tx.remove(Story, id=story.id)
    return put(views.dropped())


async def _mine(ctx: Context, tx: Transaction) -> Story:
    """Return the asker's own story in the subject, as long as it is not published."""
    story = await tx.get(Story, ctx.subject)
    if story is None or story.published:
        raise Refusal(notices.moved_on())
    if story.member != ctx.who.id:
        raise Refusal(notices.not_yours())
    return story


async def _series(story: Story, who: Member, tx: Transaction) -> Series:
    """Return where a story is to stand; Refusal where its owner takes part no more."""
    found = {each.id: each for each in await _channels(who, tx)}
    if story.series not in found:
        raise Refusal(views.no_channel())
    return found[story.series]


async def story(tx: Transaction, _to: Recipient, ids: tuple[str, ...]) -> Card | NoteReason:
    """Make a published story for its channel."""
    found = await tx.get(Story, ids[0])
    writer = await tx.get(Member, found.member) if found else None
    if found is None or writer is None:
        return NoteReason.SUBJECT_GONE
    return views.published(found, writer) if found.published else NoteReason.MOVED_ON


async def delivered(tx: Transaction, ids: tuple[str, ...]) -> None:
    """Delete a story once it stands in its channel."""
    await tx.remove(Story, id=ids[0])

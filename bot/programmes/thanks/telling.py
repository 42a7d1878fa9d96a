"""One's own story in a programme's channel, published only as its owner has seen it."""

from __future__ import annotations

from dataclasses import replace

from bot.kit import notices
from bot.kit.alike import by_name
from bot.kit.owed import NoteReason
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Recipient, Refusal
from bot.kit.series import Enrolment, Part, Series, State
from bot.kit.ui import Card, OpenForm, Outcome, reply
from bot.kit.ui import replace as put
from bot.programmes.thanks import views
from bot.programmes.thanks.giving import joined
from bot.programmes.thanks.nouns import Story


async def open_story(ask: Ask, work: Work) -> Outcome:
    """Ask for a story, or open one that was written a moment ago."""
    series = await _channels(joined(ask), work)
    if not series:
        raise Refusal(views.no_channel())
    story = await _mine(ask, work) if ask.subject else None
    return OpenForm(views.story_form(series, story))


async def _channels(member: Member, work: Work) -> list[Series]:
    """Return the programmes a member takes part in: no other channel is named or written to."""
    parts = await work.find(Enrolment, member=member.id, part=Part.IN)
    ids = [each.series for each in parts]
    return by_name(await work.find(Series, id=ids, state=State.RUNNING))


async def take_story(ask: Ask, work: Work) -> Outcome:
    """Keep it, and show exactly what would appear."""
    known = await _mine(ask, work) if ask.subject else None
    where = ask.text("where")
    base = known or Story(member=joined(ask).id, series=where, words="", created=work.now)
    named = ask.text("named") == "yes"
    story = replace(base, series=where, words=ask.text("words"), named=named)
    if not await work.add(story):
        await work.save(story)
    return reply(*views.preview(story, ask.who, await _series(story, ask.who, work)))


async def publish(ask: Ask, work: Work) -> Outcome:
    """Let it appear as it was seen; once."""
    story = await _mine(ask, work)
    series = await _series(story, ask.who, work)
    await work.save(replace(story, published=True))
    await work.send(series.channel, "thanks:story", story.id)
    return put(views.on_its_way(series))


async def drop(ask: Ask, work: Work) -> Outcome:
    """Let nothing appear."""
    story = await _mine(ask, work)
    await work.remove(Story, id=story.id)
    return put(views.dropped())


async def _mine(ask: Ask, work: Work) -> Story:
    """Return the asker's own story in the subject, as long as it is not published."""
    story = await work.get(Story, ask.subject)
    if story is None or story.published:
        raise Refusal(notices.moved_on())
    if story.member != ask.who.id:
        raise Refusal(notices.not_yours())
    return story


async def _series(story: Story, who: Member, work: Work) -> Series:
    """Return where a story is to stand; Refusal where its owner takes part no more."""
    found = {each.id: each for each in await _channels(who, work)}
    if story.series not in found:
        raise Refusal(views.no_channel())
    return found[story.series]


async def story(work: Work, _to: Recipient, ids: tuple[str, ...]) -> Card | NoteReason:
    """Make a published story for its channel."""
    found = await work.get(Story, ids[0])
    writer = await work.get(Member, found.member) if found else None
    if found is None or writer is None:
        return NoteReason.SUBJECT_GONE
    return views.published(found, writer) if found.published else NoteReason.MOVED_ON


async def delivered(work: Work, ids: tuple[str, ...]) -> None:
    """Delete a story once it stands in its channel."""
    await work.remove(Story, id=ids[0])

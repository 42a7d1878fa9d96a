"""The private plan: which peers one would like, who they are, and a look back each quarter."""

from __future__ import annotations

from dataclasses import replace

from bot.kit import notices
from bot.kit.owed import NoteReason
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Mend, Recipient, Refusal
from bot.kit.ui import Card, OpenForm, Outcome, reply
from bot.programmes.network import rules, views
from bot.programmes.network.nouns import Name, Often, Role, Wish
from bot.programmes.network.views import words

LOOK = "network:look_back"


def joined(ask: Ask) -> Member:
    """Return the asker; Refusal where they have not said yes to Confab."""
    if not ask.who.joined:
        raise Refusal(views.join_first())
    return ask.who


async def open_wish(ask: Ask, work: Work) -> Outcome:
    """Ask for a kind of peer, how many and how often."""
    joined(ask)
    return OpenForm(views.wish_form())


async def take_wish(ask: Ask, work: Work) -> Outcome:
    """Keep a line of the plan; one that is there already is changed."""
    member, kind = joined(ask), Role(ask.text("kind"))
    known = await work.one(Wish, member=member.id, kind=kind)
    base = known or Wish(member=member.id, kind=kind, created=work.now)
    wish = replace(base, wanted=int(ask.text("wanted")), every=Often(ask.text("every")))
    if not await work.add(wish):
        await work.save(wish)
    await plan_look(member, work)
    return reply(views.wish_kept(wish))


async def plan_look(member: Member, work: Work) -> None:
    """Owe the look back, in place of any planned before."""
    await work.cancel(LOOK, member.id)
    if await work.count(Wish, member=member.id):
        await work.later(LOOK, rules.next_look(member, work.community, work.now), member.id)


async def open_name(ask: Ask, work: Work) -> Outcome:
    """Ask who it could be: somebody here, or somebody outside Confab."""
    return OpenForm(views.name_form(await _wish(ask, work)))


async def take_name(ask: Ask, work: Work) -> Outcome:
    """Put somebody into the plan; they do not hear of it."""
    wish = await _wish(ask, work)
    other, typed = ask.text("person"), ask.text("name")
    if not other and not typed:
        raise Mend({"person": words.line("nobody")})
    if other == ask.who.id:
        raise Mend({"person": words.line("oneself")})
    name = Name(
        member=ask.who.id, wish=wish.id, other=other, name="" if other else typed, created=work.now
    )
    mine = await work.find(Name, member=ask.who.id, wish=wish.id)
    if not any((each.other, each.name) == (name.other, name.name) for each in mine):
        await work.add(name)
    return reply(views.wish_kept(wish))


async def _wish(ask: Ask, work: Work) -> Wish:
    wish = await work.get(Wish, ask.subject)
    if wish is None:
        raise Refusal(notices.moved_on())
    if wish.member != joined(ask).id:
        raise Refusal(notices.not_yours())
    return wish


async def drop_wish(ask: Ask, work: Work) -> Outcome:
    """Take a line out of the plan, with its names."""
    wish = await _wish(ask, work)
    await work.remove(Name, member=ask.who.id, wish=wish.id)
    await work.remove(Wish, id=wish.id)
    await plan_look(ask.who, work)
    return reply(views.dropped())


async def name_of(ask: Ask, work: Work) -> Name:
    """Return the name in the subject; Refusal for everybody but its owner."""
    name = await work.get(Name, ask.subject)
    if name is None:
        raise Refusal(notices.moved_on())
    if name.member != joined(ask).id:
        raise Refusal(notices.not_yours())
    return name


async def touched(ask: Ask, work: Work) -> Outcome:
    """Note that the two were in touch."""
    name = replace(await name_of(ask, work), touched=work.now)
    await work.save(name)
    return reply(views.touched())


async def drop_name(ask: Ask, work: Work) -> Outcome:
    """Take somebody out of the plan."""
    name = await name_of(ask, work)
    await work.remove(Name, id=name.id)
    return reply(views.dropped())


# -- the look back ---------------------------------------------------------------------------------


async def look_back(ask: Ask, work: Work) -> None:
    """Owe the quarterly look back, and the one after it."""
    member = await work.get(Member, ask.subject)
    if member and member.joined and await work.count(Wish, member=member.id):
        await work.send(member, "network:look_back", key=f"{work.now:%Y-%m-%d}")
        await plan_look(member, work)


async def look(work: Work, to: Recipient, ids: tuple[str, ...]) -> Card | NoteReason:
    """Make the look back from the plan as it stands now."""
    lines = await planned(to.reader, work)
    return views.look_back(lines, work.now) if lines else NoteReason.SUBJECT_GONE


async def planned(member: Member, work: Work) -> list[views.Line]:
    """Return somebody's plan: each wish with the names in it, and the members they stand for."""
    wishes = await work.find(Wish, member=member.id, order="created")
    names = await work.find(Name, member=member.id, order="created")
    here = await work.find(Member, id=[each.other for each in names if each.other])
    known = {each.id: each for each in here}
    return [
        views.Line(w, [(n, known.get(n.other)) for n in names if n.wish == w.id]) for w in wishes
    ]

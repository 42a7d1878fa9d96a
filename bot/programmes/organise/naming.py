"""Naming organisers, and showing everybody who they are and what they did."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from bot.kit.contracts.context import Context, Refusal
from bot.kit.contracts.programme import Programme, Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.normalise import by_name, same
from bot.kit.model.owed import NoteReason
from bot.kit.model.people import Administrator, Member, Organiser
from bot.kit.model.series import Act, Series
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.screen.text import Moment, Text, lines, quoted, text
from bot.kit.widgets.help import told
from bot.kit.widgets.listing import with_rest
from bot.kit.widgets.names import former
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.organise.rights import log, organises_all, seen

words = Phrasebook("bot.programmes.organise")


RECENT, ALL = 5, 25  # acts shown
NAMED = 20  # organisers shown


async def listed(everyone: Sequence[Programme], ctx: Context, tx: Transaction) -> Outcome:
    """Show an organiser who organises; what the platform says of the asker is remembered."""
    await seen(ctx, tx)
    return await show(everyone, ctx, tx)


async def show(everyone: Sequence[Programme], _ask: Context, tx: Transaction) -> Outcome:
    """Show who organises, and the last things they did."""
    people = with_rest(await _people(tx), NAMED)
    acts = await _acts(everyone, tx, RECENT)
    body = lines([*people, Text(), words("organisers-did"), *acts]) if acts else lines(people)
    buttons = (words.button("talk", "talk"), words.button("more-log", "log")) if people else ()
    return reply(
        Card(
            words("organisers-title"),
            (body if people else words("organisers-none")),
            buttons=buttons,
        )
    )


async def _people(tx: Transaction) -> list[Text]:
    named = await tx.find(Organiser, order="created")
    admins = {each.id for each in await tx.find(Administrator)}
    known = await tx.find(Member, id=[*admins, *(each.member for each in named)])
    members = {each.id: each for each in known}
    series = {each.id: each.name for each in await tx.find(Series)}
    there = [members[id].person for id in sorted(admins) if id in members]
    told = [words("organiser-admin", who=each) for each in there]
    for each in named:
        who = members.get(each.member)
        if who and not (each.member in admins and not each.series):
            about = series.get(each.series, "")
            key = "organiser-series" if about else "organiser-all"
            told.append(words(key, who=who.person, series=about))
    return told


async def show_log(everyone: Sequence[Programme], _ask: Context, tx: Transaction) -> Outcome:
    """Show what organisers did, newest first."""
    acts = await _acts(everyone, tx, ALL)
    older = await tx.count(Act) - len(acts)
    more = [words("log-older", count=older)] if older > 0 else []
    return reply(Card(words("log-title"), lines([*acts, *more]) if acts else words("log-empty")))


async def _acts(everyone: Sequence[Programme], tx: Transaction, most: int) -> list[Text]:
    acts = await tx.find(Act, order="-created", limit=most)
    said = [(Moment(each.created), await _act(everyone, each, tx)) for each in acts]
    return [words("log-line", at=at, act=act) for at, act in said]


async def _act(everyone: Sequence[Programme], act: Act, tx: Transaction) -> Text:
    """Say an act in its programme's words; a person or series is named where still there. Of a
    member who deleted everything no subject is left."""
    by, about = await tx.get(Member, act.member), await tx.get(Member, act.subject)
    series = await tx.get(Series, act.subject)
    who = Text((by.person,)) if by else former()
    there = about.person if about else series.name if series else None
    gone = words("something") if act.subject else former()
    what = Text((there,)) if there else gone
    name, _, verb = act.act.partition(":")
    programme = next((each for each in everyone if each.name == name), None)
    said = told(programme, "act", verb, who=who, what=what) if programme else None
    return said or words("act-other", who=who, what=what)


async def add(ctx: Context, tx: Transaction) -> Outcome:
    """Let a member organise, everything or one series."""
    await organises_all(ctx, tx)
    who, series = await _whom(ctx, tx), await _series(ctx, tx)
    if not who.eligible:
        raise Refusal(words.card("no-bots"))
    named = Organiser(member=who.id, series=series.id if series else "", created=tx.now)
    if not await tx.add(named):
        return reply(words.card("named-already", who=who.person))
    await log(ctx, tx, "named", who.id)
    await tx.send(who, "organise:named", named.id, ctx.who.id)
    key = "named-series" if series else "named-all"
    said = words(key, series=series.name if series else "")
    return reply(Card(words("named-title", who=who.person), said))


async def remove(ctx: Context, tx: Transaction) -> Outcome:
    """Let a member organise no longer."""
    await organises_all(ctx, tx)
    who, series = await _whom(ctx, tx), await _series(ctx, tx)
    only = {"series": series.id} if series else {}
    removed = await tx.remove(Organiser, member=who.id, **only)
    if removed:
        await log(ctx, tx, "unnamed", who.id)
    if await tx.get(Administrator, who.id):
        return reply(words.card("administers", who=who.person))
    return reply(words.card("unnamed" if removed else "not-named", who=who.person))


async def _whom(ctx: Context, tx: Transaction) -> Member:
    found = await tx.get(Member, ctx.text("who"))
    if found is None:
        raise Refusal(words.card("no-bots"))
    return found


async def _series(ctx: Context, tx: Transaction) -> Series | None:
    """Return the series that was typed by its name or channel; None where none was typed."""
    typed = same(ctx.text("programme").lstrip("#"))
    if not typed:
        return None
    every = by_name(await tx.find(Series))
    names = {same(name): each for each in every for name in (each.channel_name, each.name)}
    near = get_close_matches(typed, names, 1, 0.8)
    if near:
        return names[near[0]]
    title = words("no-series-title", typed=quoted(ctx.text("programme")))
    known = lines(with_rest([text(each.name) for each in every], NAMED), ", ")
    said = words("no-series-near", names=known) if every else words("no-series-none")
    raise Refusal(Card(title, said))


async def named(tx: Transaction, recipient: Recipient, ids: tuple[str, ...]) -> Card | NoteReason:
    """Tell somebody that they organise now; nothing where they do not any more."""
    organiser = await tx.get(Organiser, ids[0])
    by = await tx.get(Member, ids[1])
    if organiser is None:
        return NoteReason.MOVED_ON
    who = Text((by.person,)) if by else former()
    series = await tx.get(Series, organiser.series) if organiser.series else None
    key = "you-organise-series" if series else "you-organise-all"
    return Card(
        words("you-organise-title"),
        words(key, who=who, series=series.name if series else ""),
        why=words("you-organise-why", who=who),
        buttons=(words.button("overview", "overview"),),
    )

"""One person's whole screen: their rooms, the one that is open, a form, the clock."""

from __future__ import annotations

from adapters.sandbox import wire
from adapters.sandbox.playground import Playground
from adapters.sandbox.rooms import Room, RoomKind
from adapters.sandbox.wire import Json, PageReader
from adapters.sandbox.world import NotThere
from bot.kit.model.normalise import by_name


async def screen(playground: Playground, account: str, room: str) -> Json:
    """Return what `account` sees with `room` open; empty or unknown: their own with Confab.

    NotThere where nobody is called so, or their account is closed.
    """
    world, workspace = playground.world, playground.chat.workspace
    site, now = world.site(workspace), world.clock.now()
    reader = PageReader(world, site, world.person(workspace, account))
    if reader.account.gone:
        raise NotThere(f"{account} is gone")
    direct, home = world.direct(workspace, account), world.home(workspace, account)
    mine = world.rooms_of(workspace, account)
    open_room = next((each for each in mine if each.id == room), direct)
    form = site.forms.get(account)
    return {
        "workspace": site.about.name,
        "me": wire.person(reader.account, site, now, playground.captions),
        "clock": _clock(playground, reader),
        "next": await _next(playground, reader),
        "people": _people(playground, reader),
        "rooms": [wire.in_list(each, reader) for each in mine],
        "others": [{"id": each.id, "name": each.name} for each in _to_join(reader, mine)],
        "home": home.id,
        "direct": direct.id,
        "room": wire.opened(open_room, reader),
        "form": wire.form(form, reader) if form else None,
    }


def _clock(playground: Playground, reader: PageReader) -> Json:
    now = playground.world.clock.now()
    shown: Json = {
        "iso": now.isoformat(),
        "day": reader.day(now),
        "short": reader.short_day(now),
        "time": reader.time(now),
        "city": wire.city(reader.zone),
        "journey": None,
    }
    if playground.journey:
        gone, whole = now - playground.journey.start, playground.journey.whole
        shown["journey"] = {"gone": gone.total_seconds(), "whole": whole.total_seconds()}
    return shown


async def _next(playground: Playground, reader: PageReader) -> str:
    """Say when something happens next; empty where nothing is planned or time is on its way."""
    due = None if playground.journey else await playground.next_due()
    return f"{reader.short_day(due)}, {reader.time(due)}" if due else ""


def _people(playground: Playground, reader: PageReader) -> list[Json]:
    site, now = reader.site, playground.world.clock.now()
    here = [each for each in site.people.values() if not (each.bot or each.gone)]
    return [
        {
            **wire.person(each, site, now, playground.captions),
            "auto": each.id in playground.auto,
            "held": bool(playground.held.get(each.id)),
        }
        for each in by_name(here)
    ]


def _to_join(reader: PageReader, mine: list[Room]) -> list[Room]:
    channels = [
        each
        for each in reader.world.rooms.values()
        if each.kind is RoomKind.CHANNEL and reader.world.sites[each.workspace] is reader.site
    ]
    return [each for each in channels if each not in mine and not each.gone]

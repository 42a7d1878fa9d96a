"""The local page: what it tells, what it does, and whom it keeps out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest

from adapters.sandbox import Autopilot, Chat, Playground, World
from adapters.sandbox.rooms import Room
from adapters.sandbox.serve import address, listen, serve
from adapters.sandbox.world import BOT
from bot.kit.screen.buttons import Button, Press
from bot.kit.screen.cards import Card, Fact
from bot.kit.screen.files import File
from bot.kit.screen.forms import Field, Form, Kind
from bot.kit.screen.outcomes import OpenForm, Reply
from bot.kit.screen.text import Channel, Link, Moment, Person, text
from tests.adapters.sandbox.conftest import MONDAY
from tests.adapters.sandbox.parrot import COMMUNITY, Clockwork, Parrot, button

CUP = Card(text("A cup"), text("<b>hot</b>"), buttons=(button("Sip", "sip"),))


@dataclass
class Visitor:
    """A browser on the page."""

    home: str
    browser: aiohttp.ClientSession
    playground: Playground

    async def get(self, path: str, **headers: str) -> tuple[int, Any]:
        """Ask for something and return the status and the answer."""
        async with self.browser.get(self.home + path, headers=headers) as answer:
            json = answer.content_type == "application/json"
            return answer.status, await (answer.json() if json else answer.text())

    async def post(self, path: str, body: object, origin: str = "") -> tuple[int, Any]:
        """Do something and return the status and the answer."""
        headers = {"Origin": origin or self.home}
        async with self.browser.post(self.home + path, json=body, headers=headers) as answer:
            json = answer.content_type == "application/json"
            return answer.status, await (answer.json() if json else answer.text())

    async def screen(self, account: str, room: str = "") -> Any:
        """Return what somebody sees."""
        status, seen = await self.get(f"/api/screen?as={account}&room={room}")
        assert status == 200
        return seen


@pytest.fixture
async def visitor(chat: Chat, parrot: Parrot) -> AsyncIterator[Visitor]:
    """The page, really served, and somebody who opens it."""
    playground = Playground(chat, Clockwork(chat.world, parrot), Autopilot(chat), {"ana": "Host"})
    listening = listen()
    serving = asyncio.create_task(serve(playground, listening, first="ana"))
    async with aiohttp.ClientSession() as browser:
        yield Visitor(address(listening), browser, playground)
    serving.cancel()
    await asyncio.wait([serving], timeout=10)
    assert serving.cancelled()


async def test_the_page_loads_nothing_from_elsewhere(visitor: Visitor) -> None:
    """The answer forbids scripts, styles and pictures from anywhere but here, and framing."""
    async with visitor.browser.get(visitor.home) as answer:
        policy = answer.headers["Content-Security-Policy"]
        page = await answer.text()
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "://" not in page
    assert " style=" not in page
    assert "onclick" not in page


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost:1", "127.0.0.1.evil:80"])
async def test_another_name_for_this_machine_is_not_answered(visitor: Visitor, host: str) -> None:
    """A page that points its own name at 127.0.0.1 learns nothing."""
    status, said = await visitor.get("/api/screen", Host=host)
    assert status == 403
    assert "Ana" not in said


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost:1"])
async def test_another_site_cannot_do_anything(
    visitor: Visitor, parrot: Parrot, tea: Room, origin: str
) -> None:
    """A post that comes from elsewhere is refused before it has any effect."""
    body = {"room": tea.id, "words": "/peer tea"}
    status, _ = await visitor.post("/api/say?as=ana", body, origin)
    assert status == 403
    assert parrot.asked == []


async def test_another_site_cannot_even_ask(visitor: Visitor) -> None:
    """A request the browser marks as cross-site is refused; one from the page itself is not."""
    assert (await visitor.get("/api/screen", **{"Sec-Fetch-Site": "cross-site"}))[0] == 403
    assert (await visitor.get("/api/screen", **{"Sec-Fetch-Site": "same-origin"}))[0] == 200


async def test_a_screen_shows_one_persons_rooms_and_clock(visitor: Visitor, tea: Room) -> None:
    """Ana reads Lisbon time, Bo Tokyo time; Cy is offered the channel to join."""
    ana, bo, cy = [await visitor.screen(each) for each in ("ana", "bo", "cy")]
    assert (ana["clock"]["time"], bo["clock"]["time"]) == ("09:00", "18:00")
    assert (ana["me"]["name"], ana["me"]["caption"]) == ("Ana Silva", "Host")
    assert tea.id in [each["id"] for each in bo["rooms"]]
    assert cy["others"] == [{"id": tea.id, "name": "tea"}]
    assert ana["room"]["kind"] == "direct"


async def test_a_place_is_named_by_the_others_in_it(visitor: Visitor, chat: Chat) -> None:
    """As on other platforms, nobody reads their own name in the names of their places."""
    for title in ("Bo Lindqvist, Ana Silva", "Tea for two"):
        chat.world.open_place(chat.workspace, title, ["ana", "bo"], title)
    for account, other in (("ana", "Bo Lindqvist"), ("bo", "Ana Silva")):
        rooms = (await visitor.screen(account))["rooms"]
        assert {each["name"] for each in rooms if each["kind"] == "place"} == {other, "Tea for two"}


async def test_a_message_travels_as_data_and_never_as_markup(
    visitor: Visitor, world: World, tea: Room
) -> None:
    """Every kind of span arrives as its kind and words."""
    spans = text(
        "Hi ", Person("bo", "Bo"), Moment(MONDAY), Channel(tea.id, "Tea"), Link("https://a.b", "x")
    )
    world.post(tea, BOT, cards=[Card(text("<i>"), spans, facts=(Fact("Who", spans),))])
    room = (await visitor.screen("bo", tea.id))["room"]
    card = room["messages"][0]["cards"][0]
    assert card["title"] == [{"kind": "words", "words": "<i>"}]
    said, facts = card["elements"]
    assert facts["facts"][0]["value"] == said["words"]
    assert said["words"][1:] == [
        {"kind": "person", "words": "Bo Lindqvist", "me": True},
        {"kind": "moment", "words": "Monday 2 March 2026, 18:00", "iso": MONDAY.isoformat()},
        {"kind": "channel", "words": "tea", "room": tea.id},
        {"kind": "link", "words": "x", "url": "https://a.b"},
    ]
    assert (room["firstNew"], room["unread"]) == ("m2", 1)


async def test_everything_a_person_does_can_be_done(
    visitor: Visitor, parrot: Parrot, world: World, tea: Room
) -> None:
    """Talk, command, press, fill in, close, read, join, add, leave and go home, each by a post."""
    field = Field("who", "Who", Kind.PEOPLE, required=True)
    form = Form("Tea", Press("tea", "brew", community=COMMUNITY), (field,), "Brew")
    parrot.teach("sip", OpenForm(form))
    cup = world.post(tea, BOT, cards=[CUP])
    doings = [
        ("say", {"room": tea.id, "words": "Hello"}),
        ("say", {"room": tea.id, "words": "/peer tea"}),
        ("press", {"message": cup.id, "token": "c1:tea:sip:s1"}),
        ("submit", {"values": {"who": ["bo"]}}),
        ("press", {"message": cup.id, "token": "c1:tea:sip:s1"}),
        ("cancel", {}),
        ("read", {"room": tea.id}),
        ("join", {"room": tea.id, "who": "cy"}),
        ("leave", {"room": tea.id}),
        ("join", {"room": tea.id}),
        ("home", {}),
    ]
    for verb, body in doings:
        assert (await visitor.post(f"/api/{verb}?as=ana", body))[0] == 200
    asked = [f"{each.means}{each.line or ''}" for each in parrot.asked]
    assert asked == ["commandtea", "press", "submit", "press", "event", "event", "event", "command"]
    assert parrot.asked[2].values == {"who": ("bo",)}
    assert world.sees("cy", tea.id)[1].words == "Hello"


async def test_a_form_is_part_of_the_screen(
    visitor: Visitor, parrot: Parrot, world: World, tea: Room
) -> None:
    """People to choose from are offered by name, without bots."""
    field = Field("who", "Who", Kind.PERSON)
    form = Form("Tea", Press("tea", "brew", community=COMMUNITY), (field,), "Brew")
    parrot.teach("sip", OpenForm(form))
    cup = world.post(tea, BOT, cards=[CUP])
    await visitor.post("/api/press?as=ana", {"message": cup.id, "token": "c1:tea:sip:s1"})
    shown = (await visitor.screen("ana"))["form"]
    assert (shown["title"], shown["submit"], shown["errors"]) == ("Tea", "Brew", {})
    names = [each["label"] for each in shown["fields"][0]["choices"]]
    assert names == ["Ana Silva", "Bo Lindqvist", "Cy Dunne"]
    assert (await visitor.screen("bo"))["form"] is None


@pytest.mark.parametrize(
    ("verb", "body", "status"),
    [
        ("press", {"message": "m99", "token": "x"}, 404),
        ("say", {"room": "r99", "words": "Hello"}, 404),
        ("say", {"room": 7, "words": "Hello"}, 400),
        ("say", ["Hello"], 400),
        ("submit", {"values": "x"}, 400),
        ("clock", {"jump": "back"}, 400),
        ("fly", {}, 404),
        ("say", {"room": "x" * 1_020_000, "words": ""}, 400),
    ],
)
async def test_nonsense_gets_a_plain_no(
    visitor: Visitor, verb: str, body: object, status: int
) -> None:
    """What is not there or makes no sense is answered, and the page lives on."""
    assert (await visitor.post(f"/api/{verb}?as=ana", body))[0] == status
    await visitor.screen("ana")


async def test_what_cannot_be_shown_is_said_and_not_swallowed(
    visitor: Visitor, parrot: Parrot, tea: Room
) -> None:
    """An answer that a platform would refuse is told to whoever tries, with the reason."""
    unstamped = Card(text("A cup"), buttons=(Button("Sip", Press("tea", "sip")),))
    parrot.teach("/peer tea", Reply((unstamped,)))
    status, said = await visitor.post("/api/say?as=ana", {"room": tea.id, "words": "/peer tea"})
    assert status == 502
    assert "names no community" in said["sorry"]


async def test_a_file_is_handed_to_those_who_see_it(
    visitor: Visitor, world: World, tea: Room
) -> None:
    """Somebody in the room can save it under its name; somebody else gets nothing."""
    file = File('té "1".ics', "text/calendar", b"BEGIN")
    said = world.post(tea, BOT, cards=[CUP], files=[file])
    path = f"/file/{said.id}/0"
    async with visitor.browser.get(f"{visitor.home}{path}?as=bo") as answer:
        assert await answer.read() == b"BEGIN"
        assert answer.content_disposition is not None
        assert answer.content_disposition.filename == file.name
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert (await visitor.get(f"{path}?as=cy"))[0] == 404
    assert (await visitor.get(f"/file/{said.id}/1?as=bo"))[0] == 404


async def test_a_watching_screen_hears_of_every_change_and_holds_its_person(
    visitor: Visitor, world: World, tea: Room
) -> None:
    """The stream says when to look again; while it lasts the autopilot leaves that person alone."""
    async with visitor.browser.get(f"{visitor.home}/api/watch?as=bo") as stream:
        assert stream.content_type == "text/event-stream"
        assert await stream.content.readline() == b"data: changed\n"
        assert visitor.playground.held["bo"] == 1
        await stream.content.readline()
        world.post(tea, "ana", words="Hello")
        assert await stream.content.readline() == b"data: changed\n"


async def test_the_clock_and_the_autopilot_are_moved_from_the_page(
    visitor: Visitor, world: World
) -> None:
    """An hour passes when asked for; people are left to themselves and taken back."""
    await visitor.post("/api/clock?as=ana", {"jump": "hour"})
    await visitor.playground.arrived()
    assert (await visitor.screen("ana"))["clock"]["time"] == "10:00"
    await visitor.post("/api/autopilot?as=ana", {"who": "", "on": True})
    await visitor.post("/api/autopilot?as=ana", {"who": "bo", "on": False})
    people = (await visitor.screen("ana"))["people"]
    assert {each["id"]: each["auto"] for each in people} == {"ana": True, "bo": False, "cy": True}
    await visitor.post("/api/autopilot?as=ana", {"who": "", "on": False})
    assert visitor.playground.auto == set()


async def test_somebody_who_is_not_there_has_no_screen(visitor: Visitor, chat: Chat) -> None:
    """An unknown or closed account gets a plain no."""
    await chat.deactivate("bo")
    for account in ("zed", "bo"):
        assert (await visitor.get(f"/api/screen?as={account}"))[0] == 404


def test_a_taken_port_is_said_at_once() -> None:
    """Listening where somebody listens already raises OSError, before anything is served."""
    listening = listen()
    with listening, pytest.raises(OSError, match="in use"):
        listen(listening.getsockname()[1])

"""Leaving, seeing and deleting everything stored about oneself."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from bot.kit.contracts.context import Means, Request
from bot.kit.contracts.events import Event, Gone, Left
from bot.kit.contracts.programme import Programme
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.owed import Owed
from bot.kit.model.people import Avoidance, Draft, Member, Presence, Profile, Slip
from bot.kit.model.series import Act
from bot.kit.screen.buttons import Press
from bot.programmes import together
from bot.programmes.profile import profile
from tests.opened import cells
from tests.rig import Rig


async def _lived_in(rig: Rig) -> Member:
    """Let Eve do a bit of everything, and others have to do with her; return her."""
    await rig.join("eve", "ben")
    await rig.command("ana", "/confab organiser add @Eve")
    await rig.command("eve", "/peer profile edit who")
    await rig.submit("eve", role="Zookeeper", level="team-lead")
    await rig.command("eve", "/peer avoid add")
    await rig.submit("eve", person="ben", organisation="Zebra Corp")
    await rig.command("ben", "/peer avoid add")
    await rig.submit("ben", person="eve")
    await rig.command("eve", "/peer profile edit rhythm")
    await rig.submit("eve", zone="Nowhere")
    await rig.command("eve", "/confab contacts")
    await rig.submit("eve", helpline="0800 1")
    eve = await rig.member("eve")
    await rig.command("ben", "/peer talk")
    await rig.press("ben", "Write to an organiser")
    await rig.submit("ben", to=eve.id, words="Hello")
    await rig.command("eve", "/peer pause")
    await rig.press("eve", "A week")
    once = "slack:1772442000.000100.eve"  # a platform's own key may name the account
    asked = Request("sandbox", "acme", "eve", Means.COMMAND, "peer", "crisis", once=once)
    await rig.app.handle(asked)
    ben = await rig.member("ben")
    async with rig.work() as tx:
        await tx.add(Slip(writer=eve.id, reader=ben.id, words="bye"))
        await tx.later("home:resume", tx.now + timedelta(minutes=1), eve.id)
    await rig.turn(hours=1)
    await rig.command("eve", "/peer pause")
    await rig.press("eve", "A week")
    return await rig.member("eve")


@pytest.mark.shows("H4", on="sandbox")
async def test_leaving_asks_what_becomes_of_ones_things() -> None:
    """Leaving while paused works, keeps the profile, ends the pause and tells programmes."""
    heard: list[Event] = []

    async def hear(event: Event, _work: Transaction) -> None:
        heard.append(event)

    async with Rig.open(together(profile, Programme("ear", hears={Left: hear}))) as rig:
        await rig.join("ana")
        await rig.command("ana", "/peer profile edit who")
        await rig.submit("ana", role="Baker")
        await rig.command("ana", "/peer pause")
        await rig.press("ana", "A week")
        await rig.command("ana", "/peer leave")
        await rig.press("ana", "Leave, keep my things")
        ana = await rig.member("ana")
        assert (ana.joined, ana.paused) == (None, False)
        assert heard == [Left(ana.id)]
        async with rig.work() as tx:
            told = await tx.get(Profile, ana.id)
        assert told
        assert told.role == "Baker"
        await rig.press("ana", "Join again")
        assert (await rig.member("ana")).joined


@pytest.mark.shows("H4", "R10", on="sandbox")
async def test_leaving_twice_is_leaving_once() -> None:
    """A second press says goodbye again and tells nobody; staying changes nothing."""
    heard: list[Event] = []

    async def hear(event: Event, _work: Transaction) -> None:
        heard.append(event)

    async with Rig.open(together(profile, Programme("ear", hears={Left: hear}))) as rig:
        await rig.join("ana")
        await rig.command("ana", "/peer leave")
        await rig.press("ana", "Stay")
        assert (await rig.member("ana")).joined
        for _ in range(2):
            await rig.press("ana", "Leave, keep my things")
        assert len(heard) == 1
        await rig.command("ana", "/peer leave")
        assert "not part of Confab" in rig.last("ana")


@pytest.mark.shows("H7", on="sandbox")
async def test_everything_stored_can_be_seen_and_downloaded() -> None:
    """The summary and the file hold profile, avoid list, organising and unsent forms."""
    async with Rig.open() as rig:
        await _lived_in(rig)
        await rig.command("eve", "/peer data show")
        for told in ("Zookeeper", "Zebra Corp", "Leading a team or a project", "Nowhere", "Eve"):
            assert told in rig.last("eve")
        await rig.press("eve", "Get it as a file")
        message = rig.world.message(rig.messages("eve")[-1].id)
        stored = json.loads(message.files[0].content)
        assert stored["profile"]["Role or title"] == "Zookeeper"
        avoided = {"person: Ben", "organisation: Zebra Corp"}
        assert set(stored["profile"]["avoid list"]) == avoided
        assert stored["home"]["forms not sent yet"][0]["zone"] == "Nowhere"
        assert stored["organise"]["organises"] == ["everything"]
        assert stored["organise"]["can write to"] == ["Ben"]


@pytest.mark.shows("H7", "R8", on="sandbox")
async def test_deletion_leaves_no_trace_in_any_table() -> None:
    """Neither the member's id nor account nor name nor a word of theirs is left anywhere."""
    async with Rig.open() as rig:
        eve = await _lived_in(rig)
        before = {each.table for each in await cells(rig.store) if eve.id in each.text}
        assert {"members", "profiles", "avoidances", "organisers", "drafts"} <= before
        await rig.command("eve", "/peer data delete")
        await rig.press("eve", "Keep it")
        assert await rig.member("eve") == eve
        await rig.press("eve", "Delete it all")
        assert "Everything is deleted" in rig.last("eve")
        assert not [
            each
            for each in await cells(rig.store)
            if eve.id in each.text
            or "Zookeeper" in each.text
            or ("eve" in each.text.lower().split(".") and each.column != "account")
        ]


@pytest.mark.shows("H7", "R6", on="sandbox")
async def test_deletion_leaves_others_records_whole() -> None:
    """What Eve did stays in the log by "a former member", and Ben's wish holds if she returns."""
    async with Rig.open() as rig:
        await _lived_in(rig)
        await rig.command("eve", "/peer data delete")
        await rig.press("eve", "Delete it all")
        await rig.command("ben", "/peer organisers")
        assert "a former member changed the contacts" in rig.last("ben")
        await rig.command("ben", "/peer avoid")
        assert "a former member" in rig.last("ben")
        await rig.join("eve")
        eve, ben = await rig.member("eve"), await rig.member("ben")
        async with rig.work() as tx:
            wishes = await tx.find(Avoidance, member=ben.id)
            acts = await tx.find(Act)
        assert [each.other for each in wishes] == [eve.id]
        assert acts


@pytest.mark.shows("H7", "R10", on="sandbox")
async def test_nobody_deletes_somebody_else() -> None:
    """A delete button made for Ana deletes neither Ana nor Ben in Ben's hands."""
    async with Rig.open() as rig:
        await rig.join("ana", "ben")
        ana = await rig.member("ana")
        for action in ("delete", "delete-now", "leave", "leave-keep"):
            assert "somebody else" in str(await rig.forge("ben", Press("home", action, ana.id)))
        assert (await rig.member("ana")).joined
        assert (await rig.member("ben")).joined


@pytest.mark.shows("R10", on="sandbox")
async def test_an_old_button_after_deletion_has_moved_on() -> None:
    """A button of the deleted self changes nothing about the new one."""
    async with Rig.open() as rig:
        await rig.join("ana")
        await rig.command("ana", "/peer data delete")
        await rig.press("ana", "Delete it all")
        await rig.join("ana")
        await rig.press("ana", "Delete it all")
        assert "Things have moved on" in rig.last("ana")
        assert (await rig.member("ana")).joined


@pytest.mark.shows("H7", on="sandbox")
async def test_who_never_joined_can_see_and_delete_too() -> None:
    """Being known by name is enough to be shown what is stored, and to have it deleted."""
    async with Rig.open() as rig:
        await rig.command("ben", "/peer data")
        assert "account: ben" in rig.last("ben")
        await rig.press("ben", "Delete everything …")
        await rig.press("ben", "Delete it all")
        assert not [each for each in await cells(rig.store) if each.text in {"ben", "Ben"}]


@pytest.mark.shows("R2", on="sandbox")
async def test_a_closed_account_is_not_written_to() -> None:
    """When an account is deactivated, its member is gone and nothing is sent."""
    async with Rig.open() as rig:
        await rig.join("ben")
        await rig.chat.deactivate("ben")
        ben = await rig.member("ben")
        assert ben.presence is Presence.GONE
        assert not ben.reachable(rig.clock.now())
        async with rig.work() as tx:
            assert not await tx.count(Owed)
            assert not await tx.count(Draft)


@pytest.mark.shows("H8: things close kindly", "R12", on="sandbox")
async def test_whoever_was_gone_and_asks_is_back() -> None:
    """A platform may tell only of accounts that go: the platform is asked again, for the truth."""
    async with Rig.open() as rig:
        await rig.join("ben", "cleo")
        cleo = await rig.member("cleo")
        await rig.turn(hours=1)
        async with rig.work() as tx:
            await tx.tell(Gone((await rig.member("ben")).id))
        await rig.chat.deactivate("cleo")
        await rig.turn(hours=1)
        await rig.command("ben", "/peer home")
        assert "Hello Ben" in rig.last("ben")
        assert (await rig.member("ben")).presence is Presence.HERE
        for _ in range(2):
            said = await rig.forge("cleo", Press("home", "show"))
            assert "This account cannot take part" in str(said)
        assert (await rig.member("cleo")).name == cleo.name

"""Who organises, and what they did, for everybody to see."""

from __future__ import annotations

import pytest

from bot.kit.contracts.context import Means, Request
from bot.kit.contracts.platform import Account
from bot.kit.model.people import Administrator, Organiser
from bot.kit.model.series import Series
from tests.rig import Rig


async def _series(rig: Rig, name: str = "Coffee", channel: str = "coffee") -> Series:
    made = Series(programme="coffee", channel="r2", channel_name=channel, name=name)
    async with rig.work() as tx:
        await tx.add(made)
    return made


@pytest.mark.shows("O1", on="sandbox")
async def test_an_administrator_names_organisers() -> None:
    """Whoever is named is told once, may use /confab, and is seen by every member."""
    async with Rig.open() as rig:
        await rig.command("ben", "/confab check")
        assert "This is for organisers" in rig.last("ben")
        await rig.command("ana", "/confab organiser add @Ben")
        await rig.command("ana", "/confab organiser add who: @Ben")
        assert "organises already" in rig.last("ana")
        assert len(rig.inbox("ben")) == 1
        assert "Ana named you" in rig.inbox("ben")[0]
        await rig.command("ben", "/confab check")
        assert "to mend" in rig.last("ben")
        await rig.command("cleo", "/peer organisers")
        assert "Ana, who administers this workspace" in rig.last("cleo")
        assert "Ana made Ben an organiser" in rig.last("cleo")


@pytest.mark.shows("O1", on="sandbox")
async def test_an_organiser_can_be_taken_off() -> None:
    """After that /confab is closed to them, and the log says who did it."""
    async with Rig.open() as rig:
        await rig.command("ana", "/confab organiser add @Ben")
        await rig.command("ana", "/confab organiser remove @Ben")
        await rig.command("ben", "/confab log")
        assert "This is for organisers" in rig.last("ben")
        await rig.command("ana", "/confab log")
        assert "Ana took Ben off the organisers" in rig.last("ana")
        await rig.command("ana", "/confab organiser remove @Ben")
        assert "was not named here" in rig.last("ana")
        await rig.command("ana", "/confab organiser remove @Ana")
        assert "Ana administers this workspace" in rig.last("ana")


@pytest.mark.shows("O1", on="sandbox")
async def test_an_administrator_who_was_named_stays_one() -> None:
    """Taking the name away does not claim that somebody organises no longer."""
    async with Rig.open() as rig:
        rig.world.site("acme").admins.add("ben")
        await rig.command("ben", "/confab")
        await rig.command("ana", "/confab organiser add @Ben")
        await rig.command("ana", "/confab organiser remove @Ben")
        assert "Ben administers this workspace" in rig.last("ana")
        async with rig.work() as tx:
            assert not await tx.count(Organiser)


@pytest.mark.shows("O1", on="sandbox")
async def test_looking_who_organises_forgets_nobody() -> None:
    """Where a platform does not say with /peer that its writer administers, that stays known."""
    async with Rig.open() as rig:
        await rig.command("ana", "/confab")
        asked = Request(
            "sandbox", "acme", "ana", Means.COMMAND, root="peer", path=("organisers", "")
        )
        await rig.app.handle(asked)
        await rig.command("ben", "/peer organisers")
        assert "Ana, who administers" in rig.last("ben")


@pytest.mark.shows("O1", "H7", on="sandbox")
async def test_who_deleted_everything_is_a_former_member_in_the_log() -> None:
    """What was done to somebody who is not there any more is still told of a person."""
    async with Rig.open() as rig:
        await rig.command("ana", "/confab organiser add @Ben")
        await rig.command("ben", "/peer data delete")
        await rig.press("ben", "Delete it all")
        await rig.command("ana", "/confab log")
        assert "Ana made a former member an organiser" in rig.last("ana")


@pytest.mark.shows("O1", on="sandbox")
async def test_one_programme_can_have_organisers_of_its_own() -> None:
    """They may look, but name nobody, change no contacts and requeue nothing."""
    async with Rig.open() as rig:
        await rig.command("ana", "/confab")
        series = await _series(rig)
        await rig.command("ana", "/confab organiser add @Ben programme: cofee")
        async with rig.work() as tx:
            assert (await tx.find(Organiser))[0].series == series.id
        assert "for Coffee" in rig.inbox("ben")[0]
        await rig.command("ben", "/confab why")
        assert "What the clock did" in rig.last("ben")
        for line in ("/confab organiser add @Cleo", "/confab contacts"):
            await rig.command("ben", line)
            assert "This is for organisers of everything" in rig.last("ben")
        async with rig.work() as tx:
            assert await tx.count(Organiser) == 1


@pytest.mark.shows("R12", on="sandbox")
async def test_bad_names_are_answered() -> None:
    """No person, a bot, a guest and an unknown programme are each answered clearly."""
    async with Rig.open() as rig:
        rig.world.add_person("acme", Account("gus", "Gus", guest=True))
        await rig.command("ana", "/confab organiser add")
        assert "Please add “who”" in rig.last("ana")
        await rig.command("ana", "/confab organiser add Ben")
        assert "please name a person with @" in rig.last("ana")
        rig.world.add_person("acme", Account("ida", "Ida", gone=True))
        for bad in ("@Confab", "@Gus", "@Ida"):
            await rig.command("ana", f"/confab organiser add {bad}")
            assert "cannot organise" in rig.last("ana")
        await rig.command("ana", "/confab organiser add @Ben programme: tea")
        assert "No programme is set up yet" in rig.last("ana")
        await _series(rig)
        await rig.command("ana", "/confab organiser add @Ben programme: tea")
        assert "There is: Coffee" in rig.last("ana")
        await rig.command("ana", f"/confab organiser add @Ben programme: {'x' * 10_000}")
        assert "I know no programme called “xxx" in rig.last("ana")
        async with rig.work() as tx:
            assert not await tx.count(Organiser)


@pytest.mark.shows("O1", on="sandbox")
async def test_administrators_are_asked_about_again() -> None:
    """Once a week the platform is asked; who administers no longer is not shown as such."""
    async with Rig.open() as rig:
        await rig.command("ana", "/confab")
        await rig.turn(days=20)
        async with rig.work() as tx:
            assert await tx.count(Administrator) == 1
        rig.world.site("acme").admins.clear()
        await rig.turn(days=8)
        async with rig.work() as tx:
            assert await tx.count(Administrator) == 0
        await rig.command("ana", "/confab")
        assert "This is for organisers" in rig.last("ana")

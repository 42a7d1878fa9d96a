"""The avoid list: private, and held against nobody."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.kit.membership.avoidance import apart
from bot.kit.model.people import Avoidance, Bar, Profile
from bot.kit.screen.buttons import Press
from storage.schema import table_of
from tests.rig import Rig


async def _lines(rig: Rig, account: str) -> set[tuple[str, str]]:
    member = await rig.member(account)
    async with rig.work() as tx:
        found = await tx.find(Avoidance, member=member.id)
    return {(each.bar, each.other or each.organisation) for each in found}


@pytest.mark.shows("H5", on="sandbox")
async def test_people_and_organisations_are_put_on_the_list() -> None:
    """A person, a manager and an organisation stand on the list by name."""
    async with Rig.open() as rig:
        await rig.join("ana")
        await rig.command("ana", "/peer avoid")
        assert "nobody on it" in rig.last("ana")
        await rig.press("ana", "Add")
        await rig.submit("ana", person="ben", organisation="Globex")
        await rig.press("ana", "Add")
        await rig.submit("ana", person="cleo", bar="manager")
        for named in ("Ben", "Everybody at Globex", "Cleo, my manager"):
            assert named in rig.last("ana")
        ben, cleo = await rig.member("ben"), await rig.member("cleo")
        assert await _lines(rig, "ana") == {
            (Bar.PERSON, ben.id),
            (Bar.MANAGER, cleo.id),
            (Bar.ORGANISATION, "Globex"),
        }


@pytest.mark.shows("H5", "R10", on="sandbox")
async def test_the_same_twice_stands_there_once() -> None:
    """Adding again changes the kind of relation and makes no second line."""
    async with Rig.open() as rig:
        await rig.join("ana")
        for bar, organisation in (("person", "globex"), ("report", "")):
            await rig.command("ana", "/peer avoid add")
            await rig.submit("ana", person="ben", bar=bar, organisation=organisation)
        await rig.command("ana", "/peer avoid add")
        await rig.submit("ana", organisation="GLOBEX")
        ben = await rig.member("ben")
        assert await _lines(rig, "ana") == {(Bar.REPORT, ben.id), (Bar.ORGANISATION, "globex")}


@pytest.mark.shows("H5", "R6", on="sandbox")
@pytest.mark.parametrize(
    "written", ["Socie\u0301te\u0301 Ge\u0301ne\u0301rale", "societe generale."]
)
async def test_an_organisation_is_avoided_however_it_is_written(written: str) -> None:
    """Another spelling is no second line, and keeps apart whoever wrote it into their profile."""
    async with Rig.open() as rig:
        await rig.join("ana")
        await rig.join("cleo")
        for organisation in ("Soci\xe9t\xe9 G\xe9n\xe9rale", written):
            await rig.command("ana", "/peer avoid add")
            await rig.submit("ana", organisation=organisation)
        assert len(await _lines(rig, "ana")) == 1
        ana, cleo = await rig.member("ana"), await rig.member("cleo")
        async with rig.work() as tx:
            await tx.add(Profile(id=cleo.id, organisation=written))
            assert await apart(ana, cleo, tx)


@pytest.mark.shows("H5", "R12", on="sandbox")
async def test_nobody_and_oneself_are_answered_beside_the_field() -> None:
    """An empty form and one's own name are put right without losing anything."""
    async with Rig.open() as rig:
        await rig.join("ana")
        await rig.command("ana", "/peer avoid add")
        await rig.submit("ana")
        assert "choose a person" in rig.errors("ana")["person"]
        await rig.submit("ana", person="ana", organisation="Globex")
        assert "This is you" in rig.errors("ana")["person"]
        assert await _lines(rig, "ana") == set()


@pytest.mark.shows("H5", on="sandbox")
async def test_lines_are_taken_off() -> None:
    """Each line is taken off by its own button; twice is the same as once."""
    async with Rig.open() as rig:
        await rig.join("ana")
        await rig.command("ana", "/peer avoid add")
        await rig.submit("ana", person="ben")
        assert "Ben [Take off]" in rig.last("ana")
        off = next(each for each in rig.messages("ana")[-1].buttons if each.label == "Take off")
        await rig.press("ana", off.token)
        assert "nobody on it" in rig.last("ana")
        await rig.forge("ana", Press.parse(off.token))
        assert await _lines(rig, "ana") == set()


@pytest.mark.shows("H5", on="sandbox")
async def test_a_long_list_is_shown_and_shortened_page_by_page() -> None:
    """What does not fit is behind More, which counts it; the oldest can be taken off, too."""
    async with Rig.open() as rig:
        await rig.join("ana")
        ana = await rig.member("ana")
        async with rig.work() as tx:
            for number in range(20):
                at = rig.clock.now() + timedelta(minutes=number)
                name = f"Globex {number}."
                line = Avoidance(member=ana.id, bar=Bar.ORGANISATION, organisation=name, created=at)
                await tx.add(line)
        await rig.command("ana", "/peer avoid")
        assert "Everybody at Globex 19. [Take off]" in rig.last("ana")
        await rig.press("ana", "More (12)")
        await rig.press("ana", "More (4)")
        assert "Everybody at Globex 0. [Take off]" in rig.last("ana")
        offered = [each for each in rig.messages("ana")[-1].buttons if each.label == "Take off"]
        await rig.press("ana", offered[-1].token)
        assert await _lines(rig, "ana") == {
            (Bar.ORGANISATION, f"Globex {number}.") for number in range(1, 20)
        }


@pytest.mark.shows("H5", "R6", "R8", on="sandbox")
async def test_the_list_is_its_owner_s_alone() -> None:
    """Nobody else can take a line off, nobody is told, and the organisation is sealed."""
    async with Rig.open() as rig:
        await rig.join("ana", "ben")
        await rig.command("ana", "/peer avoid add")
        await rig.submit("ana", person="ben", organisation="Globex")
        await rig.command("ben", "/peer avoid add")
        await rig.submit("ben", person="cleo")
        ana = await rig.member("ana")
        async with rig.work() as tx:
            mine = await tx.find(Avoidance, member=ana.id)
        await rig.forge("ben", Press("profile", "avoid-off", mine[0].id))
        assert len(await _lines(rig, "ana")) == 2
        assert rig.inbox("ben") == []
        async with rig.store.transaction(reads_only=True) as connection:
            stored = (await connection.execute(select(table_of(Avoidance).c.organisation))).all()
        assert not [row for row in stored if b"Globex" in row[0]]

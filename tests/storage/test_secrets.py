"""What a copy of the database says without the key: no relation, and no pause."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.kit.model.declared import MEMBERS, every
from bot.kit.model.people import Avoidance, Bar, Community, Member
from bot.programmes.coffee.models import Encounter, GroupMember
from storage.crypto import Vault, WrongKey, fresh_master_key
from storage.mapper import shape
from storage.master_key import WrongMasterKey, prove
from storage.schema import table_of
from storage.store import Store
from tests.databases import MONDAY, community
from tests.house.planting import plant, seeds
from tests.storage.test_transaction import begin, member


@pytest.mark.shows("R6", "R8")
async def test_no_row_names_anybody(store: Store, acme: Community) -> None:
    """In no table but that of the members is it readable whom a row names."""
    async with begin(store, acme) as tx:
        for each in every():
            for named in seeds(each):
                if named.mark in MEMBERS and named.name != "id" and not each.by_hand:
                    await tx.add(plant(each, named, "eve-id", "ben-id"))
    async with store.transaction(reads_only=True) as connection:
        for each in every():
            if not each.by_hand:
                rows = (await connection.execute(select(table_of(each.model)))).all()
                assert "eve-id" not in str(rows), each.table
                assert "ben-id" not in str(rows), each.table


@pytest.mark.shows("R2")
async def test_a_pause_looks_like_none(store: Store, acme: Community) -> None:
    """Whoever is paused cannot be told from whoever is not, nor kinds of avoidance apart."""
    until = MONDAY.replace(year=2027)
    async with begin(store, acme) as tx:
        await tx.add_all((member("ana"), member("ben", paused=True, paused_until=until)))
        for bar in Bar:
            await tx.add(Avoidance(member="m", bar=bar, other="o"))
    people, bars = table_of(Member).c, table_of(Avoidance).c.bar
    async with store.transaction(reads_only=True) as connection:
        rows = (await connection.execute(select(people.paused, people.paused_until))).all()
        kinds = list(await connection.scalars(select(bars)))
    assert len({(len(row.paused), len(row.paused_until)) for row in rows}) == 1
    assert len({len(kind) for kind in kinds}) == 1
    assert len(set(kinds)) == len(Bar)
    async with begin(store, acme) as tx:
        found = {each.account: each.paused_until for each in await tx.find(Member)}
        assert found == {"ana": None, "ben": until}


async def test_the_same_is_found_and_only_in_its_column(store: Store, acme: Community) -> None:
    """Who is named can be looked up, alone and among many, and looks different in each column."""
    async with begin(store, acme) as tx:
        await tx.add(Encounter(a="ana", b="ben", group="g", at=MONDAY))
        await tx.add(Encounter(a="ben", b="cleo", group="g", at=MONDAY))
        await tx.add(GroupMember(group="g", member="ben", again=True))
        assert [each.b for each in await tx.find(Encounter, a="ana")] == ["ben"]
        assert await tx.count(Encounter, b=["ben", "cleo", "dan"]) == 2
        assert await tx.ids(Encounter, of="b", a="ben") == ["cleo"]
        await tx.blank(Encounter, "a", "ben")
        assert await tx.count(Encounter, a="") == 1
        with pytest.raises(ValueError, match="cannot be ordered by 'a'"):
            await tx.find(Encounter, order="a")
        with pytest.raises(ValueError, match="cannot be looked up by 'again'"):
            await tx.find(GroupMember, again=True)
    met, chairs = table_of(Encounter).c, table_of(GroupMember).c
    async with store.transaction(reads_only=True) as connection:
        first = await connection.scalar(select(met.b).where(met.a != b""))
        chair = await connection.scalar(select(chairs.member))
    assert first != chair


async def test_another_key_opens_nobody(store: Store, acme: Community, vault: Vault) -> None:
    """Under another community's key a blinded id does not open."""
    key = vault.fresh_key(acme.id)
    mine, other = vault.cipher(acme.id, key), vault.cipher(acme.id, vault.fresh_key(acme.id))
    row = shape(GroupMember).row(GroupMember(group="g", member="ben"), mine)
    assert (
        shape(GroupMember).row(GroupMember(group="g", member="ben"), mine)["member"]
        == row["member"]
    )
    with pytest.raises(WrongKey):
        other.unblind(row["member"], "coffee_chairs:member")


@pytest.mark.shows("R6")
async def test_another_master_key_meets_nobody(store: Store, acme: Community) -> None:
    """Nothing is wrapped with a master key that does not open what stands there already."""
    stranger = Store(store.url, Vault(fresh_master_key()))
    with pytest.raises(WrongMasterKey):
        await prove(stranger)
    with pytest.raises(WrongKey):
        await stranger.welcome(community("another"))
    await stranger.close()
    await prove(store)
    assert await store.communities() == [acme]


@pytest.mark.shows("H7")
async def test_a_damaged_value_does_not_keep_a_row(store: Store, acme: Community) -> None:
    """What does not open any more can still be found by whose it is, and deleted."""
    bars = table_of(Avoidance)
    async with begin(store, acme) as tx:
        await tx.add(Avoidance(member="ana", bar=Bar.PERSON, other="ben"))
    async with store.transaction() as connection:
        await connection.execute(bars.update().values(bar=b"damaged beyond reading"))
    async with begin(store, acme) as tx:
        with pytest.raises(WrongKey):
            await tx.find(Avoidance, member="ana")
    async with begin(store, acme) as tx:
        ids = await tx.ids(Avoidance, member="ana")
        assert await tx.remove(Avoidance, id=ids) == 1

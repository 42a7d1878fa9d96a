"""Tests of the one transaction: scoping, uniqueness, crossing, pages, time."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from bot.kit.contracts.declarations import Declared, Undeclared
from bot.kit.contracts.events import Event
from bot.kit.contracts.storage import Crossed, UnknownCommunity, UnreadableCommunity
from bot.kit.contracts.transaction import After, AtLeast, Below, Transaction, pages
from bot.kit.model.owed import Owed
from bot.kit.model.people import Community, Draft, Member, Profile
from bot.kit.model.series import Place
from storage.crypto import Vault, WrongKey
from storage.store import Store
from storage.tables import due, notes
from storage.transaction import CHUNK
from tests.databases import MONDAY, community

DECLARED = Declared(cards=frozenset({"p:say", "p:card"}), jobs=frozenset({"p:job"}))
T = TypeVar("T")


async def _deaf(_event: Event, _work: Transaction) -> None:
    """Hear nothing."""


def begin(
    store: Store, where: Community, *, reads_only: bool = False
) -> AbstractAsyncContextManager[Transaction]:
    """Open a transaction on Monday."""
    return store.begin(where.id, MONDAY, _deaf, DECLARED, reads_only=reads_only)


@pytest.fixture
async def zeta(store: Store) -> Community:
    """Return a second community in the same installation."""
    return await store.welcome(community("zeta"))


async def again(run: Callable[[], Awaitable[T]]) -> T:
    """Run a transaction until it crosses no other."""
    while True:
        try:
            return await run()
        except Crossed:
            await asyncio.sleep(0)


def member(account: str, **values: object) -> Member:
    """Return a member nobody has stored yet."""
    return replace(Member(account=account, name=account.title()), **values)  # type: ignore[arg-type]


@pytest.mark.shows("O5: isolated")
async def test_one_community_cannot_reach_another(
    store: Store, acme: Community, zeta: Community
) -> None:
    """With the very ids of another's rows, every way of Work finds and changes nothing."""
    ana, place = member("ana", joined=MONDAY), Place()
    async with begin(store, acme) as tx:
        await tx.add(ana)
        await tx.add(place)
        await tx.later("p:job", MONDAY, "s")
        await tx.send(ana, "p:say", "hello")
        await tx.show("C1", "card", "p:say", "hello")
        assert await tx.first_time("key")
    async with begin(store, zeta) as tx:
        assert await tx.get(Member, ana.id) is None
        assert await tx.one(Member, account="ana") is None
        assert await tx.find(Member) == []
        assert await tx.find(Member, id=[ana.id] * 2) == []
        assert await tx.count(Member) == 0
        assert await tx.remove(Member, id=ana.id) == 0
        with pytest.raises(LookupError):
            await tx.save(replace(ana, name="Stolen"))
        assert await tx.add(replace(ana, name="Namesake"))  # an id is one of its kind at home
        assert await tx.remove(Member, id=ana.id) == 1
        assert await tx.get(Community, acme.id) is None
        assert await tx.find(Community) == [zeta]
        await tx.cancel("p:job", "s")
        await tx.open_now(place)
        await tx.show("C1", "card", "p:say", "other")
        assert await tx.first_time("key")
    async with begin(store, acme) as tx:
        assert await tx.find(Member) == [ana]
        assert await tx.find(Community) == [acme]
        assert not await tx.first_time("key")
    async with store.transaction(reads_only=True) as connection:
        owed = await connection.execute(
            select(notes.c.ids, notes.c.version, notes.c.prompt).where(notes.c.community == acme.id)
        )
        assert [tuple(row) for row in owed] == [(("hello",), 1, False)] * 2
        jobs = list(await connection.scalars(select(due.c.id).where(due.c.community == acme.id)))
    async with begin(store, zeta) as tx:
        assert not await tx.take(jobs[0])
        assert not await tx.holds(jobs[0], "")


async def test_an_unknown_community_has_no_transactions(store: Store) -> None:
    """A made-up id opens nothing."""
    with pytest.raises(UnknownCommunity):
        async with store.begin("nowhere", MONDAY, _deaf):
            pass


async def test_a_row_is_added_once(store: Store, acme: Community) -> None:
    """A second row that breaks a uniqueness rule is not stored, and says so."""
    async with begin(store, acme) as tx:
        assert await tx.add(member("ana"))
        assert not await tx.add(member("ana"))
        assert await tx.count(Member) == 1


async def test_raising_undoes_everything(store: Store, acme: Community) -> None:
    """What a handler wrote and owed before it raised never happened."""

    async def write_and_fail() -> None:
        async with begin(store, acme) as tx:
            await tx.add(member("ana"))
            assert await tx.first_time("key")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await write_and_fail()
    async with begin(store, acme) as tx:
        assert await tx.count(Member) == 0
        assert await tx.first_time("key")


async def test_reading_transactions_cannot_write(store: Store, acme: Community) -> None:
    """Writing in a transaction that only reads is an error on both databases."""
    with pytest.raises(DBAPIError):
        async with begin(store, acme, reads_only=True) as tx:
            await tx.add(member("ana"))
    async with begin(store, acme) as tx:
        assert await tx.add(member("ana"))


@pytest.mark.shows("R10")
async def test_a_double_click_counts_once(store: Store, acme: Community) -> None:
    """Of many presses with one key at the same moment exactly one is the first."""

    async def press() -> bool:
        async with begin(store, acme) as tx:
            return await tx.first_time("click")

    assert sum(await asyncio.gather(*(again(press) for _ in range(8)))) == 1


async def test_two_who_answer_at_once_see_each_other(
    store: Store, acme: Community, vault: Vault
) -> None:
    """When two press at the same moment, even in two processes, the second knows of the first."""
    other = Store(store.url, vault)

    async def answer(process: Store, account: str) -> int:
        async with begin(process, acme) as tx:
            await tx.count(Member)
            await tx.add(member(account))
            return await tx.count(Member)

    for round in range(10):
        pair = ((store, f"a{round}"), (other, f"b{round}"))
        seen = await asyncio.gather(*(again(partial(answer, *each)) for each in pair))
        assert sorted(seen) == [2 * round + 1, 2 * round + 2]
    await other.close()


async def test_transactions_that_cross_are_run_again(store: Store, acme: Community) -> None:
    """Twenty who count up the same number at once lose not one count."""
    ana = member("ana", starts=0)
    async with begin(store, acme) as tx:
        await tx.add(ana)

    async def count_up() -> None:
        async with begin(store, acme) as tx:
            found = await tx.get(Member, ana.id)
            assert found
            await tx.save(replace(found, starts=found.starts + 1))

    await asyncio.gather(*(again(count_up) for _ in range(20)))
    async with begin(store, acme) as tx:
        assert [each.starts for each in await tx.find(Member)] == [20]


async def test_whoever_is_cancelled_leaves_nothing_locked(store: Store, acme: Community) -> None:
    """Transactions cancelled at any moment hold neither locks nor connections afterwards."""

    async def write(account: str) -> None:
        async with begin(store, acme) as tx:
            await tx.add(member(account))
            await tx.find(Member)

    dice = random.Random(7)
    for count in range(60):
        task = asyncio.create_task(write(f"m{count}"))
        for _ in range(dice.randrange(30)):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
    await asyncio.wait_for(write("last"), 5)
    async with begin(store, acme) as tx:
        assert await tx.count(Member, account="last") == 1


async def test_everything_is_found_page_by_page(store: Store, acme: Community) -> None:
    """Pages of any size find every row once."""
    async with begin(store, acme) as tx:
        for count in range(25):
            await tx.add(member(f"m{count}"))
    for size in (1, 7, 25, 100):
        found = await pages(lambda: begin(store, acme, reads_only=True), Member, size)
        assert sorted(each.account for each in found) == sorted(f"m{c}" for c in range(25))


async def test_a_long_list_of_ids_keeps_order_and_limit(store: Store, acme: Community) -> None:
    """Looking up more ids than fit one statement is ordered and limited as a whole."""
    people = [member(f"m{count:04}") for count in range(CHUNK * 2 + 5)]
    async with begin(store, acme) as tx:
        await tx.add_all(people)
        wanted = [each.account for each in reversed(people)] + ["m0000"]
        found = await tx.find(Member, account=wanted, order="-account", limit=CHUNK + 1)
        assert [each.account for each in found] == wanted[: CHUNK + 1]
        assert await tx.count(Member, account=wanted) == len(people)
        assert await tx.remove(Member, account=wanted) == len(people)


async def test_empty_moments_come_first(store: Store, acme: Community) -> None:
    """Both databases put what has no value before everything, and last the other way round."""
    later = MONDAY + timedelta(days=1)
    async with begin(store, acme) as tx:
        for account, joined in (("b", later), ("a", None), ("c", MONDAY)):
            await tx.add(member(account, joined=joined))
        up = [each.account for each in await tx.find(Member, order="joined")]
        down = [each.account for each in await tx.find(Member, order="-joined")]
        bounds = [
            await tx.count(Member, joined=Below(later)),
            await tx.count(Member, joined=AtLeast(MONDAY)),
            await tx.count(Member, joined=After(MONDAY)),
            await tx.count(Member, joined=None),
        ]
    assert (up, down) == (["a", "c", "b"], ["b", "c", "a"])
    assert bounds == [1, 2, 1, 1]


async def test_moments_come_back_in_utc(store: Store, acme: Community) -> None:
    """A moment from any zone is the same moment afterwards, to the microsecond, in UTC."""
    odd = datetime(2026, 10, 25, 2, 30, 0, 123456, timezone(timedelta(hours=5, minutes=45)))
    async with begin(store, acme) as tx:
        await tx.add(member("ana", joined=odd))
        [found] = await tx.find(Member, joined=odd)
    assert found.joined == odd
    assert found.joined.tzinfo is UTC


async def test_a_moment_without_a_zone_is_refused(store: Store, acme: Community) -> None:
    """A naive moment is a mistake of ours and is never guessed at."""
    with pytest.raises(Exception, match="without a time zone"):
        async with begin(store, acme) as tx:
            await tx.add(member("ana", joined=datetime(2026, 1, 1)))  # noqa: DTZ001


@pytest.mark.shows("R12")
@pytest.mark.parametrize(
    "typed", ["a\0b", "half \ud83d a letter", "x" * 10_000, "שלום <!channel> 🎉"]
)
async def test_whatever_is_typed_can_be_stored(store: Store, acme: Community, typed: str) -> None:
    """Zero characters, broken emoji, long and right-to-left text do not fail a form."""
    async with begin(store, acme) as tx:
        await tx.add(Draft(member="m", press="p", typed=typed))
        await tx.add(member("ana", name=typed))
        [draft] = await tx.find(Draft)
        [ana] = await tx.find(Member)
    assert draft.typed == ana.name
    assert draft.typed.replace("?", "") == typed.replace("\0", "").replace("\ud83d", "")


def _bytes(store: Store) -> bytes:
    return Path(store.engine.url.database or "").read_bytes()


@pytest.mark.shows("R8")
async def test_what_people_type_is_not_in_the_database(store: Store, acme: Community) -> None:
    """No typed word stands in the database's files or rows as it was typed."""
    secret = "my manager never listens"
    async with begin(store, acme) as tx:
        await tx.add(Draft(member="m", press="p", typed=secret))
        assert [each.typed for each in await tx.find(Draft)] == [secret]
    async with store.transaction(reads_only=True) as connection:
        rows = (await connection.execute(text("SELECT * FROM drafts"))).all()
    assert secret.encode() not in b"".join(bytes(x) for x in rows[0] if isinstance(x, bytes))
    if store.lite:
        assert secret.encode() not in _bytes(store)


@pytest.mark.shows("R8")
async def test_a_sealed_word_opens_only_where_it_belongs(
    store: Store, acme: Community, zeta: Community
) -> None:
    """Copied to another row, or to another community, what was sealed does not open."""
    mine = Draft(member="m", press="p", typed="only mine")
    async with begin(store, acme) as tx:
        await tx.add(mine)
        await tx.add(Draft(member="n", press="p", typed="another"))
    async with store.transaction() as connection:
        copied = "UPDATE drafts SET typed = (SELECT typed FROM drafts WHERE id = :id)"
        await connection.execute(text(copied), {"id": mine.id})
    async with begin(store, acme) as tx:
        assert await tx.get(Draft, mine.id) == mine
        with pytest.raises(WrongKey):
            await tx.find(Draft)
    async with store.transaction() as connection:
        taken = "UPDATE communities SET key = (SELECT key FROM communities WHERE id = :id)"
        await connection.execute(text(taken), {"id": acme.id})
    with pytest.raises(UnreadableCommunity):
        async with begin(store, zeta):
            pass


async def test_many_rows_are_added_at_once(store: Store) -> None:
    """Rows of several models are stored together, and those already there stay as they are."""
    acme = await store.welcome(community("acme"))
    ana, ben = Member(account="ana", name="Ana"), Member(account="ben", name="Ben")
    async with store.begin(acme.id, MONDAY, _deaf, DECLARED) as tx:
        await tx.add(ana)
    async with store.begin(acme.id, MONDAY, _deaf, DECLARED) as tx:
        again = Member(account="ana", name="Somebody else")
        await tx.add_all([again, ben, Profile(id=ben.id, role="Designer")])
    async with store.begin(acme.id, MONDAY, _deaf, DECLARED) as tx:
        assert [each.name for each in await tx.find(Member, order="name")] == ["Ana", "Ben"]
        profile = await tx.get(Profile, ben.id)
        assert profile
        assert profile.role == "Designer"


OWED: dict[str, Callable[[Transaction, Member], Awaitable[None]]] = {
    "send": lambda tx, ana: tx.send(ana, "p:sya", "x"),
    "keep": lambda tx, ana: tx.keep(ana, "p:sya", "x"),
    "show": lambda tx, ana: tx.show("C1", "card", "p:sya", "x"),
    "send_all": lambda tx, ana: tx.send_all([ana], "p:sya", "x"),
    "later": lambda tx, ana: tx.later("p:jbo", MONDAY),
    "cancel": lambda tx, ana: tx.cancel("p:jbo"),
}


@pytest.mark.parametrize("how", OWED)
async def test_a_slip_of_the_pen_fails_where_it_is_made(
    store: Store, acme: Community, how: str
) -> None:
    """A card or a job that no programme declares cannot be owed, and the nearest is named."""
    async with begin(store, acme) as tx:
        ana = member("ana")
        await tx.add(ana)
        with pytest.raises(Undeclared, match=r"did you mean 'p:(say|job)'"):
            await OWED[how](tx, ana)
        assert not await tx.count(Owed)


async def test_one_note_for_many(store: Store) -> None:
    """What is owed to many at once is owed to each of them, and once, as if one by one."""
    acme = await store.welcome(community("acme"))
    ana, ben = Member(account="ana", name="Ana"), Member(account="ben", name="Ben")
    async with store.begin(acme.id, MONDAY, _deaf, DECLARED) as tx:
        await tx.add_all([ana, ben])
        await tx.send(ana, "p:card", "x")
        await tx.send_all([ana, ben], "p:card", "x")
        await tx.send_all([], "p:card", "x")
    async with store.begin(acme.id, MONDAY, _deaf, DECLARED) as tx:
        await tx.send_all([ben], "p:card", "x")
        await tx.send(ben, "p:card", "y")
        notes = await tx.find(Owed)
        assert tx.owes
    assert sorted((each.member, each.ids) for each in notes) == sorted(
        [(ana.id, ("x",)), (ben.id, ("x",)), (ben.id, ("y",))]
    )

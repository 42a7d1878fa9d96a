"""Two communities cannot reach each other by any command, press or identifier (O5)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import select

from bot.kit.contracts.context import Means, Request
from bot.kit.contracts.platform import Account
from bot.kit.screen.buttons import Press
from bot.kit.screen.forms import Kind, Value
from bot.kit.screen.outcomes import Done, OpenForm, Outcome
from bot.programmes import PROGRAMMES
from storage.store import Store
from storage.tables import metadata
from tests.rig import ZONE, Rig

PEOPLE = ("Ana", "Xanthippe", "Quirinus", "Wolfram", "Zebedee")
SECRETS = (*PEOPLE[1:], *(name.lower() for name in PEOPLE[1:]), "Acme")
ELSEWHERE = "elsewhere"
pytestmark = pytest.mark.asyncio(loop_scope="module")
A_FEW = 1  # rows of each table whose ids are tried
Rows = dict[str, list[tuple[Any, ...]]]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def rig() -> AsyncIterator[Rig]:
    """Acme in the middle of its first round, and another workspace with one member, Mallory."""
    async with Rig.open(people=PEOPLE) as rig:
        await rig.join(*(name.lower() for name in PEOPLE))
        await rig.command("ana", "/confab coffee start", channel="coffee")
        await rig.submit("ana")
        for name in PEOPLE:
            await rig.command(name.lower(), "/peer coffee join", channel="coffee")
        await rig.command("xanthippe", "/peer coffee invite @zebedee")
        await rig.turn(days=17)
        rig.world.add_workspace(ELSEWHERE, "Elsewhere", ZONE)
        rig.world.add_person(ELSEWHERE, Account("mallory", "Mallory"), admin=True)
        await ask(rig, Means.COMMAND, path=("join", ""))
        yield rig


async def ask(rig: Rig, means: Means, **what: Any) -> Outcome:
    """Let Mallory ask for something, with all the rights one can have in a workspace."""
    what = {"root": "peer", "organiser": True, **what}
    return await rig.app.handle(Request("sandbox", ELSEWHERE, "mallory", means, **what))


async def rows(store: Store, external: str) -> Rows:
    """Return every row of a community, by table."""
    community = await store.community("sandbox", external)
    assert community
    found: Rows = {}
    async with store.transaction(reads_only=True) as connection:
        for table in metadata.sorted_tables:
            if "community" in table.c:
                chosen = select(table).where(table.c.community == community.id)
                found[table.name] = sorted(map(tuple, await connection.execute(chosen)), key=str)
    return found


def ids(found: Rows) -> list[str]:
    """Return the ids of a few rows of each table."""
    named = {table.name: list(table.c.keys()) for table in metadata.sorted_tables}
    return [
        row[named[name].index("id")]
        for name, every in found.items()
        if "id" in named[name]
        for row in every[:A_FEW]
    ]


def forged(community: str, subjects: list[str]) -> Iterator[tuple[Press, bool]]:
    """Go through every press there is about every subject; say which takes a form's answers."""
    for programme in PROGRAMMES:
        for action in {**programme.presses, **programme.submits}:
            for subject in subjects:
                press = Press(programme.name, action, subject, community=community)
                yield press, action in programme.submits


def filled(outcome: Outcome, stolen: str) -> dict[str, Value]:
    """Return answers to a form that name somebody or something of the other community."""
    fields = outcome.form.fields if isinstance(outcome, OpenForm) else ()
    many = (Kind.PEOPLE, Kind.CHOICES)
    return {each.name: (stolen,) if each.kind in many else stolen for each in fields}


async def tried(rig: Rig, press: Press, *, form: bool) -> list[Outcome]:
    """Return what comes of a press, and of the answers to its form."""
    outcome = await ask(rig, Means.PRESS, press=press)
    if not form:
        return [outcome]
    values = filled(outcome, press.subject)
    return [outcome, await ask(rig, Means.SUBMIT, press=press, values=values)]


@pytest.mark.shows("O5: isolated", "R6", "R10", on="sandbox")
@pytest.mark.timeout(120)
async def test_no_identifier_reaches_another_community(rig: Rig) -> None:
    """With every id of Acme's at hand Mallory reads, changes and learns nothing of it."""
    mine = await rig.store.community("sandbox", ELSEWHERE)
    assert mine
    before = await rows(rig.store, "acme")
    stolen = ids(before)
    assert len(stolen) > 15
    said: list[Outcome] = []
    failed: dict[str, str] = {}
    for press, form in forged(mine.id, stolen):
        try:
            said += await tried(rig, press, form=form)
        except Exception as error:  # noqa: BLE001 - all of them are told together
            failed[f"{press.programme}:{press.action}"] = repr(error)
    await rig.settle()
    assert await rows(rig.store, "acme") == before
    assert not [secret for secret in SECRETS if secret in repr(said)]
    after = await rows(rig.store, ELSEWHERE)
    del after["drafts"]  # what Mallory typed, kept for Mallory
    assert not [each for each in stolen if each in repr(after)]
    assert not failed


@pytest.mark.shows("O5: isolated", on="sandbox")
async def test_no_press_crosses_over(rig: Rig) -> None:
    """A button made for Acme does nothing at all in another workspace."""
    acme = await rig.store.community("sandbox", "acme")
    assert acme
    before = await rows(rig.store, "acme")
    for press, _ in forged(acme.id, ids(before)[:1]):
        assert await ask(rig, Means.PRESS, press=press) == Done()
        assert await ask(rig, Means.SUBMIT, press=press) == Done()
    assert await rows(rig.store, "acme") == before


@pytest.mark.shows("O5: isolated", "R6", on="sandbox")
async def test_no_command_reaches_another_community(rig: Rig) -> None:
    """Naming somebody of Acme in a command, by account or by id, tells nothing of them."""
    before = await rows(rig.store, "acme")
    member = (await rig.member("xanthippe")).id
    said: list[Outcome] = []
    for programme in PROGRAMMES:
        for command in programme.commands:
            for named in ("xanthippe", member):
                values = {option.name: named for option in command.options}
                path = (command.group, command.verb)
                said.append(
                    await ask(rig, Means.COMMAND, root=command.root, path=path, values=values)
                )
    await rig.settle()
    assert await rows(rig.store, "acme") == before
    assert not [secret for secret in SECRETS if secret in repr(said) and secret != "xanthippe"]

"""`confab doctor`: looks at settings, database and platforms; says how to mend what is wrong."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from rich.console import Console
from rich.table import Table

import adapters
from adapters.base.platform import WrongPlatformKey
from bot import settings
from bot.compose import database
from bot.settings import Settings
from storage.diagnostics import Condition, condition
from storage.master_key import WrongMasterKey

APART = timedelta(seconds=30)  # clocks further apart than this are worth a word


@dataclass(frozen=True, slots=True)
class DoctorFinding:
    """One thing looked at: `about` groups them, `mend` says what to do where it is not `ok`."""

    about: str
    ok: bool
    says: str
    mend: str = ""


async def examine(env: Mapping[str, str]) -> list[DoctorFinding]:
    """Look at everything these settings name."""
    found = []
    try:
        ready = settings.read(env)
    except settings.WrongSetting as wrong:
        found.append(_bad("settings", f"{wrong}.", f"Set {wrong.setting.name} in .env."))
    else:
        found.append(_good("settings", "The settings can be read."))
        found += await _database(ready)
    return found + await _platforms(env)


async def _database(ready: Settings) -> list[DoctorFinding]:
    store = database(ready.database, ready.key)
    try:
        return list(_told(await condition(store)))
    finally:
        await store.close()


def _told(found: Condition) -> Iterator[DoctorFinding]:
    if found.error:
        mend = "Check CONFAB_DATABASE, and that the database runs and lets Confab in."
        yield _bad("database", f"{found.kind} does not answer ({found.error}).", mend)
        return
    if found.absent and found.path:
        yield _absent(found.path)
        return
    if found.newer:
        mend = "Start the newer version again, or restore a backup made with this one."
        yield _bad("database", "The database was written by a newer Confab.", mend)
        return
    yield _good("database", f"{found.kind} {found.version} answers.")
    yield from _journal(found)
    yield from _filled(found)


def _absent(path: Path) -> DoctorFinding:
    if path.absolute().parent.is_dir():
        return _good("database", f"There is no database at {path} yet; `confab run` makes it.")
    return _bad("database", f"The folder of {path} is not there.", "Make it, or change the path.")


def _journal(found: Condition) -> Iterator[DoctorFinding]:
    if found.kind == "SQLite":
        says = f"It keeps its journal as {found.journal.upper()}"
        why = "." if found.wal_safe else ": write-ahead logging has a known race in this version."
        yield _good("journal", says + why)
    if found.skew is not None and abs(found.skew) > APART:
        mend = "Let both set their clocks by NTP; what is due depends on them."
        says = f"The database's clock is {found.skew.total_seconds():.0f} s ahead of this one."
        yield _bad("clock", says, mend)


def _filled(found: Condition) -> Iterator[DoctorFinding]:
    if found.pending:
        says = f"{len(found.pending)} migrations are to be done; `confab run` does them at start."
        yield _good("migrations", says)
        return
    yield _good("migrations", "The database is up to date.")
    if not found.key_fits:
        says, mend = str(WrongMasterKey()).split("\n\n")
        yield _bad("key", says, mend)
        return
    yield _good("key", "The master key fits.")
    yield _good("owed", f"{found.communities} communities; {found.waiting} messages are waiting.")
    if found.dead:
        mend = "An organiser sees why, and can try again, with /confab delivery."
        yield _bad("owed", f"{found.dead} messages could not be delivered.", mend)


async def _platforms(env: Mapping[str, str]) -> list[DoctorFinding]:
    names = adapters.wanted(env)
    if not names:
        mend = "Fill in a platform's keys in .env, or try Confab without any: confab try"
        return [_bad("platforms", "No platform is set up.", mend)]
    return [each for name in names for each in await _platform(name, env)]


async def _platform(name: str, env: Mapping[str, str]) -> list[DoctorFinding]:
    try:
        live = adapters.load(name).build(env)
    except WrongPlatformKey as wrong:
        return [_bad(name, f"{wrong}.", f"See docs/{name}.md.")]
    return [DoctorFinding(name, each.ok, each.says, each.mend) for each in await live.check()]


def _good(about: str, says: str) -> DoctorFinding:
    return DoctorFinding(about, ok=True, says=says)


def _bad(about: str, says: str, mend: str) -> DoctorFinding:
    return DoctorFinding(about, ok=False, says=says, mend=mend)


def shown(findings: list[DoctorFinding]) -> str:
    """Return findings as a table for eyes."""
    table = Table(show_header=False, box=None, pad_edge=False)
    for each in findings:
        mark = "ok" if each.ok else "mend"
        table.add_row(mark, each.about, f"{each.says} {each.mend}".strip())
    told = io.StringIO()
    Console(file=told, width=100).print(table)
    return told.getvalue().rstrip()

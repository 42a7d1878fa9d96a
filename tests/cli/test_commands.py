"""The `confab` command, as an operator types it."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from adapters.base.platform import NotReady, PlatformFinding
from bot import settings
from bot.cli import cli, running
from bot.compose import database, opened
from bot.kit.contracts.door import Door
from scheduler.jobs.runtime import Runtime
from storage.crypto import Vault, fresh_master_key
from storage.master_key import WrongMasterKey
from storage.store import Store
from tests.databases import community

Confab = CliRunner()


@pytest.fixture(autouse=True)
def _bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin in an empty folder without any setting."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "CONFAB_KEY",
        "CONFAB_NEW_KEY",
        "CONFAB_DATABASE",
        "SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN",
    ):
        monkeypatch.delenv(name, raising=False)


def confab(*arguments: str) -> Result:
    """Run a command."""
    return Confab.invoke(cli, list(arguments))


@pytest.mark.shows("O7: one process")
def test_nothing_set() -> None:
    """With nothing set up, `run` says what to set and offers the sandbox."""
    result = confab("run")
    assert result.exit_code == 2
    for word in ("CONFAB_KEY", "SLACK_BOT_TOKEN", "confab try"):
        assert word in result.stderr


@pytest.mark.shows("O7: master key")
def test_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a master key `run` refuses to start and prints a fresh one."""
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    result = confab("run")
    assert result.exit_code == 2
    fresh = result.stderr.strip().splitlines()[-1].removeprefix("CONFAB_KEY=")
    Vault(fresh)


@pytest.mark.shows("O7: one process", "R12")
@pytest.mark.parametrize(
    ("name", "value"), [("SLACK_BOT_TOKEN", "xoxp-1"), ("SLACK_APP_TOKEN", "xoxb-1")]
)
def test_wrong_token(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A token of the wrong kind is named, with how it should look, and not repeated."""
    for setting, token in (("SLACK_BOT_TOKEN", "xoxb-1"), (name, value)):
        monkeypatch.setenv(setting, token)
    monkeypatch.setenv("CONFAB_KEY", fresh_master_key())
    result = confab("run")
    assert result.exit_code == 2
    assert name in result.stderr
    assert value not in result.stderr


@pytest.mark.shows("O7: master key")
@pytest.mark.parametrize("key", ["", "short"])
def test_no_key_beside_a_database(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a database stands already, no fresh key is offered: it would not open it."""
    monkeypatch.setenv("CONFAB_KEY", fresh_master_key())
    confab("migrate")
    monkeypatch.setenv("CONFAB_KEY", key)
    result = confab("migrate")
    assert result.exit_code == 2
    assert "CONFAB_KEY=" not in result.stderr
    assert "the key it was made with" in result.stderr
    monkeypatch.setenv("CONFAB_DATABASE", "postgresql://db/confab")
    assert "CONFAB_KEY=" not in confab("migrate").stderr


@pytest.mark.shows("O7: master key")
@pytest.mark.parametrize(
    "command", [["run"], ["migrate"], ["backup", "copy.sqlite"], ["trace", "--member", "ana"]]
)
def test_wrong_master_key(command: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever opens a database refuses another master key, in the words of `doctor`."""
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1")
    monkeypatch.setenv("CONFAB_KEY", fresh_master_key())
    confab("migrate")
    asyncio.run(met(settings.environment()["CONFAB_KEY"]))
    monkeypatch.setenv("CONFAB_KEY", fresh_master_key())
    result = confab(*command)
    assert (result.exit_code, Path("copy.sqlite").exists()) == (2, False)
    assert result.stderr.strip() == str(WrongMasterKey())
    said, mend = str(WrongMasterKey()).split("\n\n")
    found = json.loads(confab("doctor", "--json").stdout)
    assert (said, mend) in [(each["says"], each["mend"]) for each in found]


async def met(key: str) -> None:
    """Let the database meet a community."""
    store = Store("sqlite:///confab.sqlite", Vault(key))
    await store.welcome(community("acme"))
    await store.close()


def test_key() -> None:
    """`key` prints a master key that works."""
    Vault(confab("key").stdout.strip())


def test_migrate(monkeypatch: pytest.MonkeyPatch) -> None:
    """`migrate` makes the database, and the second time finds it up to date."""
    monkeypatch.setenv("CONFAB_KEY", fresh_master_key())
    assert "Done" in confab("migrate").stdout
    assert "up to date" in confab("migrate").stdout


def test_manifest() -> None:
    """`manifest slack` prints what to paste when the app is created."""
    made = json.loads(confab("manifest", "slack").stdout)
    assert made["settings"]["socket_mode_enabled"] is True
    assert {each["command"] for each in made["features"]["slash_commands"]} == {
        "/peer",
        "/confab",
    }


def test_manifest_of_nothing() -> None:
    """A platform there is not is answered with those there are."""
    result = confab("manifest", "teams")
    assert result.exit_code == 2
    assert "slack" in result.stderr


@pytest.mark.shows("O7: backup and restore")
def test_backup_and_restore(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A backup is put back, what stood there is kept aside, and another key is refused."""
    monkeypatch.setenv("CONFAB_KEY", fresh_master_key())
    confab("migrate")
    assert "Done" in confab("backup", "copy.sqlite").stdout
    assert confab("backup", "copy.sqlite").exit_code == 2
    assert "before-" in confab("restore", "copy.sqlite").stdout
    assert list(tmp_path.glob("confab.sqlite.before-*"))


@pytest.mark.shows("O3: why nothing happened")
def test_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    """`trace` asks for one of two, and says so where there is nothing to show."""
    monkeypatch.setenv("CONFAB_KEY", fresh_master_key())
    confab("migrate")
    assert "--member" in confab("trace").stderr
    assert "--note" in confab("trace", "--member", "ana", "--note", "n").stderr
    unknown = confab("trace", "--member", "ana")
    assert (unknown.exit_code, "no member 'ana'" in unknown.stderr) == (2, True)


@pytest.mark.shows("O7: doctor")
def test_doctor(monkeypatch: pytest.MonkeyPatch) -> None:
    """`doctor` names what is wrong with how to mend it, and says what is well."""
    nothing = json.loads(confab("doctor", "--json").stdout)
    assert [each["about"] for each in nothing if not each["ok"]] == ["settings", "platforms"]
    assert all(each["mend"] for each in nothing if not each["ok"])
    monkeypatch.setenv("CONFAB_KEY", fresh_master_key())
    confab("migrate")
    told = confab("doctor").stdout
    for fact in ("SQLite", "journal", "up to date", "The master key fits", "No platform"):
        assert fact in told


@pytest.mark.shows("O7: doctor")
def test_doctor_on_an_unreachable_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that does not answer is a finding, not a traceback."""
    monkeypatch.setenv("CONFAB_KEY", fresh_master_key())
    monkeypatch.setenv("CONFAB_DATABASE", "sqlite:////no/such/folder/confab.sqlite")
    found = json.loads(confab("doctor", "--json").stdout)
    assert any(each["about"] == "database" and not each["ok"] for each in found)


@pytest.mark.shows("O7: one process")
async def test_a_platform_that_refuses(tmp_path: Path) -> None:
    """A platform that refuses its keys ends the run with its own words."""
    refusing = Refusing()
    env = {"CONFAB_KEY": fresh_master_key(), "CONFAB_DATABASE": f"sqlite:///{tmp_path}/c.sqlite"}
    with pytest.raises(NotReady, match="a fresh token"):
        await running.run(settings.read(env), {"telegraph": refusing})


class Refusing:
    """A platform that does not take its token."""

    directory: Any = None
    messenger: Any = None

    async def run(self, _door: Door, /) -> None:
        """Refuse."""
        raise NotReady("Get a fresh token.")

    async def check(self) -> list[PlatformFinding]:
        """Find nothing."""
        return []


@pytest.mark.shows("O7: one process")
async def test_all_stops_at_the_same_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told to stop, the clockwork does not wait for a slow platform to be done first."""
    stopping, stop = asyncio.Event(), Runtime.stop

    async def seen(clockwork: Runtime, seconds: float = 9.0) -> None:
        stopping.set()
        await stop(clockwork, seconds)

    monkeypatch.setattr(Runtime, "stop", seen)
    env = {"CONFAB_KEY": fresh_master_key(), "CONFAB_DATABASE": f"sqlite:///{tmp_path}/c.sqlite"}
    slow = Slow(stopping)
    running_ = asyncio.create_task(running.run(settings.read(env), {"telegraph": slow}))
    await asyncio.wait_for(slow.began.wait(), 20)
    signal.raise_signal(signal.SIGTERM)
    await asyncio.wait_for(running_, 20)
    assert slow.ended


class Slow(Refusing):
    """A platform with something in hand that ends only after the clockwork began to stop."""

    def __init__(self, stopping: asyncio.Event) -> None:
        self.began, self.ended = asyncio.Event(), False
        self._stopping = stopping

    async def run(self, _door: Door, /) -> None:
        """Serve until cancelled, and take one's time then."""
        self.began.set()
        try:
            await asyncio.Event().wait()
        finally:
            await self._stopping.wait()
            self.ended = True


@pytest.mark.shows("O7: one process", "R12")
def test_a_database_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """`migrate` and `run` say why the database does not answer and what to look at."""
    monkeypatch.setenv("CONFAB_KEY", fresh_master_key())
    monkeypatch.setenv("CONFAB_DATABASE", "sqlite:////no/such/folder/confab.sqlite")
    result = confab("migrate")
    assert result.exit_code == 2
    for word in ("unable to open", "CONFAB_DATABASE", "confab doctor"):
        assert word in result.stderr
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1")
    assert confab("run").stderr == result.stderr


def test_a_port_that_cannot_be_had() -> None:
    """`try` names the port that is taken, or is none, and how to have any free one."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = confab("try", "--no-open", "--port", port)
    assert result.exit_code == 2
    assert port in result.stderr
    assert "--port 0" in result.stderr
    assert confab("try", "--no-open", "--port", "99999").exit_code == 2


def test_a_platform_without_a_manifest() -> None:
    """A platform that takes no manifest is answered with how it is set up."""
    result = confab("manifest", "discord")
    assert result.exit_code == 2
    assert "docs/discord.md" in result.stderr


@pytest.mark.shows("O7: master key")
async def test_the_master_key_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Afterwards the new key opens what was written under the old one, which opens nothing more."""
    old, new, url = fresh_master_key(), fresh_master_key(), f"sqlite:///{tmp_path}/c.sqlite"
    store = database(url, old)
    await store.create()
    acme = await store.welcome(community("acme"))
    await store.close()
    for name, value in {"CONFAB_KEY": old, "CONFAB_DATABASE": url, "CONFAB_NEW_KEY": new}.items():
        monkeypatch.setenv(name, value.rstrip("="))
    said = await asyncio.to_thread(confab, "key", "rotate")
    assert said.exit_code == 0, said.output
    assert "(communities: 1)" in said.output
    async with opened(url, new) as store:
        assert await store.known(acme.id) == acme
    with pytest.raises(WrongMasterKey):
        async with opened(url, old):
            pass
    again = await asyncio.to_thread(confab, "key", "rotate")
    assert "does not fit this database" in again.output


@pytest.mark.shows("O7: master key", "R12")
def test_no_key_to_change_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a new key nothing is done, and where one comes from is said."""
    monkeypatch.setenv("CONFAB_KEY", fresh_master_key())
    said = confab("key", "rotate")
    assert said.exit_code == 2
    assert "CONFAB_NEW_KEY is not set" in said.output

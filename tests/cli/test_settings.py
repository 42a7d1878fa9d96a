"""Settings: what is read, and what a wrong value is answered with."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import settings
from bot.cli.example import example
from storage.crypto import fresh_master_key

GOOD = {"CONFAB_KEY": fresh_master_key()}
WRONG = {
    "CONFAB_KEY": ["", "short", "!!!!"],
    "CONFAB_DATABASE": ["mysql://host/peers", "peers.db"],
    "CONFAB_LOG": ["pretty"],
    "CONFAB_LOG_LEVEL": ["loud"],
}
CASES = [(name, value) for name, values in WRONG.items() for value in values]


@pytest.mark.shows("O7: one process", "R12")
@pytest.mark.parametrize(("name", "value"), CASES)
def test_wrong(name: str, value: str) -> None:
    """A wrong value names the setting and gives an example."""
    with pytest.raises(settings.WrongSetting) as told:
        settings.read({**GOOD, name: value})
    assert str(told.value).startswith(f"{name} ")
    assert "It should look like: " in str(told.value)
    assert not value or value not in str(told.value)


def test_defaults() -> None:
    """The master key is all that has to be set."""
    ready = settings.read(GOOD)
    assert (ready.database, ready.log_json) == (settings.DATABASE, False)


def test_environment_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment comes before the file, and empty values count as not set."""
    file = tmp_path / ".env"
    file.write_text("CONFAB_LOG=json\nCONFAB_LOG_LEVEL=ERROR\nSLACK_BOT_TOKEN=\n", "utf-8")
    monkeypatch.setenv("CONFAB_LOG_LEVEL", "DEBUG")
    said = settings.environment(file)
    assert (said["CONFAB_LOG"], said["CONFAB_LOG_LEVEL"]) == ("json", "DEBUG")
    assert "SLACK_BOT_TOKEN" not in said


def test_example_is_fresh() -> None:
    """`.env.example` is what the declarations say; `make docs` renews it."""
    assert Path(".env.example").read_text("utf-8") == example()

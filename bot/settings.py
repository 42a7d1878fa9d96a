"""Settings from the environment and `.env`, frozen; a wrong value says what to set instead."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dotenv import dotenv_values

DATABASE = "sqlite:///confab.sqlite"
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name, a line of explanation, an example, and what it is unless set."""

    name: str
    what: str
    example: str
    default: str = ""


class WrongSetting(ValueError):
    """A setting is missing or cannot be right; says which, why, and how it should look."""

    def __init__(self, setting: Setting, problem: str) -> None:
        super().__init__(f"{setting.name} {problem}. It should look like: {setting.example}")
        self.setting = setting


KEY = Setting(
    "CONFAB_KEY",
    "The master key that protects what people write. Keep it safe, and apart from backups.",
    "32 random bytes in base64url; `confab key` prints a fresh one",
)
NEW_KEY = Setting(
    "CONFAB_NEW_KEY", "For `confab key rotate` alone: the master key to change to.", KEY.example
)
DATABASE_URL = Setting(
    "CONFAB_DATABASE",
    "Where everything is kept: an SQLite file, or a PostgreSQL database.",
    "sqlite:///confab.sqlite or postgresql://user:password@host/confab",
    DATABASE,
)
LOG = Setting("CONFAB_LOG", "The log: `text` for eyes, `json` for machines.", "json", "text")
LOG_LEVEL = Setting(
    "CONFAB_LOG_LEVEL", "How much is logged: DEBUG, INFO, WARNING or ERROR.", "INFO", "INFO"
)
SETTINGS = (KEY, DATABASE_URL, LOG, LOG_LEVEL)


@dataclass(frozen=True, slots=True)
class Settings:
    """What this process runs with. `env` also holds the platforms' own keys."""

    key: str
    database: str
    log_json: bool
    log_level: str
    env: Mapping[str, str]


def environment(file: Path = Path(".env")) -> dict[str, str]:
    """Return the settings in `file`, those of the environment before them; empty ones left out."""
    said = {**dotenv_values(file), **os.environ}
    return {name: value.strip() for name, value in said.items() if value and value.strip()}


def read(env: Mapping[str, str]) -> Settings:
    """Return settings from an environment; Wrong where one is missing or cannot be right."""
    return Settings(
        key=_take(env, KEY, _key),
        database=_take(env, DATABASE_URL, _database),
        log_json=_take(env, LOG, _one_of("text", "json")) == "json",
        log_level=_take(env, LOG_LEVEL, _one_of(*LEVELS)),
        env=env,
    )


def new_key(env: Mapping[str, str]) -> str:
    """Return the master key to change to; WrongSetting where it is missing or cannot be right."""
    return _take(env, NEW_KEY, _key)


def _take(env: Mapping[str, str], setting: Setting, problem: Callable[[str], str]) -> str:
    value = env.get(setting.name, setting.default)
    wrong = problem(value)
    if wrong:
        raise WrongSetting(setting, wrong)
    return value


def _key(value: str) -> str:
    if not value:
        return "is not set"
    try:
        length = len(base64.urlsafe_b64decode(value + "=="))  # a "=" is easily left behind
    except ValueError:
        return "is not base64url"
    return "" if length == 32 else f"holds {length} bytes, not 32"


def _database(value: str) -> str:
    known = value.startswith(("sqlite:///", "postgresql://"))
    return "" if known else "names neither an SQLite file nor a PostgreSQL database"


def _one_of(*known: str) -> Callable[[str], str]:
    return lambda value: "" if value in known else f"is none of {', '.join(known)}"

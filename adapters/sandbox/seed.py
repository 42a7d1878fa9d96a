"""The community that is there when somebody tries Confab: people as data, and their channels."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files

from adapters.sandbox.world import World
from bot.kit.contracts.platform import Account

WORKSPACE = "meadow"
NAME = "Meadow & Co"
ZONE = "Europe/London"
INSTALLER = "ana"
EVERYBODY = ("general", "random")
SOME = {
    "coffee": ("ana", "kwame", "mei", "lars", "priya"),
    "mentoring": ("ana", "ruth", "tomas", "aiko", "chidi", "nadia"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Resident:
    """Somebody of the community and what they would say of themselves.

    `field`, `level`, `objective` and `challenges` are ids of the lists a profile offers; `ask_me`,
    `learn` and `languages` are comma-separated. `admin`: they administer the workspace.
    """

    account: str
    name: str
    zone: str
    role: str
    team: str
    field: str
    level: str
    objective: str
    challenges: tuple[str, ...]
    ask_me: str
    learn: str
    languages: str
    organisation: str = NAME
    admin: bool = False

    @property
    def about(self) -> Mapping[str, str | tuple[str, ...]]:
        """What they would fill in, by the name of the question."""
        return {
            "role": self.role,
            "team": self.team,
            "field": self.field,
            "level": self.level,
            "objective": self.objective,
            "challenges": self.challenges,
            "ask_me": self.ask_me,
            "learn": self.learn,
            "languages": self.languages,
            "organisation": self.organisation,
        }


def _residents() -> tuple[Resident, ...]:
    source = files(__package__).joinpath("residents.toml").read_text("utf-8")
    rows = tomllib.loads(source)["resident"]
    return tuple(Resident(**{**row, "challenges": tuple(row["challenges"])}) for row in rows)


RESIDENTS = _residents()


def meadow(start: datetime) -> World:
    """Return a world with one workspace: 24 people, four channels, Confab not yet welcomed.

    #general and #random have everybody, #coffee and #mentoring some; `INSTALLER` adds the bot.
    """
    world = World(start)
    world.add_workspace(WORKSPACE, NAME, ZONE)
    for each in RESIDENTS:
        account = Account(each.account, each.name, each.zone)
        world.add_person(WORKSPACE, account, admin=each.admin)
    everybody = [each.account for each in RESIDENTS]
    for name in ("general", "coffee", "mentoring", "random"):
        world.add_channel(WORKSPACE, name, everybody if name in EVERYBODY else SOME[name])
    return world


def said_of_all() -> dict[str, Mapping[str, str | tuple[str, ...]]]:
    """Return what each of the residents would say of themselves, by account."""
    return {each.account: each.about for each in RESIDENTS}


def captions() -> dict[str, str]:
    """Return who each of the residents is, in a few words, by account."""
    return {each.account: f"{each.role}, {each.team}" for each in RESIDENTS}

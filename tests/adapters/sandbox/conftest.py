"""A small workspace with three people, and a core that answers what it was taught."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from adapters.sandbox import Chat, SandboxMessenger, World
from adapters.sandbox.rooms import Room
from bot.kit.contracts.platform import Account
from tests.adapters.sandbox.parrot import Parrot

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TEAM = "team"


@pytest.fixture
def world() -> World:
    """A workspace with Ana (who administers it), Bo and Cy."""
    made = World(MONDAY)
    made.add_workspace(TEAM, "Team", "Europe/London")
    made.add_person(TEAM, Account("ana", "Ana Silva", "Europe/Lisbon"), admin=True)
    made.add_person(TEAM, Account("bo", "Bo Lindqvist", "Asia/Tokyo"))
    made.add_person(TEAM, Account("cy", "Cy Dunne"))
    return made


@pytest.fixture
def tea(world: World) -> Room:
    """A channel that Ana and Bo are in, and Cy is not."""
    return world.add_channel(TEAM, "tea", ["ana", "bo"])


@pytest.fixture
def parrot() -> Parrot:
    """The core."""
    return Parrot()


@pytest.fixture
def chat(world: World, parrot: Parrot) -> Chat:
    """The workspace as its people use it."""
    return Chat(world, parrot, TEAM)


@pytest.fixture
def messenger(world: World) -> SandboxMessenger:
    """What the core delivers by."""
    return SandboxMessenger(world)

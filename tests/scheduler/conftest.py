"""What tests of the clockwork share."""

import pytest

import bot.logs  # noqa: F401 - as every process of ours logs
from bot.kit.model.people import Community
from storage.store import Store
from tests.scheduler.post_office import Platform, PostOffice


@pytest.fixture
def office(store: Store, acme: Community) -> PostOffice:
    """Return a delivery over a platform that takes keys, on each database."""
    return PostOffice.of(store, acme, Platform())

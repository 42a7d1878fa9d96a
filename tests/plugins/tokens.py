"""Fails a test in which a programme of ours built a button that nothing answers."""

from __future__ import annotations

import sys
from collections.abc import Generator

import pytest

from bot.kit.screen.buttons import Press

OURS = "bot.programmes."
built: set[tuple[str, str, str]] = set()
"""Which module built a press of which programme and action, in the test that runs."""


def pytest_configure() -> None:
    """Watch every press that is built from now on."""
    check = Press.__post_init__

    def watched(press: Press) -> None:
        check(press)
        builder = sys._getframe(2).f_globals["__name__"]
        if builder.startswith(OURS):
            built.add((builder, press.programme, press.action))

    Press.__post_init__ = watched  # type: ignore[assignment, method-assign]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None]:
    """Look at what was built while a test ran."""
    built.clear()
    yield
    lost = [
        f"{builder} built {name}:{action}" for builder, name, action in built if _lost(name, action)
    ]
    assert not lost, f"nothing answers these buttons: {lost}"


def _lost(name: str, action: str) -> bool:
    from bot.programmes import PROGRAMMES

    offered = [{*each.presses, *each.submits} for each in PROGRAMMES if each.name == name]
    return not any(action in each for each in offered)

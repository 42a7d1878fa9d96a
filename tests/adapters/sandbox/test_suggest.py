"""Completing what is typed."""

from __future__ import annotations

import pytest

from adapters.sandbox import Chat
from adapters.sandbox.suggest import suggestions

LINES = [
    ("ana", "/", ["/peer ", "/confab "]),
    ("bo", "/", ["/peer "]),
    ("bo", "/pe", ["/peer "]),
    ("bo", "/peer", ["/peer "]),
    ("bo", "/peer ", ["/peer tea", "/peer tea join", "/peer pause"]),
    ("bo", "/peer te", ["/peer tea", "/peer tea join"]),
    ("bo", "/peer tea", ["/peer tea join"]),
    (
        "bo",
        "/peer avoid @",
        [f"/peer avoid @{n}" for n in ("Ana Silva", "Bo Lindqvist", "Cy Dunne")],
    ),
    ("bo", "/peer avoid @cy", ["/peer avoid @Cy Dunne"]),
    ("bo", "/weather ", []),
    ("bo", "peer ", []),
    ("bo", "", []),
]


@pytest.mark.parametrize(("account", "typed", "offered"), LINES)
def test_a_line_is_completed(chat: Chat, account: str, typed: str, offered: list[str]) -> None:
    """Commands come from the declarations, names from the workspace, and talk is left alone."""
    assert suggestions(chat, account, typed) == offered

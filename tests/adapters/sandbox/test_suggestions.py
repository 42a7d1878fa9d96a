"""Completing what is typed."""

from __future__ import annotations

import pytest

from adapters.sandbox import Chat
from adapters.sandbox.suggestions import suggestions

LINES = [
    ("ana", "/", ["/peer ", "/confab "]),
    ("bo", "/", ["/peer "]),
    ("bo", "/pe", ["/peer "]),
    ("bo", "/peer", ["/peer "]),
    ("bo", "/peer ", ["/peer tea", "/peer tea join", "/peer pause"]),
    ("bo", "/peer te", ["/peer tea", "/peer tea join"]),
    ("bo", "/peer tea", ["/peer tea join"]),
    ("bo", "/peer tea join ", ["/peer tea join kind: "]),
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
    assert [each.line for each in suggestions(chat, account, typed)] == offered


def test_a_suggestion_says_what_it_does(chat: Chat) -> None:
    """The words are those of the declarations, for commands and for their options."""
    said = {each.line: each.about for each in suggestions(chat, "bo", "/peer tea")}
    said |= {each.line: each.about for each in suggestions(chat, "bo", "/peer tea join ")}
    assert said == {"/peer tea join": "Have some tea", "/peer tea join kind: ": "Which kind of tea"}

"""Whatever people read in the order of names is sorted as they read it."""

from __future__ import annotations

import ast

from tests.house.source import modules


def _by_byte(call: ast.Call) -> bool:
    """Say whether a call lets a database sort names, which it does byte by byte."""
    return any(
        each.arg == "order"
        and isinstance(each.value, ast.Constant)
        and str(each.value.value).lstrip("-") == "name"
        for each in call.keywords
    )


def test_no_list_of_names_is_sorted_byte_by_byte() -> None:
    """Names are sorted by `by_name`: a database puts Zoo before apple and Ä behind both."""
    found = [name for name, module in modules().items() if any(map(_by_byte, module.calls))]
    assert not found

"""What is left open about a model is refused where it stands, with how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace
from datetime import datetime
from typing import Annotated, Any

import pytest

from bot.kit.model.declared import (
    BLIND,
    About,
    By,
    Mention,
    Model,
    Owner,
    Ref,
    Typed,
    UndeclaredModel,
    Word,
    days,
    declaration,
    stored,
)
from bot.kit.model.people import Draft


class Nobodys(Model):
    """A model without a word on whose its rows are."""

    id: Ref
    what: Word


class Bare(Model):
    """A model with text of which nothing is said."""

    id: Ref
    member: Owner
    friend: str


class Loose(Model):
    """A model with words that somebody typed, of nobody."""

    id: Ref
    words: Typed


class Named(Model):
    """A model that names somebody in passing."""

    id: Ref
    member: Owner
    host: Mention
    created: datetime


class Lost(Model):
    """A model whose words are by somebody it does not mention."""

    id: Ref
    member: Owner
    words: Annotated[Typed, By("host")]


class Dim(Model):
    """A model that hides a number as only text can be hidden."""

    id: Ref
    subject: About
    count: Annotated[int, BLIND]


class Odd(Model):
    """A model with a field no database has a column for."""

    id: Ref
    member: Owner
    share: float


REFUSED: list[tuple[type[Model], dict[str, Any], str]] = [
    (Nobodys, {}, "whose are its rows? Mark a field Owner"),
    (Bare, {}, "friend is a bare str: say what it is"),
    (Loose, {"nobody": True}, "words is typed, but by nobody"),
    (Named, {"unique": [("member", "day")]}, "'day' is in a unique key or an index, but is no fie"),
    (Named, {"index": [("day",)]}, "'day' is in a unique key or an index, but is no field"),
    (Named, {"keep": days(3, since="day")}, "kept since 'day', which is no field"),
    (Named, {"unique": [("host",)]}, "host is a Mention in a unique key"),
    (Lost, {}, "words is By 'host', which is no Mention"),
    (Dim, {}, "count is BLIND, but no text"),
    (Odd, {}, "share is of a kind no column is known for"),
    (Named, {}, "declared after the tables were made"),
]


@pytest.mark.shows("R8", "H7")
@pytest.mark.parametrize(("plain", "said", "why"), REFUSED, ids=lambda each: str(each)[-30:])
def test_refused(plain: type[Model], said: dict[str, Any], why: str) -> None:
    """A declaration that leaves something open names the field and the mend."""
    declare: Callable[[type[Model]], type[Model]] = stored("things", "things", **said)
    with pytest.raises(UndeclaredModel, match=plain.__name__) as refusal:
        declare(_fresh(plain))
    assert why in str(refusal.value)


def _fresh(plain: type[Model]) -> type[Model]:
    """Return the class anew: to declare one changes it."""
    written = ("__annotations__", "__module__", "__doc__")
    return type(plain.__name__, (Model,), {name: vars(plain)[name] for name in written})


def test_a_table_is_one_models() -> None:
    """Two models cannot lie in one table."""
    with pytest.raises(UndeclaredModel, match="another model lies in the table 'drafts' already"):
        stored("drafts", "other drafts")(_fresh(Named))


def test_what_is_not_declared_is_no_model() -> None:
    """Only what was declared can be stored."""
    with pytest.raises(UndeclaredModel, match="Named is no model: declare it"):
        declaration(Named)


def test_models_are_values() -> None:
    """A declared model is a frozen dataclass, for Python and for mypy."""
    draft = Draft(member="m", press="p", typed="t")
    assert replace(draft, press="q").press == "q"
    assert draft.id != Draft(member="m", press="p", typed="t").id
    with pytest.raises(FrozenInstanceError):
        draft.press = "r"  # type: ignore[misc]

"""A stored model, declared once in its programme's folder; everything else follows from it.

Its table and key, what is encrypted, how long its rows stay, the lines of docs/privacy.md, what
goes when a member deletes everything, and whether their download must tell of it. A declaration
that leaves one of these open is refused where it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, StrEnum
from types import NoneType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    TypeVar,
    dataclass_transform,
    get_args,
    get_type_hints,
)

N = TypeVar("N")


class Mark(Enum):
    """What a text of a model is, or a number that is large."""

    OWNER = "owner"
    PARTY = "party"
    MENTION = "mention"
    ABOUT = "about"
    REF = "ref"
    WORD = "word"
    TYPED = "typed"
    COMMON = "common"
    BIG = "big"


class ModelGuard(Enum):
    """How a value is encrypted that is not what somebody typed."""

    SEALED = "sealed"
    BLIND = "blind"


class Model:
    """What storage keeps: a frozen dataclass whose fields are columns, declared with `stored`."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def id(self) -> str:
            """The row's identifier, one of its kind in a community."""


@dataclass(frozen=True, slots=True)
class By:
    """These words were written by whoever the field `mention` names: emptied with it."""

    mention: str


@dataclass(frozen=True, slots=True)
class PartOf:
    """The id of a row without which this one means nothing: it goes with that one."""

    model: type[Model]


@dataclass(frozen=True, slots=True)
class Holds:
    """The id of a row of `model`, which goes with the last row that holds it so."""

    model: type[Model]


SEALED, BLIND = ModelGuard.SEALED, ModelGuard.BLIND

Owner = Annotated[str, Mark.OWNER]
"""The id of a member whose row this is: they are told of it, and it goes with them."""
Party = Annotated[str, Mark.PARTY]
"""The id of a member whom the row is about: it goes with them, and they are told nothing (R6)."""
Mention = Annotated[str, Mark.MENTION]
"""The id of a member who is named in somebody else's row: emptied, and the row stays."""
About = Annotated[str, Mark.ABOUT]
"""The id of whatever the row is about: it goes with that member, or that row of theirs."""
Ref = Annotated[str, Mark.REF]
"""An id of ours or of the platform's that names no member, or nothing."""
Word = Annotated[str, Mark.WORD]
"""Words of ours or the platform's, plain in the database."""
Typed = Annotated[str, Mark.TYPED]
"""What the row's owner typed: encrypted."""
Common = Annotated[str, Mark.COMMON]
"""What an organiser typed for the whole community: encrypted, and nobody's when they go."""

Big = Annotated[int, Mark.BIG]
"""A number that may need more than 32 bits."""

KINDS = (str, bool, int, datetime, tuple[str, ...])  # and every StrEnum
MEMBERS = (Mark.OWNER, Mark.PARTY, Mark.MENTION)
THEIRS = (Mark.OWNER, Mark.PARTY)


@dataclass(frozen=True, slots=True)
class Keep:
    """How long rows are kept: `days` after the moment in `since`; None: as long as the member
    or the community is."""

    what: str
    days: int | None = None
    since: str = "created"

    @property
    def age(self) -> timedelta | None:
        """The age at which a row goes."""
        return None if self.days is None else timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Days:
    """How many days rows are kept, and from which moment on."""

    count: int
    since: str = "created"


def days(count: int, since: str = "created") -> Days:
    """Keep rows for some days, counted from the moment in the field `since`."""
    return Days(count, since)


@dataclass(frozen=True, slots=True)
class ModelField:
    """One field as declared. `base` is its type without None, which `optional` allows."""

    name: str
    base: Any
    optional: bool
    notes: tuple[Any, ...]

    @property
    def mark(self) -> Mark | None:
        """What a text is; None for what is no text."""
        return next((each for each in self.notes if isinstance(each, Mark)), None)

    @property
    def guard(self) -> ModelGuard | None:
        """How it is encrypted; None for what is plain, and for what people typed.

        Whatever names a member is blind, but for the id of a row that is a member's own: without
        the key nobody reads from a table who has to do with whom.
        """
        if self.mark in MEMBERS and self.name != "id":
            return BLIND
        return next((each for each in self.notes if isinstance(each, ModelGuard)), None)

    def note(self, kind: type[N]) -> N | None:
        """Return what is noted of this kind, or None."""
        found = (each for each in self.notes if isinstance(each, kind))
        return next(found, None)


@dataclass(frozen=True, slots=True)
class Declaration:
    """What was said of a model where it is declared.

    `untold` is why a member's download does not speak of it. `by_hand`: its table is written in
    storage, for it is a queue.
    """

    model: type[Model]
    table: str
    keep: Keep
    fields: tuple[ModelField, ...]
    unique: tuple[tuple[str, ...], ...]
    index: tuple[tuple[str, ...], ...]
    untold: str
    by_hand: bool

    def marked(self, *marks: Mark) -> Iterator[ModelField]:
        """Return the fields with one of these marks."""
        return (each for each in self.fields if each.mark in marks)

    def noted(self, kind: type[N]) -> Iterator[tuple[ModelField, N]]:
        """Return the fields of which something of this kind is noted, with what it is."""
        for each in self.fields:
            if (note := each.note(kind)) is not None:
                yield each, note


class UndeclaredModel(TypeError):
    """Something about a model is left open; says which field, and how to mend it."""


M = TypeVar("M", bound=Model)
_declared: dict[type[Model], Declaration] = {}
_all_there: list[bool] = []  # one entry once every model is there


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def stored(
    table: str,
    what: str,
    *,
    keep: Days | None = None,
    unique: Iterable[Sequence[str]] = (),
    index: Iterable[Sequence[str]] = (),
    nobody: bool = False,
    untold: str = "",
    by_hand: bool = False,
) -> Callable[[type[M]], type[M]]:
    """Declare a model: its table, `what` it keeps in a few words, and for how long.

    Without `keep` rows stay while the member or the community is here. The community is put before
    each `unique` and `index` by itself; owners get an index of their own. `nobody` says that its
    rows are no member's. Raises Undeclared where something is left open.
    """

    def declare(plain: type[M]) -> type[M]:
        made: type[M] = dataclass(frozen=True, slots=True, kw_only=True)(plain)
        kept = Keep(what) if keep is None else Keep(what, keep.count, keep.since)
        found = Declaration(
            model=made,
            table=table,
            keep=kept,
            fields=tuple(_fields(made)),
            unique=tuple(map(tuple, unique)),
            index=tuple(map(tuple, index)),
            untold=untold,
            by_hand=by_hand,
        )
        _check(found, nobody=nobody)
        _declared[made] = found
        return made

    return declare


def declaration(model: type[Model]) -> Declaration:
    """Return what was said of a model; Undeclared where nothing was."""
    found = _declared.get(model)
    if found is None:
        raise UndeclaredModel(f"{model.__qualname__} is no model: declare it with @stored(…)")
    return found


def complete() -> tuple[type[Model], ...]:
    """Return every model there is, and take no further one: now storage may be made from them."""
    _all_there[:] = [True]
    return tuple(_declared)


def every() -> tuple[Declaration, ...]:
    """Return what was said of every model so far."""
    return tuple(_declared.values())


def _fields(model: type[Model]) -> Iterator[ModelField]:
    hints = get_type_hints(model, include_extras=True)
    for name in model.__dataclass_fields__:  # type: ignore[attr-defined] # it is a dataclass
        notes = getattr(hints[name], "__metadata__", ())
        plain = get_args(hints[name])[0] if notes else hints[name]
        options = get_args(plain)
        optional = NoneType in options
        base = next(each for each in options if each is not NoneType) if optional else plain
        yield ModelField(name, base, optional, notes)


# -- what is refused -------------------------------------------------------------------------------


def _check(found: Declaration, *, nobody: bool) -> None:
    name = f"{found.model.__module__}.{found.model.__qualname__}"
    for wrong in _wrong(found, nobody=nobody):
        raise UndeclaredModel(f"{name}: {wrong}")


def _wrong(found: Declaration, *, nobody: bool) -> Iterator[str]:
    """Say what is left open or cannot be, each with how to mend it."""
    if any(found.table == each.table for each in _declared.values()):
        yield f"another model lies in the table {found.table!r} already: choose another name"
    yield from (wrong for each in found.fields for wrong in _wrong_field(each))
    yield from _unknown(found)
    theirs = [*found.marked(*THEIRS, Mark.ABOUT), *found.noted(PartOf)]
    if not (theirs or nobody):
        yield "whose are its rows? Mark a field Owner, Party, About or PartOf, or say nobody=True"
    for each in found.marked(Mark.TYPED):
        if not theirs and each.note(By) is None:
            yield f"{each.name} is typed, but by nobody: mark whose row it is, or say By, or Common"
    mentions = {each.name for each in found.marked(Mark.MENTION)}
    for key in found.unique:
        for name in mentions.intersection(key):
            yield f"{name} is a Mention in a unique key: two that are emptied would be the same"
    for words, by in found.noted(By):
        if by.mention not in mentions:
            yield f"{words.name} is By {by.mention!r}, which is no Mention: mark that field so"
    if _all_there:
        yield "declared after the tables were made: name its programme in bot.programmes.NAMES"


def _wrong_field(one: ModelField) -> Iterator[str]:
    if one.base not in KINDS and not (isinstance(one.base, type) and issubclass(one.base, StrEnum)):
        yield f"{one.name} is of a kind no column is known for: {one.base}"
    if one.base is str and one.mark is None:
        yield (
            f"{one.name} is a bare str: say what it is (Owner, Party, Mention, About, Ref, Word, "
            "Typed or Common)"
        )
    if one.guard is BLIND and one.base is not str:
        yield f"{one.name} is BLIND, but no text: only text can be; say SEALED"


def _unknown(found: Declaration) -> Iterator[str]:
    names = {each.name for each in found.fields}
    if found.keep.days is not None and found.keep.since not in names:
        yield f"kept since {found.keep.since!r}, which is no field: name a moment it has"
    for each in (*found.unique, *found.index):
        for name in set(each) - names:
            yield f"{name!r} is in a unique key or an index, but is no field: name one it has"

"""Whatever one part of Confab calls by name is declared by some programme."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from bot.kit.contracts.commands import Action, Command
from bot.kit.contracts.context import Context
from bot.kit.contracts.declarations import Undeclared
from bot.kit.contracts.programme import Programme
from bot.kit.contracts.transaction import Transaction
from bot.kit.screen.buttons import Button, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.screen.text import text as text_
from bot.programmes import PROGRAMMES
from tests.house.source import Module, modules, text
from tests.rig import Rig

BY_NAME = {each.name: each for each in PROGRAMMES}


def test_presses_resolve() -> None:
    """Every button and form written in our source presses something that is declared."""
    lost = [
        f"{module.name}:{call.lineno} {programme}:{action}"
        for module, call in _calls("Press")
        for programme, action in [(_argument(module, call, 0), _argument(module, call, 1))]
        if programme and action and not presses(BY_NAME.get(programme), action)
    ]
    assert not lost


def presses(programme: Programme | None, action: str) -> bool:
    """Say whether a programme takes this press, or the form it opened."""
    return programme is not None and action in {*programme.presses, *programme.submits}


async def _wrong(ctx: Context, tx: Transaction) -> Outcome:
    """Owe something and answer with a button whose name has a slip of the pen."""
    await tx.first_time("pressed")
    return reply(Card(text_("Tea"), buttons=(Button("Pour", Press("tea", "puor")),)))


async def test_a_button_nobody_answers_does_not_go_out() -> None:
    """Whatever its handler wrote is undone, and the nearest name is told."""
    pour = Command("tea", "pour", _wrong, default=True)
    tea = Programme("tea", commands=(pour,), presses={"pour": Action(_wrong)})
    async with Rig.open((tea,)) as rig:
        with pytest.raises(Undeclared, match="did you mean 'tea:pour'"):
            await rig.command("ana", "/peer tea")
        async with rig.work() as tx:
            assert await tx.first_time("pressed")


def test_forms_open_before_they_are_sent() -> None:
    """Each form that a programme takes answers from is opened by a press of the same name."""
    assert not [
        f"{each.name}:{action}"
        for each in PROGRAMMES
        for action in each.submits
        if action not in each.presses
    ]


def test_cards_resolve() -> None:
    """Every card owed to somebody is one that its programme can make."""
    owed = [*_named("send", 1), *_named("show", 2)]
    assert not [f"{where} {name}" for where, name in owed if not _offers("cards", name)]


def test_jobs_resolve() -> None:
    """Everything asked of the clock is a job that its programme declares."""
    asked = [*_named("later", 0), *_named("cancel", 0)]
    assert not [f"{where} {name}" for where, name in asked if not _offers("jobs", name)]


def test_attachments_resolve() -> None:
    """Every picture or file on a card has a maker."""
    wanted = _named("Attachment", 0)
    assert not [f"{where} {name}" for where, name in wanted if not _offers("makers", name)]


def _offers(kind: str, name: str) -> bool:
    programme, _, key = name.partition(":")
    return programme in BY_NAME and key in getattr(BY_NAME[programme], kind)


def _named(called: str, position: int) -> Iterator[tuple[str, str]]:
    """Go through the `programme:name` strings written at this place of such calls."""
    for module, call in _calls(called):
        name = _argument(module, call, position)
        if name and ":" in name:
            yield f"{module.name}:{call.lineno}", name


def _calls(called: str) -> Iterator[tuple[Module, ast.Call]]:
    for module in modules().values():
        for call in module.calls:
            name = call.func.attr if isinstance(call.func, ast.Attribute) else call.func
            if (name.id if isinstance(name, ast.Name) else name) == called:
                yield module, call


def _argument(module: Module, call: ast.Call, position: int) -> str | None:
    return text(module, call.args[position]) if position < len(call.args) else None

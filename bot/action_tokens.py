"""Puts the community on every button and form before it goes out, so that a press finds home.

One that nobody answers does not go out at all: Undeclared.
"""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.declarations import Declared
from bot.kit.screen.buttons import Button
from bot.kit.screen.cards import Card
from bot.kit.screen.forms import Form
from bot.kit.screen.outcomes import FormInvalid, OpenForm, Outcome, Replace, Reply


def stamped(outcome: Outcome, community: str, declared: Declared) -> Outcome:
    """Return an outcome whose presses carry the community."""
    match outcome:
        case Reply(cards):
            return Reply(tuple(stamped_card(card, community, declared) for card in cards))
        case Replace(cards):
            return Replace(tuple(stamped_card(card, community, declared) for card in cards))
        case OpenForm(form):
            return OpenForm(_form(form, community, declared))
        case FormInvalid(form=form):
            return replace(outcome, form=_form(form, community, declared))
    return outcome


def stamped_card(card: Card, community: str, declared: Declared) -> Card:
    """Return a card whose buttons carry the community."""
    return card.with_buttons(lambda button: _button(button, community, declared))


def _button(button: Button, community: str, declared: Declared) -> Button:
    if button.press is None:
        return button
    declared.press(button.press)
    return replace(button, press=replace(button.press, community=community))


def _form(form: Form, community: str, declared: Declared) -> Form:
    declared.submit(form.press)
    return replace(form, press=replace(form.press, community=community))

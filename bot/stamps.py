"""Puts the community on every button and form before it goes out, so that a press finds home."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.ui import (
    Button,
    Card,
    Correct,
    Form,
    OpenForm,
    Outcome,
    Press,
    Replace,
    Reply,
)


def stamped(outcome: Outcome, community: str) -> Outcome:
    """Return an outcome whose presses carry the community."""
    match outcome:
        case Reply(cards):
            return Reply(tuple(stamped_card(card, community) for card in cards))
        case Replace(cards):
            return Replace(tuple(stamped_card(card, community) for card in cards))
        case OpenForm(form):
            return OpenForm(_form(form, community))
        case Correct(form=form):
            return replace(outcome, form=_form(form, community))
    return outcome


def stamped_card(card: Card, community: str) -> Card:
    """Return a card whose buttons carry the community."""
    return replace(card, buttons=tuple(_button(button, community) for button in card.buttons))


def _button(button: Button, community: str) -> Button:
    if button.press is None:
        return button
    return replace(button, press=_press(button.press, community))


def _form(form: Form, community: str) -> Form:
    return replace(form, press=_press(form.press, community))


def _press(press: Press, community: str) -> Press:
    return replace(press, community=community)

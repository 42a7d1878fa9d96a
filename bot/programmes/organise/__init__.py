"""Organise: organisers, checking, the clock's log, contacts, delivery, talking (O1, O3, H10)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.kit.contracts.commands import Action, Command, Option
from bot.kit.contracts.events import GaveUp, Installed, Organised, Removed, Trouble
from bot.kit.contracts.jobs import LongJob, nothing_more
from bot.kit.contracts.programme import CardKind, Programme
from bot.kit.model.people import Administrator, Organiser
from bot.kit.screen.forms import Kind
from bot.kit.widgets.contacts import DISTRESS
from bot.programmes.organise import (
    checking,
    clock,
    comings,
    contacts,
    deliveries,
    home,
    letters,
    naming,
    privacy,
    rights,
    troubles,
    writing,
    zoning,
)
from bot.programmes.organise.models import Exchange

WHO, OF = Option("who", Kind.PERSON, required=True), Option("programme")


def organise(everyone: Sequence[Programme]) -> Programme:
    """Return organising, which looks after `everyone`; they are read whenever it is asked."""
    return Programme(
        "organise",
        commands=_commands(everyone),
        presses=_presses(everyone),
        submits={
            "letter": Action(writing.take_letter),
            "concerns": Action(writing.take_concerns),
            "reply": Action(writing.take_reply),
            "feedback": Action(writing.take_feedback),
            "contacts": Action(contacts.take, organiser=True),
        },
        jobs={
            "admins": LongJob(
                rights.gather,
                rights.ask_platform,
                rights.settle,
                nothing_more,
                again=rights.again,
            )
        },
        cards={
            "installed": CardKind(partial(comings.first_message, everyone), always=True),
            "back": CardKind(comings.back, always=True),
            "named": CardKind(naming.named, always=True),
            "letter": CardKind(letters.letter, always=True, delivered=letters.delivered),
            "answer": CardKind(letters.answer, always=True, delivered=letters.delivered),
            "feedback": CardKind(letters.feedback, always=True, delivered=letters.delivered),
            "trouble": CardKind(troubles.card, always=True),
            "failed": CardKind(partial(troubles.failed, everyone), always=True),
        },
        hears={
            Installed: comings.installed,
            Removed: comings.removed,
            Organised: rights.on_organised,
            Trouble: troubles.heard,
            GaveUp: partial(troubles.gave_up, everyone),
        },
        home=home.home,
        export=privacy.export,
        tells=(Exchange, Organiser, Administrator),
        check=checking.findings,
    )


def _commands(everyone: Sequence[Programme]) -> tuple[Command, ...]:
    return (
        Command("organisers", "", partial(naming.show, everyone)),
        Command("talk", "", writing.talk),
        Command("crisis", "", contacts.crisis, also=DISTRESS),
        Command("feedback", "", writing.open_feedback, opens_form=True),
        Command(
            "", "help", partial(checking.show_overview, everyone), default=True, organiser=True
        ),
        Command(
            "organiser", "list", partial(naming.listed, everyone), default=True, organiser=True
        ),
        Command("organiser", "add", naming.add, (WHO, OF), organiser=True),
        Command("organiser", "remove", naming.remove, (WHO, OF), organiser=True),
        Command("log", "", partial(naming.show_log, everyone), organiser=True),
        Command("check", "", partial(checking.check, everyone), organiser=True, needs_here=True),
        Command("why", "", partial(clock.why, everyone), organiser=True),
        Command("contacts", "", contacts.open_form, organiser=True, opens_form=True),
        Command("delivery", "", deliveries.show, organiser=True),
        Command("zone", "", zoning.zone, (Option("zone"),), organiser=True),
    )


def _presses(everyone: Sequence[Programme]) -> dict[str, Action]:
    return {
        "talk": Action(writing.talk),
        "letter": Action(writing.open_letter, opens_form=True),
        "concerns": Action(writing.open_concerns, opens_form=True),
        "reply": Action(writing.open_reply, opens_form=True),
        "feedback": Action(writing.open_feedback, opens_form=True),
        "crisis": Action(contacts.crisis),
        "log": Action(partial(naming.show_log, everyone)),
        "overview": Action(partial(checking.show_overview, everyone), organiser=True),
        "check": Action(partial(checking.check, everyone), organiser=True),
        "why": Action(partial(clock.why, everyone), organiser=True),
        "contacts": Action(contacts.open_form, opens_form=True, organiser=True),
        "delivery": Action(deliveries.show, organiser=True),
        "requeue": Action(deliveries.requeue, organiser=True),
    }

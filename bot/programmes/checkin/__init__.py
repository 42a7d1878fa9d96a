"""Check-ins: a short look back now and then, in private or with the peers one chooses."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.kit.contracts.commands import Action, Command, Option
from bot.kit.contracts.events import ChannelClosed, ChannelJoined, ChannelLeft, Gone, Joined, Left
from bot.kit.contracts.jobs import CatchUp, Job, LongJob, for_each
from bot.kit.contracts.programme import CardKind, Programme
from bot.kit.membership.channels import INVITE_CHANNEL
from bot.programmes.checkin import (
    answering,
    cards,
    closing,
    history,
    home,
    joining,
    late_answers,
    opening,
    organising,
    personal,
    privacy,
    sharing,
    snooze,
)
from bot.programmes.checkin.models import Answer, Habit, Sheet

AT_ONCE = 100  # notes owed in one transaction, so that presses in between wait little
JOBS: dict[str, Job | LongJob] = {
    "open": for_each(
        opening.who_takes_part, opening.open_window, finish=opening.opened, again=opening.again
    ),
    "ask": for_each(opening.who_is_due, opening.prompt, batch=AT_ONCE),
    "ask_one": Job(opening.ask_one),
    "look_again": for_each(opening.who_was_missed, opening.prompt, batch=AT_ONCE),
    "remind": for_each(opening.who_is_silent, opening.remind, batch=AT_ONCE, catch_up=CatchUp.SKIP),
    "close": LongJob(closing.gather, closing.compute, closing.settle, closing.finish),
    "invite_channel": INVITE_CHANNEL,
    "mine": Job(personal.ask_me, again=personal.again),
}


OWN_TIME = {
    "history": Action(history.show),
    "year": Action(history.year),
    "search": Action(history.open_search, opens_form=True),
    "download": Action(history.download),
    "settings": Action(personal.settings),
    "habit": Action(personal.open_habit, opens_form=True),
    "habit_off": Action(personal.stop),
    "join": Action(joining.join),
    "leave": Action(joining.leave),
}
"""Presses of anybody: looking back, choosing one's time, getting in and out."""
SERIES = {
    "start": Action(organising.start, opens_form=True, organiser=True),
    "edit": Action(organising.edit, opens_form=True, organiser=True),
    "themes": Action(organising.themes, opens_form=True, organiser=True),
    "own": Action(organising.own, opens_form=True, organiser=True),
    "own_drop": Action(organising.own_drop, organiser=True),
    "list": Action(organising.listing, organiser=True),
    "show": Action(organising.one, organiser=True),
    "state": Action(organising.state, organiser=True),
    "hold": Action(organising.hold, organiser=True),
    "resume": Action(organising.resume, organiser=True),
    "stop": Action(organising.stop, organiser=True),
    "totals": Action(organising.totals, organiser=True),
}
"""Presses of organisers."""


def checkin(everyone: Sequence[Programme]) -> Programme:
    """Return the programme; `everyone` may bring things back, and tells who may read answers."""
    return Programme(
        "checkin",
        commands=_commands(everyone),
        presses=_answering(everyone) | OWN_TIME | SERIES,
        submits=_submits(everyone),
        jobs=JOBS,
        cards=_cards(everyone),
        makers={"trend": history.picture, "answers": history.file},
        hears={
            ChannelJoined: joining.channel_joined,
            ChannelLeft: joining.channel_left,
            ChannelClosed: joining.channel_closed,
            Left: joining.left,
            Gone: joining.left,
            Joined: joining.back,
        },
        home=home.home,
        export=privacy.export,
        tells=(Answer, Habit, Sheet),
        check=organising.check,
        rhythm="open",
    )


def _commands(everyone: Sequence[Programme]) -> tuple[Command, ...]:
    start = Command(
        "checkin", "start", organising.start, organiser=True, opens_form=True, needs_here=True
    )
    return (
        Command("checkin", "now", partial(answering.now, everyone), default=True),
        Command("checkin", "history", history.show, (Option("words"),)),
        Command("checkin", "settings", personal.settings),
        start,
        Command("checkin", "list", organising.listing, organiser=True, default=True),
    )


def _answering(everyone: Sequence[Programme]) -> dict[str, Action]:
    """Return the presses from the question to what its readers answer."""
    return {
        "now": Action(partial(answering.now, everyone)),
        "begin": Action(partial(answering.begin, everyone)),
        "who": Action(partial(answering.open_who, everyone), opens_form=True),
        "answer": Action(partial(answering.open_answer, everyone), opens_form=True),
        "note": Action(late_answers.keep_note),
        "skip": Action(snooze.skip),
        "later": Action(snooze.later),
        "cheer": Action(partial(sharing.cheer, everyone)),
        "offer": Action(partial(sharing.offer, everyone)),
    }


def _submits(everyone: Sequence[Programme]) -> dict[str, Action]:
    return {
        "who": Action(partial(answering.take_who, everyone)),
        "answer": Action(partial(answering.take_answer, everyone)),
        "search": Action(history.take_search),
        "habit": Action(personal.take_habit),
        "start": Action(organising.started, organiser=True),
        "edit": Action(organising.edited, organiser=True),
        "themes": Action(organising.themed, organiser=True),
        "own": Action(organising.owned, organiser=True),
    }


def _cards(everyone: Sequence[Programme]) -> dict[str, CardKind]:
    return {
        "prompt": CardKind(partial(cards.prompt, everyone)),
        "shared": CardKind(partial(cards.shared, everyone)),
        "cheered": CardKind(cards.cheered),
        "offered": CardKind(partial(cards.offered, everyone)),
        "door": CardKind(cards.door),
        "welcome": CardKind(cards.welcome),
        "invited": CardKind(cards.invited, always=True),
    }

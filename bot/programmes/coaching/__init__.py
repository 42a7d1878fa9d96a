"""Coaching: peers led through a conversation in which one asks and the other decides (T1-T12)."""

from __future__ import annotations

from bot.kit.events import CommitmentMade, Gone, Left, Paused, PlaceLost
from bot.kit.programme import Action, CardKind, Command, Job, Lead, Option, Programme
from bot.kit.ui import Kind
from bot.programmes.coaching import (
    afterwards,
    answering,
    asking,
    cards,
    clock,
    contributions,
    hearing,
    listing,
    talking,
)
from bot.programmes.coaching.machine import Event
from bot.programmes.coaching.rules import PAIR, QUICK

WHO = Option("who", Kind.PERSON)
STANDING = {
    "begin": Event.BEGIN,
    "next": Event.NEXT,
    "skip": Event.SKIP,
    "back": Event.BACK,
    "prompt": Event.PROMPT,
    "time": Event.TIME,
    "switch": Event.SWITCH,
    "pause": Event.PAUSE,
    "resume": Event.RESUME,
    "end": Event.END,
}

coaching = Programme(
    "coaching",
    commands=(
        Command("coach", "list", listing.listing, default=True),
        Command("coach", "ask", asking.opens(PAIR), (WHO,), opens_form=True),
        Command("coach", "quick", asking.opens(QUICK), (WHO,), opens_form=True),
        Command("coach", "three", asking.three, opens_form=True),
        Command("coach", "alone", asking.alone, opens_form=True),
        Command("coach", "note", afterwards.note, opens_form=True),
        Command("coach", "end", talking.end),
    ),
    presses={
        **{name: Action(talking.presses(event)) for name, event in STANDING.items()},
        "ask": Action(asking.opens(PAIR), opens_form=True),
        "quick": Action(asking.opens(QUICK), opens_form=True),
        "three": Action(asking.three, opens_form=True),
        "alone": Action(asking.alone, opens_form=True),
        "anyway": Action(asking.anyway),
        "withdraw": Action(asking.withdraw),
        "accept": Action(answering.accept),
        "later": Action(answering.later),
        "decline": Action(answering.decline),
        "never": Action(answering.never),
        "agreement": Action(answering.agreement),
        "agree": Action(answering.agree),
        "more": Action(talking.more),
        "show": Action(talking.show),
        "beyond": Action(talking.beyond),
        "stop": Action(talking.stop),
        "look_back": Action(afterwards.look_back, opens_form=True),
        "no_look": Action(afterwards.no_look),
        "reverse": Action(afterwards.reverse, opens_form=True),
        "reverse_next": Action(afterwards.reverse_next),
        "reverse_no": Action(afterwards.reverse_no),
        "note": Action(afterwards.note, opens_form=True),
        "keep": Action(afterwards.keep),
        "forget": Action(afterwards.forget),
        "choose": Action(listing.choose, opens_form=True),
    },
    submits={
        "ask": Action(asking.takes(PAIR)),
        "quick": Action(asking.takes(QUICK)),
        "three": Action(asking.take_three),
        "alone": Action(asking.take_alone),
        "look_back": Action(afterwards.take_look),
        "reverse": Action(afterwards.take_reverse),
        "note": Action(afterwards.take_note),
        "choose": Action(listing.chosen),
    },
    jobs={"nudge": Job(clock.nudge), "run_out": Job(clock.run_out)},
    cards={
        "invitation": CardKind(cards.invitation, delivered=cards.delivered),
        "invitation_new": CardKind(cards.invitation, always=True, delivered=cards.delivered),
        "agree": CardKind(cards.agree),
        "put_off": CardKind(cards.put_off),
        "declined": CardKind(cards.declined),
        "expired": CardKind(cards.expired),
        "not_begun": CardKind(cards.not_begun),
        "ended": CardKind(cards.ended),
        "stage": CardKind(cards.standing),
        "nudge": CardKind(cards.nudge),
        "debrief": CardKind(cards.debrief),
        "again": CardKind(cards.again),
        "note": CardKind(cards.note),
    },
    hears={
        Left: hearing.left,
        Gone: hearing.left,
        Paused: hearing.paused,
        PlaceLost: hearing.place_lost,
        CommitmentMade: hearing.commitment_made,
    },
    leads={Lead.CONVERSATION: "ask", Lead.QUESTION: "quick"},
    home=contributions.home,
    export=contributions.export,
    forget=contributions.forget,
)

"""The words of the state machine: states, events, who may do what, and one row of the table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TalkState(StrEnum):
    """How far a conversation is."""

    INVITED = "invited"
    PUT_OFF = "put-off"
    AGREEING = "agreeing"
    READY = "ready"
    FRAME = "frame"
    CLARIFY = "clarify"
    EXPLORE = "explore"
    EXPERIENCE = "experience"
    REFLECT = "reflect"
    COMMIT = "commit"
    OBSERVE = "observe"
    DEBRIEF = "debrief"
    DONE = "done"
    PAUSED = "paused"
    ENDED_EARLY = "ended-early"
    DECLINED = "declined"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    SAFETY_STOP = "safety-stop"


class Event(StrEnum):
    """What can happen to a conversation."""

    ACCEPT = "accept"
    LATER = "later"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    AGREE = "agree"
    CHOOSE = "choose-time"
    START = "start"
    BEGIN = "begin"
    NEXT = "next"
    SKIP = "skip"
    BACK = "back"
    PROMPT = "prompt"
    TIME = "time"
    SWITCH = "switch"
    PAUSE = "pause"
    RESUME = "resume"
    END = "end"
    STOP = "stop"
    LOOK_BACK = "look-back"
    RUN_OUT = "run-out"


class Actor(StrEnum):
    """Who may let an event happen."""

    ASKER = "whoever asked"
    INVITED = "those invited"
    EACH = "each of them"
    TURN = "whose turn it is"
    ANYONE = "any of them"
    CLOCK = "the clock"


class To(StrEnum):
    """A state that depends on where one is."""

    ONWARD = "the next one"
    BACKWARD = "the one before"
    SAME = "the same"
    RESUMED = "where it was paused"


class StepGuard(StrEnum):
    """What has to hold besides."""

    NONE = ""
    MAY_BE_SKIPPED = "where the form lets this stage be skipped"
    NOT_THE_FIRST = "not in the first stage"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: in these states, this event by these people leads there.

    `fresh`: the press must come from a card of this state. `once`: from its newest card, so that
    two who press at the same moment do it once.
    """

    at: tuple[TalkState, ...]
    event: Event
    by: Actor
    to: TalkState | To
    guard: StepGuard = StepGuard.NONE
    fresh: bool = True
    once: bool = False


class Role(StrEnum):
    """What somebody is in a conversation."""

    COACHEE = "coachee"
    COACH = "coach"
    OBSERVER = "observer"


@dataclass(frozen=True, slots=True)
class TalkStep:
    """One stage of a form: whose turn it is, for how many minutes when live."""

    state: TalkState
    turn: Role
    minutes: int
    skip: bool = True


@dataclass(frozen=True, slots=True)
class TalkForm:
    """A way to hold a conversation: seats with their roles at first, steps, rounds.

    In each further round everybody moves on to the role of the seat before theirs.
    """

    name: str
    roles: tuple[Role, ...]
    steps: tuple[TalkStep, ...]
    rounds: int = 1

    def role(self, seat: int, round: int = 0) -> Role:
        """Return what the person on a seat is in a round."""
        return self.roles[(seat - round) % len(self.roles)]

    @property
    def turns(self) -> bool:
        """Say whether the roles can turn afterwards: not alone, nor where they did already."""
        return len(self.roles) > 1 and self.rounds == 1

    @property
    def minutes(self) -> int:
        """How long it takes, live."""
        return sum(step.minutes for step in self.steps) * self.rounds


class KeptNote(StrEnum):
    """Why an event changes nothing."""

    DOUBLED = "doubled"  # pressed twice, or by two at once
    STALE = "stale"  # a card of an earlier state
    NOT_YOURS = "not-yours"  # somebody else's to press
    NOT_NOW = "not-now"  # not possible in this state
    OVER = "over"  # the conversation is over

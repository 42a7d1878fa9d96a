"""How a coaching conversation moves, pure and whole: one table, the forms as data, one function.

`TABLE` says what may happen in which state and by whom; a `Form` says which stages there are and
whose turn each is. `act` takes where a conversation stands and what happens, and returns where it
stands then, or why nothing changes. docs/coaching.md is drawn from here.

Every button carries the version its card was drawn from. A move counts when its card was drawn in
the state that still holds; what may be pressed over and over (another prompt, more time) counts
only from the newest card. So two presses at once cannot both win, and pressing twice is pressing
once. Ending and pausing always count. Who stopped because it was too heavy is marked nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.programmes.coaching.state_machine import (
    Actor,
    Event,
    KeptNote,
    Role,
    Rule,
    StepGuard,
    TalkForm,
    TalkState,
    TalkStep,
    To,
)

S, E, C, R = TalkState, Event, Role.COACHEE, Role.COACH

STAGES = (S.FRAME, S.CLARIFY, S.EXPLORE, S.EXPERIENCE, S.REFLECT, S.COMMIT, S.OBSERVE)
ENDS = (S.DONE, S.ENDED_EARLY, S.DECLINED, S.EXPIRED, S.CANCELLED, S.SAFETY_STOP)
OFFERED = (S.INVITED, S.PUT_OFF)
TALKING = (S.READY, *STAGES)

TABLE = (
    Rule(OFFERED, E.ACCEPT, Actor.INVITED, S.AGREEING),
    Rule((S.INVITED,), E.LATER, Actor.INVITED, S.PUT_OFF),
    Rule(OFFERED, E.DECLINE, Actor.INVITED, S.DECLINED),
    Rule(OFFERED, E.WITHDRAW, Actor.ASKER, S.CANCELLED, fresh=False),
    Rule(OFFERED, E.RUN_OUT, Actor.CLOCK, S.EXPIRED),
    Rule((S.AGREEING,), E.AGREE, Actor.EACH, To.ONWARD),
    Rule((S.AGREEING,), E.END, Actor.ANYONE, S.CANCELLED, fresh=False),
    Rule((S.AGREEING,), E.RUN_OUT, Actor.CLOCK, S.EXPIRED),
    Rule((S.READY,), E.CHOOSE, Actor.ANYONE, To.SAME, once=True),
    Rule((S.READY,), E.BEGIN, Actor.ANYONE, To.ONWARD),
    Rule((S.READY,), E.START, Actor.CLOCK, To.ONWARD),
    Rule(STAGES, E.NEXT, Actor.TURN, To.ONWARD),
    Rule(STAGES, E.SKIP, Actor.TURN, To.ONWARD, StepGuard.MAY_BE_SKIPPED),
    Rule(STAGES, E.BACK, Actor.ANYONE, To.BACKWARD, StepGuard.NOT_THE_FIRST),
    Rule(STAGES, E.PROMPT, Actor.ANYONE, To.SAME, once=True),
    Rule(STAGES, E.TIME, Actor.ANYONE, To.SAME, once=True),
    Rule(TALKING, E.SWITCH, Actor.ANYONE, To.SAME, once=True),
    Rule(TALKING, E.PAUSE, Actor.ANYONE, S.PAUSED, fresh=False),
    Rule((S.PAUSED,), E.RESUME, Actor.ANYONE, To.RESUMED),
    Rule((*TALKING, S.PAUSED), E.END, Actor.ANYONE, S.ENDED_EARLY, fresh=False),
    Rule((*TALKING, S.PAUSED), E.STOP, Actor.ANYONE, S.SAFETY_STOP, fresh=False),
    Rule((*TALKING, S.PAUSED), E.RUN_OUT, Actor.CLOCK, S.ENDED_EARLY),
    Rule((S.DEBRIEF,), E.LOOK_BACK, Actor.EACH, S.DONE, fresh=False),
    Rule((S.DEBRIEF,), E.RUN_OUT, Actor.CLOCK, S.DONE),
)

_CORE = (
    TalkStep(S.FRAME, C, 5, skip=False),
    TalkStep(S.CLARIFY, R, 5),
    TalkStep(S.EXPLORE, R, 8, skip=False),
    TalkStep(S.EXPERIENCE, R, 5),
    TalkStep(S.REFLECT, C, 3),
    TalkStep(S.COMMIT, C, 4),
)

PAIR = TalkForm("pair", (C, R), _CORE)
TRIO = TalkForm("trio", (C, R, Role.OBSERVER), (*_CORE, TalkStep(S.OBSERVE, Role.OBSERVER, 5)))
TROIKA = TalkForm(
    "troika",
    (C, R, R),
    (
        TalkStep(S.FRAME, C, 2, skip=False),
        TalkStep(S.CLARIFY, R, 2, skip=False),
        TalkStep(S.EXPERIENCE, R, 5),
        TalkStep(S.REFLECT, C, 1),
    ),
    rounds=3,
)
QUICK = TalkForm(
    "quick",
    (C, R),
    (
        TalkStep(S.FRAME, C, 3, skip=False),
        TalkStep(S.CLARIFY, R, 3, skip=False),
        TalkStep(S.EXPERIENCE, R, 4),
    ),
)
SOLO = TalkForm(
    "solo",
    (C,),
    tuple(replace(step, turn=C) for step in _CORE if step.state is not S.EXPERIENCE),
)
FORMS = {form.name: form for form in (PAIR, TRIO, TROIKA, QUICK, SOLO)}


@dataclass(frozen=True, slots=True)
class Rests:
    """How many of the actor's working days a state may rest: until one nudge, until it runs out.

    0 nudges nobody.
    """

    nudge: int
    out: int


RESTS = (
    {S.INVITED: Rests(2, 5), S.PUT_OFF: Rests(5, 10), S.AGREEING: Rests(2, 5)}
    | dict.fromkeys(STAGES, Rests(3, 10))
    | {S.READY: Rests(3, 10), S.PAUSED: Rests(0, 10), S.DEBRIEF: Rests(2, 5)}
)

WRITTEN_DAYS = 3  # a stage in writing, in working days of whose turn it is
MORE_MINUTES = 5


@dataclass(frozen=True, slots=True)
class TalkStanding:
    """Where a conversation stands. Seat 0 asked; the others were invited.

    `version` grows with every change; `entered` is the version this state began with. `given` are
    the seats that have said their part where each has to. `back` is where a paused one goes on.
    `last` is the newest event, to tell a press that came twice.
    """

    state: TalkState = TalkState.INVITED
    version: int = 1
    entered: int = 1
    step: int = 0
    round: int = 0
    live: bool = False
    given: frozenset[int] = frozenset()
    back: TalkState | None = None
    page: int = 0
    extended: int = 0
    last: str = ""

    @property
    def over(self) -> bool:
        """Say whether nothing can happen any more."""
        return self.state in ENDS


def whose(form: TalkForm, at: TalkStanding) -> frozenset[int]:
    """Return the seats whose turn it is; empty outside the stages."""
    if at.state not in STAGES:
        return frozenset()
    turn = form.steps[at.step].turn
    seats = range(len(form.roles))
    return frozenset(seat for seat in seats if form.role(seat, at.round) is turn)


def act(
    form: TalkForm, at: TalkStanding, event: Event, seat: int | None = None, seen: int | None = None
) -> TalkStanding | KeptNote:
    """Return where a conversation stands after an event, or why it changes nothing.

    `seat` is who it comes from, None for the clock; `seen` the version of the card that was
    pressed, None for what comes from no card.
    """
    seen = at.version if seen is None else seen
    mark = f"{event}.{seen}" if event is E.STOP else f"{event}.{seat}.{seen}"
    rule = next((each for each in TABLE if each.event is event and at.state in each.at), None)
    if at.last == mark and seen < at.version:
        return KeptNote.DOUBLED
    if rule is None or not _holds(rule.guard, form, at):
        return _why_not(at, seen)
    if not _may(rule.by, form, at, seat):
        return KeptNote.NOT_YOURS
    if rule.fresh and not at.entered <= seen <= at.version:
        return KeptNote.STALE
    if (rule.once and seen != at.version) or (_needs_all(rule) and seat in at.given):
        return KeptNote.DOUBLED
    return replace(_moved(rule, form, at, seat), version=at.version + 1, last=mark)


def _why_not(at: TalkStanding, seen: int) -> KeptNote:
    if at.over:
        return KeptNote.OVER
    return KeptNote.STALE if seen < at.entered else KeptNote.NOT_NOW


def _holds(guard: StepGuard, form: TalkForm, at: TalkStanding) -> bool:
    match guard:
        case StepGuard.MAY_BE_SKIPPED:
            return form.steps[at.step].skip
        case StepGuard.NOT_THE_FIRST:
            return at.step > 0
    return True


def _may(by: Actor, form: TalkForm, at: TalkStanding, seat: int | None) -> bool:
    match by:
        case Actor.CLOCK:
            return seat is None
        case Actor.ASKER:
            return seat == 0
        case Actor.INVITED:
            return bool(seat)
        case Actor.TURN:
            return seat in whose(form, at)
    return seat is not None


def _needs_all(rule: Rule) -> bool:
    return rule.by is Actor.EACH or rule.event is Event.ACCEPT


def _moved(rule: Rule, form: TalkForm, at: TalkStanding, seat: int | None) -> TalkStanding:
    if _needs_all(rule) and seat is not None:
        given = at.given | {seat}
        wanted = set(range(rule.by is Actor.INVITED, len(form.roles)))
        if given != wanted:
            return replace(at, given=given)
    match rule.to:
        case To.SAME:
            return _touched(rule.event, at)
        case To.ONWARD:
            return _onward(form, at)
        case To.BACKWARD:
            return _entered(at, form.steps[at.step - 1].state, step=at.step - 1)
        case To.RESUMED:
            return replace(_entered(at, at.back or S.READY), back=None)
    if rule.to is S.PUT_OFF:  # who said yes before need not say it again
        return replace(_entered(at, rule.to), given=at.given)
    return replace(_entered(at, rule.to), back=at.state if rule.to is S.PAUSED else None)


def _touched(event: Event, at: TalkStanding) -> TalkStanding:
    match event:
        case Event.PROMPT:
            return replace(at, page=at.page + 1)
        case Event.TIME:
            return replace(at, extended=at.extended + 1)
        case Event.SWITCH:
            return replace(at, live=not at.live)
    return at


def _onward(form: TalkForm, at: TalkStanding) -> TalkStanding:
    if at.state is S.AGREEING and at.live:
        return _entered(at, S.READY)
    if at.state in (S.AGREEING, S.READY):
        return _entered(at, form.steps[0].state)
    if at.step + 1 < len(form.steps):
        return _entered(at, form.steps[at.step + 1].state, step=at.step + 1)
    if at.round + 1 < form.rounds:
        return replace(_entered(at, form.steps[0].state, step=0), round=at.round + 1)
    return _entered(at, S.DEBRIEF)


def _entered(at: TalkStanding, state: TalkState, step: int | None = None) -> TalkStanding:
    return replace(
        at,
        state=state,
        entered=at.version + 1,
        step=at.step if step is None else step,
        given=frozenset(),
        page=0,
        extended=0,
    )


def begun(form: TalkForm, *, live: bool) -> TalkStanding:
    """Return where a new conversation stands: alone one begins at once, else by inviting."""
    state = S.INVITED if len(form.roles) > 1 else form.steps[0].state
    return TalkStanding(state=state, live=live)

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

from bot.programmes.coaching.machine import (
    By,
    Event,
    Form,
    Guard,
    Kept,
    Role,
    Rule,
    State,
    Step,
    To,
)

S, E, C, R = State, Event, Role.COACHEE, Role.COACH

STAGES = (S.FRAME, S.CLARIFY, S.EXPLORE, S.EXPERIENCE, S.REFLECT, S.COMMIT, S.OBSERVE)
ENDS = (S.DONE, S.ENDED_EARLY, S.DECLINED, S.EXPIRED, S.CANCELLED, S.SAFETY_STOP)
OFFERED = (S.INVITED, S.PUT_OFF)
TALKING = (S.READY, *STAGES)

TABLE = (
    Rule(OFFERED, E.ACCEPT, By.INVITED, S.AGREEING),
    Rule((S.INVITED,), E.LATER, By.INVITED, S.PUT_OFF),
    Rule(OFFERED, E.DECLINE, By.INVITED, S.DECLINED),
    Rule(OFFERED, E.WITHDRAW, By.ASKER, S.CANCELLED, fresh=False),
    Rule(OFFERED, E.RUN_OUT, By.CLOCK, S.EXPIRED),
    Rule((S.AGREEING,), E.AGREE, By.EACH, To.ONWARD),
    Rule((S.AGREEING,), E.END, By.ANYONE, S.CANCELLED, fresh=False),
    Rule((S.AGREEING,), E.RUN_OUT, By.CLOCK, S.EXPIRED),
    Rule((S.READY,), E.CHOOSE, By.ANYONE, To.SAME, once=True),
    Rule((S.READY,), E.BEGIN, By.ANYONE, To.ONWARD),
    Rule((S.READY,), E.START, By.CLOCK, To.ONWARD),
    Rule(STAGES, E.NEXT, By.TURN, To.ONWARD),
    Rule(STAGES, E.SKIP, By.TURN, To.ONWARD, Guard.MAY_BE_SKIPPED),
    Rule(STAGES, E.BACK, By.ANYONE, To.BACKWARD, Guard.NOT_THE_FIRST),
    Rule(STAGES, E.PROMPT, By.ANYONE, To.SAME, once=True),
    Rule(STAGES, E.TIME, By.ANYONE, To.SAME, once=True),
    Rule(TALKING, E.SWITCH, By.ANYONE, To.SAME, once=True),
    Rule(TALKING, E.PAUSE, By.ANYONE, S.PAUSED, fresh=False),
    Rule((S.PAUSED,), E.RESUME, By.ANYONE, To.RESUMED),
    Rule((*TALKING, S.PAUSED), E.END, By.ANYONE, S.ENDED_EARLY, fresh=False),
    Rule((*TALKING, S.PAUSED), E.STOP, By.ANYONE, S.SAFETY_STOP, fresh=False),
    Rule((*TALKING, S.PAUSED), E.RUN_OUT, By.CLOCK, S.ENDED_EARLY),
    Rule((S.DEBRIEF,), E.LOOK_BACK, By.EACH, S.DONE, fresh=False),
    Rule((S.DEBRIEF,), E.RUN_OUT, By.CLOCK, S.DONE),
)

_CORE = (
    Step(S.FRAME, C, 5, skip=False),
    Step(S.CLARIFY, R, 5),
    Step(S.EXPLORE, R, 8, skip=False),
    Step(S.EXPERIENCE, R, 5),
    Step(S.REFLECT, C, 3),
    Step(S.COMMIT, C, 4),
)

PAIR = Form("pair", (C, R), _CORE)
TRIO = Form("trio", (C, R, Role.OBSERVER), (*_CORE, Step(S.OBSERVE, Role.OBSERVER, 5)))
TROIKA = Form(
    "troika",
    (C, R, R),
    (
        Step(S.FRAME, C, 2, skip=False),
        Step(S.CLARIFY, R, 2, skip=False),
        Step(S.EXPERIENCE, R, 5),
        Step(S.REFLECT, C, 1),
    ),
    rounds=3,
)
QUICK = Form(
    "quick",
    (C, R),
    (
        Step(S.FRAME, C, 3, skip=False),
        Step(S.CLARIFY, R, 3, skip=False),
        Step(S.EXPERIENCE, R, 4),
    ),
)
SOLO = Form(
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
class Standing:
    """Where a conversation stands. Seat 0 asked; the others were invited.

    `version` grows with every change; `entered` is the version this state began with. `given` are
    the seats that have said their part where each has to. `back` is where a paused one goes on.
    `last` is the newest event, to tell a press that came twice.
    """

    state: State = State.INVITED
    version: int = 1
    entered: int = 1
    step: int = 0
    round: int = 0
    live: bool = False
    given: frozenset[int] = frozenset()
    back: State | None = None
    page: int = 0
    extended: int = 0
    last: str = ""

    @property
    def over(self) -> bool:
        """Say whether nothing can happen any more."""
        return self.state in ENDS


def whose(form: Form, at: Standing) -> frozenset[int]:
    """Return the seats whose turn it is; empty outside the stages."""
    if at.state not in STAGES:
        return frozenset()
    turn = form.steps[at.step].turn
    seats = range(len(form.roles))
    return frozenset(seat for seat in seats if form.role(seat, at.round) is turn)


def act(
    form: Form, at: Standing, event: Event, seat: int | None = None, seen: int | None = None
) -> Standing | Kept:
    """Return where a conversation stands after an event, or why it changes nothing.

    `seat` is who it comes from, None for the clock; `seen` the version of the card that was
    pressed, None for what comes from no card.
    """
    seen = at.version if seen is None else seen
    mark = f"{event}.{seen}" if event is E.STOP else f"{event}.{seat}.{seen}"
    rule = next((each for each in TABLE if each.event is event and at.state in each.at), None)
    if at.last == mark and seen < at.version:
        return Kept.DOUBLED
    if rule is None or not _holds(rule.guard, form, at):
        return _why_not(at, seen)
    if not _may(rule.by, form, at, seat):
        return Kept.NOT_YOURS
    if rule.fresh and not at.entered <= seen <= at.version:
        return Kept.STALE
    if (rule.once and seen != at.version) or (_needs_all(rule) and seat in at.given):
        return Kept.DOUBLED
    return replace(_moved(rule, form, at, seat), version=at.version + 1, last=mark)


def _why_not(at: Standing, seen: int) -> Kept:
    if at.over:
        return Kept.OVER
    return Kept.STALE if seen < at.entered else Kept.NOT_NOW


def _holds(guard: Guard, form: Form, at: Standing) -> bool:
    match guard:
        case Guard.MAY_BE_SKIPPED:
            return form.steps[at.step].skip
        case Guard.NOT_THE_FIRST:
            return at.step > 0
    return True


def _may(by: By, form: Form, at: Standing, seat: int | None) -> bool:
    match by:
        case By.CLOCK:
            return seat is None
        case By.ASKER:
            return seat == 0
        case By.INVITED:
            return bool(seat)
        case By.TURN:
            return seat in whose(form, at)
    return seat is not None


def _needs_all(rule: Rule) -> bool:
    return rule.by is By.EACH or rule.event is Event.ACCEPT


def _moved(rule: Rule, form: Form, at: Standing, seat: int | None) -> Standing:
    if _needs_all(rule) and seat is not None:
        given = at.given | {seat}
        wanted = set(range(rule.by is By.INVITED, len(form.roles)))
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


def _touched(event: Event, at: Standing) -> Standing:
    match event:
        case Event.PROMPT:
            return replace(at, page=at.page + 1)
        case Event.TIME:
            return replace(at, extended=at.extended + 1)
        case Event.SWITCH:
            return replace(at, live=not at.live)
    return at


def _onward(form: Form, at: Standing) -> Standing:
    if at.state is S.AGREEING and at.live:
        return _entered(at, S.READY)
    if at.state in (S.AGREEING, S.READY):
        return _entered(at, form.steps[0].state)
    if at.step + 1 < len(form.steps):
        return _entered(at, form.steps[at.step + 1].state, step=at.step + 1)
    if at.round + 1 < form.rounds:
        return replace(_entered(at, form.steps[0].state, step=0), round=at.round + 1)
    return _entered(at, S.DEBRIEF)


def _entered(at: Standing, state: State, step: int | None = None) -> Standing:
    return replace(
        at,
        state=state,
        entered=at.version + 1,
        step=at.step if step is None else step,
        given=frozenset(),
        page=0,
        extended=0,
    )


def begun(form: Form, *, live: bool) -> Standing:
    """Return where a new conversation stands: alone one begins at once, else by inviting."""
    state = S.INVITED if len(form.roles) > 1 else form.steps[0].state
    return Standing(state=state, live=live)

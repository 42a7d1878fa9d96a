"""The state machine of conversations: what anybody may press, in any order, at any moment."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.programmes.coaching.machine import Event, Kept, Role, State
from bot.programmes.coaching.rules import (
    ENDS,
    FORMS,
    PAIR,
    QUICK,
    RESTS,
    SOLO,
    STAGES,
    TABLE,
    Standing,
    act,
    begun,
    whose,
)

COACHEE, COACH = 0, 1


def through(form_name: str, *events: tuple[Event, int], live: bool = False) -> Standing:
    """Return where a new conversation stands after these events, each of which must count."""
    form = FORMS[form_name]
    at = begun(form, live=live)
    for event, seat in events:
        moved = act(form, at, event, seat)
        assert isinstance(moved, Standing), f"{event} by {seat} in {at.state}: {moved}"
        at = moved
    return at


AGREED = ((Event.ACCEPT, COACH), (Event.AGREE, COACHEE), (Event.AGREE, COACH))
STEPS = [COACHEE, COACH, COACH, COACH, COACHEE, COACHEE]


def at_stage(number: int) -> Standing:
    """Return a pair's conversation in its stage of this number, from 0."""
    return through("pair", *AGREED, *((Event.NEXT, seat) for seat in STEPS[:number]))


@pytest.mark.shows("T4")
def test_a_pair_from_first_to_last() -> None:
    """A pair goes through its six stages in order, and then each looks back."""
    seen = [at_stage(number).state for number in range(7)]
    assert seen == [*STAGES[:6], State.DEBRIEF]
    done = through(
        "pair",
        *AGREED,
        *((Event.NEXT, seat) for seat in STEPS),
        (Event.LOOK_BACK, COACH),
        (Event.LOOK_BACK, COACHEE),
    )
    assert done.state is State.DONE


@pytest.mark.shows("T5")
@pytest.mark.parametrize("number", [0, 4, 5])
def test_only_the_coachee_moves_their_stages_on(number: int) -> None:
    """FRAME, REFLECT and COMMIT go on only when the coachee says so."""
    at = at_stage(number)
    assert act(PAIR, at, Event.NEXT, COACH) is Kept.NOT_YOURS
    assert act(PAIR, at, Event.SKIP, COACH) in (Kept.NOT_YOURS, Kept.NOT_NOW)
    assert isinstance(act(PAIR, at, Event.NEXT, COACHEE), Standing)


@pytest.mark.shows("T5")
def test_questions_come_before_experience() -> None:
    """The stage of thought-provoking questions cannot be skipped on the way to experience."""
    at = at_stage(2)
    assert at.state is State.EXPLORE
    assert act(PAIR, at, Event.SKIP, COACH) is Kept.NOT_NOW
    after = act(PAIR, at, Event.NEXT, COACH)
    assert isinstance(after, Standing)
    assert after.state is State.EXPERIENCE


@pytest.mark.shows("T5", "R10")
def test_two_at_once() -> None:
    """Of two presses on the same card only the first counts, and the second says why."""
    at = at_stage(1)
    first = act(PAIR, at, Event.NEXT, COACH, at.version)
    assert isinstance(first, Standing)
    assert act(PAIR, first, Event.NEXT, COACH, at.version) is Kept.DOUBLED
    assert act(PAIR, first, Event.BACK, COACHEE, at.version) is Kept.STALE
    more = act(PAIR, at, Event.TIME, COACHEE, at.version)
    assert isinstance(more, Standing)
    assert act(PAIR, more, Event.TIME, COACH, at.version) is Kept.DOUBLED
    assert isinstance(act(PAIR, more, Event.NEXT, COACH, at.version), Standing)


@pytest.mark.shows("T5")
@pytest.mark.parametrize("seat", [COACHEE, COACH])
@pytest.mark.parametrize("number", range(6))
def test_anybody_may_end_at_any_moment(number: int, seat: int) -> None:
    """Ending and pausing count from every stage, for both, from however old a card."""
    at = at_stage(number)
    ended = act(PAIR, at, Event.END, seat, 1)
    assert isinstance(ended, Standing)
    assert ended.state is State.ENDED_EARLY
    assert act(PAIR, ended, Event.END, 1 - seat, 1) is Kept.OVER
    paused = act(PAIR, at, Event.PAUSE, seat, 1)
    assert isinstance(paused, Standing)
    again = act(PAIR, paused, Event.RESUME, 1 - seat)
    assert isinstance(again, Standing)
    assert (again.state, again.step) == (at.state, at.step)


@pytest.mark.shows("T10")
def test_each_troika_round_has_another_coachee() -> None:
    """In a troika each of the three is heard once, while the two others coach."""
    form = FORMS["troika"]
    accepted = [(Event.ACCEPT, 1), (Event.ACCEPT, 2), *((Event.AGREE, seat) for seat in range(3))]
    at = through("troika", *accepted)
    heard = []
    while at.state in STAGES:
        if at.state is State.FRAME:
            heard.append(next(seat for seat in range(3) if form.role(seat, at.round) is _C))
        moved = act(form, at, Event.NEXT, min(whose(form, at)))
        assert isinstance(moved, Standing)
        at = moved
    assert heard == [0, 1, 2]


_C = Role.COACHEE


@pytest.mark.shows("T10")
def test_how_long_the_forms_take() -> None:
    """Half an hour for a pair, ten minutes for each round of a troika and for a quick question."""
    assert {name: form.minutes for name, form in FORMS.items()} == {
        "pair": 30,
        "trio": 35,
        "troika": 30,
        "quick": 10,
        "solo": 25,
    }


@pytest.mark.shows("T11")
def test_nothing_waits_for_ever() -> None:
    """Every state that is no end runs out by itself, and is nudged at most once before."""
    for state in set(State) - set(ENDS):
        assert [each for each in TABLE if state in each.at and each.event is Event.RUN_OUT], state
        assert RESTS[state].nudge < RESTS[state].out


@pytest.mark.shows("T4")
def test_the_table_says_one_thing_only() -> None:
    """For each state and event there is one row at most."""
    cells = [(state, row.event) for row in TABLE for state in row.at]
    assert len(cells) == len(set(cells))


# -- against a model -------------------------------------------------------------------------------


class Model:
    """The same conversation told in another way: a list of scenes and a finger on one of them."""

    def __init__(self, name: str, *, live: bool) -> None:
        self.people = {"pair": 2, "quick": 2, "trio": 3, "troika": 3, "solo": 1}[name]
        self.scenes = _SCENES[name]
        self.live, self.finger = live, 0
        self.phase = "talk" if name == "solo" else "invited"
        self.said: set[int] = set()

    def name(self) -> str:
        """Return what the state is called."""
        return self.scenes[self.finger][0] if self.phase == "talk" else self.phase

    def does(self, event: str, who: int | None) -> bool:
        """Let a current press happen; False where it changes nothing."""
        if event == "run-out":
            return who is None and self._go(_AFTER_ALL.get(self.phase, ""))
        if who is None:
            return False
        return bool(getattr(self, f"_{event.replace('-', '_')}", lambda who: False)(who))

    def _go(self, phase: str) -> bool:
        if phase:
            self.phase, self.said = phase, set()
        return bool(phase)

    def _everybody(self, who: int, of: set[int], phase: str) -> bool:
        if who in self.said or who not in of:
            return False
        self.said.add(who)
        return self._go(phase) if self.said == of else True

    def _offered(self, who: int) -> bool:
        return self.phase in ("invited", "put-off") and who > 0

    def _accept(self, who: int) -> bool:
        everybody = set(range(1, self.people))
        return self._offered(who) and self._everybody(who, everybody, "agreeing")

    def _decline(self, who: int) -> bool:
        return self._offered(who) and self._go("declined")

    def _later(self, who: int) -> bool:
        yes, fits = set(self.said), self.phase == "invited" and who > 0 and self._go("put-off")
        self.said = yes if fits else self.said
        return fits

    def _withdraw(self, who: int) -> bool:
        return self.phase in ("invited", "put-off") and who == 0 and self._go("cancelled")

    def _agree(self, who: int) -> bool:
        nxt = "ready" if self.live else "talk"
        return self.phase == "agreeing" and self._everybody(who, set(range(self.people)), nxt)

    def _begin(self, who: int) -> bool:
        return self.phase == "ready" and self._go("talk")

    def _next(self, who: int) -> bool:
        if self.phase != "talk" or who not in self.scenes[self.finger][1]:
            return False
        if self.finger + 1 == len(self.scenes):
            return self._go("debrief")
        self.finger += 1
        return True

    def _skip(self, who: int) -> bool:
        free = self.phase == "talk" and self.scenes[self.finger][2]
        return free and self._next(who)

    def _back(self, who: int) -> bool:
        if self.phase != "talk" or self.name() == "frame":
            return False
        self.finger -= 1
        return True

    def _prompt(self, who: int) -> bool:
        return self.phase == "talk"

    _time = _prompt

    def _switch(self, who: int) -> bool:
        if self.phase not in ("talk", "ready"):
            return False
        self.live = not self.live
        return True

    def _pause(self, who: int) -> bool:
        if self.phase not in ("talk", "ready"):
            return False
        self.before = self.phase
        return self._go("paused")

    def _resume(self, who: int) -> bool:
        return self.phase == "paused" and self._go(self.before)

    def _end(self, who: int) -> bool:
        if self.phase == "agreeing":
            return self._go("cancelled")
        return self.phase in ("talk", "ready", "paused") and self._go("ended-early")

    def _stop(self, who: int) -> bool:
        return self.phase in ("talk", "ready", "paused") and self._go("safety-stop")

    def _look_back(self, who: int) -> bool:
        return self.phase == "debrief" and self._everybody(who, set(range(self.people)), "done")


_AFTER_ALL = {
    "invited": "expired",
    "put-off": "expired",
    "agreeing": "expired",
    "ready": "ended-early",
    "talk": "ended-early",
    "paused": "ended-early",
    "debrief": "done",
}
_A, _B = {0}, {1}
_LONG = [
    ("frame", _A, False),
    ("clarify", _B, True),
    ("explore", _B, False),
    ("experience", _B, True),
    ("reflect", _A, True),
    ("commit", _A, True),
]
_SCENES: dict[str, list[tuple[str, set[int], bool]]] = {
    "pair": _LONG,
    "trio": [*_LONG, ("observe", {2}, True)],
    "quick": [("frame", _A, False), ("clarify", _B, False), ("experience", _B, True)],
    "solo": [(name, _A, free) for name, _, free in _LONG if name != "experience"],
    "troika": [
        scene
        for one in range(3)
        for scene in (
            ("frame", {one}, False),
            ("clarify", {0, 1, 2} - {one}, False),
            ("experience", {0, 1, 2} - {one}, True),
            ("reflect", {one}, True),
        )
    ],
}
_ALWAYS = {"withdraw", "end", "stop", "pause", "look-back"}
_NEWEST = {"prompt", "time", "switch"}


class Presses(RuleBasedStateMachine):
    """Random people press random buttons of old and new cards, wait, restart and leave."""

    @initialize(name=st.sampled_from(sorted(FORMS)), live=st.booleans())
    def begin(self, name: str, live: bool) -> None:
        """Begin a conversation of some form."""
        self.form, self.model = FORMS[name], Model(name, live=live)
        self.at = begun(self.form, live=live)
        self.entered, self.newest = self.at.version, self.at.version

    def _try(self, event: Event, seat: int | None, seen: int) -> None:
        outdated = seen < self.entered and event not in _ALWAYS
        late = seen < self.newest and event in _NEWEST
        before = (self.model.name(), self.model.finger, self.model.phase)
        allowed = not (outdated or late) and self.model.does(event.value, seat)
        moved = act(self.form, self.at, event, seat, seen)
        again = isinstance(moved, Kept) and moved is Kept.DOUBLED
        if again and event in _ALWAYS and allowed:
            msg = f"{event} must always count"
            raise AssertionError(msg)
        assert isinstance(moved, Standing) == allowed, (event, seat, seen, self.at, moved)
        if isinstance(moved, Standing):
            assert moved.version == self.at.version + 1
            self.at, self.newest = moved, moved.version
            if (self.model.name(), self.model.finger, self.model.phase) != before:
                self.entered = moved.version

    @rule(event=st.sampled_from(Event), seat=st.integers(0, 2), age=st.integers(0, 3))
    def press(self, event: Event, seat: int, age: int) -> None:
        """Somebody of them presses a card that may be older than the newest."""
        if event is not Event.RUN_OUT:
            self._try(event, seat % len(self.form.roles), max(1, self.newest - age))

    @rule(times=st.integers(1, 3))
    def go_on(self, times: int) -> None:
        """Everything goes on as it should for a while."""
        usual = (Event.ACCEPT, Event.AGREE, Event.BEGIN, Event.NEXT, Event.RESUME)
        for _ in range(times):
            for event in usual:
                for seat in range(len(self.form.roles)):
                    self._try(event, seat, self.newest)

    @rule()
    def wait_too_long(self) -> None:
        """Nobody does anything until it runs out, once in a while."""
        if self.newest % 5 == 0:
            self._try(Event.RUN_OUT, None, self.newest)

    @rule()
    def restart(self) -> None:
        """The process is restarted between two presses: a copy goes on as the original."""
        self.at = replace(self.at)

    @invariant()
    def agree(self) -> None:
        """Both tell the same state, and an end stays one."""
        if hasattr(self, "model"):
            assert self.at.state.value == self.model.name()
            assert self.at.live == self.model.live


TestPresses = Presses.TestCase
TestPresses.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)


def test_short_forms_have_no_way_around() -> None:
    """Alone nobody shares experience, and a quick question is clarified first."""
    assert State.EXPERIENCE not in {step.state for step in SOLO.steps}
    before = [step for step in QUICK.steps if step.state is State.CLARIFY]
    assert not any(step.skip for step in before)

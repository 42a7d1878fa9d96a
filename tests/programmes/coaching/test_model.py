"""The state machine of conversations against a model: anybody, any press, at any moment."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.programmes.coaching.rules import FORMS, TalkStanding, act, begun
from bot.programmes.coaching.state_machine import Event, KeptNote
from tests.examples import examples


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
        if event == "start":
            return who is None and self._begin(0)
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

    def _choose_time(self, who: int) -> bool:
        return self.phase == "ready"

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
_NEWEST = {"prompt", "time", "switch", "choose-time"}
_CLOCK = {Event.RUN_OUT, Event.START}


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
        again = isinstance(moved, KeptNote) and moved is KeptNote.DOUBLED
        if again and event in _ALWAYS and allowed:
            msg = f"{event} must always count"
            raise AssertionError(msg)
        assert isinstance(moved, TalkStanding) == allowed, (event, seat, seen, self.at, moved)
        if isinstance(moved, TalkStanding):
            assert moved.version == self.at.version + 1
            self.at, self.newest = moved, moved.version
            if (self.model.name(), self.model.finger, self.model.phase) != before:
                self.entered = moved.version

    @rule(event=st.sampled_from(Event), seat=st.integers(0, 2), age=st.integers(0, 3))
    def press(self, event: Event, seat: int, age: int) -> None:
        """Somebody of them presses a card that may be older than the newest."""
        if event not in _CLOCK:
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
    def come_to_the_time_chosen(self) -> None:
        """The moment comes for which a time was chosen."""
        self._try(Event.START, None, self.newest)

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
TestPresses.settings = examples(150, stateful_step_count=40)

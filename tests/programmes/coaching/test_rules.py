"""The state machine of conversations, by example: who may do what, and where it leads."""

from __future__ import annotations

import pytest

from bot.programmes.coaching.rules import (
    ENDS,
    FORMS,
    PAIR,
    QUICK,
    RESTS,
    SOLO,
    STAGES,
    TABLE,
    TalkStanding,
    act,
    begun,
    whose,
)
from bot.programmes.coaching.state_machine import Event, KeptNote, Role, TalkState

COACHEE, COACH = 0, 1


def through(form_name: str, *events: tuple[Event, int], live: bool = False) -> TalkStanding:
    """Return where a new conversation stands after these events, each of which must count."""
    form = FORMS[form_name]
    at = begun(form, live=live)
    for event, seat in events:
        moved = act(form, at, event, seat)
        assert isinstance(moved, TalkStanding), f"{event} by {seat} in {at.state}: {moved}"
        at = moved
    return at


AGREED = ((Event.ACCEPT, COACH), (Event.AGREE, COACHEE), (Event.AGREE, COACH))
STEPS = [COACHEE, COACH, COACH, COACH, COACHEE, COACHEE]


def at_stage(number: int) -> TalkStanding:
    """Return a pair's conversation in its stage of this number, from 0."""
    return through("pair", *AGREED, *((Event.NEXT, seat) for seat in STEPS[:number]))


@pytest.mark.shows("T4")
def test_a_pair_from_first_to_last() -> None:
    """A pair goes through its six stages in order, and then each looks back."""
    seen = [at_stage(number).state for number in range(7)]
    assert seen == [*STAGES[:6], TalkState.DEBRIEF]
    done = through(
        "pair",
        *AGREED,
        *((Event.NEXT, seat) for seat in STEPS),
        (Event.LOOK_BACK, COACH),
        (Event.LOOK_BACK, COACHEE),
    )
    assert done.state is TalkState.DONE


@pytest.mark.shows("T5")
@pytest.mark.parametrize("number", [0, 4, 5])
def test_only_the_coachee_moves_their_stages_on(number: int) -> None:
    """FRAME, REFLECT and COMMIT go on only when the coachee says so."""
    at = at_stage(number)
    assert act(PAIR, at, Event.NEXT, COACH) is KeptNote.NOT_YOURS
    assert act(PAIR, at, Event.SKIP, COACH) in (KeptNote.NOT_YOURS, KeptNote.NOT_NOW)
    assert isinstance(act(PAIR, at, Event.NEXT, COACHEE), TalkStanding)


@pytest.mark.shows("T5")
def test_questions_come_before_experience() -> None:
    """The stage of thought-provoking questions cannot be skipped on the way to experience."""
    at = at_stage(2)
    assert at.state is TalkState.EXPLORE
    assert act(PAIR, at, Event.SKIP, COACH) is KeptNote.NOT_NOW
    after = act(PAIR, at, Event.NEXT, COACH)
    assert isinstance(after, TalkStanding)
    assert after.state is TalkState.EXPERIENCE


@pytest.mark.shows("T5", "R10")
def test_two_at_once() -> None:
    """Of two presses on the same card only the first counts, and the second says why."""
    at = at_stage(1)
    first = act(PAIR, at, Event.NEXT, COACH, at.version)
    assert isinstance(first, TalkStanding)
    assert act(PAIR, first, Event.NEXT, COACH, at.version) is KeptNote.DOUBLED
    assert act(PAIR, first, Event.BACK, COACHEE, at.version) is KeptNote.STALE
    more = act(PAIR, at, Event.TIME, COACHEE, at.version)
    assert isinstance(more, TalkStanding)
    assert act(PAIR, more, Event.TIME, COACH, at.version) is KeptNote.DOUBLED
    assert isinstance(act(PAIR, more, Event.NEXT, COACH, at.version), TalkStanding)


@pytest.mark.shows("T5")
@pytest.mark.parametrize("seat", [COACHEE, COACH])
@pytest.mark.parametrize("number", range(6))
def test_anybody_may_end_at_any_moment(number: int, seat: int) -> None:
    """Ending and pausing count from every stage, for both, from however old a card."""
    at = at_stage(number)
    ended = act(PAIR, at, Event.END, seat, 1)
    assert isinstance(ended, TalkStanding)
    assert ended.state is TalkState.ENDED_EARLY
    assert act(PAIR, ended, Event.END, 1 - seat, 1) is KeptNote.OVER
    paused = act(PAIR, at, Event.PAUSE, seat, 1)
    assert isinstance(paused, TalkStanding)
    again = act(PAIR, paused, Event.RESUME, 1 - seat)
    assert isinstance(again, TalkStanding)
    assert (again.state, again.step) == (at.state, at.step)


@pytest.mark.shows("T10")
def test_each_troika_round_has_another_coachee() -> None:
    """In a troika each of the three is heard once, while the two others coach."""
    form = FORMS["troika"]
    accepted = [(Event.ACCEPT, 1), (Event.ACCEPT, 2), *((Event.AGREE, seat) for seat in range(3))]
    at = through("troika", *accepted)
    heard = []
    while at.state in STAGES:
        if at.state is TalkState.FRAME:
            heard.append(next(seat for seat in range(3) if form.role(seat, at.round) is _C))
        moved = act(form, at, Event.NEXT, min(whose(form, at)))
        assert isinstance(moved, TalkStanding)
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
    for state in set(TalkState) - set(ENDS):
        assert [each for each in TABLE if state in each.at and each.event is Event.RUN_OUT], state
        assert RESTS[state].nudge < RESTS[state].out


@pytest.mark.shows("T4")
def test_the_table_says_one_thing_only() -> None:
    """For each state and event there is one row at most."""
    cells = [(state, row.event) for row in TABLE for state in row.at]
    assert len(cells) == len(set(cells))


def test_short_forms_have_no_way_around() -> None:
    """Alone nobody shares experience, and a quick question is clarified first."""
    assert TalkState.EXPERIENCE not in {step.state for step in SOLO.steps}
    before = [step for step in QUICK.steps if step.state is TalkState.CLARIFY]
    assert not any(step.skip for step in before)

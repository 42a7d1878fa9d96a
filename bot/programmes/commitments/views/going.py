"""What an owner sees of how one goes, pure: its day, what they told, what follows."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.model.commitments import Commitment, ProgressStep
from bot.kit.model.people import Community, Member
from bot.kit.screen.buttons import Look, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.text import excerpt, lines
from bot.kit.widgets import days
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.commitments.rules import PLAN, WHAT

words = Phrasebook("bot.programmes.commitments")


def due(made: Commitment, *, again: bool = False) -> Card:
    """Ask the owner how it went; `again`: once more."""
    asked = words.card(
        "due",
        words.button("done", "done", made.id, Look.MAIN),
        words.button("partly", "partly", made.id),
        words.button("not-yet", "not_yet", made.id),
        words.button("snooze", "snooze", made.id),
        words.button("more", "more", made.id),
        what=excerpt(made.what, WHAT),
        more=excerpt(made.plan, PLAN),
    )
    return asked.because(words("due-again-why")) if again else asked


def something_else(made: Commitment, *, asked: bool) -> Card:
    """Offer what else can be said; `asked`: somebody may ask about it."""
    return words.card(
        "else",
        words.button("changed", "edit", made.id),
        words.button("let-go", "let_go", made.id),
        *((words.button("nobody", "nobody", made.id),) if asked else ()),
        what=excerpt(made.what, WHAT),
    )


def done(made: Commitment, step: ProgressStep, readers: Sequence[Member]) -> Card:
    """Be glad with the owner."""
    told = [words("reads", who=each.person) for each in readers] if step.shared else []
    buttons = (words.button("add-next", "add"), words.button("list", "list"))
    return words.card("done", *buttons, more=lines(told), what=excerpt(made.what, WHAT))


def let_go(step: ProgressStep, readers: Sequence[Member]) -> Card:
    """Say that letting go is fine; whoever may ask can be told with one press."""
    tell = (words.button("pass-on", "pass_on", step.id),) if readers else ()
    waiting = [words("let-go-asks", who=each.person) for each in readers]
    return words.card("let-go", *tell, words.button("list", "list"), more=lines(waiting))


def passed_on() -> Card:
    """Confirm that it was passed on."""
    return words.card("passed-on", words.button("list", "list"))


def goes_on(made: Commitment, owner: Member, home: Community) -> Card:
    """Say that it goes on, and when it is asked about again."""
    when = (
        words("again-on", day=days.day(made.by, owner, home)) if made.by else words("again-no-day")
    )
    return words.card(
        "goes-on", words.button("edit", "edit", made.id), words.button("list", "list"), more=when
    )


def another_way(made: Commitment, talk: Press | None) -> Card:
    """Offer another way after the second "not yet"."""
    buttons = (
        *words.leading("talk", talk),
        words.button("smaller", "edit", made.id),
        words.button("let-go", "let_go", made.id),
    )
    return words.card("another-way", *buttons, what=excerpt(made.what, WHAT))


def told(made: Commitment, step: ProgressStep, talk: Press | None) -> Card:
    """Confirm what was told; an obstacle can lead to a conversation."""
    key = "told-shared" if step.shared else "told"
    return words.card(key, *words.leading("talk", talk), words.button("show", "show", made.id))

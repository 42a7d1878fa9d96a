"""What an owner sees of how one goes, pure: its day, what they told, what follows."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.model.commitments import Commitment, ProgressStep
from bot.kit.model.people import Community, Member
from bot.kit.screen.buttons import Look, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.text import lines
from bot.programmes.commitments.say import PLAN, WHAT, card, day, leading, press, quoted, words


def due(made: Commitment, *, again: bool = False) -> Card:
    """Ask the owner how it went; `again`: once more."""
    asked = card(
        "due",
        press("done", "done", made.id, Look.MAIN),
        press("partly", "partly", made.id),
        press("not-yet", "not_yet", made.id),
        press("snooze", "snooze", made.id),
        press("more", "more", made.id),
        what=quoted(made.what, WHAT),
        more=quoted(made.plan, PLAN),
    )
    return asked.because(words("due-again-why")) if again else asked


def something_else(made: Commitment, *, asked: bool) -> Card:
    """Offer what else can be said; `asked`: somebody may ask about it."""
    return card(
        "else",
        press("changed", "edit", made.id),
        press("let-go", "let_go", made.id),
        *((press("nobody", "nobody", made.id),) if asked else ()),
        what=quoted(made.what, WHAT),
    )


def done(made: Commitment, step: ProgressStep, readers: Sequence[Member]) -> Card:
    """Be glad with the owner."""
    told = [words("reads", who=each.person) for each in readers] if step.shared else []
    buttons = (press("add-next", "add"), press("list", "list"))
    return card("done", *buttons, more=lines(told), what=quoted(made.what, WHAT))


def let_go(step: ProgressStep, readers: Sequence[Member]) -> Card:
    """Say that letting go is fine; whoever may ask can be told with one press."""
    tell = (press("pass-on", "pass_on", step.id),) if readers else ()
    waiting = [words("let-go-asks", who=each.person) for each in readers]
    return card("let-go", *tell, press("list", "list"), more=lines(waiting))


def passed_on() -> Card:
    """Confirm that it was passed on."""
    return card("passed-on", press("list", "list"))


def goes_on(made: Commitment, owner: Member, home: Community) -> Card:
    """Say that it goes on, and when it is asked about again."""
    when = words("again-on", day=day(made.by, owner, home)) if made.by else words("again-no-day")
    return card("goes-on", press("edit", "edit", made.id), press("list", "list"), more=when)


def another_way(made: Commitment, talk: Press | None) -> Card:
    """Offer another way after the second "not yet"."""
    buttons = (
        *leading("talk", talk),
        press("smaller", "edit", made.id),
        press("let-go", "let_go", made.id),
    )
    return card("another-way", *buttons, what=quoted(made.what, WHAT))


def told(made: Commitment, step: ProgressStep, talk: Press | None) -> Card:
    """Confirm what was told; an obstacle can lead to a conversation."""
    key = "told-shared" if step.shared else "told"
    return card(key, *leading("talk", talk), press("show", "show", made.id))

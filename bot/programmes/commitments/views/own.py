"""What an owner sees of their commitments, pure: all of them, one of them, the files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.kit.model.commitments import Commitment, Course, ProgressStep
from bot.kit.model.people import Community, Member
from bot.kit.screen.buttons import Button, Look, Press
from bot.kit.screen.cards import Card, Row
from bot.kit.screen.files import Attachment
from bot.kit.screen.text import Moment, Style, Text, excerpt, lines
from bot.kit.widgets import days
from bot.kit.widgets import listing as listing_
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.commitments.rules import PLAN, WHAT

words = Phrasebook("bot.programmes.commitments")


@dataclass(frozen=True, slots=True)
class ShownCommitment:
    """One commitment with everything its owner sees of it."""

    made: Commitment
    owner: Member
    community: Community
    askers: Sequence[Member] = ()
    waits: Sequence[Member] = ()
    steps: Sequence[ProgressStep] = ()


def listing(
    found: Sequence[Commitment], closed: int, member: Member, home: Community, start: str = ""
) -> Card:
    """Show what is open, from the line `start` on; what is closed is one press away."""
    add, behind = words.button("add", "add", look=Look.MAIN), words.button("closed", "closed")
    if not found and not closed:
        return words.card("none", add)
    buttons = (add, *((behind,) if closed else ()), words.button("download", "download"))
    if not found:
        return words.card("all-closed", *buttons)
    return listing_.page(
        words("list-title"),
        [_row(each, _line(each, member, home)) for each in found],
        Press("commitments", "list"),
        start=start,
        buttons=buttons,
        why=words("list-why"),
    )


def closed(found: Sequence[Commitment], start: str) -> Card:
    """Show what is done or let go, from the line `start` on."""
    return listing_.page(
        words("closed-title"),
        [_row(each, _closed(each)) for each in found],
        Press("commitments", "closed"),
        start=start,
        text=None if found else words("closed-none"),
        buttons=(words.button("list", "list"),),
        why=words("list-why"),
    )


def _row(made: Commitment, line: Text) -> Row:
    return Row(line, words.button("show", "show", made.id))


def _closed(made: Commitment) -> Text:
    course = words.line(f"course-{made.course}")
    return words("line-closed", what=excerpt(made.what, 120), course=course)


def _line(made: Commitment, member: Member, home: Community) -> Text:
    what = excerpt(made.what, 120)
    if made.course is Course.DRAFT:
        return words("line-draft", what=what)
    if made.by is None:
        return words("line", what=what)
    return words("line-by", what=what, day=days.day(made.by, member, home))


def home(made: Commitment, member: Member, home: Community) -> Text:
    """Return what home says of one that is open."""
    return words("home", line=_line(made, member, home))


def recalled(made: Commitment, member: Member, home: Community) -> Text:
    """Return what a check-in says of one."""
    return words("recall", line=_line(made, member, home))


def one(shown: ShownCommitment, said: str) -> Card:
    """Show one with what can be done about it; `said` names the title."""
    made = shown.made
    named = [words("asks", who=each.person) for each in shown.askers]
    named += [words("asks-not-yet", who=each.person) for each in shown.waits]
    body = [_whole(made, shown.owner, shown.community), *named, _told(shown.steps)]
    return Card(words(f"{said}-title"), lines(body), buttons=_can(made))


def _can(made: Commitment) -> tuple[Button, ...]:
    delete = words.button("sure", "sure", made.id)
    match made.course:
        case Course.OPEN:
            tell = words.button("tell", "tell", made.id)
            snooze = words.button("snooze", "snooze", made.id)
            done = words.button("done", "done", made.id, Look.MAIN)
            return (done, tell, words.button("edit", "edit", made.id), snooze, delete)
        case Course.DRAFT:
            return (
                words.button("keep", "keep", made.id),
                words.button("edit", "edit", made.id),
                delete,
            )
    return (words.button("list", "list"), delete)


def _whole(made: Commitment, owner: Member, home: Community) -> Text:
    when = words("by", day=days.day(made.by, owner, home)) if made.by else words("by-no-day")
    stands = Text() if made.course is Course.OPEN else words(f"course-{made.course}")
    return lines([excerpt(made.what, WHAT), excerpt(made.plan, PLAN), stands, when])


def _told(steps: Sequence[ProgressStep]) -> Text:
    told = (
        words(
            "step" if each.words else "step-bare",
            on=Moment(each.created, Style.DAY),
            turn=words.line(f"turn-{each.turn}"),
            words=excerpt(each.words, 300),
        )
        for each in steps
    )
    return lines(told)


def understood(
    made: Commitment, typed: str, owner: Member, home: Community, by: date | None = None
) -> Card:
    """Read back which day was understood, before it counts."""
    meant = by or made.by
    if meant is None:
        raise ValueError("there is no day to read back")
    return words.card(
        "understood",
        words.button("keep", "keep", f"{made.id}.{meant.isoformat()}", Look.MAIN),
        words.button("other-day", "edit", made.id),
        day=days.day(meant, owner, home),
        typed=typed,
        what=excerpt(made.what, WHAT),
    )


def day_over(made: Commitment) -> Card:
    """Say that the day to confirm is over by now."""
    return words.card("day-over", words.button("other-day", "edit", made.id, Look.MAIN))


def closed_already(made: Commitment) -> Card:
    """Answer a button of one that is closed."""
    key = "done-already" if made.course is Course.DONE else "let-go-already"
    return words.card(key, words.button("list", "list"))


def sure(made: Commitment) -> Card:
    """Ask once more before it is deleted."""
    delete = words.button("delete", "delete", made.id, Look.GRAVE)
    return words.card("sure", delete, words.button("list", "list"), what=excerpt(made.what, WHAT))


def deleted() -> Card:
    """Confirm that it is gone."""
    return words.card("deleted", words.button("list", "list"))


def files(member: Member) -> tuple[Card, Card]:
    """Hand over both files."""
    listed = Attachment("commitments:list", (member.id,), words.line("file-list"))
    dated = Attachment("commitments:calendar", (member.id,), words.line("file-calendar"))
    return (
        Card(words("download-title"), words("download-text"), attachment=listed),
        Card(words("calendar-title"), words("calendar-text"), attachment=dated),
    )

"""Asking for a conversation: the form, the invitation, what whoever asked hears, the agreement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.kit.model.people import Community, Member
from bot.kit.screen.buttons import Button, Look, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.forms import Choice, Field, Form, Kind
from bot.kit.screen.text import Text, lines, said, text
from bot.programmes.coaching import state_machine
from bot.programmes.coaching.models import Conversation
from bot.programmes.coaching.prompts import Help
from bot.programmes.coaching.rules import QUICK, TRIO, TROIKA
from bot.programmes.coaching.say import card, elsewhere, form, names, press, words

WAYS = ("live", "written")
OTHERS = ("who", "third")  # the fields that name the others where there are three
AFFECTED = ("no", "perhaps", "yes")
FIRST_LINE = 600  # letters


def join_first() -> Card:
    """Say that one joins Confab before this."""
    return card("join-first", elsewhere("join", "profile", "join"))


def paused() -> Card:
    """Say that the pause switch is on."""
    return card("switched-off", elsewhere("come-back", "home", "resume"))


def ask_form(talk: state_machine.TalkForm, who: str) -> Form:
    """Ask for what kind of help, from whom, how, and whether they could be affected."""
    action = "quick" if talk is QUICK else "ask"
    return form(
        action,
        Press("coaching", action, who),
        Field("who", words.line("ask-who"), Kind.PERSON, required=True, value=who),
        _help(),
        _choice("way", WAYS, minutes=talk.minutes),
        _choice("affected", AFFECTED),
        Field(
            "line",
            words.line("ask-line"),
            Kind.PARAGRAPH,
            hint=words.line("hint-line"),
            value=words.line(f"first-line-{action}"),
            most=FIRST_LINE,
        ),
    )


def _choice(name: str, values: Sequence[str], **args: int) -> Field:
    options = tuple(Choice(each, words.line(f"{name}-{each}", **args)) for each in values)
    return Field(name, words.line(f"ask-{name}"), Kind.CHOICE, required=True, choices=options)


def _help() -> Field:
    return _choice("help", [each.value for each in Help])


def three_form() -> Form:
    """Ask which form for three and how, with whom, for what help, and who could be affected."""
    shapes = tuple(
        Choice(f"{shape.name}-{way}", words.line(f"shape-{shape.name}-{way}"))
        for shape in (TRIO, TROIKA)
        for way in WAYS
    )
    affected = tuple(Choice(each, words.line(f"three-{each}")) for each in OTHERS)
    return form(
        "three",
        Press("coaching", "three"),
        Field("shape", words.line("ask-shape"), Kind.CHOICE, required=True, choices=shapes),
        Field("who", words.line("ask-coach"), Kind.PERSON, required=True),
        Field("third", words.line("ask-third"), Kind.PERSON, required=True),
        _help(),
        Field("affected", words.line("ask-three-affected"), Kind.CHOICES, choices=affected),
    )


def alone_form() -> Form:
    """Ask what would help somebody who thinks alone."""
    return form("alone", Press("coaching", "alone"), _help())


def reverse_form(talk: Conversation, other: Member) -> Form:
    """Ask the one who listened for what they would like, now that the roles turn."""
    return form(
        "reverse",
        Press("coaching", "reverse", talk.id),
        _help(),
        _choice("way", WAYS, minutes=talk.kind.minutes),
        other=other.person,
    )


def farther(others: Sequence[Member], subject: str) -> Card:
    """Steer away kindly from people who could be affected."""
    return card(
        "farther",
        press("ask-other", "ask", look=Look.MAIN),
        press("ask-anyway", "anyway", subject),
        other=names(others),
    )


def asked(others: Sequence[Member], talk: Conversation) -> Card:
    """Confirm an invitation, in the same words whatever becomes of it."""
    withdraw_ = press("withdraw", "withdraw", talk.id, talk.version)
    return card("asked", withdraw_, other=names(others))


def invitation(asker: Member, talk: Conversation, line: str, seat: int, *, new: bool) -> Card:
    """Ask somebody for their time, on the seat they would have."""
    more = [
        words(f"invited-{talk.form}", role=talk.kind.role(seat)),
        words(f"invited-{talk.help}"),
        words(f"invited-{_way(talk)}", minutes=talk.kind.minutes),
    ]
    if line:
        more.insert(0, text("“") + text(said(line)) + text("”"))
    buttons = [
        press("yes", "accept", talk.id, talk.version, Look.MAIN),
        press("another-time", "later", talk.id, talk.version),
        press("not-now", "decline", talk.id, talk.version),
    ]
    if new:
        buttons.append(press("never", "never", talk.id, talk.version))
    key = "invitation-new" if new else "invitation"
    return card(key, *buttons, more=lines(more, "\n\n"), asker=asker.person)


def reminding(invited: Card, asker: Member, talk: Conversation) -> Card:
    """Return an invitation that comes once more, and says so."""
    if talk.state is state_machine.TalkState.PUT_OFF:
        return invited.because(words("invitation-later-why", asker=asker.person))
    return invited.because(words("invitation-again-why", asker=asker.person))


def _way(talk: Conversation) -> str:
    return "live" if talk.live else "written"


def agreement(talk: Conversation, seats: Mapping[int, Member], home: Community) -> Card:
    """Show what all of them agree to, with its honest limits here."""
    here = home.platform if words.has(f"limits-{home.platform}") else "other"
    limits = words(f"limits-{here}")
    agreed = [seats[seat] for seat in sorted(talk.standing.given) if seat in seats]
    among = words("among", who=names(list(seats.values()))) if len(talk.kind.roles) > 2 else Text()
    more = [limits, among, words("agreed-so-far", who=names(agreed)) if agreed else Text()]
    return card(
        "agreement",
        press("agree", "agree", talk.id, talk.version, Look.MAIN),
        press("rather-not", "end", talk.id, talk.version),
        more=lines(more, "\n\n"),
        help=words.line(f"help-{talk.help}"),
    )


def agreement_sent(
    talk: Conversation, seats: Mapping[int, Member], home: Community, reader: int
) -> Card:
    """Show the agreement to somebody who did not press for it just now, and why it comes."""
    key = "because-turned" if talk.origin else "because-yes" if reader == 0 else "because-asked"
    heard = [seats[0]] if 0 in seats else []
    others = [member for seat, member in seats.items() if seat]
    who = names(others) if key == "because-yes" else names(heard)
    return agreement(talk, seats, home).because(words(key, who=who))


def agreement_with(
    other: Member, talk: Conversation, seats: Mapping[int, Member], home: Community
) -> Card:
    """Show the agreement to somebody who learns only now with whom."""
    shown = agreement(talk, seats, home)
    return Card(shown.title, words("found-with", other=other.person), *shown.elements)


def said_no() -> Card:
    """Thank after a no."""
    return card("said-no")


def invited_no_more() -> Card:
    """Confirm that no more invitations from peers come."""
    return card("invited-no-more")


def said_later(asker: Member, talk: Conversation) -> Card:
    """Thank for another time; the card stays good for a yes or a no."""
    yes = press("yes", "accept", talk.id, talk.version)
    no = press("not-now", "decline", talk.id, talk.version)
    return card("said-later", yes, no, asker=asker.person)


def accepted_before(talk: Conversation) -> Card:
    """Confirm a yes to which the agreement has come already."""
    return card("accepted", press("agreement", "agreement", talk.id))


def accepted_first() -> Card:
    """Confirm a yes while somebody else is still asked."""
    return card("accepted-first")


def waits_for(others: Sequence[Member], *, again: bool) -> Card:
    """Say who has still to agree, to begin or to go on in the place there is."""
    return card("waits-for-again" if again else "waits-for", others=names(others))


def begins(*, again: bool) -> Card:
    """Say that the place opens, or that it goes on in the one there is."""
    return card("begins-again" if again else "begins")


def withdrawn() -> Card:
    """Confirm that an invitation is taken back."""
    return card("withdrawn", press("ask-other", "ask"))


def put_off(other: Sequence[Member], talk: Conversation) -> Card:
    """Tell whoever asked that somebody would like to, at another time."""
    buttons = (press("ask-other", "ask"), press("withdraw", "withdraw", talk.id, talk.version))
    return card("put-off", *buttons, other=names(other))


def not_this_time(key: str, other: Sequence[Member], told: Text, ask: Sequence[Button]) -> Card:
    """Tell whoever asked that it does not come to it; `key` says what happened.

    `told` and `ask` name others, where there are any.
    """
    more = words("others-offered") + text("\n") + told if told else Text()
    return card(key, *(ask or [_ask_other()]), more=more, other=names(other))


def _ask_other() -> Button:
    return press("ask-other", "ask", look=Look.MAIN)

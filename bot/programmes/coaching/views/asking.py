"""Asking for a conversation: the form, the invitation, what whoever asked hears, the agreement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.kit.model.people import Community, Member
from bot.kit.screen.buttons import Button, Look, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.forms import Choice, Field, Form, Kind
from bot.kit.screen.text import Text, lines, said, text
from bot.kit.widgets.names import listed
from bot.kit.widgets.phrasebook import Phrasebook
from bot.kit.widgets.privacy_limits import privacy_limit
from bot.programmes.coaching import state_machine
from bot.programmes.coaching.models import Conversation
from bot.programmes.coaching.prompts import Help
from bot.programmes.coaching.rules import QUICK, TRIO, TROIKA

words = Phrasebook("bot.programmes.coaching")
WAYS = ("live", "written")
OTHERS = ("who", "third")  # the fields that name the others where there are three
AFFECTED = ("no", "perhaps", "yes")
FIRST_LINE = 600  # letters


def join_first() -> Card:
    """Say that one joins Confab before this."""
    return words.card("join-first", words.elsewhere("join", Press("profile", "join")))


def paused() -> Card:
    """Say that the pause switch is on."""
    return words.card("switched-off", words.elsewhere("come-back", Press("home", "resume")))


def ask_form(talk: state_machine.TalkForm, who: str) -> Form:
    """Ask for what kind of help, from whom, how, and whether they could be affected."""
    action = "quick" if talk is QUICK else "ask"
    return words.form(
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
    options = words.choices(name, values, **args)
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
    affected = words.choices("three", OTHERS)
    return words.form(
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
    return words.form("alone", Press("coaching", "alone"), _help())


def reverse_form(talk: Conversation, other: Member) -> Form:
    """Ask the one who listened for what they would like, now that the roles turn."""
    return words.form(
        "reverse",
        Press("coaching", "reverse", talk.id),
        _help(),
        _choice("way", WAYS, minutes=talk.kind.minutes),
        other=other.person,
    )


def farther(others: Sequence[Member], subject: str) -> Card:
    """Steer away kindly from people who could be affected."""
    return words.card(
        "farther",
        words.button("ask-other", "ask", look=Look.MAIN),
        words.button("ask-anyway", "anyway", subject),
        other=listed(others),
    )


def asked(others: Sequence[Member], talk: Conversation) -> Card:
    """Confirm an invitation, in the same words whatever becomes of it."""
    withdraw_ = words.button("withdraw", "withdraw", talk.id, version=talk.version)
    return words.card("asked", withdraw_, other=listed(others))


def invitation(
    talk: Conversation, seats: Mapping[int, Member], seat: int, *, line: str = "", new: bool = False
) -> Card:
    """Ask somebody for their time, on the seat they would have; who else is asked is named."""
    asker = seats[0]
    others = [who for at, who in seats.items() if at not in (0, seat)]
    more = [
        *(words("invited-with", who=listed([each])) for each in others),
        words(f"invited-{talk.form}", role=talk.kind.role(seat)),
        words(f"invited-{talk.help}"),
        words(f"invited-{_way(talk)}", minutes=talk.kind.minutes),
    ]
    if line:
        more.insert(0, text("“") + text(said(line)) + text("”"))
    buttons = [
        words.button("yes", "accept", talk.id, version=talk.version, look=Look.MAIN),
        words.button("another-time", "later", talk.id, version=talk.version),
        words.button("not-now", "decline", talk.id, version=talk.version),
    ]
    if new:
        buttons.append(words.button("never", "never", talk.id, version=talk.version))
    key = "invitation-new" if new else "invitation"
    return words.card(key, *buttons, more=lines(more, "\n\n"), asker=asker.person)


def reminding(invited: Card, asker: Member, talk: Conversation) -> Card:
    """Return an invitation that comes once more, and says so."""
    if talk.state is state_machine.TalkState.PUT_OFF:
        return invited.because(words("invitation-later-why", asker=asker.person))
    return invited.because(words("invitation-again-why", asker=asker.person))


def _way(talk: Conversation) -> str:
    return "live" if talk.live else "written"


def agreement(talk: Conversation, seats: Mapping[int, Member], home: Community) -> Card:
    """Show what all of them agree to, with its honest limits here."""
    limits = words("limits", limit=privacy_limit(home))
    agreed = [seats[seat] for seat in sorted(talk.standing.given) if seat in seats]
    among = words("among", who=listed(list(seats.values()))) if len(talk.kind.roles) > 2 else Text()
    more = [limits, among, words("agreed-so-far", who=listed(agreed)) if agreed else Text()]
    return words.card(
        "agreement",
        words.button("agree", "agree", talk.id, version=talk.version, look=Look.MAIN),
        words.button("rather-not", "end", talk.id, version=talk.version),
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
    who = listed(others) if key == "because-yes" else listed(heard)
    return agreement(talk, seats, home).because(words(key, who=who))


def agreement_with(
    other: Member, talk: Conversation, seats: Mapping[int, Member], home: Community
) -> Card:
    """Show the agreement to somebody who learns only now with whom."""
    shown = agreement(talk, seats, home)
    return Card(shown.title, words("found-with", other=other.person), *shown.elements)


def said_no() -> Card:
    """Thank after a no."""
    return words.card("said-no")


def invited_no_more() -> Card:
    """Confirm that no more invitations from peers come."""
    return words.card("invited-no-more")


def said_later(asker: Member, talk: Conversation) -> Card:
    """Thank for another time; the card stays good for a yes or a no."""
    yes = words.button("yes", "accept", talk.id, version=talk.version)
    no = words.button("not-now", "decline", talk.id, version=talk.version)
    return words.card("said-later", yes, no, asker=asker.person)


def accepted_before(talk: Conversation) -> Card:
    """Confirm a yes to which the agreement has come already."""
    return words.card("accepted", words.button("agreement", "agreement", talk.id))


def accepted_first() -> Card:
    """Confirm a yes while somebody else is still asked."""
    return words.card("accepted-first")


def waits_for(others: Sequence[Member], *, again: bool) -> Card:
    """Say who has still to agree, to begin or to go on in the place there is."""
    return words.card("waits-for-again" if again else "waits-for", others=listed(others))


def begins(*, again: bool) -> Card:
    """Say that the place opens, or that it goes on in the one there is."""
    return words.card("begins-again" if again else "begins")


def withdrawn() -> Card:
    """Confirm that an invitation is taken back."""
    return words.card("withdrawn", words.button("ask-other", "ask"))


def put_off(other: Sequence[Member], talk: Conversation) -> Card:
    """Tell whoever asked that somebody would like to, at another time."""
    buttons = (
        words.button("ask-other", "ask"),
        words.button("withdraw", "withdraw", talk.id, version=talk.version),
    )
    return words.card("put-off", *buttons, other=listed(other))


def not_this_time(key: str, other: Sequence[Member], told: Text, ask: Sequence[Button]) -> Card:
    """Tell whoever asked that it does not come to it; `key` says what happened.

    `told` and `ask` name others, where there are any.
    """
    more = words("others-offered") + text("\n") + told if told else Text()
    return words.card(key, *(ask or [_ask_other()]), more=more, other=listed(other))


def _ask_other() -> Button:
    return words.button("ask-other", "ask", look=Look.MAIN)

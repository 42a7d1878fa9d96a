"""The one standing card of a conversation, and what *More…* offers in private."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.kit.model.people import Community, Member
from bot.kit.screen.buttons import Button, Look, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.text import Moment, Style, Text, lines, text
from bot.kit.widgets.contacts import Contacts
from bot.kit.widgets.names import listed
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.coaching.models import Conversation, Reverse
from bot.programmes.coaching.prompts import shown
from bot.programmes.coaching.rules import SOLO, STAGES, TalkStanding, act
from bot.programmes.coaching.state_machine import Event, Role, TalkState
from bot.programmes.coaching.views import asking

words = Phrasebook("bot.programmes.coaching")
MOST_COMMITMENTS = 3
FRAMES = (("issue", "result", "way", "before"), ("now", "people", "help", "leave"))


@dataclass(frozen=True, slots=True)
class ShownTalk:
    """A conversation with what its card needs: who sits where, until when, what was set out."""

    talk: Conversation
    seats: Mapping[int, Member]
    home: Community
    until: datetime | None = None
    made: int = 0

    def having(self, role: Role) -> list[Member]:
        """Return who has a role now."""
        form, at = self.talk.kind, self.talk.standing
        return [who for seat, who in self.seats.items() if form.role(seat, at.round) is role]


def standing(shown_: ShownTalk) -> Card:
    """Return the card as its conversation stands."""
    talk = shown_.talk
    if talk.state in STAGES:
        return _stage(shown_)
    match talk.state:
        case TalkState.AGREEING:
            return asking.agreement(talk, shown_.seats, shown_.home)
        case TalkState.READY:
            return _ready(shown_)
        case TalkState.PAUSED:
            return words.card("paused", _button(talk, "resume", Look.MAIN), _end(talk), _more(talk))
        case TalkState.DEBRIEF | TalkState.DONE:
            return _afterwards(shown_)
    return words.card("over")


def _stage(on: ShownTalk) -> Card:
    talk = on.talk
    turn = talk.kind.steps[talk.step].turn
    who = {"coachee": listed(on.having(Role.COACHEE)), "coach": listed(on.having(Role.COACH))}
    turns = listed(on.having(turn))
    own = f"{talk.state}-{'alone' if talk.kind is SOLO else talk.help}"
    what = own if words.has(f"do-{own}") else talk.state.value
    body = [words(f"do-{what}", **who), *_watching(on), *_prompts(talk), *_made(on), _until(on)]
    title = words(f"stage-{talk.state}", turn=turns)
    return Card(title, lines(body, "\n\n"), buttons=_buttons(on))


def _watching(on: ShownTalk) -> list[Text]:
    """Tell whoever watches so at the beginning; later they know."""
    observers = on.having(Role.OBSERVER)
    begins = on.talk.state is TalkState.FRAME and observers
    return [words("do-frame-observer", observer=listed(observers))] if begins else []


def _prompts(talk: Conversation) -> list[Text]:
    found = shown(talk.state, talk.help, talk.id, talk.page)
    if talk.state is TalkState.FRAME:
        return [lines([words(f"frame-{each}") for each in FRAMES[talk.page % len(FRAMES)]])]
    told = [text("• ", each.long) for each in found]
    return [lines(told)] if told else []


def _made(on: ShownTalk) -> list[Text]:
    return [words("made-so-far", count=on.made)] if on.made else []


def _until(on: ShownTalk) -> Text:
    if on.until is None:
        return Text()
    if on.talk.live:
        return words("until-live", time=Moment(on.until, Style.TIME))
    return words("until-written", day=Moment(on.until, Style.DAY))


def _buttons(on: ShownTalk) -> tuple[Button, ...]:
    talk = on.talk
    first, rest = _button(talk, "next", Look.MAIN), (_button(talk, "time"), _end(talk), _more(talk))
    return (first, *_helps(on), *rest)


def _helps(on: ShownTalk) -> tuple[Button, ...]:
    """Return the button by which something is set out, or other prompts, where there are any."""
    if on.talk.state is TalkState.COMMIT and on.made < MOST_COMMITMENTS:
        return (words.elsewhere("set-out", Press("commitments", "add")),)
    return (_button(on.talk, "prompt"),) if _prompts(on.talk) else ()


def _button(talk: Conversation, event: str, look: Look = Look.PLAIN) -> Button:
    return words.button(event, event, talk.id, version=talk.version, look=look)


def _end(talk: Conversation) -> Button:
    return words.button("end", "end", talk.id, version=talk.version, look=Look.GRAVE)


def _more(talk: Conversation) -> Button:
    return words.button("more", "more", talk.id)


def _ready(on: ShownTalk) -> Card:
    talk = on.talk
    begin = words.button("begin", "begin", talk.id, version=talk.version, look=Look.MAIN)
    rest = (_end(talk), _more(talk))
    if talk.meets:
        change = words.button("change-time", "when", talk.id)
        return words.card("meets", begin, change, *rest, at=Moment(talk.meets))
    if not talk.live:
        return words.card("ready-written", begin, *rest)
    choose = words.button("choose-time", "when", talk.id)
    return words.card("ready", begin, choose, *rest, minutes=talk.kind.minutes)


def _afterwards(on: ShownTalk) -> Card:
    talk = on.talk
    others = words.button("before", "before")  # who else has met this (T6)
    if talk.kind is SOLO:
        note = words.button("write-note", "note", talk.id)
        return words.card(
            "finished-alone", note, words.button("not-needed", "no_look", talk.id), others
        )
    coach = listed(on.having(Role.COACH))
    more = [words("met-by-others")]
    match talk.reverse:
        case Reverse.OPEN if talk.kind.turns and len(on.seats) == len(talk.kind.roles):
            buttons = (
                words.button("reverse-now", "reverse", talk.id, look=Look.MAIN),
                words.button("reverse-next", "reverse_next", talk.id),
                words.button("reverse-no", "reverse_no", talk.id),
                others,
            )
            more.append(words("turn-roles", coach=coach))
            return words.card("finished", *buttons, more=lines(more, "\n\n"))
        case Reverse.NEXT if talk.kind.turns:
            begin = words.button("reverse-now", "reverse", talk.id)
            more.append(words("turn-next", coach=coach))
            return words.card("finished", begin, others, more=lines(more, "\n\n"))
    return words.card("finished", others, more=lines(more))


# -- in private ------------------------------------------------------------------------------------


def more(talk: Conversation, seat: int) -> Card:
    """Offer the presser what else they can do now."""
    may = [Event.BACK, Event.SKIP, Event.PAUSE, Event.SWITCH][: 3 if talk.kind is SOLO else 4]
    at = talk.standing
    found = [
        _private(talk, e) for e in may if isinstance(act(talk.kind, at, e, seat), TalkStanding)
    ]
    return words.card("more", *found, words.button("beyond", "beyond", talk.id))


def _private(talk: Conversation, event: Event) -> Button:
    label = event.value
    if event is Event.SWITCH:
        label = "switch-written" if talk.live else "switch-live"
    return words.button(label, event.value, f"{talk.id}.more", version=talk.version)


def beyond(contacts: Contacts, talk: Conversation) -> Card:
    """Show whom the community names for what is more than peer support."""
    more = None if contacts else words("no-contacts")
    stop = (
        [] if talk.standing.over else [words.button("stop", "stop", talk.id, version=talk.version)]
    )
    talk_to = words.elsewhere("talk", Press("organise", "talk"))
    return words.card("beyond", *stop, talk_to, more=more, facts=contacts.facts)


def done(event: Event) -> Card:
    """Confirm what was pressed in private."""
    return words.card("done", what=words.line(f"did-{event}"))


def nudge(on: ShownTalk) -> Card:
    """Remind somebody that it is their turn, with the card itself."""
    card_ = standing(on)
    return card_.because(words("nudge-why"))


def in_private(shown_card: Card, talk: Conversation) -> Card:
    """Return a card whose buttons answer where they are pressed: in private."""
    return shown_card.with_buttons(lambda button: _here(button, talk))


def _here(button: Button, talk: Conversation) -> Button:
    to = button.press
    if to is None or to.subject != talk.id or not to.version:
        return button
    return replace(button, press=replace(to, subject=f"{talk.id}.show"))

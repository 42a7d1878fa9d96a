"""What coffee answers and asks one person: joining, how it went, again, waiting, invitations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.kit.people import Member
from bot.kit.series import Enrolment, Series
from bot.kit.text import Channel, Moment, Person, Text, text
from bot.kit.ui import Button, Card, Look
from bot.programmes.coffee.nouns import Chair, Group, Invitation, Round, Wanted
from bot.programmes.coffee.views.introduction import together
from bot.programmes.coffee.views.say import card, elsewhere, press, words

# -- joining --------------------------------------------------------------------------------------


def no_series() -> Card:
    """Say that there is nothing to join yet."""
    return card("no-series")


def series_over() -> Card:
    """Say that this programme is over."""
    return card("series-over")


def not_in() -> Card:
    """Say that one is in no coffee programme."""
    return card("not-in", press("join", "join", look=Look.MAIN))


def join_first() -> Card:
    """Say that one joins Confab before inviting others."""
    return card("join-first", press("join", "join", look=Look.MAIN))


def paused() -> Card:
    """Say that the pause switch is on."""
    return card("paused", elsewhere("resume", "home", "resume"))


def which_series(series: Sequence[Series]) -> Card:
    """Ask which of several programmes to join."""
    return card("which", press("choose", "pick", look=Look.MAIN), count=len(series))


def which_to_leave(series: Sequence[Series]) -> Card:
    """Ask which of several programmes to leave."""
    buttons = [press("leave-this", "leave", each.id, name=each.name) for each in series[:5]]
    return card("which-leave", *buttons)


def joined(
    series: Series, at: datetime | None, *, again: bool = False, meets_now: bool = False
) -> Card:
    """Say that one is in, and what comes next."""
    key = "joined-again" if again else "joined-now" if meets_now else "joined"
    return card(
        key,
        elsewhere("about-me", "profile", "steps"),
        press("leave", "leave", series.id),
        name=series.name,
        next=following(at),
    )


def following(at: datetime | None) -> Text:
    """Say when the next round is drawn."""
    return words("next-at", at=Moment(at)) if at else words("next-unknown")


def left(series: Series) -> Card:
    """Say thanks after a no."""
    return card("left", press("join-again", "join_this", series.id), name=series.name)


def welcome(series: Series, at: datetime | None) -> Card:
    """Greet somebody who came into the opt-in channel."""
    return card(
        "welcome",
        elsewhere("about-me", "profile", "steps"),
        press("not-for-me", "not_for_me", series.id),
        name=series.name,
        channel=channel(series),
        next=following(at),
    )


def invited(series: Series) -> Card:
    """Invite somebody who is in the channel without having asked for coffee."""
    return card(
        "invited",
        press("join-this", "join_this", series.id, Look.MAIN),
        press("not-for-me", "not_for_me", series.id),
        name=series.name,
        channel=channel(series),
    )


def channel(series: Series) -> Channel:
    """Return a series' channel as named in a sentence."""
    return Channel(series.channel, series.channel_name or series.name)


def nothing_to_skip() -> Card:
    """Say that no round is coming up."""
    return card("nothing-to-skip")


def too_late() -> Card:
    """Say that the round was drawn already."""
    return card("too-late")


def said(round: Round, wanted: Wanted) -> Card:
    """Confirm what was said about a round, with the way back."""
    if wanted is Wanted.SKIP:
        return card("skipped", press("in-after-all", "be_in", round.id), at=Moment(round.at))
    return card("is-in", press("skip", "skip", round.id), at=Moment(round.at))


def heads_up(series: Series, round: Round, *, ask_first: bool) -> Card:
    """Tell a working day before that a round is coming."""
    if ask_first:
        buttons = (press("in", "be_in", round.id, Look.MAIN), press("not-now", "skip", round.id))
        return card("heads-up-ask", *buttons, name=series.name, at=Moment(round.at))
    return card("heads-up", press("skip", "skip", round.id), name=series.name, at=Moment(round.at))


def nobody(series: Series, reason: str, at: datetime | None) -> Card:
    """Tell somebody that there is nobody for them this time, and what comes next."""
    key = "nobody-rules" if reason == "rules" else "nobody"
    return card(key, press("find-now", "now", look=Look.MAIN), name=series.name, next=following(at))


def silent(series: Series, part: Enrolment) -> Card:
    """Pause somebody gently who has not pressed anything for three rounds."""
    return card(
        "silent",
        press("stay", "stay", part.id, Look.MAIN),
        press("ask-later", "ask_later", part.id),
        press("leave", "leave", series.id),
        name=series.name,
    )


def stays() -> Card:
    """Say that one is back in."""
    return card("stays")


def asks_later() -> Card:
    """Say that one is asked again in a month."""
    return card("asks-later")


# -- how it went ----------------------------------------------------------------------------------


def met_yet(chair: Chair, others: Sequence[Person], *, asked_before: bool) -> Card:
    """Ask whether they met."""
    return card(
        "met-again" if asked_before else "met",
        press("met", "met", chair.id, Look.MAIN),
        press("planned", "planned", chair.id),
        press("not-met", "not_met", chair.id),
        names=together(others),
    )


def again(group: Group, chair: Chair) -> Card:
    """Thank, and ask privately about meeting again."""
    return card(
        "again", press("again-yes", "again_yes", chair.id), press("again-no", "again_no", chair.id)
    )


def again_kept(*, yes: bool) -> Card:
    """Confirm the private answer."""
    return card("again-yes" if yes else "again-no")


def mutual(group: Group, others: Sequence[Person]) -> Card:
    """Reveal that everybody would like to meet again."""
    button = press("find-time", "change_time", group.id, Look.MAIN)
    return card("mutual", button, names=together(others))


def still_to_come() -> Card:
    """Thank for a meeting that is planned."""
    return card("still-to-come")


def not_this_time(group: Group) -> Card:
    """Take a no without asking why, and offer somebody else."""
    return card("not-this-time", press("find-else", "somebody_else", group.id))


def rematch(group: Group) -> Card:
    """Offer somebody else to a person who would wait in vain."""
    return card("rematch", press("find-else", "somebody_else", group.id, Look.MAIN))


def time_taken(group: Group) -> Card:
    """Say that a time is chosen already."""
    at = Moment(group.meets) if group.meets else ""
    return card("time-taken", press("change-time", "change_time", group.id), at=at)


def time_set(at: datetime) -> Card:
    """Confirm a time of one's own."""
    return card("time-set", at=Moment(at))


def fresh_questions() -> Card:
    """Say that other questions stand in the card now."""
    return card("fresh-questions")


# -- outside the rounds ---------------------------------------------------------------------------


def found() -> Card:
    """Say that somebody is found."""
    return card("found")


def found_or_waits() -> Card:
    """Answer a second press of the same button."""
    return card("found-or-waits")


def waits(until: datetime) -> Card:
    """Say that one is first in line."""
    return card("waits", press("stop-waiting", "stop_waiting"), until=Moment(until))


def waits_no_more() -> Card:
    """Say that one is out of the line."""
    return card("waits-no-more")


def invitations_sent(people: Sequence[Person], expires: datetime) -> Card:
    """Say that invitations are passed on, in the same words whatever becomes of them."""
    return card("invites-sent", names=together(people), expires=Moment(expires))


def invitation(inviter: Member, asked: Invitation, *, member: bool) -> Card:
    """Pass on who asks and why; to somebody new also what this is."""
    buttons: list[Button] = [
        press("yes", "accept", asked.id, Look.MAIN),
        press("not-now", "decline", asked.id),
    ]
    if not member:
        buttons.append(press("never", "never", asked.id))
    purpose = text(asked.purpose) if asked.purpose else words("purpose-none")
    return card(
        "invitation" if member else "invitation-new",
        *buttons,
        inviter=inviter.person,
        purpose=purpose,
        expires=Moment(asked.expires),
    )


def accepted() -> Card:
    """Thank for a yes."""
    return card("accepted")


def declined() -> Card:
    """Thank after a no."""
    return card("declined")


def invited_no_more() -> Card:
    """Confirm that no more invitations from peers come."""
    return card("invited-no-more")


def ran_out(people: Sequence[Person]) -> Card:
    """Tell the inviter kindly that an invitation has run out."""
    return card("ran-out", press("invite-other", "invite"), names=together(people))

"""What thanks show, pure: values in, cards and forms out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.kit.model.people import Member
from bot.kit.model.series import Series
from bot.kit.screen.buttons import Look, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.forms import Choice, Field, Form, Kind
from bot.kit.screen.limits import CHOICE_LABEL, CHOICES
from bot.kit.screen.text import Channel, lines, said, shortened, text
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.thanks.models import Story, ThanksReason, ThankYou

words = Phrasebook("bot.programmes.thanks")
LONGEST = 1000  # letters of a note
STORY = 2000  # … and of a story


def thank_form(who: str) -> Form:
    """Ask whom to thank, for what, and in which words; with a first line to edit."""
    kinds = words.choices("kind", ThanksReason)
    fields = (
        Field("who", words.line("ask-who"), Kind.PERSON, required=True, value=who),
        Field(
            "kind", words.line("ask-kind"), Kind.CHOICE, value=ThanksReason.THANKS, choices=kinds
        ),
        Field(
            "words",
            words.line("ask-words"),
            Kind.PARAGRAPH,
            required=True,
            value=words.line("first-line"),
            most=LONGEST,
        ),
    )
    return words.form("thank", Press("thanks", "give"), *fields)


def sent(to: Member) -> Card:
    """Say that it is on its way, whatever becomes of it."""
    return words.card("sent", who=to.person)


def note(of: ThankYou, writer: Member) -> Card:
    """Show a thank-you to whom it is for."""
    return words.card(f"note-{of.kind}", more=text(said(of.words)), writer=writer.person)


def tally(counts: Mapping[ThanksReason, int]) -> Card:
    """Show somebody how often they were thanked; nobody else can see it."""
    give = words.button("give", "give", look=Look.MAIN)
    told = [words(f"tally-{kind}", count=count) for kind, count in counts.items() if count]
    if not told:
        return words.card("tally-none", give, words.button("story", "story"))
    return words.card("tally", give, words.button("story", "story"), more=lines(told))


# -- stories ---------------------------------------------------------------------------------------


def no_channel() -> Card:
    """Say that there is no channel to publish in."""
    return words.card("no-channel")


def story_form(series: Sequence[Series], story: Story | None) -> Form:
    """Ask where, what, and whether one's name stands there."""
    where = tuple(
        Choice(each.id, shortened(said(each.name), CHOICE_LABEL)) for each in series[:CHOICES]
    )
    named = words.choices("named", ("no", "yes"))
    standing = story.words if story else words.line("story-first-line")
    shown = "yes" if story and story.named else "no"
    chosen = story.series if story else series[0].id
    where_, how = words.line("ask-where"), words.line("ask-named")
    fields = (
        Field("where", where_, Kind.CHOICE, required=True, value=chosen, choices=where),
        Field(
            "words",
            words.line("ask-story"),
            Kind.PARAGRAPH,
            required=True,
            value=standing,
            most=STORY,
        ),
        Field("named", how, Kind.CHOICE, required=True, value=shown, choices=named),
    )
    return words.form("story", Press("thanks", "story", story.id if story else ""), *fields)


def preview(story: Story, writer: Member, series: Series) -> tuple[Card, Card]:
    """Show exactly what will appear, and ask once more."""
    channel = Channel(series.channel, series.channel_name or series.name)
    sure = words.card(
        "preview",
        words.button("publish", "publish", story.id, Look.MAIN),
        words.button("change", "story", story.id),
        words.button("drop", "drop", story.id),
        channel=channel,
    )
    return sure, published(story, writer)


def published(story: Story, writer: Member) -> Card:
    """Return a story as everybody in the channel sees it."""
    own = text(said(story.words))
    if not story.named:
        return Card(words("story-title"), own)
    return Card(words("story-title-named", writer=writer.person), own)


def on_its_way(series: Series) -> Card:
    """Say that it will stand in the channel."""
    return words.card(
        "on-its-way", channel=Channel(series.channel, series.channel_name or series.name)
    )


def dropped() -> Card:
    """Say that nothing appears."""
    return words.card("dropped")

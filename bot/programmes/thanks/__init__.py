"""Thanks: a private word to a peer, one's own tally of them, and a story one tells oneself (H9)."""

from __future__ import annotations

from bot.kit.contracts.commands import Action, Command, Option
from bot.kit.contracts.events import Gone, Left, Resumed
from bot.kit.contracts.programme import CardKind, Programme
from bot.kit.screen.forms import Kind
from bot.programmes.thanks import giving, home, privacy, telling
from bot.programmes.thanks.models import Story, ThankYou

thanks = Programme(
    "thanks",
    commands=(
        Command("thanks", "show", giving.show, default=True),
        Command("thanks", "give", giving.open_give, (Option("who", Kind.PERSON),), opens_form=True),
        Command("thanks", "story", telling.open_story, opens_form=True),
    ),
    presses={
        "show": Action(giving.show),
        "give": Action(giving.open_give, opens_form=True),
        "story": Action(telling.open_story, opens_form=True),
        "publish": Action(telling.publish),
        "drop": Action(telling.drop),
    },
    submits={"give": Action(giving.take_give), "story": Action(telling.take_story)},
    cards={
        "note": CardKind(giving.note, delivered=giving.delivered),
        "story": CardKind(telling.story, delivered=telling.delivered),
    },
    hears={Resumed: giving.resumed, Left: giving.left, Gone: giving.left},
    home=home.home,
    export=privacy.export,
    tells=(ThankYou, Story),
)

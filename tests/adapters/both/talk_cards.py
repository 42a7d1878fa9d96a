"""Makes docs/coaching-cards.md: every card and form of a conversation, as both platforms get it.

`make docs` writes it anew. It is looked at when it changes, as a golden file is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from adapters.discord import forms as discord_forms
from adapters.discord import render as on_discord
from adapters.slack import forms as slack_forms
from adapters.slack import render as on_slack
from bot.action_tokens import stamped
from bot.kit.contracts.declarations import Declared
from bot.kit.model.people import Community, Member
from bot.kit.screen.cards import Card
from bot.kit.screen.forms import Form
from bot.kit.screen.outcomes import OpenForm, Reply
from bot.kit.time.meeting_times import TimesOffer
from bot.kit.widgets.contacts import Contacts
from bot.programmes import PROGRAMMES
from bot.programmes.coaching.models import Conversation, Reverse
from bot.programmes.coaching.prompts import Help
from bot.programmes.coaching.rules import FORMS, PAIR, QUICK, SOLO, TRIO, TROIKA
from bot.programmes.coaching.state_machine import Role, TalkState
from bot.programmes.coaching.views import after, asking, feedback, finding, stage, timing
from tests.adapters.discord.side_by_side import discord, slack

PAGE = Path(__file__).parents[3] / "docs" / "coaching-cards.md"
ACCOUNTS = {
    "slack": ("U00000001A", "U00000002B", "U00000003C"),
    "discord": ("100000000000000001", "100000000000000002", "100000000000000003"),
}
NAMES = ("Ben", "Eve", "Dan")
DECLARED = Declared.by(PROGRAMMES)
BERLIN = ZoneInfo("Europe/Berlin")
UNTIL = datetime(2026, 3, 5, 15, 30, tzinfo=UTC)

HEAD = """# Every card and form of a conversation, side by side

Made by `make docs` from the programme's own views; not to be edited. Ben asked, Eve listens, Dan
is the third where there are three. It shows in short what each platform is told: `[…]` is a button
(`*` the main one, `!` a grave one), `_…_` something to fill in. People and moments stand as the
platform writes them. Which prompts stand on a card differs from talk to talk: each draws its own
from the bank.
"""
Cards = dict[str, Card]


def members(platform: str) -> dict[int, Member]:
    """Return Ben, Eve and Dan by their seats."""
    accounts = ACCOUNTS[platform]
    return {
        seat: Member(id=f"m{seat}", account=account, name=NAMES[seat])
        for seat, account in enumerate(accounts)
    }


def talk(
    state: TalkState, form: str = PAIR.name, help: Help = Help.BOARD, **named: Any
) -> Conversation:
    """Return a live conversation of a fixed id, so that its prompts are the same each time."""
    steps = [step.state for step in FORMS[form].steps]
    step = steps.index(state) if state in steps else 0
    live = form != SOLO.name
    made = Conversation(id="t1", form=form, help=help, state=state, step=step, live=live, **named)
    return replace(made, version=7, entered=7)


def shown(on: Conversation, platform: str, made: int = 0) -> stage.ShownTalk:
    """Return a conversation with what its card needs."""
    seats = {s: who for s, who in members(platform).items() if s < len(on.kind.roles)}
    until = UNTIL if on.state in {step.state for step in on.kind.steps} else None
    return stage.ShownTalk(on, seats, home(platform), until, made)


def home(platform: str) -> Community:
    """Return where it takes place."""
    return Community(id="c1", platform=platform, external="x", name="Acme")


def sections(platform: str) -> dict[str, Cards]:
    """Return every card of a conversation by part of the page and by name."""
    ben, eve = members(platform)[0], members(platform)[1]
    invited = {
        help.value: asking.invitation(
            talk(TalkState.INVITED, help=help), {0: ben, 1: eve}, 1, line="A first line"
        )
        for help in Help
    }
    agreeing = talk(TalkState.AGREEING)
    before = {
        "invitation, to somebody new": asking.invitation(agreeing, {0: ben, 1: eve}, 1, new=True),
        "asked": asking.asked([eve], talk(TalkState.INVITED)),
        "agreement": stage.standing(shown(agreeing, platform)),
        "ready": stage.standing(shown(talk(TalkState.READY), platform)),
        "a time chosen": stage.standing(shown(talk(TalkState.READY, meets=UNTIL), platform)),
        "a time chosen, to the other": timing.chosen(agreeing, UNTIL, [ben, eve], ben, eve),
        "it is time": timing.starts(agreeing, [ben]),
    }
    stages = {
        f"{step.state}, stage by kind of help": {
            help.value: _standing(step.state, PAIR.name, help, platform) for help in Help
        }
        for step in PAIR.steps
    }
    return {
        "invitation, by kind of help": invited,
        "before it begins": before,
        **stages,
        "in the other forms": _forms(platform),
        "on the way": _aside(platform),
        "at the end": _end(platform, eve),
    }


def _standing(state: TalkState, form: str, help: Help, platform: str) -> Card:
    made = 1 if state is TalkState.COMMIT and help is Help.DECIDE else 0
    return stage.standing(shown(talk(state, form, help), platform, made))


def _forms(platform: str) -> Cards:
    steps = {
        f"{form.name}, {step.state}": (form.name, step.state)
        for form in (TRIO, TROIKA, QUICK, SOLO)
        for step in form.steps
        if form is SOLO or step.state not in {each.state for each in PAIR.steps}
    }
    return {
        name: _standing(state, form, Help.DECIDE, platform) for name, (form, state) in steps.items()
    }


def _aside(platform: str) -> Cards:
    clarify = talk(TalkState.CLARIFY)
    return {
        "a reminder": stage.in_private(stage.nudge(shown(clarify, platform)), clarify),
        "paused": stage.standing(shown(talk(TalkState.PAUSED), platform)),
        "more": stage.more(clarify, 1),
        "beyond": stage.beyond(Contacts(helpline="116 123, day and night"), clarify),
    }


def _end(platform: str, eve: Member) -> Cards:
    done = talk(TalkState.DEBRIEF)
    turned = talk(TalkState.DEBRIEF, reverse=Reverse.NEXT)
    return {
        "finished": stage.standing(shown(done, platform)),
        "finished, next time": stage.standing(shown(turned, platform)),
        "finished, alone": stage.standing(shown(talk(TalkState.DEBRIEF, SOLO.name), platform)),
        "ended early": stage.standing(shown(talk(TalkState.ENDED_EARLY), platform)),
        "a look back": after.debrief(done, [eve]),
        "again": after.again(done, [eve]),
    }


def forms(platform: str) -> dict[str, Form]:
    """Return every form of a conversation by name."""
    eve = members(platform)[1]
    done = talk(TalkState.DEBRIEF)
    return {
        "ask": asking.ask_form(PAIR, eve.account),
        "quick question": asking.ask_form(QUICK, ""),
        "in three": asking.three_form(),
        "alone": asking.alone_form(),
        "who has done this": finding.before_form(),
        "when to begin": timing.when_form(done, TimesOffer((UNTIL,), overlap=True), BERLIN),
        "changed roles": asking.reverse_form(done, eve),
        "a look back": after.debrief_form(done, Role.COACHEE, ""),
        "a note": after.note_form(done, ""),
        "feedback": feedback.request_form(eve.account),
    }


# -- the page --------------------------------------------------------------------------------------


def payload(card: Card, platform: str) -> Any:
    """Return what a platform is told of a card."""
    marked = stamped(Reply((card,)), "c1", DECLARED)
    assert isinstance(marked, Reply)
    if platform == "slack":
        return on_slack.message(marked.cards)
    view: Any = on_discord.message(marked.cards)
    return view.to_components()


def window(form: Form, platform: str) -> Any:
    """Return what a platform is told of a form."""
    marked = stamped(OpenForm(form), "c1", DECLARED)
    assert isinstance(marked, OpenForm)
    if platform == "slack":
        return slack_forms.modal(marked.form, "{}")
    return discord_forms.modal(marked.form).to_dict()


def page() -> str:
    """Return the document."""
    return "\n".join([HEAD, *_sections(), *_forms_section()])


def _sections() -> Iterator[str]:
    left, right = sections("slack"), sections("discord")
    for title, cards in left.items():
        rows = {
            name: (slack(payload(card, "slack")), discord(payload(right[title][name], "discord")))
            for name, card in cards.items()
        }
        yield from _table(title, rows)


def _forms_section() -> Iterator[str]:
    right = forms("discord")
    rows = {
        name: (slack(window(form, "slack")), discord(window(right[name], "discord")))
        for name, form in forms("slack").items()
    }
    yield from _table("the forms", rows)


def _table(title: str, rows: Mapping[str, tuple[Iterator[str], Iterator[str]]]) -> Iterator[str]:
    yield f"## {title[:1].upper()}{title[1:]}\n"
    yield "<table><tr><th></th><th>Slack</th><th>Discord</th></tr>"
    for name, cells in rows.items():
        yield f'<tr><td valign="top">{name}</td>{"".join(map(_cell, cells))}</tr>'
    yield "</table>\n"


def _cell(lines: Iterator[str]) -> str:
    whole = escape("\n".join(lines), quote=False).replace("\n\n", "\n&nbsp;\n")
    return f'<td valign="top"><pre>{whole}</pre></td>'


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")

"""What the asker sees: outcomes of the core on somebody's screen, by the best way still open.

An answer goes where the person looks: to the response_url of what they pressed, else to them alone
in the channel, else into their direct messages. A form that cannot be opened any more becomes a
card with one button that opens it, so nothing that was asked is ever lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import structlog

from adapters.base.attachments import attachments, files_of
from adapters.slack.forms import block_id, modal, window
from adapters.slack.home import PLATFORM
from adapters.slack.joined_cards import in_place
from adapters.slack.render import message, say
from adapters.slack.reply_target import ReplyTarget
from adapters.slack.text import Json
from adapters.slack.uploads import NoFiles, shared, uploaded
from adapters.slack.wire import SlackWire, SlackWires
from bot.kit.contracts.door import Door
from bot.kit.contracts.platform import TryLater, Undeliverable
from bot.kit.screen.buttons import Button, Look
from bot.kit.screen.cards import Card
from bot.kit.screen.files import File
from bot.kit.screen.forms import Form
from bot.kit.screen.limits import MESSAGE_CARDS
from bot.kit.screen.outcomes import FormInvalid, OpenForm, Outcome, Replace, Reply
from bot.kit.screen.text import lines, text

log = structlog.get_logger()


class SlackResponses:
    """Puts outcomes on the screens of one Slack."""

    def __init__(self, door: Door, wires: SlackWires) -> None:
        self._door = door
        self._wires = wires

    async def show(self, target: ReplyTarget, outcome: Outcome) -> None:
        """Show what came of a command or a press, or too late of a form."""
        match outcome:
            case Reply(cards=cards):
                await self._reply(target, cards)
            case Replace(cards=cards):
                await self._replace(target, cards)
            case OpenForm(form=form):
                await self._open(target, form)
            case FormInvalid(errors=errors, form=form):
                await self._reply(target, (later(form, errors),))

    def in_ack(self, target: ReplyTarget, outcome: Outcome, view: Json) -> Json | None:
        """Return what the ack of a submitted form says, or None where it just closes."""
        match outcome:
            case FormInvalid(errors=errors, form=form):
                return _corrected(target, errors, form, view)
            case OpenForm(form=form):
                return _update(modal(form, target.packed(form.press.token)))
            case Reply(cards=cards) | Replace(cards=cards) if target.home:
                return None if attachments(cards) else _update(window(cards, target.packed()))
        return None

    # -- answers ---------------------------------------------------------------------------------

    async def _reply(self, target: ReplyTarget, cards: Sequence[Card]) -> None:
        if attachments(cards):
            await self._with_files(target, cards)
            return
        for some in _messages(cards):
            if await self._in_window(target, some) or await self._here_alone(target, some):
                continue
            await self._direct(target, some)

    async def _in_window(self, target: ReplyTarget, cards: tuple[Card, ...]) -> bool:
        """Answer in a window, where somebody looks at one or at the home tab."""
        if not (target.view or target.home):
            return False
        return await self._show_view(target, window(cards, target.packed()))

    async def _here_alone(self, target: ReplyTarget, cards: tuple[Card, ...]) -> bool:
        """Answer where it was asked, for the asker's eyes only."""
        said = message(cards)
        if target.url:
            place = {"thread_ts": target.thread} if target.thread else {}
            alone = {"response_type": "ephemeral", "replace_original": False, **place, **said}
            if await self._wire(target).respond(target.url, alone):
                return True
        if not target.channel:
            return False
        return await self._try(
            target,
            "chat.postEphemeral",
            channel=target.channel,
            user=target.account,
            thread_ts=target.thread,
            **said,
        )

    async def _direct(self, target: ReplyTarget, cards: tuple[Card, ...]) -> None:
        quiet = {"unfurl_links": False, "unfurl_media": False}
        await self._try(
            target, "chat.postMessage", channel=target.account, **quiet, **message(cards)
        )

    async def _with_files(self, target: ReplyTarget, cards: Sequence[Card]) -> None:
        """Answer with files in the asker's direct messages: elsewhere others would see them."""
        wire = self._wire(target)
        try:
            ids, missing = await uploaded(wire, await self._made(target, cards)), False
        except (NoFiles, TryLater, Undeliverable):
            ids, missing = [], True
        said = message(cards, files_missing=missing)
        try:
            posted = await wire.call("chat.postMessage", channel=target.account, **said)
        except (TryLater, Undeliverable) as failed:
            return _not_shown("chat.postMessage", failed)
        await shared(wire, ids, str(posted["channel"]))
        if target.channel != posted["channel"]:
            told = Card(say("in-your-messages-title"), say("in-your-messages-text"))
            await self._reply(target, (told,))

    async def _made(self, target: ReplyTarget, cards: Sequence[Card]) -> list[File]:
        place = PLATFORM, target.workspace, target.community
        return await files_of(self._door, cards, *place)

    async def _replace(self, target: ReplyTarget, cards: tuple[Card, ...]) -> None:
        if target.pressed and not target.view and await self._replaced(target, cards):
            return
        await self._reply(target, cards)

    async def _replaced(self, target: ReplyTarget, cards: tuple[Card, ...]) -> bool:
        """Put cards where the pressed one was; of several in one message the others stay."""
        said = in_place(target.message, target.button, cards) if target.joined else message(cards)
        if said is None:
            return False
        if target.url and await self._wire(target).respond(
            target.url, {"replace_original": True, **said}
        ):
            return True
        if target.hidden:
            return False
        return await self._try(
            target, "chat.update", channel=target.channel, ts=target.pressed, **said
        )

    # -- forms -----------------------------------------------------------------------------------

    async def _open(self, target: ReplyTarget, form: Form) -> None:
        if not await self._show_view(target, modal(form, target.packed(form.press.token))):
            await self._reply(replace(target, view="", trigger="", home=False), (later(form),))

    async def _show_view(self, target: ReplyTarget, view: Json) -> bool:
        """Show a window in place of the one that is open, or as a new one while there is time."""
        if target.view:
            return await self._try(target, "views.update", view_id=target.view, view=view)
        if target.trigger:
            return await self._try(target, "views.open", trigger_id=target.trigger, view=view)
        return False

    # -- calling ---------------------------------------------------------------------------------

    def _wire(self, target: ReplyTarget) -> SlackWire:
        return self._wires.of(target.workspace)

    async def _try(self, target: ReplyTarget, method: str, **arguments: object) -> bool:
        try:
            await self._wire(target).call(method, **arguments)
        except (TryLater, Undeliverable) as failed:
            _not_shown(method, failed)
            return False
        return True


def later(form: Form, errors: Mapping[str, str] | None = None) -> Card:
    """Return the card that stands for a form which could not be opened."""
    wrong = [text(each) for each in dict.fromkeys((errors or {}).values())]
    press = Button(say.line("continue"), form.press, Look.MAIN)
    return Card(text(form.title), lines([*wrong, say("continue-text")]), buttons=(press,))


def _corrected(target: ReplyTarget, errors: Mapping[str, str], form: Form, view: Json) -> Json:
    """Put each sentence beside its field; where the form has changed meanwhile, show it anew."""
    asked = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
    by_block = {block_id(form, name): sentence for name, sentence in errors.items()}
    if by_block and asked.issuperset(by_block):
        return {"response_action": "errors", "errors": by_block}
    return _update(modal(form, target.packed(form.press.token), errors))


def _update(view: Json) -> Json:
    return {"response_action": "update", "view": view}


def _messages(cards: Sequence[Card]) -> Iterator[tuple[Card, ...]]:
    for start in range(0, len(cards), MESSAGE_CARDS):
        yield tuple(cards[start : start + MESSAGE_CARDS])


def _not_shown(method: str, failed: Exception) -> None:
    log.warning("answer not shown that way", platform="slack", method=method, why=str(failed))

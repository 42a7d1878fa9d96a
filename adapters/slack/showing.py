"""What the asker sees: outcomes of the core on somebody's screen, by the best way still open.

An answer goes where the person looks: to the response_url of what they pressed, else to them alone
in the channel, else into their direct messages. A form that cannot be opened any more becomes a
card with one button that opens it, so nothing that was asked is ever lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import structlog

from adapters.slack.forms import block_id, modal, window
from adapters.slack.joined import in_place
from adapters.slack.render import message, say
from adapters.slack.spot import Spot
from adapters.slack.text import Json
from adapters.slack.uploads import NoFiles, shared, uploaded
from adapters.slack.wire import Wire, Wires
from bot.kit.contracts.door import Door
from bot.kit.contracts.platform import TryLater, Undeliverable
from bot.kit.screen.buttons import Button, Look, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.files import Attachment, File
from bot.kit.screen.forms import Form
from bot.kit.screen.limits import MESSAGE_CARDS
from bot.kit.screen.outcomes import FormInvalid, OpenForm, Outcome, Replace, Reply
from bot.kit.screen.text import lines, text

log = structlog.get_logger()


class Showing:
    """Puts outcomes on the screens of one Slack."""

    def __init__(self, door: Door, wires: Wires) -> None:
        self._door = door
        self._wires = wires

    async def show(self, spot: Spot, outcome: Outcome) -> None:
        """Show what came of a command or a press, or too late of a form."""
        match outcome:
            case Reply(cards=cards):
                await self._reply(spot, cards)
            case Replace(cards=cards):
                await self._replace(spot, cards)
            case OpenForm(form=form):
                await self._open(spot, form)
            case FormInvalid(errors=errors, form=form):
                await self._reply(spot, (later(form, errors),))

    def in_ack(self, spot: Spot, outcome: Outcome, view: Json) -> Json | None:
        """Return what the ack of a submitted form says, or None where it just closes."""
        match outcome:
            case FormInvalid(errors=errors, form=form):
                return _corrected(spot, errors, form, view)
            case OpenForm(form=form):
                return _update(modal(form, spot.packed(form.press.token)))
            case Reply(cards=cards) | Replace(cards=cards) if spot.home and not _files(cards):
                return _update(window(cards, spot.packed()))
        return None

    # -- answers ---------------------------------------------------------------------------------

    async def _reply(self, spot: Spot, cards: Sequence[Card]) -> None:
        if _files(cards):
            await self._with_files(spot, cards)
            return
        for some in _messages(cards):
            shown = await self._in_window(spot, some) or await self._here_alone(spot, some)
            if not shown:
                await self._direct(spot, some)

    async def _in_window(self, spot: Spot, cards: tuple[Card, ...]) -> bool:
        """Answer in a window, where somebody looks at one or at the home tab."""
        if not (spot.view or spot.home):
            return False
        return await self._show_view(spot, window(cards, spot.packed()))

    async def _here_alone(self, spot: Spot, cards: tuple[Card, ...]) -> bool:
        """Answer where it was asked, for the asker's eyes only."""
        said = message(cards)
        if spot.url:
            place = {"thread_ts": spot.thread} if spot.thread else {}
            alone = {"response_type": "ephemeral", "replace_original": False, **place, **said}
            if await self._wire(spot).respond(spot.url, alone):
                return True
        if not spot.channel:
            return False
        return await self._try(
            spot,
            "chat.postEphemeral",
            channel=spot.channel,
            user=spot.account,
            thread_ts=spot.thread,
            **said,
        )

    async def _direct(self, spot: Spot, cards: tuple[Card, ...]) -> None:
        quiet = {"unfurl_links": False, "unfurl_media": False}
        await self._try(spot, "chat.postMessage", channel=spot.account, **quiet, **message(cards))

    async def _with_files(self, spot: Spot, cards: Sequence[Card]) -> None:
        """Answer with files in the asker's direct messages: elsewhere others would see them."""
        wire = self._wire(spot)
        try:
            ids, missing = await uploaded(wire, await self._made(spot, cards)), False
        except (NoFiles, TryLater, Undeliverable):
            ids, missing = [], True
        said = message(cards, files_missing=missing)
        try:
            posted = await wire.call("chat.postMessage", channel=spot.account, **said)
        except (TryLater, Undeliverable) as failed:
            return _not_shown("chat.postMessage", failed)
        await shared(wire, ids, str(posted["channel"]))
        if spot.channel != posted["channel"]:
            told = Card(say("in-your-messages-title"), say("in-your-messages-text"))
            await self._reply(spot, (told,))

    async def _made(self, spot: Spot, cards: Sequence[Card]) -> list[File]:
        told = (press.community for card in cards for press in _presses(card))
        community = next(told, spot.community)
        if not community:
            raise NoFiles
        made = [await self._door.file(community, each) for each in _files(cards)]
        return [file for file in made if file]

    async def _replace(self, spot: Spot, cards: tuple[Card, ...]) -> None:
        if spot.pressed and not spot.view and await self._replaced(spot, cards):
            return
        await self._reply(spot, cards)

    async def _replaced(self, spot: Spot, cards: tuple[Card, ...]) -> bool:
        """Put cards where the pressed one was; of several in one message the others stay."""
        said = in_place(spot.message, spot.button, cards) if spot.joined else message(cards)
        if said is None:
            return False
        if spot.url and await self._wire(spot).respond(
            spot.url, {"replace_original": True, **said}
        ):
            return True
        if spot.hidden:
            return False
        return await self._try(spot, "chat.update", channel=spot.channel, ts=spot.pressed, **said)

    # -- forms -----------------------------------------------------------------------------------

    async def _open(self, spot: Spot, form: Form) -> None:
        if not await self._show_view(spot, modal(form, spot.packed(form.press.token))):
            await self._reply(replace(spot, view="", trigger="", home=False), (later(form),))

    async def _show_view(self, spot: Spot, view: Json) -> bool:
        """Show a window in place of the one that is open, or as a new one while there is time."""
        if spot.view:
            return await self._try(spot, "views.update", view_id=spot.view, view=view)
        if spot.trigger:
            return await self._try(spot, "views.open", trigger_id=spot.trigger, view=view)
        return False

    # -- calling ---------------------------------------------------------------------------------

    def _wire(self, spot: Spot) -> Wire:
        return self._wires.of(spot.workspace)

    async def _try(self, spot: Spot, method: str, **arguments: object) -> bool:
        try:
            await self._wire(spot).call(method, **arguments)
        except (TryLater, Undeliverable) as failed:
            _not_shown(method, failed)
            return False
        return True


def later(form: Form, errors: Mapping[str, str] | None = None) -> Card:
    """Return the card that stands for a form which could not be opened."""
    wrong = [text(each) for each in dict.fromkeys((errors or {}).values())]
    press = Button(say.line("continue"), form.press, Look.MAIN)
    return Card(text(form.title), lines([*wrong, say("continue-text")]), buttons=(press,))


def _corrected(spot: Spot, errors: Mapping[str, str], form: Form, view: Json) -> Json:
    """Put each sentence beside its field; where the form has changed meanwhile, show it anew."""
    asked = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
    by_block = {block_id(form, name): sentence for name, sentence in errors.items()}
    if by_block and asked.issuperset(by_block):
        return {"response_action": "errors", "errors": by_block}
    return _update(modal(form, spot.packed(form.press.token), errors))


def _update(view: Json) -> Json:
    return {"response_action": "update", "view": view}


def _messages(cards: Sequence[Card]) -> Iterator[tuple[Card, ...]]:
    for start in range(0, len(cards), MESSAGE_CARDS):
        yield tuple(cards[start : start + MESSAGE_CARDS])


def _files(cards: Sequence[Card]) -> list[Attachment]:
    return [each for card in cards for each in card.attachments]


def _presses(card: Card) -> list[Press]:
    return [button.press for button in card.buttons if button.press]


def _not_shown(method: str, failed: Exception) -> None:
    log.warning("answer not shown that way", platform="slack", method=method, why=str(failed))

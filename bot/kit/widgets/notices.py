"""The cards the core itself says: kindly no, things have moved on, our mistake."""

from __future__ import annotations

from math import ceil

from bot.kit.contracts.grammar import NotFound, Unclear
from bot.kit.contracts.platform import TryLater, Undeliverable
from bot.kit.screen.cards import Card
from bot.kit.screen.text import Text, quoted, text
from bot.kit.screen.words import Words

words = Words("bot.kit")
MINUTE, HOUR = 60, 3600  # seconds


def notice(key: str, **args: str | int | Text) -> Card:
    """Return the card made of the messages `<key>-title` and `<key>-text`."""
    return Card(words(f"{key}-title", **args), words(f"{key}-text", **args))


def our_mistake() -> Card:
    """Say that we failed, and that nothing was lost or half done."""
    return notice("mistake")


def busy(platform: str, failed: TryLater | Undeliverable) -> Card:
    """Say that a platform did not tell what has to be known first; nothing was changed."""
    if isinstance(failed, Undeliverable):
        return notice("untold", platform=platform.title())
    return Card(words("busy-title", platform=platform.title()), _wait(ceil(failed.seconds)))


def _wait(seconds: int) -> Text:
    if seconds > 2 * HOUR:
        return words("busy-hours", count=ceil(seconds / HOUR))
    if seconds > MINUTE:
        return words("busy-minutes", count=ceil(seconds / MINUTE))
    return words("busy-seconds", count=max(1, seconds))


def moved_on() -> Card:
    """Answer a button whose moment has passed."""
    return notice("moved-on")


def not_yours() -> Card:
    """Answer a button that is for somebody else."""
    return notice("not-yours")


def not_here() -> Card:
    """Answer an account that cannot take part."""
    return notice("not-here")


def guests() -> Card:
    """Answer a guest account."""
    return notice("guests")


def organisers_only() -> Card:
    """Answer somebody who is not an organiser."""
    return notice("organisers-only")


def organisers_of_all() -> Card:
    """Answer an organiser of one programme who asks for what concerns all of them."""
    return notice("organisers-of-all")


def unknown_command(root: str, unknown: NotFound) -> Card:
    """Answer a line that names no command, with the nearest ones."""
    near = " · ".join(f"/{root} {line}" for line in unknown.nearest)
    typed = quoted(f"/{root} {unknown.line}")
    body = words("unknown-command-near", near=near) if near else words("unknown-command-far")
    return Card(
        words("unknown-command-title", typed=typed),
        body + text(" ") + words("see-help", root=root),
    )


def unclear_option(root: str, unclear: Unclear) -> Card:
    """Answer an option that is missing or makes no sense."""
    option = unclear.option
    body = words(
        unclear.reason,
        option=option.name,
        typed=quoted(unclear.typed),
        choices=", ".join(option.choices),
    )
    return Card(words("unclear-title"), body + text(" ") + words("see-help", root=root))

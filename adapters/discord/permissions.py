"""What the bot must be allowed to do, why, and the link that asks for exactly that."""

from __future__ import annotations

from dataclasses import dataclass

import discord

from adapters.discord.render import say


@dataclass(frozen=True, slots=True)
class Permission:
    """One permission by discord.py's name; its words are `permission-<name>` and `why-<name>`."""

    name: str

    @property
    def called(self) -> str:
        """What Discord's settings call it."""
        return say.line(f"permission-{self.name.replace('_', '-')}")

    @property
    def why(self) -> str:
        """What it is needed for."""
        return say.line(f"why-{self.name.replace('_', '-')}")


NEEDED = tuple(
    Permission(name)
    for name in (
        "view_channel",
        "send_messages",
        "create_private_threads",
        "send_messages_in_threads",
        "attach_files",
    )
)
"""Never Read Message History and no privileged intent: Confab does not read conversations."""


def wanted() -> discord.Permissions:
    """Return everything that is needed, and nothing more."""
    return discord.Permissions(**{each.name: True for each in NEEDED})


def missing(given: discord.Permissions) -> list[Permission]:
    """Return what is needed and not given."""
    return [each for each in NEEDED if not getattr(given, each.name)]


def named(lacking: list[Permission]) -> str:
    """Return permissions in a row, as Discord's settings call them."""
    return ", ".join(each.called for each in lacking)


def invite(application: int) -> str:
    """Return the address where an administrator adds the bot with what it needs."""
    scopes = ("bot", "applications.commands")
    return discord.utils.oauth_url(application, permissions=wanted(), scopes=scopes)

"""What Discord needs of the core beside the door that every platform has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from bot.kit import door
from bot.kit.ports import Storage
from bot.kit.programme import Programme

PLATFORM = "discord"


class Door(door.Door, Protocol):
    """The core (`bot.app.App`), also as the place where words and communities are known."""

    @property
    def programmes(self) -> Mapping[str, Programme]:
        """The programmes: Discord shows what each command and option is for while one types."""

    @property
    def storage(self) -> Storage:
        """Where communities are known: a press in a direct message names only ours."""

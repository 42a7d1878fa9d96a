"""A platform made to be thrown away: one office, one clerk, and a printed strip."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Mapping, Sequence

from adapters.base.platform import Key, Live, Platform, PlatformFinding
from bot.kit.contracts.context import Means, Request
from bot.kit.contracts.door import Door
from bot.kit.contracts.platform import Account, Post, Receipt, Target, Workspace
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import Outcome, Reply

OFFICE = Key("TELEGRAPH_OFFICE", "The office to work for.", "berlin")


class Telegraph:
    """Directory, messenger and transport in one: it types a line and waits for its telegram."""

    def __init__(self, office: str) -> None:
        self.office = office
        self.came = asyncio.Event()

    @property
    def directory(self) -> Telegraph:
        """Who and what is there."""
        return self

    @property
    def messenger(self) -> Telegraph:
        """Puts messages there."""
        return self

    async def run(self, door: Door, /) -> None:
        """Type one command, print the answer, and stop when a telegram came."""
        request = Request(
            "telegraph", self.office, "clerk", Means.COMMAND, root="peer", line="telegraph"
        )
        self._print("answered", _cards(await door.handle(request)))
        await self.came.wait()

    async def check(self) -> Sequence[PlatformFinding]:
        """Find nothing wrong."""
        return ()

    async def account(self, workspace: str, account: str) -> Account | None:
        """Know the clerk."""
        return Account(account, account.title(), "Europe/Berlin")

    async def accounts(self, workspace: str, wanted: Sequence[str]) -> dict[str, Account]:
        """Know everybody."""
        return {each: Account(each, each.title()) for each in wanted}

    async def channel_members(self, workspace: str, channel: str) -> list[str]:
        """Tell of nobody."""
        return []

    async def workspace(self, external: str) -> Workspace:
        """Know the office."""
        return Workspace(external, external.title(), "Europe/Berlin")

    async def organises(self, workspace: str, account: str) -> bool:
        """Let the clerk organise."""
        return True

    async def deliver(self, post: Post) -> Receipt:
        """Print a telegram."""
        self._print(f"delivered to {post.target.account}", post.cards)
        self.came.set()
        return Receipt("strip", "1")

    async def open_place(
        self, workspace: str, title: str, accounts: Sequence[str], channel: str, key: str
    ) -> Target:
        """Have one place for all."""
        return Target(room="strip")

    async def close_place(self, workspace: str, target: Target) -> None:
        """Leave it open."""

    def pace(self, post: Post) -> Sequence[tuple[str, float]]:
        """Be as quick as one likes."""
        return ()

    def _print(self, what: str, cards: Sequence[Card]) -> None:
        sys.stdout.write("".join(f"{what}: {_line(card)}\n" for card in cards))
        sys.stdout.flush()


def _line(card: Card) -> str:
    return ". ".join(map(str, (card.title, *card.read)))


def _cards(outcome: Outcome) -> Sequence[Card]:
    return outcome.cards if isinstance(outcome, Reply) else ()


def build(env: Mapping[str, str]) -> Live:
    """Return the office that is named."""
    return Telegraph(env[OFFICE.name])


platform = Platform(keys=(OFFICE,), build=build)

"""The sandbox's Directory: who and what is there in a world."""

from __future__ import annotations

from collections.abc import Sequence

from adapters.sandbox.world import World
from bot.kit.contracts.platform import Account, Workspace


class SandboxDirectory:
    """Answers from a world (kit's `Directory`)."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def account(self, workspace: str, account: str) -> Account | None:
        """Return one account, or None where there is no such one."""
        self._world.silence.before()
        site = self._world.sites.get(workspace)
        return site.people.get(account) if site else None

    async def accounts(self, workspace: str, wanted: Sequence[str]) -> dict[str, Account]:
        """Return those of the wanted accounts that exist."""
        self._world.silence.before()
        people = self._world.site(workspace).people
        return {account: people[account] for account in wanted if account in people}

    async def channel_members(self, workspace: str, channel: str) -> list[str]:
        """Return the account ids in a channel; empty where the bot cannot see it."""
        self._world.silence.before()
        room = self._world.rooms.get(channel)
        visible = room and room.workspace == workspace and room.seen and not room.gone
        return list(room.members) if room and visible else []

    async def workspace(self, external: str) -> Workspace:
        """Return the workspace itself."""
        self._world.silence.before()
        return self._world.site(external).about

    async def organises(self, workspace: str, account: str) -> bool:
        """Say whether the account administers the workspace."""
        self._world.silence.before()
        return account in self._world.site(workspace).admins

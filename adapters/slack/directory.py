"""Slack's Directory: who and what is there, asked gently."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from adapters.slack.text import Json
from adapters.slack.wire import SlackWires
from bot.kit.contracts.platform import Account, TryLater, Undeliverable, Workspace
from bot.kit.screen.text import name_of

PAGE = 200  # Slack's own advice
ONE_BY_ONE = 200  # up to so many people are asked about singly
GAP_INFO = 0.6  # seconds: 100 users.info or conversations.members a minute
GAP_LIST = 3.0  # … 20 users.list
PATIENCE = 60.0  # a longer wait is the caller's to decide about

GUEST = ("is_restricted", "is_ultra_restricted", "is_stranger")
NOBODY = ("user_not_found", "user_not_visible", "users_not_found")


class SlackDirectory:
    """Answers from the Web API (kit's `Directory`)."""

    def __init__(
        self, wires: SlackWires, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._wires = wires
        self._sleep = sleep

    async def account(self, workspace: str, account: str) -> Account | None:
        """Return one account, or None where there is no such one."""
        user = await self._user(workspace, account)
        return account_of(user, await self._home(workspace)) if user else None

    async def accounts(self, workspace: str, wanted: Sequence[str]) -> dict[str, Account]:
        """Return those of the wanted accounts that exist: a few singly, many from the list."""
        found: dict[str, Account] = {}
        few = len(wanted) <= ONE_BY_ONE
        source = self._singly(workspace, wanted) if few else self._listed(workspace)
        missing, home = set(wanted), await self._home(workspace)
        async for user in source:
            if user["id"] in missing:
                missing.discard(user["id"])
                found[user["id"]] = account_of(user, home)
            if not missing:
                break
        return found

    async def channel_members(self, workspace: str, channel: str) -> list[str]:
        """Return the account ids in a channel; empty where the bot cannot see it."""
        members: list[str] = []
        try:
            async for page in self._pages(
                workspace, "conversations.members", GAP_INFO, channel=channel
            ):
                members += page["members"]
        except Undeliverable:
            return []
        return members

    async def workspace(self, external: str) -> Workspace:
        """Return the workspace itself. Slack tells no time zone of one, so it is the one most of
        its people live in."""
        me = await self._wires.of(external).me()
        if me["team_id"] != external:
            raise TryLater(PATIENCE, why=f"the token belongs to {me['team_id']}, not {external}")
        return Workspace(external, str(me["team"]), await self._usual_zone(external))

    async def _usual_zone(self, workspace: str) -> str:
        try:
            page = await self._wires.of(workspace).call("users.list", limit=PAGE)
        except (TryLater, Undeliverable):
            return ""
        home = await self._home(workspace)
        people = [account_of(user, home) for user in page["members"]]
        outside = (each.bot or each.guest or each.gone for each in people)
        zones = Counter(
            each.zone for each, out in zip(people, outside, strict=True) if each.zone and not out
        )
        return max(zones, key=lambda zone: (zones[zone], zone), default="")

    async def organises(self, workspace: str, account: str) -> bool:
        """Say whether the account is an admin or an owner."""
        user = await self._user(workspace, account)
        if user is None or account_of(user, await self._home(workspace)).guest:
            return False
        return bool(user.get("is_admin") or user.get("is_owner"))

    async def _home(self, workspace: str) -> Installation:
        return home_of(await self._patiently(self._wires.of(workspace).me))

    async def _user(self, workspace: str, account: str) -> Json | None:
        try:
            answer = await self._wires.of(workspace).call("users.info", user=account)
        except Undeliverable as refused:
            if refused.why in NOBODY:
                return None
            raise TryLater(PATIENCE, why=refused.why) from refused
        user: Json = answer["user"]
        return user

    async def _singly(self, workspace: str, wanted: Sequence[str]) -> AsyncIterator[Json]:
        for index, account in enumerate(wanted):
            if index:
                await self._sleep(GAP_INFO)
            user = await self._patiently(partial(self._user, workspace, account))
            if user:
                yield user

    async def _listed(self, workspace: str) -> AsyncIterator[Json]:
        async for page in self._pages(workspace, "users.list", GAP_LIST):
            for user in page["members"]:
                yield user

    async def _pages(
        self, workspace: str, method: str, gap: float, **arguments: str
    ) -> AsyncIterator[Json]:
        wire, cursor = self._wires.of(workspace), ""
        while True:
            ctx = partial(wire.call, method, limit=PAGE, cursor=cursor, **arguments)
            page = await self._patiently(ctx)
            yield page
            cursor = (page.get("response_metadata") or {}).get("next_cursor", "")
            if not cursor:
                return
            await self._sleep(gap)

    async def _patiently(self, ask: Callable[[], Awaitable[Json | None]]) -> Json:
        """Ask; wait once more where Slack asks for a short wait, TryLater where it is long."""
        try:
            return await ask() or {}
        except TryLater as wait:
            if wait.seconds > PATIENCE:
                raise
            await self._sleep(wait.seconds)
            return await ask() or {}


@dataclass(frozen=True, slots=True)
class Installation:
    """Where the app is installed: a workspace and, on Enterprise Grid, its organisation."""

    team: str
    enterprise: str = ""

    def has(self, user: Json) -> bool:
        """Say whether somebody belongs here. In a channel shared with another company (Slack
        Connect) its people look like ours but for their team; `is_stranger` tells of them only
        while they share no channel with the app."""
        organisation = (user.get("enterprise_user") or {}).get("enterprise_id")
        if organisation and organisation == self.enterprise:
            return True
        return user.get("team_id") in (None, self.team)


def home_of(said: Json) -> Installation:
    """Return where the app is installed, from auth.test or an event's authorization."""
    return Installation(str(said["team_id"]), str(said.get("enterprise_id") or ""))


def account_of(user: Json, home: Installation) -> Account:
    """Return what a user object says, as from users.info, users.list or user_change.

    Whoever belongs elsewhere is a guest here.
    """
    profile = user.get("profile") or {}
    names = (profile.get("display_name"), profile.get("real_name"), user.get("real_name"))
    told = (str(name or "") for name in (*names, user.get("name"), user["id"]))
    return Account(
        id=str(user["id"]),
        name=name_of(*told),
        zone=_zone(str(user.get("tz") or "")),
        bot=bool(user.get("is_bot")) or user["id"] == "USLACKBOT",
        guest=any(user.get(mark) for mark in GUEST) or not home.has(user),
        gone=bool(user.get("deleted")),
    )


def _zone(name: str) -> str:
    """Return a time zone this machine knows, or nothing."""
    try:
        return ZoneInfo(name).key if name else ""
    except (ZoneInfoNotFoundError, ValueError):
        return ""

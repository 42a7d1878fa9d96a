"""Everything the double knows: workspaces, triggers, addresses, and who waits for change."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from tests.doubles.slack.clock import Clock
from tests.doubles.slack.errors import Json, SlackError
from tests.doubles.slack.people import Channel, File, Message, User
from tests.doubles.slack.workspace import Workspace

TRIGGER_SECONDS = 3
RESPONSE_URL_SECONDS = 30 * 60
RESPONSE_URL_USES = 5
LOOK_AGAIN_SECONDS = 0.01


@dataclass
class Trigger:
    """The right to open one form for one person; ``in_modal`` allows views.push."""

    id: str
    user: User
    issued: float
    in_modal: bool
    used: bool = False


@dataclass
class ResponseAddress:
    """Where an answer to one interaction may be posted; ``original`` is the message pressed."""

    id: str
    user: User
    channel: Channel
    issued: float
    original: Message | None
    used: int = 0


@dataclass
class World:
    """The whole double's memory; nothing here knows about HTTP."""

    clock: Clock
    workspaces: dict[str, Workspace] = field(default_factory=dict)
    triggers: dict[str, Trigger] = field(default_factory=dict)
    addresses: dict[str, ResponseAddress] = field(default_factory=dict)
    uploads: dict[str, File] = field(default_factory=dict)
    grants: dict[str, Workspace] = field(default_factory=dict)
    breaches: list[str] = field(default_factory=list)
    calls: list[tuple[str, Json]] = field(default_factory=list)
    limited: list[str] = field(default_factory=list)  # methods called too fast, by published rates
    base: str = ""
    app_id: str = "A00000001"
    app_token: str = "xapp-1-A00000001-0001"
    events: list[tuple[Workspace, Json]] = field(default_factory=list)
    _count: int = 0
    _waiting: set[asyncio.Event] = field(default_factory=set)

    def new_id(self, prefix: str) -> str:
        """An id no other thing has."""
        self._count += 1
        return f"{prefix}{self._count:08d}X"

    def workspace(self, id: str) -> Workspace:
        """The workspace with this id, made when it is not there yet."""
        if id not in self.workspaces:
            self.workspaces[id] = Workspace(id, self.clock, self.new_id)
        return self.workspaces[id]

    def by_token(self, token: str) -> Workspace:
        """Whose bot token this is; raises not_authed, invalid_auth or account_inactive."""
        if not token:
            raise SlackError("not_authed")
        for workspace in self.workspaces.values():
            if workspace.token == token:
                if not workspace.installed:
                    raise SlackError("account_inactive")
                return workspace
        raise SlackError("invalid_auth")

    def trigger(self, user: User, *, in_modal: bool = False) -> str:
        """A fresh trigger id for this person."""
        made = Trigger(f"{self.new_id('')}.trigger", user, self.clock.now(), in_modal)
        self.triggers[made.id] = made
        return made.id

    def redeem(self, id: str, workspace: Workspace) -> Trigger:
        """Use a trigger up; raises invalid_, exchanged_ or expired_trigger_id."""
        trigger = self.triggers.get(id)
        if trigger is None or trigger.user.workspace is not workspace:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if self.clock.now() - trigger.issued > TRIGGER_SECONDS:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger

    def response_url(self, user: User, channel: Channel, original: Message | None) -> str:
        """A fresh address for answers to one interaction."""
        id = self.new_id("R")
        now = self.clock.now()
        self.addresses[id] = ResponseAddress(id, user, channel, now, original)
        return f"{self.base}/actions/{user.workspace.id}/{id}"

    def redeem_address(self, id: str) -> ResponseAddress:
        """Count one use; raises expired_url (too old, unknown) or used_url (five times used)."""
        address = self.addresses.get(id)
        if address is None or self.clock.now() - address.issued > RESPONSE_URL_SECONDS:
            raise SlackError("expired_url")
        if address.used >= RESPONSE_URL_USES:
            raise SlackError("used_url")
        address.used += 1
        return address

    def breach(self, sentence: str) -> None:
        """Note something real Slack would not forgive or would show to a person as trouble."""
        self.breaches.append(sentence)

    def happened(self, workspace: Workspace, event: Json) -> None:
        """Owe an event to the app: it leaves after the answer that caused it."""
        self.events.append((workspace, event))

    def changed(self) -> None:
        """Wake everybody who waits for something to become true."""
        for waiting in self._waiting:
            waiting.set()

    async def until(self, true: Callable[[], object], seconds: float) -> None:
        """Return once it is true; raises TimeoutError after so many real seconds.

        Looks again at every change here, and every 10 ms because the app changes by itself too.
        """
        stirred = asyncio.Event()
        self._waiting.add(stirred)
        try:
            async with asyncio.timeout(seconds):
                while not true():
                    with suppress(TimeoutError):
                        await asyncio.wait_for(stirred.wait(), LOOK_AGAIN_SECONDS)
                    stirred.clear()
        finally:
            self._waiting.discard(stirred)

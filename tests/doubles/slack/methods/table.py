"""The table of Web API methods: each registers itself with the scopes it needs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.doubles.slack.errors import Json, SlackError
from tests.doubles.slack.people import Channel
from tests.doubles.slack.workspace import Workspace
from tests.doubles.slack.world import World

READ = {"public": "channels:read", "private": "groups:read", "im": "im:read", "mpim": "mpim:read"}
WRITE = {"public": "channels:manage", "private": "groups:write"}


@dataclass
class Call:
    """One call of one method; ``workspace`` is where its token belongs."""

    world: World
    workspace: Workspace
    arguments: Json
    base: str
    needed: list[str] = field(default_factory=list)

    def need(self, *scopes: str) -> None:
        """Any one of these scopes will do; raises missing_scope."""
        self.needed = list(scopes)
        if not set(scopes) & set(self.workspace.scopes):
            provided = ",".join(self.workspace.scopes)
            raise SlackError("missing_scope", needed=scopes[0], provided=provided)

    def text(self, name: str) -> str:
        """A required argument; raises invalid_arguments naming it."""
        value = self.arguments.get(name)
        if value is None or value == "":
            missing = f"[ERROR] missing required field: {name}"
            raise SlackError("invalid_arguments", response_metadata={"messages": [missing]})
        return str(value)

    def maybe(self, name: str) -> str | None:
        """An optional argument, None when absent."""
        value = self.arguments.get(name)
        return None if value is None else str(value)

    def flag(self, name: str, missing: bool = False) -> bool:
        """A boolean argument in any of its spellings."""
        value = self.arguments.get(name)
        return missing if value is None else str(value).lower() in ("1", "true")

    def channel(self, name: str = "channel") -> Channel:
        """The conversation an argument names; raises channel_not_found."""
        return self.workspace.visible(self.text(name))

    def page(self, items: list[Any], default: int) -> tuple[list[Any], Json]:
        """One page by ``cursor`` and ``limit``; raises invalid_cursor or invalid_limit."""
        try:
            start = int(self.maybe("cursor") or 0)
        except ValueError:
            raise SlackError("invalid_cursor") from None
        limit = int(self.maybe("limit") or 0) or default
        if limit > 1000:
            raise SlackError("invalid_limit")
        onward = str(start + limit) if start + limit < len(items) else ""
        return items[start : start + limit], {"response_metadata": {"next_cursor": onward}}


Method = Callable[[Call], Json]
METHODS: dict[str, Method] = {}


def method(name: str) -> Callable[[Method], Method]:
    """Put a function into the table under Slack's name for it."""

    def register(function: Method) -> Method:
        METHODS[name] = function
        return function

    return register

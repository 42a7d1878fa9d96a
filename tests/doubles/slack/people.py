"""What a workspace is made of: people, channels, messages, open forms."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from tests.doubles.slack.errors import Json

if TYPE_CHECKING:
    from tests.doubles.slack.workspace import Workspace

Kind = Literal["public", "private", "im", "mpim"]


@dataclass(eq=False)
class User:
    """One account as one workspace sees it; ``home`` is the App Home, None before it is published.

    ``team`` is where somebody belongs who is here through a shared channel only (Slack Connect),
    ``enterprise`` the organisation of their workspace; empty where that is none.
    """

    id: str
    name: str
    workspace: "Workspace"
    tz: str = "Europe/London"
    locale: str = "en-GB"
    title: str = ""
    is_admin: bool = False
    is_owner: bool = False
    is_bot: bool = False
    is_guest: bool = False
    deleted: bool = False
    team: str = ""
    enterprise: str = ""
    home: "View | None" = None
    modals: list["View"] = field(default_factory=list)

    @property
    def handle(self) -> str:
        """The old-style user name, as slash commands still send it."""
        return self.name.lower().replace(" ", ".")

    @property
    def belongs_to(self) -> str:
        """The workspace this account is of."""
        return self.team or self.workspace.id

    def __repr__(self) -> str:
        return f"User({self.name!r}, {self.id})"


@dataclass(eq=False)
class Channel:
    """A conversation of any kind; ``members`` includes the bot where it is in."""

    id: str
    name: str
    kind: Kind
    workspace: "Workspace"
    members: list[User]
    creator: User
    created: int
    archived: bool = False
    topic: str = ""
    messages: list["Message"] = field(default_factory=list)

    def said(self, ts: str) -> "Message | None":
        """The standing message with this ts, None when there is none (or it was deleted)."""
        return next((m for m in self.messages if m.ts == ts and not m.deleted), None)

    def __repr__(self) -> str:
        return f"Channel({self.name!r}, {self.id})"


@dataclass(eq=False)
class Message:
    """One message; ``only_for`` is its only reader when it is ephemeral, else None."""

    ts: str
    channel: Channel
    author: User
    text: str
    blocks: list[Json]
    thread_ts: str | None = None
    metadata: Json | None = None
    only_for: User | None = None
    files: list["File"] = field(default_factory=list)
    edits: int = 0
    deleted: bool = False


@dataclass(eq=False)
class File:
    """An upload; ``content`` is None until the bytes have arrived."""

    id: str
    name: str
    length: int
    alt_text: str
    title: str = ""
    content: bytes | None = None
    shared: bool = False


@dataclass(eq=False)
class View:
    """A modal or a home tab as one person has it before them.

    ``errors`` maps block ids to the sentences shown beside them; ``values`` is what was typed so
    far; ``trouble`` is the red line Slack shows when the app did not answer properly.
    """

    id: str
    user: User
    body: Json
    hash: str
    errors: dict[str, str] = field(default_factory=dict)
    values: dict[str, Json] = field(default_factory=dict)
    trouble: bool = False
    root: str = ""
    previous: str | None = None

    @property
    def blocks(self) -> list[Json]:
        """The view's blocks, ids filled in."""
        blocks: list[Json] = self.body["blocks"]
        return blocks

    def get(self, key: str, missing: Any = None) -> Any:
        """A field of the view as the app sent it."""
        return self.body.get(key, missing)

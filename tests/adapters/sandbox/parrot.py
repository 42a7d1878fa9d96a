"""A core that answers what it was taught, and a clockwork that does what it was given."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from adapters.sandbox import World
from bot.kit.programme import Request
from bot.kit.ui import Attachment, Button, Done, File, Look, Outcome, Press

COMMUNITY = "c1"
Answer = Outcome | Callable[[Request], Outcome]


class Lines:
    """Completes from a list of lines."""

    def __init__(self, *lines: str) -> None:
        self._lines = lines

    def complete(self, root: str, typed: str) -> Sequence[str]:
        """Return the lines that begin as typed."""
        return [line for line in self._lines if line.startswith(typed)]


class Parrot:
    """Answers by what was asked: `/peer tea` for a command, `sip` for a press, `sip!` for a form.

    What it was not taught it lets pass. It keeps all it was asked.
    """

    def __init__(self) -> None:
        self.grammar = Lines("tea", "tea join", "pause")
        self.asked: list[Request] = []
        self.files: dict[str, File] = {}
        self._taught: dict[str, Answer] = {}

    def teach(self, what: str, answer: Answer) -> None:
        """Say what to answer."""
        self._taught[what] = answer

    async def handle(self, request: Request) -> Outcome:
        """Answer as taught."""
        self.asked.append(request)
        answer = self._taught.get(_what(request), Done())
        return answer(request) if callable(answer) else answer

    async def file(self, community: str, attachment: Attachment) -> File | None:
        """Hand out a file it was given, in its own community only."""
        return self.files.get(attachment.maker) if community == COMMUNITY else None


def _what(request: Request) -> str:
    if request.press:
        return request.press.action + ("!" if request.means == "submit" else "")
    if request.event:
        return type(request.event).__name__
    return f"/{request.root} {request.line}".strip()


@dataclass
class Clockwork:
    """Moves a world's clock and does what is due, in order."""

    world: World
    app: Parrot
    due: list[tuple[datetime, Callable[[], Awaitable[object]]]] = field(default_factory=list)

    async def turn(self, to: datetime) -> None:
        """Do what falls due up to `to`, then stand there."""
        while self.due and min(at for at, _ in self.due) <= to:
            first = min(self.due, key=lambda each: each[0])
            self.due.remove(first)
            self.world.clock.turn(max(first[0], self.world.clock.now()))
            await first[1]()
        self.world.clock.turn(to)

    async def next_due(self) -> datetime | None:
        """Return the earliest due moment."""
        return min((at for at, _ in self.due), default=None)


def button(label: str, action: str, look: Look = Look.PLAIN, subject: str = "s1") -> Button:
    """Return a button as the core would stamp it."""
    return Button(label, Press("tea", action, subject, community=COMMUNITY), look)

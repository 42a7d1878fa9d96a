"""A core that answers what it was taught, and a clockwork that does what it was given."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

from adapters.sandbox import World
from bot.kit.contracts.commands import Command, Option
from bot.kit.contracts.context import Context, Request
from bot.kit.contracts.grammar import Grammar
from bot.kit.contracts.programme import Programme
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Community
from bot.kit.screen.buttons import Button, Look, Press
from bot.kit.screen.files import Attachment, File
from bot.kit.screen.outcomes import Done, Outcome

COMMUNITY = "c1"
Answer = Outcome | Callable[[Request], Outcome]


async def _unused(_ask: Context, _work: Transaction) -> Done:
    """Stand for a handler: the parrot answers in its place."""
    return Done()


TEA = Programme(
    "tea",
    (
        Command("tea", "", _unused),
        Command("tea", "join", _unused, (Option("kind"),)),
        Command("pause", "", _unused),
    ),
    package="tests.adapters.sandbox.tea",
)


class Communities:
    """Knows one community."""

    async def community(self, platform: str, external: str) -> Community | None:
        """Return it, whichever workspace is asked for."""
        return Community(id=COMMUNITY, platform=platform, external=external, name="Team")


class Parrot:
    """Answers by what was asked: `/peer tea` for a command, `sip` for a press, `sip!` for a form.

    What it was not taught it lets pass. It keeps all it was asked.
    """

    def __init__(self) -> None:
        self.programmes = {"tea": TEA}
        self.grammar = Grammar(("tea", command) for command in TEA.commands)
        self.storage = Communities()
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

    async def file(self, community: str, wanted: Attachment) -> File | None:
        """Hand out a file it was given, in its own community only."""
        return self.files.get(wanted.maker) if community == COMMUNITY else None


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

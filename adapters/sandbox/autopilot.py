"""People who act by themselves: they press what they see, in their own time, each in their way.

They work only from what stands on their screens. The same seed gives the same quarter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from heapq import heappop, heappush
from random import Random

from adapters.sandbox.filling import filled
from adapters.sandbox.personas import TEMPERS, Temper
from adapters.sandbox.rooms import Message, RoomKind
from adapters.sandbox.snapshot import Seen, SeenButton
from adapters.sandbox.transport import Chat
from adapters.sandbox.world import NotThere
from bot.kit.screen.buttons import Press
from bot.kit.screen.forms import Values
from bot.kit.screen.outcomes import OpenForm

FORMS_IN_A_ROW = 5
SOON = timedelta(days=1)  # nobody presses the same again within this, wherever else it is offered


class Autopilot:
    """Plays those people of one workspace that are in `on`.

    `about` holds what each would answer in a form: values by field name, by account.
    """

    def __init__(
        self, chat: Chat, *, seed: int = 0, about: Mapping[str, Values] | None = None
    ) -> None:
        self.on: set[str] = set()
        self._chat = chat
        self._seed = seed
        self._about = about or {}
        self._random: dict[str, Random] = {}
        self._temper: dict[str, Temper] = {}
        self._looked: dict[tuple[str, str], int] = {}
        self._offers: dict[tuple[str, str], set[str]] = {}
        self._pressed: dict[tuple[str, str], datetime] = {}
        self._plan: list[tuple[datetime, int, str, str, str]] = []
        self._count = 0

    def next_due(self) -> datetime | None:
        """Return when somebody means to press something next, or None."""
        return self._plan[0][0] if self._plan else None

    def look(self) -> None:
        """Let everybody who is played see what is new to them, and decide about it."""
        for account in sorted(self.on):
            for seen in self._unseen(account):
                self._decide(account, seen)

    async def act(self) -> int:
        """Press what is due by now; return how many presses there were."""
        now, done = self._chat.world.clock.now(), 0
        while self._plan and self._plan[0][0] <= now:
            _, _, account, message, token = heappop(self._plan)
            done += account in self.on and await self._press(account, message, token)
        return done

    def _unseen(self, account: str) -> Iterable[Seen]:
        """Yield the messages that offer this account something it has not thought about yet.

        The version of a press is left aside, so that a card that changed is no new question.
        """
        world = self._chat.world
        for room in world.rooms_of(self._chat.workspace, account):
            for message in room.visible_to(account) if room.kind is not RoomKind.HOME else []:
                if message.buttons and self._is_news(account, message):
                    yield world.look(account, message)

    def _is_news(self, account: str, message: Message) -> bool:
        if self._looked.get((account, message.id)) == message.version:
            return False
        self._looked[account, message.id] = message.version
        offers = {_offer(each.press) for each in message.buttons if each.press}
        known = self._offers.setdefault((account, message.id), set())
        news = not offers <= known
        known |= offers
        return news

    def _decide(self, account: str, seen: Seen) -> None:
        random = self._dice(account)
        picked: SeenButton | None = self._temper[account].picks(seen, random)
        if picked:
            at = self._chat.world.clock.now() + self._temper[account].waits(random)
            self._count += 1
            heappush(self._plan, (at, self._count, account, seen.id, picked.token))

    def _dice(self, account: str) -> Random:
        if account not in self._random:
            self._random[account] = Random(f"{self._seed}:{account}")
            self._temper[account] = self._random[account].choice(TEMPERS)
        return self._random[account]

    async def _press(self, account: str, message: str, token: str) -> bool:
        if not self._wanted(account, message, token):
            return False
        outcome = await self._chat.press(account, message, token)
        for _ in range(FORMS_IN_A_ROW):
            if not isinstance(outcome, OpenForm):
                break
            outcome = await self._chat.submit(account, self._fill(account, outcome))
        self._chat.cancel(account)
        return True

    def _wanted(self, account: str, message: str, token: str) -> bool:
        """Say whether the button is still there, and was not pressed elsewhere just now."""
        try:
            standing = self._chat.visible(account, message)
        except NotThere:
            return False  # the message is gone, or they are
        mark, now = (account, _offer(Press.parse(token))), self._chat.world.clock.now()
        shown = {each.press.token for each in standing.buttons if each.press}
        if token not in shown or now - self._pressed.get(mark, now - SOON) < SOON:
            return False
        self._pressed[mark] = now
        return True

    def _fill(self, account: str, opened: OpenForm) -> Values:
        people = self._chat.world.site(self._chat.workspace).people.values()
        others = [p.id for p in people if not (p.bot or p.gone or p.id == account)]
        about, now = self._about.get(account, {}), self._chat.world.clock.now()
        return filled(opened.form, about, others, now, self._dice(account))


def _offer(press: Press) -> str:
    return f"{press.programme}:{press.action}:{press.subject}"

"""One stage for both platforms, so that a story is told once and played on each of them.

The real slack-bolt on the loopback Slack, the real discord.py on the strict Discord: what people
do and see is named here as they would name it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from bot.kit.contracts.programme import Programme
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from tests.adapters.discord.rig import DiscordRig
from tests.adapters.discord.rig import open_rig as open_discord
from tests.adapters.slack.rig import SlackRig
from tests.adapters.slack.rig import open_rig as open_slack
from tests.doubles import discord, slack

CHANNEL = "rhythm"
Answers = dict[str, Any]


class Actor(ABC):
    """Somebody on either platform. Answers to forms are given by the labels of the fields, or by
    the fields' names; choices by their labels or values."""

    account: str

    @abstractmethod
    async def command(self, line: str, **options: str | Actor) -> None:
        """Type a slash command, without the slash, into the channel."""

    @abstractmethod
    async def home(self) -> str:
        """Open one's home and return what stands on it."""

    @abstractmethod
    async def press(self, label: str) -> None:
        """Press the newest button with this label."""

    @abstractmethod
    async def submit(self, answers: Answers | None = None) -> None:
        """Send the open form with these answers, the others as they stand."""

    @property
    @abstractmethod
    def seen(self) -> list[str]:
        """Every message of Confab's that they see, oldest first, with the labels of its buttons."""

    @property
    @abstractmethod
    def files(self) -> list[str]:
        """The names of all files they were given."""

    @property
    @abstractmethod
    def asked(self) -> list[str]:
        """The labels of the fields of the open form."""

    @property
    def words(self) -> str:
        """Everything of Confab's that they see."""
        return "\n\n".join(self.seen)

    @property
    def last(self) -> str:
        """The newest message they see."""
        return self.seen[-1]

    def count(self, words: str) -> int:
        """Return how many messages say something."""
        return sum(words in each for each in self.seen)


class Stage(ABC):
    """Confab on one platform, with people and a channel called `rhythm` that all of them see."""

    rig: SlackRig | DiscordRig

    @abstractmethod
    def person(self, name: str, *, organiser: bool = False) -> Actor:
        """Add somebody in Berlin."""

    async def settle(self) -> None:
        """Do and deliver what is due now."""
        await self.rig.settle()

    async def turn(self, *, days: float = 0, hours: float = 0) -> None:
        """Let time pass, doing and delivering what falls due."""
        await self.rig.turn(days=days, hours=hours)

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Transaction]:
        """Open a transaction in the community."""
        async with self.rig.work() as tx:
            yield tx


async def member(actor: Actor, tx: Transaction) -> Member:
    """Return somebody's row; Confab must know them."""
    found = await tx.one(Member, account=actor.account)
    assert found, "Confab does not know them"
    return found


# -- Slack -----------------------------------------------------------------------------------------


class OnSlack(Stage):
    """The stage on the loopback Slack."""

    def __init__(self, rig: SlackRig) -> None:
        self.rig: SlackRig = rig
        self.team = rig.slack.workspace("T1")
        self.channel = self.team.channel(CHANNEL)

    def person(self, name: str, *, organiser: bool = False) -> Actor:
        """Add somebody in Berlin."""
        user = self.team.user(name, tz="Europe/Berlin", admin=organiser)
        self.channel.members.append(user)
        return SlackActor(self, user)


class SlackActor(Actor):
    """Somebody on Slack."""

    def __init__(self, stage: OnSlack, user: slack.User) -> None:
        self.account = user.id
        self.user = user
        self._stage = stage
        self._slack = stage.rig.slack

    async def command(self, line: str, **options: str | Actor) -> None:
        """Type it, what goes with it behind it."""
        if self._window:
            await self._slack.close(self.user, whole_stack=True)
        told = (o if isinstance(o, str) else f"@{_user(o).name}" for o in options.values())
        typed = " ".join((f"/{line}", *told))
        await self._slack.command(self.user, typed, channel=self._stage.channel)
        await self._stage.settle()

    async def press(self, label: str) -> None:
        """Press the newest button with this label: in a window, a message, or on the home tab."""
        screens = [self._slack.home(self.user), *self._slack.sees(self.user), self._window]
        offers = [each for each in screens if each and label in each.buttons]
        assert offers, f"no {label!r} in:\n{self.words}"
        await self._slack.press(self.user, offers[-1], label)
        await self._stage.settle()

    async def submit(self, answers: Answers | None = None) -> None:
        """Fill the form in and send it."""
        form = self._slack.form(self.user)
        assert form, f"no form is open:\n{self.words}"
        fields = [each for each in form.controls if each.block["type"] == "input"]
        names = {each.block["block_id"].partition("/")[0]: each.label for each in fields}
        given = {names.get(a, a): getattr(v, "user", v) for a, v in (answers or {}).items()}
        await self._slack.submit(self.user, given)
        await self._stage.settle()

    async def home(self) -> str:
        """Open the home tab."""
        await self._slack.opens_home(self.user)
        home = self._slack.home(self.user)
        return home.words if home else ""

    @property
    def _window(self) -> slack.Seen | None:
        """A window of cards that is open."""
        form = self._slack.form(self.user)
        return form if form and not form.submit else None

    @property
    def seen(self) -> list[str]:
        """Every message they see, and last the window that is open."""
        found = [*self._slack.sees(self.user), *filter(None, [self._window])]
        return ["\n".join((each.words, *(f"[{b}]" for b in each.buttons))) for each in found]

    @property
    def files(self) -> list[str]:
        """The names of all files they were given."""
        return [name for each in self._slack.sees(self.user) for name in each.files]

    @property
    def asked(self) -> list[str]:
        """The labels of the open form's fields."""
        form = self._slack.form(self.user)
        return form.fields if form else []


# -- Discord ---------------------------------------------------------------------------------------


class OnDiscord(Stage):
    """The stage on the strict Discord."""

    def __init__(self, rig: DiscordRig) -> None:
        self.rig: DiscordRig = rig
        self.channel = rig.server.channel(CHANNEL)

    def person(self, name: str, *, organiser: bool = False) -> Actor:
        """Add somebody; Discord tells nobody's zone."""
        return DiscordActor(self, self.rig.server.person(name, organiser=organiser))


class DiscordActor(Actor):
    """Somebody on Discord."""

    def __init__(self, stage: OnDiscord, person: discord.Person) -> None:
        self.account = person.id
        self.person = person
        self._stage = stage

    async def command(self, line: str, **options: str | Actor) -> None:
        """Use the command with its options."""
        given = {name: getattr(option, "person", option) for name, option in options.items()}
        await self.person.command(line, self._stage.channel, **given)
        await self._stage.settle()

    async def press(self, label: str) -> None:
        """Press the newest button with this label."""
        await self.person.press(label)
        await self._stage.settle()

    async def submit(self, answers: Answers | None = None) -> None:
        """Fill the form in and send it."""
        asked = {each["custom_id"].partition("/")[2]: each for each in self.person.fields.values()}
        given = {
            name: _label(asked.get(name, {}), getattr(value, "person", value))
            for name, value in (answers or {}).items()
        }
        await self.person.submit(given)
        await self._stage.settle()

    async def home(self) -> str:
        """Ask for home."""
        await self.command("peer home")
        return self.last

    @property
    def seen(self) -> list[str]:
        """Every message they see."""
        found = self.person.sees
        return ["\n".join((each.words, *(f"[{b}]" for b in each.buttons))) for each in found]

    @property
    def files(self) -> list[str]:
        """The names of all files they were given."""
        return [name for each in self.person.sees for name in each.files]

    @property
    def asked(self) -> list[str]:
        """The labels of the open form's fields."""
        return list(self.person.fields)


def _user(actor: Actor) -> slack.User:
    assert isinstance(actor, SlackActor)
    return actor.user


def _label(field: dict[str, Any], value: Any) -> Any:
    """Return the label of a choice that is named by its value; anything else as it is."""
    labels = {option["value"]: option["label"] for option in field.get("options") or ()}
    return labels.get(value, value) if isinstance(value, str) else value


@asynccontextmanager
async def open_stage(platform: str, programmes: Sequence[Programme]) -> AsyncIterator[Stage]:
    """Run Confab on an empty database, on one platform."""
    if platform == "discord":
        async with open_discord(programmes) as rig:
            yield OnDiscord(rig)
        return
    async with slack.LoopbackSlack() as double, open_slack(double, programmes) as slack_rig:
        yield OnSlack(slack_rig)

"""One stage for every platform, so that a story is told once and played on each of them.

The real slack-bolt on the loopback Slack, the real discord.py on the strict Discord, the sandbox:
what people do and see is named here as they would name it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from adapters.sandbox import Chat, Seen
from adapters.sandbox.world import BOT
from bot.kit.contracts.platform import Account
from bot.kit.contracts.programme import Programme
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from tests.adapters.discord.rig import DiscordRig
from tests.adapters.discord.rig import open_rig as open_discord
from tests.adapters.sandbox.rig import WORKSPACE, SandboxRig
from tests.adapters.sandbox.rig import open_rig as open_sandbox
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

    rig: SlackRig | DiscordRig | SandboxRig

    @abstractmethod
    def person(self, name: str, *, organiser: bool = False) -> Actor:
        """Add somebody in Berlin."""

    async def restart(self) -> None:
        """Let the process end and another begin, with nothing but the database."""
        await self.rig.restart()

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


# -- the sandbox -----------------------------------------------------------------------------------


class OnSandbox(Stage):
    """The stage in the sandbox."""

    def __init__(self, rig: SandboxRig) -> None:
        self.rig: SandboxRig = rig
        self.channel = rig.world.add_channel(WORKSPACE, CHANNEL, ())

    def person(self, name: str, *, organiser: bool = False) -> Actor:
        """Add somebody in Berlin."""
        said = Account(name.lower(), name, "Europe/Berlin")
        self.rig.world.add_person(WORKSPACE, said, admin=organiser)
        self.channel.members.append(said.id)
        return SandboxActor(self, said)


class SandboxActor(Actor):
    """Somebody in the sandbox."""

    def __init__(self, stage: OnSandbox, said: Account) -> None:
        self.account, self.name = said.id, said.name
        self._stage = stage

    @property
    def _chat(self) -> Chat:
        return self._stage.rig.chat

    async def command(self, line: str, **options: str | Actor) -> None:
        """Type it, what goes with it behind it."""
        told = (o if isinstance(o, str) else f"@{_resident(o).name}" for o in options.values())
        await self._chat.say(self.account, self._stage.channel.id, " ".join((f"/{line}", *told)))
        await self._stage.settle()

    async def home(self) -> str:
        """Open home."""
        room = await self._chat.open_home(self.account)
        await self._stage.settle()
        return "\n\n".join(map(str, self._stage.rig.world.sees(self.account, room.id)))

    async def press(self, label: str) -> None:
        """Press the newest button with this label."""
        offers = [each for each in self._all if label in each.labels]
        assert offers, f"no {label!r} in:\n{self.words}"
        await self._chat.press(self.account, offers[-1].id, label)
        await self._stage.settle()

    async def submit(self, answers: Answers | None = None) -> None:
        """Fill the form in and send it."""
        fields = self._chat.form_of(self.account).form.fields
        names = {each.label: each.name for each in fields}
        labels = {choice.label: choice.value for each in fields for choice in each.choices}
        given: dict[str, Any] = {each.name: each.value for each in fields}
        for label, value in (answers or {}).items():
            said: Any = getattr(value, "account", value)
            given[names.get(label, label)] = labels.get(said, said) if said else said
        await self._chat.submit(self.account, given)
        await self._stage.settle()

    @property
    def _all(self) -> list[Seen]:
        world = self._stage.rig.world
        rooms = world.rooms_of(WORKSPACE, self.account)
        found = [seen for room in rooms for seen in world.sees(self.account, room.id)]
        mine = [each for each in found if world.message(each.id).author == BOT]
        return sorted(mine, key=lambda seen: world.message(seen.id).seq)

    @property
    def seen(self) -> list[str]:
        """Every message they see."""
        return [str(each) for each in self._all]

    @property
    def files(self) -> list[str]:
        """The names of all files they were given."""
        return [name for each in self._all for name in each.files]

    @property
    def asked(self) -> list[str]:
        """The labels of the open form's fields."""
        return [each.label for each in self._chat.form_of(self.account).form.fields]


def _resident(actor: Actor) -> SandboxActor:
    assert isinstance(actor, SandboxActor)
    return actor


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
    if platform == "sandbox":
        async with open_sandbox(programmes) as sandbox_rig:
            yield OnSandbox(sandbox_rig)
        return
    if platform == "discord":
        async with open_discord(programmes) as rig:
            yield OnDiscord(rig)
        return
    async with slack.LoopbackSlack() as double, open_slack(double, programmes) as slack_rig:
        yield OnSlack(slack_rig)

"""One workspace: who is in it, which conversations it has, what the app may do there."""

from collections.abc import Callable, Iterable

from tests.doubles.slack.clock import Clock
from tests.doubles.slack.errors import SlackError
from tests.doubles.slack.people import Channel, Kind, Message, User

PREFIX: dict[Kind, str] = {"public": "C", "private": "C", "im": "D", "mpim": "G"}

SCOPES = (
    "commands",
    "chat:write",
    "im:write",
    "mpim:write",
    "users:read",
    "channels:read",
    "groups:read",
    "groups:write",
    "files:write",
)


class Workspace:
    """A team with the app installed; ``scopes`` may be changed at any time by a test."""

    def __init__(self, id: str, clock: Clock, new_id: Callable[[str], str]) -> None:
        self.id = id
        self.name = f"Team {id}"
        self.domain = f"team-{id.lower()}"
        self.token = f"xoxb-{id}-0001"
        self.scopes = list(SCOPES)
        self.installed = True
        self.enterprise = ""  # the organisation's id, on Enterprise Grid
        self.clock = clock
        self.new_id = new_id
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self._names: set[str] = set()
        self._dms: dict[frozenset[User], Channel] = {}
        self.slackbot = self._admit(User("USLACKBOT", "Slackbot", self))
        self.bot = self._admit(User(new_id("U"), "Confab", self, is_bot=True))
        self.bot_id = new_id("B")
        self._last_ts = 0

    def user(
        self,
        name: str,
        *,
        tz: str = "Europe/London",
        locale: str = "en-GB",
        title: str = "",
        admin: bool = False,
        owner: bool = False,
        guest: bool = False,
        bot: bool = False,
        team: str = "",
        enterprise: str = "",
    ) -> User:
        """Somebody new, silently (no event); raises ValueError when the name is taken.

        With another ``team`` they are here through a shared channel, unless that one is of the
        same ``enterprise``.
        """
        if name in self._names:
            raise ValueError(f"there is already somebody called {name}")
        person = User(self.new_id("U"), name, self, tz, locale, title, admin, owner, bot, guest)
        person.team, person.enterprise = team, enterprise
        return self._admit(person)

    def channel(
        self,
        name: str,
        *,
        members: Iterable[User] = (),
        private: bool = False,
        bot: bool = True,
    ) -> Channel:
        """A new channel, silently; ``bot=False`` leaves the app outside."""
        people = list(members)
        creator = people[0] if people else self.slackbot
        return self.open("private" if private else "public", name, people, creator, bot)

    def dm(self, *people: User) -> Channel:
        """The app's conversation with exactly these people: the same people, the same channel."""
        wanted = frozenset({self.bot, *people})
        if wanted not in self._dms:
            kind: Kind = "im" if len(wanted) == 2 else "mpim"
            handles = "--".join(person.handle for person in people)
            name = "directmessage" if kind == "im" else f"mpdm-{handles}-1"
            self._dms[wanted] = self.open(kind, name, list(people), self.bot, True)
        return self._dms[wanted]

    def open(
        self, kind: Kind, name: str, people: list[User], creator: User, with_bot: bool
    ) -> Channel:
        """Make a conversation of this kind."""
        members = [*people, self.bot] if with_bot else list(people)
        made = int(self.clock.now())
        channel = Channel(self.new_id(PREFIX[kind]), name, kind, self, members, creator, made)
        self.channels[channel.id] = channel
        return channel

    def someone(self, id: str) -> User:
        """The account with this id; raises user_not_found."""
        if id not in self.users:
            raise SlackError("user_not_found")
        return self.users[id]

    def visible(self, id: str) -> Channel:
        """A channel the app can know about; raises channel_not_found."""
        channel = self.channels.get(id)
        if channel is None or (channel.kind != "public" and self.bot not in channel.members):
            raise SlackError("channel_not_found")
        return channel

    def next_ts(self) -> str:
        """A message id: the clock's second, and a fraction that always grows."""
        self._last_ts = max(self._last_ts + 1, int(self.clock.now()) * 1_000_000)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def add(self, channel: Channel, message: Message) -> Message:
        """Put a message where its readers see it."""
        channel.messages.append(message)
        return message

    def _admit(self, user: User) -> User:
        self.users[user.id] = user
        self._names.add(user.name)
        return user

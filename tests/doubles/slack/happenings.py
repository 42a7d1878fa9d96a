"""What happens in a workspace by itself, and the events that tell the app."""

from tests.doubles.slack import payloads
from tests.doubles.slack.delivery import Courier, Delivery
from tests.doubles.slack.errors import Json
from tests.doubles.slack.methods import shapes
from tests.doubles.slack.methods.conversations import joined, left
from tests.doubles.slack.people import Channel, User
from tests.doubles.slack.workspace import Workspace
from tests.doubles.slack.world import World


class Happenings:
    """Each verb changes the world first and then sends its event; it returns the Delivery."""

    world: World
    courier: Courier
    held: list[Delivery] | None = None

    async def send_event(self, workspace: Workspace, event: Json) -> Delivery:
        """Any event at all; kept back while ``hold_events`` is on."""
        body = payloads.event(self.world, workspace, event)
        if self.held is not None:
            self.held.append(Delivery("events_api", body))
            return self.held[-1]
        return await self.courier.send("events_api", body)

    def hold_events(self) -> None:
        """Keep events back from now on, so that they can leave in another order."""
        self.held = []

    async def release_events(self, order: list[int] | None = None) -> list[Delivery]:
        """Send what was kept back, by default last first; ``order`` gives the indexes instead."""
        held, self.held = self.held or [], None
        indexes = order if order is not None else list(reversed(range(len(held))))
        return [await self.courier.send("events_api", held[i].payload) for i in indexes]

    async def opens_home(self, user: User, tab: str = "home") -> Delivery:
        """The user looks at the app's Home (or its ``messages``)."""
        channel = user.workspace.dm(user)
        event: Json = {
            "type": "app_home_opened",
            "user": user.id,
            "channel": channel.id,
            "tab": tab,
        }
        if user.home and tab == "home":
            event["view"] = shapes.view(user.home)
        return await self.send_event(user.workspace, event)

    async def joins(self, user: User, channel: Channel, *, inviter: User | None = None) -> Delivery:
        """Somebody comes into a channel, by themselves or brought by ``inviter``."""
        channel.members.append(user)
        return await self.send_event(user.workspace, joined(channel, user, inviter))

    async def leaves(self, user: User, channel: Channel) -> Delivery:
        """Somebody goes out of a channel (or the bot is taken out)."""
        channel.members.remove(user)
        return await self.send_event(user.workspace, left(channel, user))

    async def arrives(self, user: User) -> Delivery:
        """A new account: team_join."""
        event = {"type": "team_join", "user": shapes.user(user)}
        return await self.send_event(user.workspace, event)

    async def changes(
        self, user: User, *, tz: str | None = None, name: str | None = None
    ) -> Delivery:
        """A profile changes: user_change."""
        user.tz, user.name = tz or user.tz, name or user.name
        event = {"type": "user_change", "user": shapes.user(user)}
        return await self.send_event(user.workspace, event)

    async def deactivates(self, user: User) -> Delivery:
        """An account is closed: it leaves every channel, and user_change says ``deleted``."""
        user.deleted = True
        for channel in user.workspace.channels.values():
            if user in channel.members and channel.kind in ("public", "private"):
                channel.members.remove(user)
        event = {"type": "user_change", "user": shapes.user(user)}
        return await self.send_event(user.workspace, event)

    async def archives(self, channel: Channel, by: User) -> Delivery:
        """A channel is closed."""
        channel.archived = True
        kind = "channel_archive" if channel.kind == "public" else "group_archive"
        event = {"type": kind, "channel": channel.id, "user": by.id}
        return await self.send_event(channel.workspace, event)

    async def renames(self, channel: Channel, name: str) -> Delivery:
        """A channel gets another name."""
        channel.name = name
        kind = "channel_rename" if channel.kind == "public" else "group_rename"
        told = {"id": channel.id, "name": name, "created": channel.created}
        return await self.send_event(channel.workspace, {"type": kind, "channel": told})

    async def uninstalls(self, workspace: Workspace) -> Delivery:
        """The app is removed: its token dies, then app_uninstalled arrives."""
        workspace.installed = False
        return await self.send_event(workspace, {"type": "app_uninstalled"})

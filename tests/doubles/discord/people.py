"""People on Discord: what they do, and what they see of the bot's on their screens."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from simcord.actors import MemberActor
from simcord.backend.access import can_access_message
from simcord.results import InteractionResult

if TYPE_CHECKING:
    from tests.doubles.discord.server import Double, Server

Json = dict[str, Any]
_BACKSLASH = re.compile(r"\\([^0-9A-Za-z\s])")


@dataclass(frozen=True)
class Seen:
    """One message of the bot's as somebody sees it. `where` is a channel's name, or "DM"."""

    id: int
    where: str
    words: str
    buttons: tuple[str, ...]
    files: tuple[str, ...]
    alone: bool
    rings: frozenset[int]
    raw: Any

    def __str__(self) -> str:
        shown = [self.words, " ".join(f"[{label}]" for label in self.buttons)]
        return "\n".join(part for part in (*shown, *self.files) if part)

    def __contains__(self, words: str) -> bool:
        return words in str(self)


class Person:
    """A member of one server. Whatever they do must be acknowledged, once."""

    def __init__(self, double: Double, server: Server, actor: MemberActor) -> None:
        self._double = double
        self.server = server
        self.actor = actor
        self._form: InteractionResult | None = None
        self._sent: tuple[InteractionResult, Callable[[], Awaitable[InteractionResult]]]
        self.answer: InteractionResult | None = None

    @property
    def id(self) -> str:
        """The account, as the core knows it."""
        return str(self.actor.id)

    @property
    def name(self) -> str:
        """What the server calls them."""
        return self.actor.user.global_name or self.actor.name

    # -- what they do ----------------------------------------------------------------------------

    async def leaves(self, *, banned: bool = False) -> None:
        """Leave the server, or be banned. Discord keeps their direct messages with the bot, and
        delivers what they press there, with no guild and no member in the payload
        (discord.com/developers: interaction object)."""
        if banned:
            self._double.env.backend.apply_ban(self.server.guild.id, self.actor.id, None)
        else:
            self.server.guild.remove_member(self.actor)
        await self._double.env.settle()

    async def command(self, line: str, channel: Any = None, **options: Any) -> None:
        """Use a slash command; people are given as `Person`."""
        given = {name: _actor(value) for name, value in options.items()}
        where = channel or self.server.general
        self._took(await self.actor.slash(where, line, **given))

    async def menu(self, entry: str, whom: Person, channel: Any = None) -> None:
        """Use an entry of somebody's own menu."""
        where = channel or self.server.general
        self._took(await self.actor.context_menu(where, entry, whom.actor))

    async def types(self, line: str, option: str, typed: str) -> list[str]:
        """Type into an option and return what is offered."""
        offered = await self.actor.autocomplete(self.server.general, line, option, typed)
        return [each["value"] for each in offered]

    async def press(self, label: str, seen: Seen | None = None) -> Seen:
        """Press the first button with this label in the newest message; return where it stood."""
        offers = [seen] if seen else [each for each in self.sees if label in each.buttons]
        assert offers, f"{self.name} sees no {label!r} in:\n{self.words}"
        stood = offers[-1]
        message = self._double.message(stood)
        hands: Any = self.actor.user if stood.where == "DM" else self.actor
        parts = flat(stood.raw.components)
        pressed = next(part for part in parts if part.get("label") == label)
        self._took(await hands.click(message, custom_id=pressed["custom_id"]))
        return stood

    async def submit(self, answers: Mapping[str, Any]) -> None:
        """Send the open form: answers by label or by name, the others as they stand in it."""
        shown = self._form
        assert shown, f"{self.name} has no form open:\n{self.words}"
        fields = self.fields
        labels = {each["custom_id"].partition("/")[2]: label for label, each in fields.items()}
        answers = {labels.get(asked, asked): answer for asked, answer in answers.items()}
        unknown = answers.keys() - fields.keys()
        assert not unknown, f"the form does not ask for {unknown}, but for {list(fields)}"
        values = {
            field["custom_id"]: _given(field, answers.get(label), self._double)
            for label, field in fields.items()
        }
        self._form = None
        told = {id: value for id, value in values.items() if value is not None}
        hands: Any = self.actor.user if shown._interaction.guild_id is None else self.actor
        self._sent = shown, lambda: hands.submit_modal(shown, told)
        self._took(await self._sent[1]())

    async def submit_again(self) -> None:
        """Send the same window once more, as Discord lets one where no answer came in time."""
        shown, send = self._sent
        shown._interaction.modal_consumed = False
        self._took(await send())

    def _took(self, result: InteractionResult) -> None:
        assert result.acknowledged, f"{self.name} was not answered:\n{self.words}"
        self.answer = result
        if result.modal:
            self._form = result

    # -- what they see ---------------------------------------------------------------------------

    @property
    def form(self) -> Json | None:
        """The form that is open, as it was sent."""
        return self._form.modal if self._form else None

    @property
    def fields(self) -> dict[str, Json]:
        """What the open form asks, by label."""
        assert self.form, f"{self.name} has no form open:\n{self.words}"
        parts = self.form["components"]
        return {part["label"]: part["component"] for part in parts if "component" in part}

    @property
    def sees(self) -> list[Seen]:
        """The bot's messages on this server and in direct messages, oldest first."""
        return sorted(self._messages(), key=lambda seen: seen.id)

    def field(self, name: str) -> Json:
        """One question of the open form, by its name."""
        return next(e for e in self.fields.values() if e["custom_id"].endswith(f"/{name}"))

    @property
    def words(self) -> str:
        """Everything of the bot's that they see."""
        return "\n\n".join(map(str, self.sees))

    @property
    def last(self) -> Seen:
        """The newest message they see."""
        assert self.sees, f"{self.name} sees nothing"
        return self.sees[-1]

    def inside(self, where: str) -> list[Seen]:
        """What they see in one channel, thread or (DM) in direct messages."""
        return [seen for seen in self.sees if seen.where == where]

    @property
    def threads(self) -> list[str]:
        """The private threads they are in, as called, oldest first."""
        channels = self._double.env.backend.channels.values()
        mine = [c for c in channels if c.is_thread and self.actor.id in c.thread_members]
        return [str(channel.name) for channel in sorted(mine, key=lambda c: c.id)]

    def _messages(self) -> Iterator[Seen]:
        env = self._double.env
        for channel_id, stored in env.backend.messages.items():
            channel = env.backend.channels.get(channel_id)
            if channel is None or channel.guild_id not in (None, self.server.guild.id):
                continue
            where = "DM" if channel.guild_id is None else str(channel.name)
            hands: Any = self.actor.user if where == "DM" else self.actor
            for message in stored.values():
                mine = message.author_id == env.backend.bot_user.id and message.components
                if mine and can_access_message(env, channel_id, message, hands):
                    yield self._double.seen(message, where)


def flat(components: list[Json]) -> Iterator[Json]:
    """Return components with all that is in them."""
    for each in components:
        yield each
        yield from flat(each.get("components") or [])
        yield from flat([each["accessory"]] if each.get("accessory") else [])


def read(markdown: str) -> str:
    """Return what Discord shows of escaped words."""
    return _BACKSLASH.sub(r"\1", markdown)


def _actor(value: Any) -> Any:
    return value.actor if isinstance(value, Person) else value


def _given(field: Json, answer: Any, double: Double) -> Any:
    """Return an answer as the client sends it; what was not touched stands as it opened."""
    if answer is None:
        return _standing(field, double)
    if isinstance(answer, Person):
        return [answer.actor]
    if isinstance(answer, list):
        named = {each["label"]: each["value"] for each in field.get("options") or ()}
        return [named[each] if isinstance(each, str) else _actor(each) for each in answer]
    if field.get("options"):
        named = {each["label"]: each["value"] for each in field["options"]}
        return named[answer] if field["type"] == 21 else [named[answer]]
    return answer


def _standing(field: Json, double: Double) -> Any:
    chosen = [each["value"] for each in field.get("options") or () if each.get("default")]
    if field["type"] == 4:
        return field.get("value") or ""
    if field["type"] == 21:
        return chosen[0] if chosen else None
    if field["type"] in (3, 22):
        return chosen or None
    return [double.actor(int(each["id"])) for each in field.get("default_values") or ()] or None

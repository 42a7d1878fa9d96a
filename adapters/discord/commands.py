"""The commands as Discord wants them, made from the declarations and told it only when changed.

`/peer <group> <verb>` is a sub-command in a group; what has no group, or no verb, is a sub-command
of its own, for Discord lets nobody type a command that has sub-commands alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import discord
import structlog

from adapters.discord import menu
from adapters.discord.errors import mapped
from adapters.discord.render import say
from adapters.discord.text import BLANK, Json
from adapters.discord.wire import DiscordWire
from bot.kit.contracts.commands import Command, Option
from bot.kit.contracts.door import Door
from bot.kit.contracts.programme import Programme
from bot.kit.screen.forms import Kind
from bot.kit.widgets.help import meaning, purpose

log = structlog.get_logger()

HOME = "home"  # the name of a command that has neither group nor verb
DESCRIPTION = 100
CHOICES = 25
LETTERS = 7000  # of one command; Discord takes 8,000
AGAIN = 2  # how often somebody else can be named where an option takes several people

SUB, GROUP, STRING, USER = 1, 2, 3, 6  # option types
CHAT = 1  # the command type
ORGANISERS = discord.Permissions(manage_guild=True).value
PEOPLE = (Kind.PERSON, Kind.PEOPLE)


class TooLong(ValueError):
    """A command is longer than Discord takes; says which, and by how much."""


def commands(door: Door) -> list[Json]:
    """Return every command, as Discord stores them."""
    made = [_root(door, root) for root in ("peer", "confab") if door.grammar.of(root)]
    for command in made:
        letters = sum(_letters(command))
        if letters > LETTERS:
            raise TooLong(f"/{command['name']} has {letters} letters, at most {LETTERS} fit")
    return [*made, *menu.told(door)]


def path(door: Door, root: str, names: tuple[str, ...]) -> tuple[str, str]:
    """Return the group and verb of the command that sub-command names lead to."""
    if len(names) == 2:
        return names[0], names[1]
    name = names[0] if names else ""
    for command in door.grammar.of(root):
        if name in _alone(command):
            return command.group, command.verb
    return name, ""


async def sync(wire: DiscordWire, door: Door) -> bool:
    """Tell Discord the commands where they are not as it knows them; say whether it was needed.

    Discord itself is asked what it knows, so nothing has to be remembered about it here.
    """
    client = await wire.ready()
    wanted = commands(door)
    with mapped():
        application = client.application_id or wire.me
        known = await client.http.get_global_commands(application)
        by_name = {(each["type"], each["name"]): each for each in known}
        if len(known) == len(wanted) and all(
            _same(each, by_name.get((each["type"], each["name"]))) for each in wanted
        ):
            return False
        await client.http.bulk_upsert_global_commands(application, wanted)
    log.info("commands told", platform="discord", commands=len(wanted))
    return True


def _same(ours: object, theirs: object) -> bool:
    """Compare what we say with what Discord stores; it adds much that we do not say."""
    if isinstance(ours, dict):
        found = theirs if isinstance(theirs, Mapping) else {}
        return bool(found) and all(_same(ours[name], found.get(name)) for name in ours)
    if isinstance(ours, list):
        other = theirs if isinstance(theirs, list) else []
        return len(ours) == len(other) and all(map(_same, ours, other))
    return str(ours) == str(theirs) or (not ours and not theirs)


def _root(door: Door, root: str) -> Json:
    return {
        "name": root,
        "type": CHAT,
        "description": say.line(f"{root}-does"),
        "default_member_permissions": ORGANISERS if root == "confab" else None,
        "integration_types": [0],
        "contexts": [0],  # on a server: in a direct message Discord does not say which one is meant
        "options": list(_subs(door, root)),
    }


def _subs(door: Door, root: str) -> Iterator[Json]:
    groups: dict[str, list[Json]] = {}
    for name, command in door.grammar.commands:
        if command.root != root:
            continue
        programme = door.programmes[name]
        if command.group and command.verb:
            subs = groups.setdefault(command.group, [])
            subs.append(_sub(programme, command, command.verb))
        else:
            yield _sub(programme, command, _alone(command)[0])
    for group, subs in groups.items():
        about = ", ".join(each["name"] for each in subs)
        yield {"type": GROUP, "name": group, "description": _short(about), "options": subs}


def _alone(command: Command) -> tuple[str, ...]:
    """Return the name of a command that is a sub-command of its own; none for one in a group."""
    if command.group and command.verb:
        return ()
    return (command.group or command.verb or HOME,)


def _sub(programme: Programme, command: Command, name: str) -> Json:
    options = [made for option in command.options for made in _option(programme, option)]
    return {
        "type": SUB,
        "name": name,
        "description": _short(str(purpose(programme, command))),
        "options": sorted(options, key=lambda each: not each.get("required")),
    }


def _option(programme: Programme, option: Option) -> Iterator[Json]:
    about = _short(str(meaning(programme, option)))
    made: Json = {"name": option.name, "description": about, "required": option.required}
    if option.kind in PEOPLE:
        yield {"type": USER, **made}
        for number in range(AGAIN if option.kind is Kind.PEOPLE else 0):
            yield {"type": USER, **made, "name": again(option, number), "required": False}
    elif option.choices and len(option.choices) <= CHOICES:
        yield {"type": STRING, **made, "choices": [{"name": c, "value": c} for c in option.choices]}
    else:
        yield {"type": STRING, **made, "autocomplete": option.kind in (Kind.LINE, Kind.CHOICE)}


def again(option: Option, number: int) -> str:
    """Return the name of the option that takes one more person."""
    return f"{option.name}-{number + 2}"


def _short(words: str) -> str:
    return (words if len(words) <= DESCRIPTION else words[: DESCRIPTION - 1] + BLANK) or BLANK


def _letters(node: Json) -> Iterator[int]:
    """Count as Discord does: names, descriptions and values, all the way down."""
    yield sum(len(str(node.get(part, ""))) for part in ("name", "description", "value"))
    for part in ("options", "choices"):
        for each in node.get(part) or ():
            yield from _letters(each)

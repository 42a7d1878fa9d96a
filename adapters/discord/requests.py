"""What people's doings are to the core: requests, made from Discord's interactions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import discord

from adapters.base.requests import press_of
from adapters.discord import commands, menu, permissions
from adapters.discord.forms import filled, window_of
from adapters.discord.render import say
from adapters.discord.text import Json
from adapters.discord.wire import PLATFORM
from bot.kit.contracts.commands import Action, Command, Option
from bot.kit.contracts.context import Here, Means, PlaceKind, Request
from bot.kit.contracts.door import Door
from bot.kit.contracts.platform import Directory
from bot.kit.screen.buttons import Press
from bot.kit.screen.forms import Kind, Value

Interaction = discord.Interaction[discord.Client]


def command(door: Door, interaction: Interaction) -> Request | None:
    """Return the request behind a command, or an entry of a person's menu."""
    data = data_of(interaction)
    request = _request(interaction, Means.COMMAND)
    if data.get("type") == menu.PERSON:
        entry = next((e for e in menu.entries(door) if e.name == data["name"]), None)
        if entry is None:
            return None
        whom = str(data["target_id"])
        value: Value = (whom,) if entry.option.kind is Kind.PEOPLE else whom
        there = (entry.command.group, entry.command.verb)
        return replace(request, root="peer", path=there, values={entry.option.name: value})
    names, given = unfolded(data)
    root = str(data["name"])
    there = commands.path(door, root, names)
    found = door.grammar.at(root, *there)
    values = _values(found[1].options, given) if found else {}
    return replace(request, root=root, path=there, values=values)


def typing(door: Door, interaction: Interaction) -> tuple[str, Option | None]:
    """Return what somebody has typed into an option so far, and which option that is."""
    data = data_of(interaction)
    names, given = unfolded(data)
    root = str(data["name"])
    found = door.grammar.at(root, *commands.path(door, root, names))
    focused = next((each for each in given if each.get("focused")), {})
    options = {option.name: option for option in (found[1].options if found else ())}
    return str(focused.get("value", "")), options.get(str(focused.get("name", "")))


def unfolded(data: Mapping[str, Any]) -> tuple[tuple[str, ...], list[Json]]:
    """Return the names of a sub-command and the options that were given to it."""
    names: list[str] = []
    options = list(data.get("options") or ())
    while options and options[0].get("type") in (commands.SUB, commands.GROUP):
        names.append(str(options[0]["name"]))
        options = list(options[0].get("options") or ())
    return tuple(names), options


def _values(declared: tuple[Option, ...], given: list[Json]) -> dict[str, Value]:
    said = {str(each["name"]): str(each["value"]) for each in given}
    values: dict[str, Value] = {}
    for option in declared:
        if option.kind is Kind.PEOPLE:
            names = [option.name, *(commands.again(option, n) for n in range(commands.AGAIN))]
            people = tuple(dict.fromkeys(said[name] for name in names if name in said))
            values |= {option.name: people} if people else {}
        elif option.name in said:
            values[option.name] = said[option.name]
    return values


def press(interaction: Interaction) -> Request | None:
    """Return the request behind a button; None where it is none of ours."""
    parsed = _press(data_of(interaction))
    return replace(_request(interaction, Means.PRESS), press=parsed) if parsed else None


def submit(interaction: Interaction) -> Request | None:
    """Return the request behind a submitted form; None where it is none of ours."""
    data = data_of(interaction)
    parsed = _press(data)
    if parsed is None:
        return None
    values, people = filled(data, interaction.created_at.date())
    asked = replace(_request(interaction, Means.SUBMIT), press=parsed)
    opened = window_of(data)
    once = f"discord:window:{opened}" if opened else asked.once
    return replace(asked, values=values, people=people, once=once)


def data_of(interaction: Interaction) -> Json:
    """Return what an interaction carries."""
    return dict(interaction.data or {})


def _press(data: Json) -> Press | None:
    return press_of(str(data.get("custom_id", "")))


def _request(interaction: Interaction, means: Means) -> Request:
    return Request(
        PLATFORM,
        str(interaction.guild_id or ""),
        str(interaction.user.id),
        means,
        organiser=bool(interaction.guild_id) and interaction.permissions.manage_guild,
        vouched=interaction.guild_id is not None,
        once=f"discord:{interaction.id}",
    )


async def filled_in(
    door: Door,
    directory: Directory,
    request: Request,
    declared: Command | Action | None,
    interaction: Interaction,
) -> Request:
    """Return the request with what its declaration wants to know. May raise TryLater.

    A press in a direct message names no server: the community it was made for tells which.
    """
    if not request.workspace and request.press:
        known = await door.storage.known(request.press.community)
        request = replace(request, workspace=known.external if known else "")
        if declared and declared.organiser and request.workspace:
            may = await directory.organises(request.workspace, request.account)
            request = replace(request, organiser=may)
    if isinstance(declared, Command) and declared.needs_here:
        request = replace(request, here=here(interaction))
    return request


def here(interaction: Interaction) -> Here:
    """Return where somebody asks from, as far as Discord says it with the interaction."""
    channel = interaction.channel
    if channel is None or interaction.guild_id is None:
        return Here(str(interaction.channel_id or ""), room=PlaceKind.DIRECT)
    name = str(getattr(channel, "name", "") or "")
    if not isinstance(channel, discord.TextChannel) or channel.is_news():
        missing = say.line("ordinary-channel-step")
        return Here(str(channel.id), name, PlaceKind.PRIVATE, may_post=False, missing=missing)
    given = interaction.app_permissions
    lacking = permissions.missing(given)
    return Here(
        id=str(channel.id),
        name=name,
        room=_room(channel),
        seen=given.view_channel,
        may_post=given.view_channel and given.send_messages,
        missing=permissions.named(lacking),
    )


def _room(channel: discord.TextChannel) -> PlaceKind:
    everybody = channel.guild.get_role(channel.guild.id)
    hidden = everybody is not None and not channel.permissions_for(everybody).view_channel
    return PlaceKind.PRIVATE if hidden else PlaceKind.CHANNEL

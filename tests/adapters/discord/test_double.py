"""The strict Discord refuses what the real one does and simcord alone would let through."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import discord
import pytest
from discord import ui

from adapters.discord.wire import options
from tests.doubles.discord import Double, Person, contract, open_discord

Asked = discord.Interaction[discord.Client]


class Clumsy(discord.Client):
    """A client that answers as a test tells it."""

    answer: Callable[[Asked], Awaitable[None]]

    async def on_interaction(self, interaction: Asked) -> None:
        """Do what the test wants."""
        await self.answer(interaction)


@pytest.fixture
def client() -> Clumsy:
    """The client."""
    return Clumsy(**options())  # type: ignore[arg-type]


@pytest.fixture
async def double(client: Clumsy) -> AsyncIterator[Double]:
    """A Discord with one command."""
    async with open_discord(client) as opened:
        command: Any = {"name": "peer", "type": 1, "description": "x", "contexts": [0]}
        await client.http.bulk_upsert_global_commands(client.application_id or 0, [command])
        yield opened


@pytest.fixture
def ana(double: Double) -> Person:
    """Somebody."""
    return double.server().person("Ana")


def window(parts: int = 1) -> ui.Modal:
    """A form with so many questions."""
    made = ui.Modal(title="T", custom_id="form")
    for number in range(parts):
        made._children.append(
            ui.Label(text="Q", component=ui.TextInput(custom_id=f"q{number}", required=False))
        )
    return made


def said(words: str, custom_id: str = "b") -> ui.LayoutView:
    """A message with a button."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(words))
    view.add_item(ui.ActionRow(ui.Button(label="B", custom_id=custom_id)))
    return view


async def refused(doing: Awaitable[object]) -> int:
    """Return the code something is refused with."""
    with pytest.raises(discord.HTTPException) as error:
        await doing
    return error.value.code


async def test_no_form_answers_a_form(double: Double, client: Clumsy, ana: Person) -> None:
    """A modal in answer to a modal's submit is refused."""
    codes: list[int] = []

    async def answer(interaction: Asked) -> None:
        if interaction.type is discord.InteractionType.modal_submit:
            codes.append(await refused(interaction.response.send_modal(window())))
            await interaction.response.defer()
        else:
            await interaction.response.send_modal(window())

    client.answer = answer
    await ana.command("peer")
    await ana.submit({})
    assert codes == [50035]


async def test_a_form_asks_five_things(double: Double, client: Clumsy, ana: Person) -> None:
    """Six questions do not fit a modal."""

    async def answer(interaction: Asked) -> None:
        assert await refused(interaction.response.send_modal(window(6))) == 50035
        await interaction.response.send_modal(window(5))

    client.answer = answer
    await ana.command("peer")
    assert ana.form


async def test_archived_threads_are_not_edited(double: Double, client: Clumsy, ana: Person) -> None:
    """A message in an archived thread cannot be changed until writing wakes the thread; a locked
    one takes nothing."""
    guild = client.get_guild(int(ana.server.id))
    general = guild.get_channel(ana.server.general.id) if guild else None
    assert isinstance(general, discord.TextChannel)
    thread = await general.create_thread(name="t", type=discord.ChannelType.private_thread)
    quiet = discord.AllowedMentions.none()
    message = await thread.send(view=said("hello"), allowed_mentions=quiet)
    await thread.edit(archived=True)
    assert await refused(message.edit(view=said("changed"))) == 50083
    await thread.send(view=said("awake"), allowed_mentions=quiet)
    await message.edit(view=said("changed"))
    await thread.edit(locked=True)
    assert await refused(thread.send(view=said("no"), allowed_mentions=quiet)) == 160005
    assert await refused(message.edit(view=said("no"))) == 160005


async def test_limits_of_a_message(double: Double, client: Clumsy, ana: Person) -> None:
    """More than 4,000 letters and two buttons with one id are refused."""
    channel = client.get_partial_messageable(ana.server.general.id)
    quiet = discord.AllowedMentions.none()
    assert await refused(channel.send(view=said("x" * 4001), allowed_mentions=quiet)) == 50035
    assert not contract.present() or double.strict.breaches, "the contract sees it, too"
    double.strict.breaches.clear()
    twice = said("x")
    twice.add_item(ui.ActionRow(ui.Button(label="C", custom_id="b")))
    assert await refused(channel.send(view=twice, allowed_mentions=quiet)) == 50035
    with pytest.raises(AssertionError, match="may ring everybody"):
        await channel.send(view=said("x"), allowed_mentions=discord.AllowedMentions.all())


async def test_nobody_may_look_around(double: Double, client: Clumsy, ana: Person) -> None:
    """Lists of members and what was said are not for a bot without privileged intents."""
    guild, room = int(ana.server.id), ana.server.general.id
    assert await refused(client.http.get_members(guild, 100, None)) == 50001
    assert await refused(client.http.logs_from(room, 10)) == 50001
    assert await refused(client.http.get_thread_members(room)) == 50001

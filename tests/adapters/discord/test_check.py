"""What `confab doctor` says of Discord, and the settings it needs."""

from __future__ import annotations

from urllib.parse import parse_qs, urlparse

import discord
import pytest

from adapters.base.platform import WrongPlatformKey
from adapters.discord import check, permissions, platform
from adapters.discord.settings import BOT, build
from adapters.discord.wire import INTENTS
from tests.adapters.discord.rig import DiscordRig

TOKEN = "a" * 24 + ".bbbbbb." + "d" * 30


async def test_all_is_well(rig: DiscordRig) -> None:
    """Token, server and permissions: each is looked at and named."""
    _promote(rig, administrator=True)
    found = await check.everything(rig.platform.wire)
    assert all(each.ok for each in found)
    assert "Acme" in found[1].says


async def test_missing_permissions_are_named_with_the_link(rig: DiscordRig) -> None:
    """Each missing permission is named as Discord calls it, with why, and the link that asks for
    exactly what is needed."""
    guild = rig.server.guild._guild
    guild.everyone_role.permissions = discord.Permissions(view_channel=True).value
    _promote(rig)
    found = await check.everything(rig.platform.wire)
    missing = next(each for each in found if not each.ok)
    assert "Create Private Threads" in missing.says
    assert "to open a private thread for people it introduces" in missing.mend
    link = next(word for word in missing.mend.split() if word.startswith("https://"))
    asked = parse_qs(urlparse(link).query)
    assert int(asked["permissions"][0]) == permissions.wanted().value
    assert set(asked["scope"][0].split()) == {"bot", "applications.commands"}


async def test_channel_that_refuses_is_named(rig: DiscordRig) -> None:
    """A channel where something is switched off is named, as a hint."""
    assert rig.server.guild.me
    shut = discord.PermissionOverwrite(send_messages=False)
    rig.server.guild.create_text_channel("quiet", overwrites={rig.server.guild.me: shut})
    found = await check.everything(rig.platform.wire)
    hint = next(each for each in found if "#quiet" in each.says)
    assert hint.ok
    assert "Send Messages" in hint.says


async def test_allowed_in_one_channel_is_enough(rig: DiscordRig) -> None:
    """Whoever gives the permissions in one channel alone has nothing to mend, and reads which."""
    guild = rig.server.guild
    assert guild.me
    given = discord.PermissionOverwrite(**{each.name: True for each in permissions.NEEDED})
    guild.create_text_channel("coffee", overwrites={guild.me: given})
    guild._guild.everyone_role.permissions = 0
    _promote(rig)
    found = await check.everything(rig.platform.wire)
    assert all(each.ok for each in found)
    assert "there in #coffee" in found[1].says


async def test_on_no_server_the_link_is_given(rig: DiscordRig) -> None:
    """Before anybody added the bot, the doctor says how."""
    rig.double.env.backend.guilds.clear()
    found = await check.everything(rig.platform.wire)
    assert not found[-1].ok
    assert "https://discord.com/oauth2/authorize" in found[-1].mend


async def test_no_answer_says_so(rig: DiscordRig) -> None:
    """A Discord that does not answer is no wrong setting."""
    rig.double.env.inject_error("GET", "/users/@me/guilds", status=503)
    found = await check.everything(rig.platform.wire)
    assert [each.about for each in found] == ["connection"]
    assert "discord.com" in found[0].mend


@pytest.mark.shows("R3", on="discord")
def test_no_right_to_read_is_asked_for() -> None:
    """Neither message history nor a privileged intent: conversations cannot be read."""
    assert not permissions.wanted().read_message_history
    privileged = (INTENTS.members, INTENTS.message_content, INTENTS.presences)
    assert not any(privileged)
    assert not INTENTS.messages


# -- settings ------------------------------------------------------------------------------------


def test_settings_make_a_bot() -> None:
    """A token is enough; shards are for very many servers."""
    assert build({BOT.name: TOKEN}).wire.keys.shards == ()
    some = build({BOT.name: TOKEN, "DISCORD_SHARDS": "1, 0/4"})
    assert some.wire.keys.shards == (0, 1)
    assert isinstance(some.client, discord.AutoShardedClient)
    assert some.client.shard_ids == [0, 1]


@pytest.mark.parametrize(
    ("env", "problem"),
    [
        ({}, "DISCORD_BOT_TOKEN is not set"),
        ({"DISCORD_BOT_TOKEN": "secret"}, "DISCORD_BOT_TOKEN is not a bot token"),
        ({"DISCORD_BOT_TOKEN": TOKEN, "DISCORD_SHARDS": "4/4"}, "DISCORD_SHARDS names no shards"),
        ({"DISCORD_BOT_TOKEN": TOKEN, "DISCORD_SHARDS": "all"}, "DISCORD_SHARDS names no shards"),
    ],
)
def test_wrong_settings_are_named(env: dict[str, str], problem: str) -> None:
    """What is wrong, and an example; never the value itself."""
    with pytest.raises(WrongPlatformKey, match=problem) as wrong:
        platform.build(env)
    assert "secret" not in str(wrong.value)


def _promote(rig: DiscordRig, **given: bool) -> None:
    """Let the bot's own roles say what it may do."""
    guild = rig.server.guild._guild
    mine = guild.members[rig.double.env.backend.bot_user.id]
    for role_id in mine.role_ids:
        guild.roles[role_id].permissions = discord.Permissions(**given).value

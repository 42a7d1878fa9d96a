"""Bad input on Discord: a clear answer in private, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator

import discord
import pytest

from bot.kit.model.commitments import Commitment
from bot.kit.model.series import Enrolment
from bot.programmes import PROGRAMMES
from tests.adapters.discord.rig import DiscordRig, open_rig
from tests.adapters.discord.test_coffee import Team

MARKUP = "<!channel> @everyone *bold* <@123456789012345678> `code` ||x|| \x07 \U0001f375 مرحبا"


@pytest.fixture
async def rig() -> AsyncIterator[DiscordRig]:
    """Confab with all its programmes."""
    async with open_rig(PROGRAMMES) as opened:
        yield opened


@pytest.fixture
async def team(rig: DiscordRig) -> Team:
    """A server where coffee was started."""
    made = Team(rig)
    await made.start()
    return made


@pytest.mark.shows("R12", "C1", on="discord")
async def test_started_twice(rig: DiscordRig, team: Team) -> None:
    """Starting again in the same channel says that it runs."""
    await team.ada.command("confab coffee start", team.coffee)
    assert "Coffee runs in this channel already" in team.ada.last
    assert team.ada.form is None


@pytest.mark.shows("R12", "C1", on="discord")
async def test_channels_that_cannot(rig: DiscordRig, team: Team) -> None:
    """A channel where something is switched off, or of another kind, is answered with what is
    missing."""
    guild = rig.server.guild
    assert guild.me
    shut = discord.PermissionOverwrite(send_messages=False)
    quiet = guild.create_text_channel("quiet", overwrites={guild.me: shut})
    await team.ada.command("confab coffee start", quiet)
    assert "I cannot post in quiet yet" in team.ada.last
    assert "Send Messages" in team.ada.last
    await team.ada.command("confab coffee start", guild.create_news_channel("news"))
    assert "an ordinary text channel" in team.ada.last


@pytest.mark.shows("R12", on="discord")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2020-01-01", "That day is over"),
        ("31 June", "There is no such day"),
        ("3/4", "This can mean two days"),
        ("when it rains", "I could not read that as a day"),
        ("x" * 5000, "I could not read that as a day"),
    ],
)
async def test_days_that_make_no_sense(rig: DiscordRig, team: Team, typed: str, said: str) -> None:
    """A day in the past, or none at all, is answered with how to write one."""
    await team.ana.command("peer join")
    await team.ana.command("peer pause", until=typed)
    assert said in team.ana.last
    assert team.ana.last.alone


@pytest.mark.shows("R12", on="discord")
async def test_times_that_cannot_be(rig: DiscordRig, team: Team) -> None:
    """A rhythm that makes no sense is sent back with what was typed."""
    other = rig.server.channel("tea")
    await team.ada.command("confab coffee start", other)
    await team.ada.submit({"Name of the programme": "Tea", "Time of the introductions": "25:99"})
    assert "Please write a time like 14:30." in team.ada.last
    await team.ada.press("Try again")
    assert team.ada.fields["Name of the programme"]["value"] == "Tea"
    assert team.ada.fields["Time of the introductions"]["value"] == "25:99"
    await team.ada.submit({"Time of the introductions": "2 pm"})
    await rig.settle()
    assert any("14:00" in seen for seen in team.ben.inside("tea"))


@pytest.mark.shows("R12", "R8", "C8", on="discord")
async def test_typed_text_rings_nobody(rig: DiscordRig, team: Team) -> None:
    """What a person types reaches its reader as letters: no markup, no controls, nobody rung."""
    await team.join(team.ana, team.ben)
    await team.ana.menu("Invite for a coffee", team.ben)
    labels = list(team.ana.fields)
    await team.ana.submit({labels[-1]: MARKUP})
    await rig.turn(hours=1)
    shown = team.ben.inside("DM")[-1]
    assert "<!channel> @everyone *bold* <@123456789012345678> `code` ||x||" in shown
    assert "\x07" not in str(shown)
    assert shown.rings == frozenset()


@pytest.mark.shows("R12", on="discord")
async def test_inviting_a_bot(rig: DiscordRig, team: Team) -> None:
    """A bot cannot be invited, and that is said in the form's answer."""
    await team.join(team.ana)
    env = rig.double.env
    robot = rig.double.keep(
        type(team.ana)(
            rig.double, rig.server, rig.server.guild.add_member(env.create_user("robo", bot=True))
        )
    )
    await team.ana.menu("Invite for a coffee", robot)
    await team.ana.submit({})
    assert "Try again" in team.ana.last.buttons


@pytest.mark.shows("R10", on="discord")
async def test_buttons_of_others_and_old_ones(rig: DiscordRig, team: Team) -> None:
    """Somebody else's button does nothing for one; pressing twice is pressing once."""
    await team.join(team.ana, team.ben)
    await team.join(team.ana)
    async with rig.work() as tx:
        assert await tx.count(Enrolment) == 2
    for _ in range(40):
        if team.ana.threads:
            break
        await rig.turn(hours=12)
    root = team.place(team.ana)[0]
    await team.ana.press("Time 1", root)
    await rig.settle()
    chosen = [seen for seen in team.place(team.ben) if "You meet on" in seen]
    assert len(chosen) == 1
    assert team.cleo.threads == []


@pytest.mark.shows("H4", "H7", on="discord")
async def test_pause_leave_and_what_is_stored(rig: DiscordRig, team: Team) -> None:
    """Pausing, coming back, seeing what is stored as a file, and leaving: each one command."""
    await team.ana.command("peer join")
    await team.ana.command("peer pause", until="2026-02-02")
    await team.ana.press(team.ana.last.buttons[0])
    member = await rig.member(team.ana)
    assert member
    assert member.paused, team.ana.last
    await team.ana.command("peer resume")
    await team.ana.command("peer data download")
    assert any(seen.files for seen in team.ana.sees)
    await team.ana.command("peer leave")
    assert len(team.ana.last.buttons) > 1


@pytest.mark.shows("R10", on="discord")
async def test_a_round_when_everything_goes_wrong(rig: DiscordRig, team: Team) -> None:
    """Limits, lost answers and repeated presses: nobody is left out and nothing stands twice."""
    env = rig.double.env
    await team.join(team.ana, team.ben)
    for method, path in (
        ("POST", "/channels/*/messages"),
        ("POST", "/users/@me/channels"),
        ("POST", "/channels/*/threads"),
        ("PUT", "/channels/*/thread-members/*"),
        ("GET", "/guilds/*/members/*"),
    ):
        env.inject_error(method, path, status=503, times=2)
    for _ in range(60):
        if team.ana.threads and team.place(team.ana):
            break
        await rig.turn(hours=12)
    await rig.turn(hours=2)
    assert len([seen for seen in team.place(team.ana) if "Time 1" in seen.buttons]) == 1
    assert team.ana.threads[-1:] == team.ben.threads[-1:]
    root = team.place(team.ben)[0]
    env.inject_error("PATCH", "/channels/*/messages/*", status=503)
    await team.ben.press("Time 1", root)
    await rig.settle()
    await rig.turn(hours=2)
    chosen = [seen for seen in team.place(team.ana) if "chose the time" in seen]
    assert len(chosen) == 1


@pytest.mark.shows("R10", on="discord")
async def test_a_window_that_is_sent_twice_counts_once(rig: DiscordRig, team: Team) -> None:
    """Where no answer comes in time Discord leaves the window open, and people send it again: they
    set out to do one thing, not two. The next window is another one."""
    await team.join(team.ana)
    for words in ("Call the plumber", "Call the plumber"):
        await team.ana.command("peer commitments add")
        await team.ana.submit({"What will you do?": words})
        await team.ana.submit_again()
    async with rig.work() as tx:
        assert await tx.count(Commitment) == 2

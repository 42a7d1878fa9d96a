"""What is asked and answered on Discord, with the real discord.py."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import discord
import pytest

from bot.kit.contracts.context import Request
from bot.kit.contracts.events import Gone
from bot.kit.contracts.platform import Post, Target
from bot.kit.model.people import Presence
from bot.kit.screen.buttons import Button, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import Outcome
from bot.kit.screen.text import text
from tests.adapters.discord.rig import DiscordRig
from tests.adapters.slack.gallery_programme import HEARD
from tests.doubles.discord import Person


async def test_command_answers_the_asker_alone(rig: DiscordRig, ana: Person, ben: Person) -> None:
    """A slash command is answered where it was typed, for the asker's eyes only."""
    await ana.command("peer tell", who=ben, words="a < b & c *d* @everyone")
    assert ana.last.alone
    member = await rig.member(ben)
    assert member
    assert f"Told who={member.id}, words=a < b & c *d* @everyone" in ana.last
    assert ben.sees == []
    assert ana.last.rings == frozenset()


async def test_home_is_a_command_of_its_own(rig: DiscordRig, ana: Person) -> None:
    """What has neither group nor verb is called home, as nobody can type a bare command here."""
    await ana.command("peer home")
    assert "Home of @Ana" in ana.last


async def test_place_is_described(rig: DiscordRig, ana: Person, ben: Person) -> None:
    """A command that needs it is told what kind of place it was typed in."""
    hidden = rig.server.channel("hidden", hidden_from=(ben,))
    await ana.command("peer here", rig.server.general)
    assert "general channel seen=True post=True" in ana.last
    await ana.command("peer here", hidden)
    assert "hidden channel seen=True post=True" in ana.last
    news = rig.server.guild.create_news_channel("news")
    await ana.command("peer here", news)
    assert "an ordinary text channel" in ana.last


async def test_missing_permission_is_named(rig: DiscordRig, ana: Person) -> None:
    """Where the bot may not do what it has to, the permission is named as Discord calls it."""
    guild = rig.server.guild
    assert guild.me
    shut = discord.PermissionOverwrite(create_private_threads=False, send_messages=False)
    quiet = guild.create_text_channel("quiet", overwrites={guild.me: shut})
    await ana.command("peer here", quiet)
    assert "quiet channel seen=True post=False" in ana.last
    assert "Send Messages, Create Private Threads" in ana.last


async def test_press_answers_and_replaces(rig: DiscordRig, ana: Person) -> None:
    """A press shows another card to the presser, or puts one where the pressed one was."""
    await ana.command("peer home")
    home = await ana.press("Answer me")
    assert "Only for you" in ana.last
    await ana.press("More")
    assert "That was all" in ana.last
    assert "Only for you" not in ana.words
    await ana.press("Replace", home)
    assert "Swapped by Ana" in ana.words
    assert "Home of" not in ana.words


@pytest.mark.shows("R10", on="discord")
async def test_old_buttons_work_after_a_restart(rig: DiscordRig, ana: Person) -> None:
    """Nothing is remembered in memory: a button pressed after a restart does the right thing."""
    await ana.command("peer counter")
    await ana.press("Count")
    fresh = type(rig.platform)(rig.platform.wire.keys)
    fresh.attach(rig.app)
    await rig.double.env.restart_bot(fresh.client)
    await rig.double.turn(30 * 24 * 3600)
    await ana.press("Count")
    assert "Counted 2" in ana.last


async def test_pressing_the_same_interaction_twice_changes_nothing_more(
    rig: DiscordRig, ana: Person
) -> None:
    """The gateway may bring an interaction again after it resumed: it is handled once."""
    await ana.command("peer counter")
    env = rig.double.env
    sent = len([e for e in env.backend.transcript if e[0] == "GATEWAY"])
    assert sent
    payloads: list[tuple[str, Any]] = []
    env.backend.subscribers.append(lambda event, data: payloads.append((event, data)))
    await ana.press("Count")
    event, data = next(each for each in payloads if each[0] == "INTERACTION_CREATE")
    env.backend.emit(event, data)
    await env.settle()
    assert "Counted 1" in ana.last
    assert rig.double.strict.refused == []


async def test_another_process_may_hear_it_too(rig: DiscordRig, ana: Person) -> None:
    """When two processes hear the same press it is handled once, and the slower one shows
    nothing."""
    env = rig.double.env
    payloads: list[tuple[str, Any]] = []
    env.backend.subscribers.append(lambda event, data: payloads.append((event, data)))
    await ana.command("peer counter")
    await ana.press("Count")
    before = [str(seen) for seen in ana.sees]
    for event, data in [each for each in payloads if each[0] == "INTERACTION_CREATE"]:
        rig.ears._transport._seen.clear()
        env.backend.emit(event, data)
        await env.settle()
    assert [str(seen) for seen in ana.sees] == before
    assert rig.double.strict.refused == [40060, 40060]


# -- forms ---------------------------------------------------------------------------------------


async def test_form_takes_every_kind_of_answer(rig: DiscordRig, ana: Person, ben: Person) -> None:
    """A modal opens from a command and takes words, choices and people."""
    await ana.command("peer form")
    await ana.submit({"Line": "hello", "One": "Beta", "Some": ["Alpha"], "Whom": ben, "All": [ana]})
    assert "Taken" in ana.last
    assert "{'line': 'hello', 'one': 'b', 'some': ('a',)} ['Ana', 'Ben']" in ana.last


@pytest.mark.shows("R12", on="discord")
async def test_bad_answers_can_be_put_right(rig: DiscordRig, ana: Person) -> None:
    """What is wrong is said in private, and Try again opens the form with what was typed."""
    await ana.command("peer form")
    await ana.submit({"Line": "bad", "One": "Alpha"})
    assert "Line: Please say something kinder." in ana.last
    assert ana.last.alone
    await ana.press("Try again")
    assert ana.fields["Line"]["value"] == "bad"
    chosen = [each["label"] for each in ana.fields["One"]["options"] if each.get("default")]
    assert chosen == ["Alpha"]
    await ana.submit({"Line": "good"})
    assert "'line': 'good', 'one': 'a'" in ana.last
    assert "Try again" not in ana.last.buttons


async def test_next_form_waits_behind_continue(rig: DiscordRig, ana: Person) -> None:
    """No form can answer a form here: a card with Continue stands between two steps."""
    await ana.command("peer home")
    await ana.press("Fill in")
    await ana.submit({"Line": "next"})
    assert ana.last.buttons == ("Continue",)
    count = len(ana.sees)
    await ana.press("Continue")
    await ana.submit({"Line again": "more", "Day": "3 March 2026", "Hour": "2.30 pm"})
    assert "'day': '2026-03-03', 'hour': '14:30'" in ana.last
    assert len(ana.sees) == count, "the answer takes the place of the Continue card"


async def test_a_shared_card_is_never_taken_for_a_stand_in(
    rig: DiscordRig, ana: Person, ben: Person
) -> None:
    """A card that others see stays where it is, even if all it does is open a form."""
    await ana.command("peer home")
    community = await rig.community()
    for label in ("Fill in", "Continue"):
        press = Press("gallery", "form", "s1", community=community.id)
        card = Card(text(f"For all: {label}"), buttons=(Button(label, press),))
        target = Target(room=str(rig.server.general.id))
        await rig.platform.messenger.deliver(Post(rig.server.id, target, (card,), label))
        await ana.press(label)
        await ana.submit({"Line": "private words"})
        assert "private words" in ana.last
        assert f"For all: {label}" in ben.words
    assert "private words" not in ben.words


async def test_days_that_cannot_be_read_are_said_so(rig: DiscordRig, ana: Person) -> None:
    """A day or an hour that makes no sense is shown again as it was typed."""
    await ana.command("peer home")
    await ana.press("Fill in")
    await ana.submit({"Line": "next"})
    await ana.press("Continue")
    await ana.submit({"Day": "when it rains", "Hour": "99:99"})
    assert "Please write a date like 2026-03-31." in ana.last
    await ana.press("Try again")
    assert ana.fields["Day"]["value"] == "when it rains"
    assert ana.fields["Hour"]["value"] == "99:99"


async def test_form_replaces_the_pressed_card(rig: DiscordRig, ana: Person) -> None:
    """A form opened from a card can put another card in its place."""
    await ana.command("peer home")
    await ana.press("Fill in")
    await ana.submit({"Line": "swap"})
    assert "Swapped by a form" in ana.words
    assert "Home of" not in ana.words


async def test_file_comes_with_an_answer(rig: DiscordRig, ana: Person) -> None:
    """An answer may bring a file, for the asker alone."""
    await ana.command("peer file")
    assert "Your calendar" in ana.last


# -- organisers, menus, suggestions --------------------------------------------------------------


async def test_organisers_are_who_manages_the_server(
    rig: DiscordRig, ana: Person, ben: Person
) -> None:
    """Who may manage the server organises; Discord shows nobody else the command."""
    await ana.command("confab organise")
    assert "You may organise" in ana.last
    with pytest.raises(Exception, match="not visible to this user"):
        await ben.command("confab organise")


async def test_organising_button_in_direct_messages(
    rig: DiscordRig, ana: Person, ben: Person
) -> None:
    """A press in a direct message brings no server along: it is found by the community's id."""
    await ana.command("peer start")
    await ben.command("peer start")
    await rig.settle()
    community = await rig.community()
    for person, said in ((ana, "You may organise"), (ben, "This is for organisers")):
        button = Button("Organise", Press("gallery", "organise", community=community.id))
        card = Card(text("Hi"), buttons=(button,))
        target = Target(account=person.id)
        await rig.double.turn(11)  # new direct messages take turns
        await rig.platform.messenger.deliver(Post(rig.server.id, target, (card,), person.id))
        await person.press("Organise")
        assert said in person.last
        assert person.last.where == "DM"


@pytest.mark.shows("O5: strangers kept out", on="discord")
@pytest.mark.parametrize("banned", [False, True], ids=["left", "banned"])
async def test_who_left_reaches_nobody(
    rig: DiscordRig, ana: Person, ben: Person, *, banned: bool
) -> None:
    """Old buttons and forms in direct messages refuse whoever left or was banned, kindly; who is
    back is welcome again."""
    await ben.command("peer start")
    await rig.settle()
    await ben.press("Fill in")
    await ben.leaves(banned=banned)
    await rig.turn(hours=1)
    await ben.submit({"Line": "hello"})
    assert "full, active account here" in ben.last
    await ben.press("Count")
    assert "full, active account here" in ben.last
    member = await rig.member(ben)
    assert member
    assert member.presence is Presence.GONE
    assert Gone(ben.id) in HEARD
    if banned:
        return
    rig.server.guild.add_member(ben.actor.user)
    await rig.turn(hours=1)
    await ben.press("Count")
    assert "Counted 1" in ben.words


async def test_person_menu_asks_about_that_person(
    rig: DiscordRig, ana: Person, ben: Person
) -> None:
    """A command that begins with a person stands in everybody's own menu, too."""
    await ana.menu("Tell", ben)
    member = await rig.member(ben)
    assert member
    assert f"Told who={member.id}" in ana.last


def test_what_people_type_is_never_logged() -> None:
    """At its finest level discord.py writes down whole payloads: it is not let."""
    for name in ("discord", "discord.http", "discord.gateway", "discord.client"):
        assert not logging.getLogger(name).isEnabledFor(logging.DEBUG)


# -- in time -------------------------------------------------------------------------------------


async def test_slow_answers_are_deferred_once(
    rig: DiscordRig, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What takes longer than a moment is acknowledged first and shown when ready."""
    await ana.command("peer counter")
    env, handle, gate = rig.double.env, rig.app.handle, asyncio.Event()

    async def slow(request: Request) -> Outcome:
        if request.event is None:
            await env.external_wait(gate.wait(), reason="the core is slow")
        return await handle(request)

    monkeypatch.setattr(rig.app, "handle", slow)
    counted = await ana.actor.click(rig.double.message(ana.last), label="Count")
    asked = await ana.actor.slash(rig.server.general, "peer counter")
    assert asked.deferred
    assert counted.acknowledged
    gate.set()
    await env.settle()
    said = [seen.words for seen in ana.sees]
    assert said == ["### Counted 1", "### Counter"]
    assert rig.double.strict.refused == []


async def test_forms_are_never_deferred(
    rig: DiscordRig, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What declares that it opens a form is waited for, as no form can follow a defer."""
    env, handle, gate = rig.double.env, rig.app.handle, asyncio.Event()

    async def slow(request: Request) -> Outcome:
        if request.event is None:
            await env.external_wait(gate.wait(), reason="the core is slow")
        return await handle(request)

    monkeypatch.setattr(rig.app, "handle", slow)
    asked = await ana.actor.slash(rig.server.general, "peer form")
    await rig.double.turn(2)
    assert not asked.deferred
    gate.set()
    await env.settle()
    assert asked.modal


async def test_answers_that_come_too_late_go_to_direct_messages(
    rig: DiscordRig, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where three seconds were not enough, what was asked is still answered: in private."""
    env, handle, gate = rig.double.env, rig.app.handle, asyncio.Event()

    async def slow(request: Request) -> Outcome:
        if request.event is None:
            await env.external_wait(gate.wait(), reason="the core is slow")
        return await handle(request)

    monkeypatch.setattr(rig.app, "handle", slow)
    await ana.actor.slash(rig.server.general, "peer form")
    await rig.double.turn(4)
    gate.set()
    await env.settle()
    assert ana.last.where == "DM"
    assert ana.last.buttons == ("Continue",)
    assert rig.double.strict.refused == [10062]

"""The manifest: complete, made from the declarations, and no wider than it must be."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.slack import manifest, platform
from adapters.slack.events import HEARD, HOME_OPENED
from adapters.slack.manifest import SCOPES
from bot.kit.contracts.commands import Command
from bot.kit.contracts.grammar import Grammar
from tests.adapters.slack.gallery_programme import GALLERY, here

GRAMMAR = Grammar((GALLERY.name, command) for command in GALLERY.commands)


def test_every_command_and_event_is_declared() -> None:
    """Both slash commands with people as ids, every event that is heard, home and interactivity."""
    made = manifest(GRAMMAR)
    commands = {each["command"]: each for each in made["features"]["slash_commands"]}
    assert set(commands) == {"/peer", "/confab"}
    assert all(each["should_escape"] for each in commands.values())
    assert all(each["usage_hint"].startswith("help | ") for each in commands.values())
    events = made["settings"]["event_subscriptions"]["bot_events"]
    assert set(events) == {*HEARD, HOME_OPENED}
    assert made["settings"]["interactivity"] == {"is_enabled": True}
    assert made["features"]["app_home"]["messages_tab_read_only_enabled"]


@pytest.mark.shows("R3", on="slack")
def test_nothing_lets_confab_read_conversations() -> None:
    """No scope reads messages or files, and no event brings any."""
    made = manifest(GRAMMAR)
    scopes = made["oauth_config"]["scopes"]["bot"]
    assert not [scope for scope in scopes if "history" in scope or scope == "files:read"]
    assert not [e for e in made["settings"]["event_subscriptions"]["bot_events"] if "message" in e]


def test_signed_http_names_the_address() -> None:
    """Without Socket Mode every way in names the public address; without one it is refused."""
    made = manifest(GRAMMAR, socket=False, url="https://confab.example.org/")
    address = "https://confab.example.org/slack/events"
    assert not made["settings"]["socket_mode_enabled"]
    assert made["settings"]["event_subscriptions"]["request_url"] == address
    assert made["settings"]["interactivity"]["request_url"] == address
    assert {each["url"] for each in made["features"]["slash_commands"]} == {address}
    with pytest.raises(ValueError, match="public https"):
        manifest(GRAMMAR, socket=False)


def test_hint_stays_readable() -> None:
    """However many commands there are, the hint can be read at a glance."""
    many = [Command(f"group{n}", "verb", here) for n in range(40)]
    for command in manifest(Grammar(("gallery", each) for each in many))["features"][
        "slash_commands"
    ]:
        assert len(command["usage_hint"]) <= 100
        assert len(command["description"]) <= 100


def test_platform_offers_it() -> None:
    """`confab manifest slack` gets it through the platform; an address means signed HTTP."""
    assert platform.manifest
    assert platform.manifest(GRAMMAR, {"url": ""}) == manifest(GRAMMAR)
    with_url = platform.manifest(GRAMMAR, {"url": "https://x.example"})
    assert not with_url["settings"]["socket_mode_enabled"]


def test_the_page_about_slack_is_not_stale() -> None:
    """docs/slack.md names every scope with its reason, and every setting."""
    page = (Path(__file__).parents[3] / "docs" / "slack.md").read_text("utf-8")
    for scope in SCOPES:
        assert f"| `{scope.name}` |" in page
        assert scope.reason in page.replace("`", "")
    for key in platform.keys:
        assert f"`{key.name}`" in page

"""What people's doings are to the core: requests, made from Slack's payloads.

A press or a form names the workspace of whoever acts, which in a shared channel or an organisation
may be another than the one with the app: their token says which community they are for, and the
core asks whether the account belongs there.
"""

from __future__ import annotations

from dataclasses import replace

from adapters.base.requests import press_of
from adapters.slack import shortcuts
from adapters.slack.forms import filled
from adapters.slack.home import PLATFORM
from adapters.slack.render import PRESS, say
from adapters.slack.reply_target import ReplyTarget, token_of
from adapters.slack.text import Json
from adapters.slack.wire import SlackWires
from bot.kit.contracts.commands import Action, Command
from bot.kit.contracts.context import Here, Means, PlaceKind, Request
from bot.kit.contracts.platform import Directory, Undeliverable


def command(body: Json, target: ReplyTarget) -> Request:
    """Return the request behind a slash command."""
    root = str(body["command"]).lstrip("/")
    line = unescaped(str(body.get("text", "")))
    return replace(_request(target, Means.COMMAND), root=root, line=line)


def press(body: Json, target: ReplyTarget) -> Request | None:
    """Return the request behind a button; None where nothing is asked of us by it."""
    action = body["actions"][0]
    if not str(action.get("action_id", "")).startswith(PRESS):
        return None
    parsed = press_of(str(action.get("value", "")))
    if parsed is None:
        return None
    once = f"slack:{action['action_ts']}.{target.account}"
    return replace(_request(target, Means.PRESS), workspace="", press=parsed, once=once)


def submit(view: Json, target: ReplyTarget) -> Request | None:
    """Return the request behind a submitted form; None where it is none of ours."""
    token = token_of(view)
    parsed = press_of(token)
    if parsed is None:
        return None
    values, people = filled(view, token)
    once = f"slack:{view['id']}.{view['hash']}"
    asked = replace(_request(target, Means.SUBMIT), workspace="", press=parsed, once=once)
    return replace(asked, values=values, people=people)


def shortcut(body: Json, target: ReplyTarget) -> Request | None:
    """Return the request behind a shortcut; None where it is none of ours."""
    path = shortcuts.path_of(str(body.get("callback_id", "")))
    if path is None:
        return None
    once = f"slack:{body['action_ts']}.{target.account}"
    return replace(_request(target, Means.COMMAND), root=shortcuts.ROOT, path=path, once=once)


def unescaped(line: str) -> str:
    """Return a line as it was typed; the marks that carry accounts and channels stay."""
    return line.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _request(target: ReplyTarget, means: Means) -> Request:
    return Request(PLATFORM, target.workspace, target.account, means)


class Needs:
    """Fills what a command or press declares it needs to know. May raise TryLater."""

    def __init__(self, wires: SlackWires, directory: Directory) -> None:
        self._wires = wires
        self._directory = directory

    async def filled(
        self, request: Request, declared: Command | Action | None, channel: str, name: str = ""
    ) -> Request:
        """Return the request with `here` and `organiser` where `declared` wants them."""
        if isinstance(declared, Command) and declared.needs_here:
            request = replace(request, here=await self._here(request.workspace, channel, name))
        if declared and declared.organiser:
            asked = await self._directory.organises(request.workspace, request.account)
            request = replace(request, organiser=asked)
        return request

    async def _here(self, workspace: str, channel: str, name: str) -> Here:
        if not channel:
            return Here("", room=PlaceKind.HOME)
        if channel.startswith("D"):
            return Here(channel, room=PlaceKind.DIRECT)
        wire = self._wires.of(workspace)
        try:
            found = (await wire.call("conversations.info", channel=channel))["channel"]
        except Undeliverable as refused:
            return await self._unseen(workspace, channel, name, refused.why)
        return await self._seen(workspace, found)

    async def _seen(self, workspace: str, found: Json) -> Here:
        private = found.get("is_private") or found.get("is_mpim") or found.get("is_group")
        inside = bool(found.get("is_member") or found.get("is_mpim"))
        missing = "" if inside else await self._invite(workspace)
        if found.get("is_archived"):
            missing = say.line("archived-step")
        return Here(
            id=str(found["id"]),
            name=str(found.get("name", "")),
            room=PlaceKind.PRIVATE if private else PlaceKind.CHANNEL,
            may_post=not missing,
            missing=missing,
        )

    async def _unseen(self, workspace: str, channel: str, name: str, why: str) -> Here:
        private = name == "privategroup" or name.startswith("mpdm-")
        error, _, scope = why.partition(": ")
        lacks = error == "missing_scope" and scope
        step = say.line("scope-step", scope=scope) if lacks else await self._invite(workspace)
        return Here(
            id=channel,
            name="" if private else name,
            room=PlaceKind.PRIVATE if private else PlaceKind.CHANNEL,
            seen=False,
            may_post=False,
            missing=step,
        )

    async def _invite(self, workspace: str) -> str:
        return say.line("invite-step", bot=str((await self._wires.of(workspace).me())["user"]))

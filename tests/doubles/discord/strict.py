"""What Discord refuses and simcord lets through: checked before simcord sees a request.

Sources: Discord's reference for interactions, components, threads and messages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import simcord
from simcord.backend.errors import BackendError
from simcord.http import router

import discord
from tests.doubles.discord import contract

LETTERS = 4000
COMPONENTS = 40
MODAL_PARTS = 5
ACTIVE = 1000
FORM, FORM_ANSWER, DEFERRED = 9, 5, (5, 6)
SECRET = re.compile(r"/channels/\d+/(messages|thread-members)|/guilds/\d+/members(/search)?")
Json = dict[str, Any]


class Strict:
    """Watches every request of one simcord. `refused` are the codes it was answered with."""

    def __init__(self, env: simcord.Env) -> None:
        self._backend = env.backend
        self._messages: dict[tuple[str, str], Any] = {}
        self.refused: list[int] = []
        self.breaches: list[str] = []
        self.closed: set[int] = set()  # who takes no direct messages
        self.too_many = False  # opening direct messages is refused

    def dispatch(self, backend: Any, method: str, path: str, **given: Any) -> Any:
        """Refuse, or let simcord do it; a repeated nonce returns the message that stands."""
        body = given.get("json")
        try:
            self._check(method, path, body)
            if method == "POST" and (stands := self._stands(path, body)):
                return stands
            done = _dispatch(backend, method, path, **given)
        except BackendError as error:
            self.refused.append(error.code)
            raise
        self._after(method, path, body, done)
        return done

    def _check(self, method: str, path: str, body: Any) -> None:
        if method == "GET" and SECRET.fullmatch(path):
            raise BackendError(403, 50001, "Missing Access")
        if method in ("POST", "PATCH", "PUT") and body is not None:
            self._check_contract(method, path, body)
        if path.endswith("/callback"):
            self._check_callback(path, body)
        if isinstance(body, dict):
            _check_message(body.get("data") or body, method)
        self._check_thread(method, path, body)
        self._check_direct(method, path, body)

    def _check_contract(self, method: str, path: str, body: Any) -> None:
        found = contract.request_breaches(method, path, body)
        self.breaches += [f"{method} {path}: {each}" for each in found]

    def _check_callback(self, path: str, body: Json) -> None:
        id = int(path.split("/")[2])
        record = self._backend.interactions.get(id)
        if record and body["type"] == FORM and record.type == FORM_ANSWER:
            raise _invalid("a form cannot answer a form")
        parts = (body.get("data") or {}).get("components") or []
        if body["type"] == FORM and not 1 <= len(parts) <= MODAL_PARTS:
            raise _invalid("a form has one to five parts")

    def _check_thread(self, method: str, path: str, body: Any) -> None:
        found = re.match(r"/channels/(\d+)(/.*)?$", path)
        thread = self._backend.channels.get(int(found[1])) if found else None
        if found is None or thread is None:
            return
        self._check_inside(thread)
        self._check_budget(method, found[2], thread)
        state = thread.thread_metadata
        if state is None or method == "GET":
            return
        if state.locked and (found[2] or "").startswith("/messages"):
            raise BackendError(400, 160005, "This thread is locked")
        if not state.archived:
            return
        wakes = found[2] is None and method == "PATCH" and (body or {}).get("archived") is False
        said = found[2] == "/messages" and method == "POST"
        if not (wakes or said):
            raise BackendError(400, 50083, "Thread is archived")
        if said:
            state.archived = False

    def _check_inside(self, thread: Any) -> None:
        """Refuse a bot that was taken out of a private thread (Discord's topic *Threads*). Only who
        manages threads sees one from outside, which simcord's bot may and ours never asks for."""
        private = thread.type == discord.ChannelType.private_thread.value
        if private and self._backend.bot_user.id not in thread.thread_members:
            raise BackendError(403, 50001, "Missing Access")

    def _check_budget(self, method: str, rest: str | None, channel: Any) -> None:
        if method == "POST" and rest == "/threads":
            active = [
                each
                for each in self._backend.channels.values()
                if each.thread_metadata and not each.thread_metadata.archived
            ]
            if len(active) >= ACTIVE:
                raise BackendError(400, 160006, "Maximum number of active threads reached")

    def _check_direct(self, method: str, path: str, body: Any) -> None:
        if method != "POST":
            return
        if path == "/users/@me/channels" and self.too_many:
            raise BackendError(400, 40003, "You are opening direct messages too fast.")
        found = re.fullmatch(r"/channels/(\d+)/messages", path)
        channel = self._backend.channels.get(int(found[1])) if found else None
        if channel and channel.guild_id is None and self.closed & set(channel.recipient_ids):
            raise BackendError(403, 50007, "Cannot send messages to this user")

    def _stands(self, path: str, body: Any) -> Any:
        if isinstance(body, dict) and body.get("enforce_nonce"):
            return self._messages.get((path, str(body["nonce"])))
        return None

    def _after(self, method: str, path: str, body: Any, done: Any) -> None:
        if method == "POST" and isinstance(body, dict) and body.get("enforce_nonce"):
            assert len(str(body["nonce"])) <= 25
            self._messages[path, str(body["nonce"])] = done


_dispatch = router.dispatch


@contextmanager
def stricter(env: simcord.Env) -> Iterator[Strict]:
    """Let every request pass the strict checks first."""
    strict = Strict(env)
    router.dispatch = strict.dispatch  # every request passes it
    try:
        yield strict
    finally:
        router.dispatch = _dispatch


def _invalid(why: str) -> BackendError:
    return BackendError(400, 50035, f"Invalid Form Body: {why}")


def _check_message(body: Json, method: str) -> None:
    """Check what simcord does not of a message's components."""
    parts = list(_walk(body.get("components") or []))
    letters = sum(len(each.get("content") or "") for each in parts)
    if letters > LETTERS:
        raise _invalid(f"{letters} letters, at most {LETTERS}")
    if len(parts) > COMPONENTS:
        raise _invalid(f"{len(parts)} components, at most {COMPONENTS}")
    ids = [each["custom_id"] for each in parts if each.get("custom_id")]
    if len(ids) != len(set(ids)) or any(len(id) > 100 for id in ids):
        raise _invalid("custom_id is not unique, or too long")
    mentions = body.get("allowed_mentions")
    says = method == "POST" and parts and not body.get("title")
    if says and (mentions is None or set(mentions.get("parse") or ()) - {"users"}):
        raise AssertionError(f"a message may ring everybody: {mentions}")


def _walk(components: list[Json]) -> Iterator[Json]:
    for each in components:
        yield each
        yield from _walk(each.get("components") or [])
        yield from _walk([each["accessory"]] if each.get("accessory") else [])
        if isinstance(each.get("component"), dict):
            yield each["component"]

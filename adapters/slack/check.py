"""Asks Slack whether everything is set up, and says how to mend what is not."""

from __future__ import annotations

from adapters.base.platform import PlatformFinding
from adapters.slack.manifest import PATH, SCOPES
from adapters.slack.render import say
from adapters.slack.wire import TOKEN, SlackWire
from bot.kit.contracts.platform import TryLater, Undeliverable
from bot.kit.screen.words import Arg

FORBIDDEN = ("history", "files:read")


def blocks(found: PlatformFinding) -> bool:
    """Say whether nothing can be served like this; a missing scope only costs a feature."""
    return not found.ok and found.about != "scopes"


async def token(wire: SlackWire) -> list[PlatformFinding]:
    """Look at the bot token and at what it may do."""
    try:
        me, headers = await wire.call_with_headers("auth.test")
    except (TryLater, Undeliverable) as refused:
        return [_refused("token", refused)]
    given = {scope.strip() for scope in str(headers.get("x-oauth-scopes", "")).split(",") if scope}
    whose = _line("check-token", workspace=str(me["team"]), bot=str(me["user"]))
    return [PlatformFinding("token", ok=True, says=whose), *_scopes(given)]


async def socket(wire: SlackWire) -> list[PlatformFinding]:
    """Look at the app-level token (`wire` carries it) by asking for a connection."""
    try:
        await wire.call("apps.connections.open")
    except (TryLater, Undeliverable) as refused:
        return [_refused("socket", refused)]
    return [PlatformFinding("socket", ok=True, says=_line("check-socket"))]


def signing() -> PlatformFinding:
    """Say what signed HTTP needs."""
    return PlatformFinding("signing", ok=True, says=_line("check-signing", path=PATH))


def no_way() -> PlatformFinding:
    """Say that Slack has no way to reach this process."""
    mend = _line("check-way-mend")
    return PlatformFinding("connection", ok=False, says=_line("check-way-missing"), mend=mend)


def _refused(about: str, refused: TryLater | Undeliverable) -> PlatformFinding:
    if isinstance(refused, TryLater) and str(refused) not in TOKEN:
        mend = _line("check-no-answer-mend", error=str(refused))
        return PlatformFinding(
            about, ok=False, says=_line("check-no-answer"), mend=mend, may_pass=True
        )
    says = {"token": "check-token-refused", "socket": "check-socket-refused"}[about]
    return PlatformFinding(
        about, ok=False, says=_line(says), mend=_line(f"check-{about}-mend", error=str(refused))
    )


def _scopes(given: set[str]) -> list[PlatformFinding]:
    found: list[PlatformFinding] = []
    missing = [scope.name for scope in SCOPES if not scope.loss and scope.name not in given]
    if missing:
        says = _line("check-scopes-missing", scopes=", ".join(missing))
        found.append(
            PlatformFinding("scopes", ok=False, says=says, mend=_line("check-scopes-mend"))
        )
    else:
        found.append(PlatformFinding("scopes", ok=True, says=_line("check-scopes")))
    for scope in SCOPES:
        if scope.loss and scope.name not in given:
            says = _line("check-scopes-optional", scopes=scope.name, loss=scope.loss)
            found.append(
                PlatformFinding("scopes", ok=True, says=says, mend=_line("check-scopes-mend"))
            )
    return found + _too_many(given)


def _too_many(given: set[str]) -> list[PlatformFinding]:
    many = sorted(name for name in given if any(mark in name for mark in FORBIDDEN))
    if not many:
        return []
    says = _line("check-scopes-many", scopes=", ".join(many))
    return [PlatformFinding("scopes", ok=False, says=says, mend=_line("check-scopes-many-mend"))]


def _line(key: str, **args: Arg) -> str:
    return say.line(key, **args)

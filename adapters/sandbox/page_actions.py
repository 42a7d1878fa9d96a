"""What the page can ask for on somebody's behalf, each by its name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from adapters.sandbox.playground import Jump, Playground
from bot.kit.screen.forms import Value

Body = Mapping[str, Any]
Verb = Callable[[Playground, str, Body], Awaitable[str]]
"""Does something as an account; returns the room to look at now, or nothing to stay."""


class NotUnderstood(ValueError):
    """The page asked for something that makes no sense."""


def word(body: Body, name: str) -> str:
    """Return a string the page sent; NotUnderstood where it is none."""
    value = body.get(name, "")
    if not isinstance(value, str):
        raise NotUnderstood(f"{name} is not text")
    return value


async def say(playground: Playground, account: str, body: Body) -> str:
    """Type a line into a room."""
    room, words = word(body, "room"), word(body, "words")
    if words.strip():
        await playground.act(lambda: playground.chat.say(account, room, words))
    return ""


async def press(playground: Playground, account: str, body: Body) -> str:
    """Press a button."""
    message, token = word(body, "message"), word(body, "token")
    await playground.act(lambda: playground.chat.press(account, message, token))
    return ""


async def submit(playground: Playground, account: str, body: Body) -> str:
    """Send the open form."""
    values = _values(body.get("values"))
    await playground.act(lambda: playground.chat.submit(account, values))
    return ""


def _values(sent: object) -> dict[str, Value]:
    if not isinstance(sent, dict):
        raise NotUnderstood("a form needs values")
    return {
        str(name): tuple(map(str, value)) if isinstance(value, list) else str(value)
        for name, value in sent.items()
    }


async def cancel(playground: Playground, account: str, _body: Body) -> str:
    """Close the open form."""
    playground.chat.cancel(account)
    return ""


async def dismiss(playground: Playground, account: str, body: Body) -> str:
    """Take a private answer off the screen."""
    playground.chat.dismiss(account, word(body, "message"))
    return ""


async def read(playground: Playground, account: str, body: Body) -> str:
    """Mark a room as read."""
    playground.world.read(account, word(body, "room"))
    return ""


async def home(playground: Playground, account: str, _body: Body) -> str:
    """Open one's page with the bot."""
    room = await playground.act(lambda: playground.chat.open_home(account))
    return room.id


async def join(playground: Playground, account: str, body: Body) -> str:
    """Enter a channel, or (`who`) add somebody else to it."""
    channel, who = word(body, "room"), word(body, "who")
    by = account if who else ""
    await playground.act(lambda: playground.chat.join_channel(who or account, channel, by))
    return channel


async def leave(playground: Playground, account: str, body: Body) -> str:
    """Go out of a channel."""
    channel = word(body, "room")
    await playground.act(lambda: playground.chat.leave_channel(account, channel))
    return playground.world.direct(playground.chat.workspace, account).id


async def clock(playground: Playground, _account: str, body: Body) -> str:
    """Set the clock moving, or stop it."""
    jump = word(body, "jump")
    if jump == "stop":
        playground.halt()
        await playground.arrived()
    elif jump in tuple(Jump):
        playground.go(Jump(jump))
    else:
        raise NotUnderstood(f"no jump is called {jump!r}")
    return ""


async def autopilot(playground: Playground, _account: str, body: Body) -> str:
    """Let somebody (`who`), or everybody, act by themselves or not."""
    who, on = word(body, "who"), bool(body.get("on"))
    if who:
        playground.auto = playground.auto | {who} if on else playground.auto - {who}
        playground.world.notify()
    elif on:
        playground.let_all_act()
    else:
        playground.auto = set()
        playground.world.notify()
    return ""


VERBS: Mapping[str, Verb] = {
    each.__name__: each
    for each in (
        say, press, submit, cancel, dismiss, read, home, join, leave, clock, autopilot,
    )
}  # fmt: skip

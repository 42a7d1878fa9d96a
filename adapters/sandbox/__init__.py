"""The sandbox: a small chat of our own, to try Confab with no account, and the double in tests."""

from adapters.sandbox.autopilot import Autopilot
from adapters.sandbox.clock import WorldClock
from adapters.sandbox.directory import SandboxDirectory
from adapters.sandbox.engine import Engine
from adapters.sandbox.messenger import SandboxMessenger
from adapters.sandbox.playground import Playground
from adapters.sandbox.requests import PLATFORM
from adapters.sandbox.seed import INSTALLER, RESIDENTS, WORKSPACE, meadow, said_of_all
from adapters.sandbox.snapshot import Seen
from adapters.sandbox.transport import Chat
from adapters.sandbox.world import NotThere, World

__all__ = [
    "INSTALLER",
    "PLATFORM",
    "RESIDENTS",
    "WORKSPACE",
    "Autopilot",
    "Chat",
    "Engine",
    "NotThere",
    "Playground",
    "SandboxDirectory",
    "SandboxMessenger",
    "Seen",
    "World",
    "WorldClock",
    "meadow",
    "said_of_all",
]

"""From nothing to ready, and the memory it takes: a fresh process with every platform's library.

The child is what `confab run` starts, on a migrated SQLite file, with the platforms built but not
connected, since how fast they answer is not ours.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import adapters
from storage.crypto import fresh_master_key

TOKENS = {
    "slack": {"SLACK_BOT_TOKEN": "xoxb-0", "SLACK_APP_TOKEN": "xapp-0"},
    "discord": {"DISCORD_BOT_TOKEN": ".".join(("0" * 24, "0" * 6, "0" * 27))},
}
CHILD = """
import asyncio, sys
import adapters
from bot import settings
from bot.cli import running

class Still:
    def __init__(self, live):
        self.directory, self.messenger = live.directory, live.messenger
    async def run(self, door):
        await asyncio.sleep(0.2)  # until the bells have rung once
        status = open("/proc/self/status").read()
        print(status.split("VmRSS:")[1].split()[0], flush=True)
        await asyncio.Event().wait()

async def main():
    env = settings.environment()
    lives = {name: Still(adapters.load(name).build(env)) for name in sys.argv[1:]}
    await running.run(settings.read(env), lives)

asyncio.run(main())
"""


def once(folder: str, platforms: list[str]) -> dict[str, float]:
    """Start a process and return seconds until it is ready and the MiB it holds then."""
    env = {**os.environ, "CONFAB_KEY": fresh_master_key(), "CONFAB_LOG_LEVEL": "ERROR"}
    env["CONFAB_DATABASE"] = f"sqlite:///{Path(folder, 'confab.sqlite')}"
    for name in platforms:
        env |= TOKENS[name]
    began = time.perf_counter()
    child = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", CHILD, *platforms], env=env, stdout=subprocess.PIPE, text=True
    )
    said = child.stdout.readline() if child.stdout else ""
    took = time.perf_counter() - began - 0.2
    child.terminate()
    child.wait(timeout=20)
    return {"seconds": took, "resident_mib": int(said) / 1024}


def main() -> None:
    """Measure and write JSON: the median of a few starts, the first one (which migrates) apart."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        platforms = list(adapters.PLATFORMS)
        first = once(folder, platforms)
        later = [once(folder, platforms) for _ in range(asked.times)]
    found: dict[str, Any] = {"platforms": platforms, "first": first}
    for what in ("seconds", "resident_mib"):
        found[what] = median(each[what] for each in later)
    written = json.dumps(found, indent=2)
    print(written)
    if asked.json:
        asked.json.write_text(written, "utf-8")


if __name__ == "__main__":
    main()

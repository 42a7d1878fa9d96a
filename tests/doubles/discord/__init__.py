"""Discord for tests: simcord, made as strict as the real one, and the people who use it.

`async with open_discord(client) as discord:`, then `server = discord.server("Acme")`,
`ana = server.person("Ana")`, `await ana.command("peer home", channel)`, `await ana.press("Join")`,
`await ana.submit({"Your role": "Designer"})` and `"Designer" in ana.last`.
"""

from tests.doubles.discord.people import Person, Seen
from tests.doubles.discord.server import Double, Server, open_discord

__all__ = ["Double", "Person", "Seen", "Server", "open_discord"]

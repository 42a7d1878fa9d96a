"""What holds up the whole community on its platform: organisers hear of it, once."""

from __future__ import annotations

from bot.kit.contracts.events import Trouble
from bot.kit.contracts.programme import Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.organisers import organisers
from bot.kit.screen.cards import Card
from bot.programmes.organise.say import words

CARD = "organise:trouble"


async def heard(event: Trouble, tx: Transaction) -> None:
    """Tell those who organise everything, once a week at most for each kind of trouble."""
    year, week, _ = tx.now.isocalendar()
    when = f"{year}-{week}"
    if words.has(f"trouble-{event.what}-title") and await tx.first_time(f"{CARD}:{event}:{when}"):
        for member in await organisers(tx, all_of_it=True):
            await tx.send(member, CARD, event.what, key=when)


async def card(_work: Transaction, _recipient: Recipient, ids: tuple[str, ...]) -> Card:
    """Say what is held up, and what can be done about it."""
    what = ids[0]
    title, body = words(f"trouble-{what}-title"), words(f"trouble-{what}-text")
    return Card(title, body, why=words("trouble-why"))

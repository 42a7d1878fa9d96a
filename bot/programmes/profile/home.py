"""What the profile adds to somebody's home."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.contracts.programme import HomeLine
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member, Profile
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.profile import near
from bot.programmes.profile.editing import profile_of

words = Phrasebook("bot.programmes.profile")


async def home(member: Member, tx: Transaction) -> Sequence[HomeLine]:
    """Return the way to the profile, and what is worth knowing about it."""
    told = await profile_of(member, tx)
    empty = told == Profile(id=member.id)
    found = [
        HomeLine(words("home-empty"), words.button("tell", "edit", "who"), 35)
        if empty
        else HomeLine(words("home-profile"), words.button("my-profile", "show"), 80, rare=True),
        HomeLine(words("home-avoid"), words.button("avoid-list", "avoid"), 81, rare=True),
    ]
    if not member.zone:
        said = words("home-zone", zone=tx.community.zone)
        found.append(HomeLine(said, words.button("change-rhythm", "edit", "rhythm"), weight=70))
    few = await near.few(member, told, tx)
    if few:
        found.append(HomeLine(few, words.button("edit-wishes", "edit", "wishes"), weight=90))
    return found

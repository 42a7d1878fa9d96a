"""What the profile adds to somebody's home."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.contracts.programme import HomeLine
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member, Profile
from bot.kit.screen.buttons import Button, Press
from bot.programmes.profile import near
from bot.programmes.profile.editing import profile_of
from bot.programmes.profile.sections import words


async def home(member: Member, tx: Transaction) -> Sequence[HomeLine]:
    """Return the way to the profile, and what is worth knowing about it."""
    told = await profile_of(member, tx)
    empty = told == Profile(id=member.id)
    found = [
        _line("home-empty", "tell", Press("profile", "edit", "who"), 35)
        if empty
        else _line("home-profile", "my-profile", Press("profile", "show"), 80, rare=True),
        _line("home-avoid", "avoid-list", Press("profile", "avoid"), 81, rare=True),
    ]
    if not member.zone:
        said = words("home-zone", zone=tx.community.zone)
        hours = Press("profile", "edit", "rhythm")
        found.append(HomeLine(said, Button(words.line("change-rhythm"), hours), weight=70))
    few = await near.few(member, told, tx)
    if few:
        wishes = Press("profile", "edit", "wishes")
        found.append(HomeLine(few, Button(words.line("edit-wishes"), wishes), weight=90))
    return found


def _line(key: str, label: str, press: Press, weight: int, *, rare: bool = False) -> HomeLine:
    return HomeLine(words(key), Button(words.line(label), press), weight, rare)

"""Members from what a platform says about accounts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.kit.contracts.platform import Account
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member, Presence
from bot.kit.screen.text import name_of


def known(member: Member, account: Account, now: datetime) -> Member:
    """Return a member with what the platform says about the account filled in.

    A time zone is taken when the platform tells a new one, as after a journey; what a member
    chose is kept until then.
    """
    return replace(
        member,
        name=name_of(account.name, account.id),
        zone=account.zone if account.zone not in ("", member.told_zone) else member.zone,
        told_zone=account.zone or member.told_zone,
        dm=account.dm or member.dm,
        bot=account.bot,
        guest=account.guest,
        presence=Presence.GONE if account.gone else Presence.HERE,
        checked=now,
    )


async def meet(account: Account, tx: Transaction) -> Member:
    """Return the member an account is, made (not joined to anything) where it is new."""
    member = await tx.one(Member, account=account.id)
    if member is None:
        fresh = Member(account=account.id, name=account.name, created=tx.now)
        member = known(fresh, account, tx.now)
        await tx.add(member)
    return member

"""Members from what a platform says about accounts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.kit.contracts.events import Gone
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


async def keep(said: Mapping[str, Account | None], tx: Transaction) -> None:
    """Store what a platform said of accounts when it was asked; None: there is no such account.

    A new member has joined nothing. That somebody is gone is told.
    """
    for account, found in said.items():
        member = await meet(found or Account(account, account, gone=True), tx)
        gone = replace(member, presence=Presence.GONE, checked=tx.now)
        await tx.save(known(member, found, tx.now) if found else gone)
        if found is None and member.presence is Presence.HERE:
            await tx.tell(Gone(member.id))

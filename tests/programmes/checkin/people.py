"""A pair made for tests: what joins two people lastingly, so that one can write to the other."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.kit.contracts.programme import Bond, Programme, Tie
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import LONG_AGO, Member


@dataclass
class Ties:
    """A throw-away programme whose pairs and circles a test decides on.

    `groups` are the accounts of each, by id; the first one is the pair or circle as it is now.
    """

    groups: dict[str, set[str]] = field(default_factory=dict)
    bond: Bond = Bond.PARTNER

    async def of(self, member: Member, tx: Transaction) -> list[Tie]:
        """Return what joins a member with others."""
        found = []
        for id, accounts in self.groups.items():
            if member.account in accounts:
                others = await tx.find(Member, account=sorted(accounts - {member.account}))
                label = ", ".join(sorted(each.name for each in others))
                ids = tuple(sorted(each.id for each in others))
                found.append(Tie(id, self.bond, label, ids, LONG_AGO))
        return found

    def programme(self) -> Programme:
        """Return the programme."""
        return Programme("ties", ties=self.of)

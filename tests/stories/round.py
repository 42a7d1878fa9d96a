"""What the stories of coffee share: a programme in #coffee, its dates, and who met whom."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.kit.model.people import Member, Profile
from bot.programmes.coffee.models import Encounter, Group, GroupMember
from tests.rig import ZONE, Rig

HEADS_UP = "2026-03-06 10:30"  # after the heads-up for the first round, one working day before
INTRODUCED = "2026-03-09 10:30"  # after its draw
HALF_WAY = "2026-03-16 10:30"
ASKED = "2026-03-20 10:30"  # "did you meet?", with the heads-up for the second round
SECOND = "2026-03-23 10:30"
THIRD = "2026-04-06 10:30"
FOURTH = "2026-04-20 10:30"


def berlin(moment: str) -> datetime:
    """Return a moment of the workspace's own clocks."""
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC)


async def until(rig: Rig, moment: str) -> None:
    """Turn the clock to a moment of the workspace's own clocks."""
    await rig.turn(berlin(moment))


async def start(rig: Rig, *joining: str, channel: str = "coffee", **answers: str) -> None:
    """Let Ana start a programme, as the form proposes it but for these answers; people join."""
    await rig.command("ana", "/confab coffee start", channel=channel)
    await rig.submit("ana", **answers)
    for account in joining:
        await rig.command(account, "/peer coffee join", channel=channel)


async def change(rig: Rig, **answers: str | tuple[str, ...]) -> None:
    """Let Ana change who meets whom."""
    await rig.command("ana", "/confab coffee list")
    await rig.press("ana", "More settings")
    await rig.submit("ana", **answers)


async def tell(rig: Rig, account: str, **told: object) -> None:
    """Let somebody have told this about themselves."""
    member = await rig.member(account)
    async with rig.work() as tx:
        await tx.add(Profile(id=member.id, **told))  # type: ignore[arg-type]


async def groups(rig: Rig) -> list[tuple[str, ...]]:
    """Return the accounts of every group so far, oldest first."""
    async with rig.work() as tx:
        members = {each.id: each.account for each in await tx.find(Member)}
        found = []
        for group in await tx.find(Group, order="created"):
            chairs = await tx.find(GroupMember, group=group.id)
            found.append(tuple(sorted(members[each.member] for each in chairs)))
    return found


async def together(rig: Rig, account: str) -> tuple[str, ...]:
    """Return the group somebody was introduced in last, without themselves."""
    mine = [each for each in await groups(rig) if account in each]
    assert mine, f"{account} was never introduced"
    return tuple(each for each in mine[-1] if each != account)


async def met(rig: Rig) -> set[frozenset[str]]:
    """Return which pairs count as having met."""
    async with rig.work() as tx:
        members = {each.id: each.account for each in await tx.find(Member)}
        found = await tx.find(Encounter)
    return {frozenset((members[each.a], members[each.b])) for each in found}

"""My peers: whom one knows here, and a private plan for the network one would like (H6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from bot.kit.contracts.commands import Action, Command
from bot.kit.contracts.events import Joined, Met
from bot.kit.contracts.jobs import Job
from bot.kit.contracts.programme import CardKind, HomeLine, Programme
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.programmes.network import peers, plan, rules, views
from bot.programmes.network.models import Acquaintance, Name, PeerWish
from bot.programmes.network.views import words


async def home(member: Member, tx: Transaction) -> Sequence[HomeLine]:
    """Return the way to one's peers."""
    planned = await tx.count(PeerWish, member=member.id)
    said = words("home-plan" if planned else "home")
    return [HomeLine(said, views.press("show", "show"), weight=72)]


async def recall(member: Member, tx: Transaction) -> HomeLine | None:
    """Return the one person of the plan it is longest time to be in touch with."""
    wishes = await tx.find(PeerWish, member=member.id)
    names = await tx.find(Name, member=member.id)
    name = rules.waiting(wishes, names, tx.now)
    if name is None:
        return None
    other = await tx.get(Member, name.other) if name.other else None
    said = words("recall", who=views.called(name, other))
    return HomeLine(said, views.press("ask", "person", f"n.{name.id}"), weight=30)


async def back(event: Joined, tx: Transaction) -> None:
    """Whoever comes back looks back on their plan again, too."""
    member = await tx.get(Member, event.member)
    if member:
        await plan.plan_look(member, tx)


async def export(member: Member, tx: Transaction) -> Mapping[str, Any]:
    """Return what is kept of somebody's network."""
    known = await tx.find(Acquaintance, member=member.id, order="met")
    people = {each.id: each for each in await tx.find(Member, id=[k.other for k in known])}
    kept: dict[str, Any] = {
        "met here": [
            f"{people[each.other].name}: {each.times}, last on {each.met:%Y-%m-%d}"
            for each in known
            if each.other in people
        ],
        "plan": [
            {
                "kind": line.wish.kind.value,
                "how many": line.wish.wanted,
                "how often": line.wish.every.value,
                "who": [views.called(name, other) for name, other in line.names],
            }
            for line in await plan.planned(member, tx)
        ],
    }
    return {label: value for label, value in kept.items() if value}


def network(everyone: Sequence[Programme]) -> Programme:
    """Return the programme; it looks among `everyone` for ties and for what one can ask."""
    show = partial(peers.show, everyone)
    return Programme(
        "network",
        commands=(
            Command("network", "show", show, default=True),
            Command("network", "plan", plan.open_wish, opens_form=True),
        ),
        presses={
            "show": Action(show),
            "peers": Action(partial(peers.listed, everyone)),
            "plan": Action(peers.plan),
            "person": Action(partial(peers.person, everyone)),
            "wish": Action(plan.open_wish, opens_form=True),
            "name": Action(plan.open_name, opens_form=True),
            "drop_wish": Action(plan.drop_wish),
            "drop_name": Action(plan.drop_name),
            "touched": Action(plan.touched),
        },
        submits={
            "wish": Action(plan.take_wish),
            "name": Action(plan.take_name),
        },
        jobs={"look_back": Job(plan.look_back, again=plan.again)},
        cards={"look_back": CardKind(plan.look)},
        hears={Met: peers.met, Joined: back},
        home=home,
        recall=recall,
        export=export,
        tells=(Acquaintance, PeerWish, Name),
    )

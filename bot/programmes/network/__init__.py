"""My peers: whom one knows here, and a private plan for the network one would like (H6)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.kit.contracts.commands import Action, Command
from bot.kit.contracts.events import Joined, Met
from bot.kit.contracts.jobs import Job
from bot.kit.contracts.programme import CardKind, Programme
from bot.programmes.network import home, peers, plan, privacy
from bot.programmes.network.models import Acquaintance, Name, PeerWish


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
        hears={Met: peers.met, Joined: plan.back},
        home=home.home,
        recall=home.recall,
        export=privacy.export,
        tells=(Acquaintance, PeerWish, Name),
    )

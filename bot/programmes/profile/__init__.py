"""Profile: joining, what one tells about oneself, and the avoid list (H2, H3, H5)."""

from __future__ import annotations

from bot.kit.contracts.commands import Action, Command, Option
from bot.kit.contracts.events import FromStranger, Joined
from bot.kit.contracts.programme import Programme
from bot.kit.model.people import Avoidance, Profile
from bot.kit.screen.forms import Kind
from bot.programmes.profile import arriving, avoiding, editing, home, joining, privacy, zoning
from bot.programmes.profile.sections import PARTS

profile = Programme(
    "profile",
    commands=(
        Command("join", "", joining.join),
        Command("profile", "show", editing.show, default=True),
        Command(
            "profile",
            "edit",
            editing.edit,
            (Option("section", Kind.CHOICE, choices=PARTS),),
            opens_form=True,
        ),
        Command("zone", "", zoning.zone, (Option("zone"),)),
        Command("avoid", "list", avoiding.show, default=True),
        Command("avoid", "add", avoiding.open_add, opens_form=True),
    ),
    presses={
        "join": Action(joining.join),
        "step": Action(joining.open_step, opens_form=True),
        "skip": Action(joining.skip),
        "show": Action(editing.show),
        "edit": Action(editing.edit, opens_form=True),
        "theme": Action(editing.open_theme, opens_form=True),
        "topics": Action(editing.open_topics, opens_form=True),
        "avoid": Action(avoiding.show),
        "avoid-add": Action(avoiding.open_add, opens_form=True),
        "avoid-off": Action(avoiding.take_off),
    },
    submits={
        "step": Action(joining.take_step),
        "edit": Action(editing.take),
        "theme": Action(editing.open_topics),
        "topics": Action(editing.take_topics),
        "avoid-add": Action(avoiding.take_add),
    },
    jobs={"arrival": arriving.arrival},
    hears={FromStranger: arriving.write_down, Joined: avoiding.back_again},
    home=home.home,
    export=privacy.export,
    tells=(Profile, Avoidance),
    forget=privacy.forget,
)

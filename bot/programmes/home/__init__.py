"""Home: what is on and what one can do now, help, pause, leaving, and my data (H1, H4, H7)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.kit.contracts.commands import Action, Command, Option
from bot.kit.contracts.events import Gone
from bot.kit.contracts.jobs import Job
from bot.kit.contracts.programme import Programme
from bot.programmes.home import guide, leaving, page, pausing, privacy


def home(everyone: Sequence[Programme]) -> Programme:
    """Return home, which speaks for `everyone`; they are read whenever it is asked."""
    show, first = partial(page.show, everyone), partial(page.first_step, everyone)
    guided, stored = partial(guide.show, everyone), partial(privacy.show, everyone)
    return Programme(
        "home",
        commands=(
            Command("", "home", show, default=True),
            Command("help", "", guided, (Option("topic"),)),
            Command("pause", "", pausing.pause, (Option("until"),)),
            Command("resume", "", pausing.resume),
            Command("leave", "", leaving.leave),
            Command("data", "show", stored, default=True),
            Command("data", "download", privacy.download),
            Command("data", "delete", privacy.delete),
        ),
        presses={
            "show": Action(show),
            "more": Action(partial(page.more, everyone)),
            "first": Action(first),
            "help": Action(guided),
            "help-more": Action(partial(guide.more, everyone)),
            "pause": Action(pausing.pause),
            "pause-for": Action(pausing.pause_for),
            "pause-until": Action(pausing.open_until, opens_form=True),
            "resume": Action(pausing.resume),
            "leave": Action(leaving.leave),
            "leave-keep": Action(leaving.leave_keep),
            "stay": Action(leaving.stay),
            "data": Action(stored),
            "download": Action(privacy.download),
            "delete": Action(privacy.delete),
            "delete-now": Action(partial(privacy.delete_now, everyone)),
            "keep": Action(privacy.keep),
        },
        submits={"pause-until": Action(pausing.take_until)},
        jobs={"resume": Job(pausing.pause_over)},
        makers={"data": partial(privacy.file, everyone)},
        hears={Gone: leaving.gone},
        export=partial(privacy.export, everyone),
        tells=privacy.TELLS,
    )

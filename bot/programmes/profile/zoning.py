"""One's time zone by one command: where nobody tells it, it is asked once and easily changed."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.ports import Work
from bot.kit.programme import Ask, Refusal
from bot.kit.ui import Outcome, reply
from bot.kit.zones import find_zone, nearest_zones
from bot.programmes.profile import views
from bot.programmes.profile.editing import joined


async def zone(ask: Ask, work: Work) -> Outcome:
    """Keep the zone that was typed; without one, show the one that is kept."""
    member, typed = joined(ask), ask.text("zone")
    if not typed:
        return reply(views.zone(member, work.community))
    found = find_zone(typed)
    if found is None:
        raise Refusal(views.zone_unknown(typed, nearest_zones(typed)))
    changed = replace(member, zone=found)
    await work.save(changed)
    return reply(views.zone_kept(changed, work.community))

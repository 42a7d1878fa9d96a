"""One's time zone by one command: where nobody tells it, it is asked once and easily changed."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.context import Context, Refusal
from bot.kit.contracts.transaction import Transaction
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.time.zones import find_zone, nearest_zones
from bot.programmes.profile.editing import joined
from bot.programmes.profile.views import profile as views


async def zone(ctx: Context, tx: Transaction) -> Outcome:
    """Keep the zone that was typed; without one, show the one that is kept."""
    member, typed = joined(ctx), ctx.text("zone")
    if not typed:
        return reply(views.zone(member, tx.community))
    found = find_zone(typed)
    if found is None:
        raise Refusal(views.zone_unknown(typed, nearest_zones(typed)))
    changed = replace(member, zone=found)
    await tx.save(changed)
    return reply(views.zone_kept(changed, tx.community))

"""The community's own time zone, which counts where somebody's is not known."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.context import Context, Refusal
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.series import Series
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.time.zones import find_zone, nearest_zones
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.organise.rights import log, organises_all

words = Phrasebook("bot.programmes.organise")


async def zone(ctx: Context, tx: Transaction) -> Outcome:
    """Keep the zone that was typed, also for what runs here; without one, show what is kept."""
    await organises_all(ctx, tx)
    typed, before = ctx.text("zone"), tx.community.zone
    if not typed:
        return reply(_said("zone", before))
    found = find_zone(typed)
    if found is None:
        near = " · ".join(nearest_zones(typed))
        body = words("zone-unknown-near", near=near) if near else words("zone-unknown-far")
        raise Refusal(Card(words("zone-unknown-title", typed=typed), body))
    await tx.save(replace(tx.community, zone=found))
    for series in await tx.find(Series, zone=before):
        await tx.save(replace(series, zone=found))
    await log(ctx, tx, "zone")
    return reply(_said("zone-kept", found))


def _said(key: str, zone: str) -> Card:
    return Card(words(f"{key}-title", zone=zone), words("zone-text"))

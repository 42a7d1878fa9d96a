"""The community's own time zone, which counts where somebody's is not known."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.ports import Work
from bot.kit.programme import Ask, Refusal
from bot.kit.series import Series
from bot.kit.ui import Card, Outcome, reply
from bot.kit.zones import find_zone, nearest_zones
from bot.programmes.organise.rights import log, organises_all
from bot.programmes.organise.say import words


async def zone(ask: Ask, work: Work) -> Outcome:
    """Keep the zone that was typed, also for what runs here; without one, show what is kept."""
    await organises_all(ask, work)
    typed, before = ask.text("zone"), work.community.zone
    if not typed:
        return reply(_said("zone", before))
    found = find_zone(typed)
    if found is None:
        near = " · ".join(nearest_zones(typed))
        body = words("zone-unknown-near", near=near) if near else words("zone-unknown-far")
        raise Refusal(Card(words("zone-unknown-title", typed=typed), body))
    await work.save(replace(work.community, zone=found))
    for series in await work.find(Series, zone=before):
        await work.save(replace(series, zone=found))
    await log(ask, work, "zone")
    return reply(_said("zone-kept", found))


def _said(key: str, zone: str) -> Card:
    return Card(words(f"{key}-title", zone=zone), words("zone-text"))

"""Every table, with how long its rows are kept; columns are named like the nouns' fields.

One room for each programme that keeps something, each named here once.
"""

from storage.tables import checkin, coaching, coffee, commitments, network, thanks
from storage.tables.clock import due, handled, leases, notes, occurrences, pacing
from storage.tables.declaring import Keep, metadata
from storage.tables.people import communities, members
from storage.tables.shared import places, seats

__all__ = [
    "Keep",
    "checkin",
    "coaching",
    "coffee",
    "commitments",
    "communities",
    "due",
    "handled",
    "leases",
    "members",
    "metadata",
    "network",
    "notes",
    "occurrences",
    "pacing",
    "places",
    "seats",
    "thanks",
]

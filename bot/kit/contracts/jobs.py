"""What the clock can ask for: in one transaction, or in three steps."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import Any

from bot.kit.contracts.commands import Handler
from bot.kit.contracts.context import Context
from bot.kit.contracts.runtime import Outside
from bot.kit.contracts.transaction import Reads, Transaction

BATCH = 50  # things settled in one transaction
GRACE = timedelta(days=2)
After = Callable[[Context, Transaction], Awaitable[None]]
"""What is done once a job is over."""


class CatchUp(Enum):
    """What becomes of a due job after downtime."""

    ALWAYS = "always"  # better late than never
    SKIP = "skip"  # too late is not wanted


@dataclass(frozen=True, slots=True)
class Job:
    """What the clock can ask for, in one transaction. Later than `grace`: as `catch_up` says.

    `again` owes what comes round after it. It is called however this one ends (done, too late or
    given up) and in the transaction that ends it, so that no rhythm ends with a failure.
    """

    run: Handler
    catch_up: CatchUp = CatchUp.ALWAYS
    grace: timedelta = GRACE
    again: After | None = None


@dataclass(frozen=True, slots=True)
class LongJob:
    """A job in three steps, so that a round for thousands never makes a press wait.

    `gather` reads in short transactions; `compute` runs outside any (in a worker process, or by
    asking the platform) and is given what was gathered; `settle` is called in one transaction for
    each batch of what was computed. All three may run again after a crash: `gather` leaves out
    what is settled already. `finish` runs once all is settled. `again` as for Job.
    """

    gather: Callable[[Context, Reads], Awaitable[Any]]
    compute: Callable[[Any, Outside], Awaitable[Sequence[Any]]]
    settle: Callable[[Context, Transaction, Sequence[Any]], Awaitable[None]]
    finish: After
    batch: int = BATCH
    catch_up: CatchUp = CatchUp.ALWAYS
    grace: timedelta = GRACE
    again: After | None = None


async def nothing_more(ctx: Context, tx: Transaction) -> None:
    """Need nothing once all of a long job is settled."""


def for_each(
    gather: Callable[[Context, Reads], Awaitable[Sequence[Any]]],
    settle: Callable[[Context, Transaction, Sequence[Any]], Awaitable[None]],
    *,
    finish: After = nothing_more,
    batch: int = BATCH,
    catch_up: CatchUp = CatchUp.ALWAYS,
    grace: timedelta = GRACE,
    again: After | None = None,
) -> LongJob:
    """Return a long job with nothing to compute: what is gathered is settled batch by batch."""
    return LongJob(gather, _as_gathered, settle, finish, batch, catch_up, grace, again)


async def _as_gathered(gathered: Sequence[Any], _outside: Outside) -> Sequence[Any]:
    return gathered

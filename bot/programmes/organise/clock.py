"""Why did nothing happen? What the clock did last and does next, in each programme's words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.kit.contracts.context import Context
from bot.kit.contracts.programme import Programme
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.owed import Upcoming
from bot.kit.model.series import Occurrence, Result, Series, SeriesState
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.screen.text import Moment, Text, lines
from bot.kit.widgets.help import told, words_of
from bot.kit.widgets.listing import with_rest
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.organise.rights import seen

words = Phrasebook("bot.programmes.organise")


LAST, NEXT = 10, 5


async def why(everyone: Sequence[Programme], ctx: Context, tx: Transaction) -> Outcome:
    """Show what the clock did and does next, and what is on hold."""
    await seen(ctx, tx)
    series = {each.id: each for each in await tx.find(Series)}
    speak = _Speaker(everyone, series)
    ran = await tx.find(Occurrence, job=speak.told, order="-ran", limit=LAST)
    did = [line for each in ran if (line := speak.did(each))]
    planned = await tx.find(Upcoming, job=speak.told, order="at", limit=NEXT)
    next_ = [line for each in planned if (line := speak.will(each))]
    body = lines(
        [
            *_state(list(series.values())),
            words("clock-did"),
            *(did or [words("clock-did-nothing")]),
            words("clock-next"),
            *(next_ or [words("clock-next-nothing")]),
        ]
    )
    buttons = (words.button("check", "check"), words.button("delivery", "delivery"))
    return reply(Card(words("clock-title"), body, buttons=buttons))


def _state(series: Sequence[Series]) -> list[Text]:
    if all(each.state is SeriesState.STOPPED for each in series):
        return [words("clock-none")]
    held = [each for each in series if each.state is SeriesState.HELD]
    return with_rest([words("clock-held", series=each.name) for each in held], NEXT)


class _Speaker:
    """Says what the clock does. A job without words of its programme stays unsaid: it may be about
    one person, and is nobody's business."""

    def __init__(self, everyone: Sequence[Programme], series: dict[str, Series]) -> None:
        self._programmes = {each.name: each for each in everyone}
        self._series = series
        self.told = [
            f"{each.name}:{job}"
            for each in everyone
            for job in each.jobs
            if words_of(each).has(f"job-{job}")
        ]

    def did(self, done: Occurrence) -> Text | None:
        """Say what became of something."""
        line = self._line(done.job, done.subject, done.ran)
        if line is None or done.result is Result.DONE:
            return line
        late = done.result is Result.SKIPPED and done.note == "late"
        return words("clock-skipped-late" if late else f"clock-{done.result}", line=line)

    def will(self, row: Upcoming) -> Text | None:
        """Say what is planned."""
        return self._line(row.job, row.subject, row.at)

    def _line(self, job: str, subject: str, at: datetime) -> Text | None:
        name, _, verb = job.partition(":")
        programme = self._programmes.get(name)
        about = self._series.get(subject.partition(".")[0])
        series = about.name if about else ""
        what = told(programme, "job", verb, what=series) if programme else None
        if what is None:
            return None
        key = "clock-line-about" if about else "clock-line"
        return words(key, at=Moment(at), what=what, series=series)

"""The one door into the core: what was asked goes in, what the asker sees comes out.

Transactions begin and end here and nowhere else. A handler returns and its rows, notes and due
rows are committed together; it raises and nothing of it happened. Because a handler reaches
nothing but its transaction, it can be run again from the start whenever two of them cross.
"""

from __future__ import annotations

import random
from asyncio import get_running_loop, sleep
from collections.abc import Awaitable, Callable, Iterable, Mapping
from concurrent.futures import Executor
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from bot.action_tokens import stamped
from bot.drafts import filled_in, kept_back, refill
from bot.identity import Identity, Stranger
from bot.kit.contracts.commands import Action, Command
from bot.kit.contracts.context import Context, FormError, Means, Refusal, Request
from bot.kit.contracts.declarations import Declared
from bot.kit.contracts.events import Event, FromStranger, accounts_of
from bot.kit.contracts.grammar import Grammar, NotFound, Unclear
from bot.kit.contracts.jobs import Job, LongJob
from bot.kit.contracts.platform import Directory, TryLater, Undeliverable
from bot.kit.contracts.programme import Programme
from bot.kit.contracts.runtime import Clock
from bot.kit.contracts.storage import Crossed, Storage, UnknownCommunity
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Community, Draft, Standing
from bot.kit.screen import form_answers
from bot.kit.screen.files import Attachment, Drawing, File
from bot.kit.screen.forms import Value
from bot.kit.screen.outcomes import Done, FormInvalid, OpenForm, Outcome, Reply
from bot.kit.widgets import notices
from bot.logs import log

R = TypeVar("R")
TRIES = 8  # of a transaction that crosses others


class App:
    """All programmes behind one door."""

    def __init__(
        self,
        storage: Storage,
        programmes: Iterable[Programme],
        directories: Mapping[str, Directory],
        clock: Clock,
    ) -> None:
        self.storage = storage
        self.clock = clock
        self.programmes = {programme.name: programme for programme in programmes}
        self.declarations = Declared.by(self.programmes.values())
        self.grammar = Grammar((p.name, c) for p in self.programmes.values() for c in p.commands)
        self.directories = directories
        self.arrivals = Identity(storage, directories, clock)
        self.executor: Executor | None = None  # a worker process, once the clockwork has one

    # -- what people and platforms ask -----------------------------------------------------------

    async def handle(self, request: Request) -> Outcome:
        """Do what is asked and return what the asker sees. Never raises."""
        try:
            return await self._handle(request)
        except (TryLater, Undeliverable) as wait:
            log.warning("platform did not tell", ask=_key(request), why=str(wait))
            return Reply((notices.busy(request.platform, wait),))
        except Exception:  # noqa: BLE001 - the asker gets an apology, the log the rest
            log.exception("failed", ask=_key(request))
            return Reply((notices.our_mistake(),))

    async def _handle(self, request: Request) -> Outcome:
        community = await self.arrivals.community(request)
        if community is None:
            return Done()
        try:
            return await self._outcome(community, request)
        except Refusal as refusal:
            return self._stamped(Reply((refusal.card,)), community)

    def _stamped(self, outcome: Outcome, community: Community) -> Outcome:
        return stamped(outcome, community.id, self.declarations)

    async def _outcome(self, community: Community, request: Request) -> Outcome:
        while True:
            try:
                return await self.retried(lambda: self._once(community, request))
            except UnknownCommunity:
                self.arrivals.forget(community)
                return Done()
            except Stranger as stranger:
                await self.arrivals.fetch(community, stranger, self.hear)
            except _ToMend as wrong:
                again = await self.retried(partial(self._keep_back, community, wrong))
                return self._stamped(again, community)

    async def _once(self, community: Community, request: Request) -> Outcome:
        if request.means is Means.EVENT:
            return await self._hear_platform(community, request)
        programme, declared, name, values = self._declared(request)
        reads_only = declared.opens_form
        async with self.begin(community.id, reads_only=reads_only) as tx:
            if tx.community.standing is Standing.FROZEN:
                return Done()
            if request.once and not reads_only and not await tx.first_time(request.once):
                return Done()
            ctx = await self.arrivals.ask(tx, request, programme, name, values, declared)
            outcome = await self._answer(declared, ctx, tx)
            if isinstance(outcome, OpenForm):
                form = (await refill(outcome, ctx.who, tx)).form
                outcome = OpenForm(await self.arrivals.as_accounts(form, tx))
            return self._stamped(outcome, community)  # in here: a button nobody answers undoes it

    async def _answer(self, declared: Command | Action, ctx: Context, tx: Transaction) -> Outcome:
        if ctx.means is not Means.SUBMIT:
            return await declared.run(ctx, tx) or Done()
        try:
            form = await self._form(ctx, tx)
            wrong = form_answers.problems(form.form, ctx.values) if form else {}
            if wrong:
                raise FormError(wrong)
            outcome = await declared.run(ctx, tx) or Done()
        except FormError as mend:
            raise _ToMend(mend, ctx) from mend
        await tx.remove(Draft, member=ctx.who.id, press=filled_in(ctx))
        return outcome

    async def _form(self, ctx: Context, tx: Transaction) -> OpenForm | None:
        """Return the form that was submitted, as it would open now."""
        opens = self.programmes[ctx.programme].presses.get(ctx.name)
        if opens is None:
            return None
        opened = await opens.run(replace(ctx, means=Means.PRESS, values={}), tx)
        return opened if isinstance(opened, OpenForm) else None

    async def _keep_back(self, community: Community, wrong: _ToMend) -> Outcome:
        async with self.begin(community.id) as tx:
            ctx = wrong.ask
            await kept_back(ctx, tx)
            opened = await self._form(ctx, tx)
            if opened is None:
                return Reply((notices.moved_on(),))
            form = opened.form.with_values(ctx.values)
            return FormInvalid(wrong.mend.by_field, await self.arrivals.as_accounts(form, tx))

    def _declared(
        self, request: Request
    ) -> tuple[Programme, Command | Action, str, Mapping[str, Value]]:
        if request.means is Means.COMMAND:
            return self._command(request)
        press = request.press
        programme = self.programmes.get(press.programme) if press else None
        if press is None or programme is None:
            raise Refusal(notices.moved_on())
        offered = programme.presses if request.means is Means.PRESS else programme.submits
        if press.action not in offered:
            raise Refusal(notices.moved_on())
        return programme, offered[press.action], press.action, request.values

    def _command(
        self, request: Request
    ) -> tuple[Programme, Command | Action, str, Mapping[str, Value]]:
        try:
            if request.line is None:
                found = self.grammar.at(request.root, *request.path)
                if found is None:
                    raise NotFound(" ".join(request.path), [])
                name, command, values = *found, request.values
            else:
                parsed = self.grammar.parse(request.root, request.line)
                name, command, values = parsed.programme, parsed.command, parsed.values
        except NotFound as unknown:
            raise Refusal(notices.unknown_command(request.root, unknown)) from unknown
        except Unclear as unclear:
            raise Refusal(notices.unclear_option(request.root, unclear)) from unclear
        return self.programmes[name], command, command.verb or command.group, values

    def declared(self, request: Request) -> Command | Action | None:
        """Return the declaration a request is for, so that a transport can fill what it needs."""
        try:
            return self._declared(request)[1]
        except Refusal:
            return None

    # -- what happens ----------------------------------------------------------------------------

    async def _hear_platform(self, community: Community, request: Request) -> Outcome:
        async with self.begin(community.id) as tx:
            if request.once and not await tx.first_time(request.once):
                return Done()
            event = await self.arrivals.event(tx, request)
            if isinstance(event, FromStranger) and not self._hears(event):
                raise Stranger(tuple(accounts_of(event.event).values()))
            if event is not None:
                await tx.tell(event)
        return Done()

    def _hears(self, event: Event) -> bool:
        return any(type(event) in each.hears for each in self.programmes.values())

    async def hear(self, event: Event, tx: Transaction) -> None:
        """Let every programme that listens hear an event."""
        for programme in self.programmes.values():
            listener = programme.hears.get(type(event))
            if listener:
                await listener(event, tx)

    # -- what the clock asks ---------------------------------------------------------------------

    def job(self, name: str) -> Job | LongJob | None:
        """Return the declared job called `programme:name`."""
        programme, _, job = name.partition(":")
        return self.programmes[programme].jobs.get(job) if programme in self.programmes else None

    # -- transactions ----------------------------------------------------------------------------

    def begin(
        self, community: str, *, reads_only: bool = False, patient: bool = False
    ) -> AbstractAsyncContextManager[Transaction]:
        """Open a transaction in a community, as of now; see `Storage.begin` for the rest."""
        return self.storage.begin(
            community,
            self.clock.now(),
            self.hear,
            self.declarations,
            reads_only=reads_only,
            patient=patient,
        )

    async def retried(self, run: Callable[[], Awaitable[R]]) -> R:
        """Run a transaction, again from the start while it crosses others."""
        for attempt in range(TRIES):
            try:
                return await run()
            except Crossed:
                await sleep(random.random() * 0.01 * 2**attempt)
        return await run()

    async def file(
        self, community: str, wanted: Attachment, *, patient: bool = False
    ) -> File | None:
        """Make an attachment, or None where what it shows is gone; what is drawn in the worker."""
        programme, _, name = wanted.maker.partition(":")
        async with self.begin(community, reads_only=True, patient=patient) as tx:
            made = await self.programmes[programme].makers[name](tx, wanted.ids)
        if not isinstance(made, Drawing):
            return made
        content = await worked(self.executor, made.draw, *made.args)
        return File(made.name, made.mime, content, made.alt)


class _ToMend(Exception):
    """Carries a Mend out of its transaction, with the ask it belongs to."""

    def __init__(self, mend: FormError, ctx: Context) -> None:
        super().__init__(str(mend))
        self.mend = mend
        self.ask = ctx


async def worked(executor: Executor | None, function: Callable[..., R], *args: Any) -> R:
    """Run a pure function in a worker process, or right here where there is none."""
    if executor is None:
        return function(*args)
    return await get_running_loop().run_in_executor(executor, function, *args)


def _key(request: Request) -> str:
    """Return what names a request in the log, without a word anybody typed."""
    press = request.press
    what = f"{press.programme}:{press.action}" if press else "/".join(request.path)
    return f"{request.platform} {request.means} {what}"

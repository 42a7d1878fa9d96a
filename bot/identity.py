"""From a platform's ids to ours: which community, which member, what they may do here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.kit.contracts.commands import Action, Command
from bot.kit.contracts.context import Context, Refusal, Request
from bot.kit.contracts.events import (
    AccountChanged,
    ChannelJoined,
    ChannelLeft,
    Event,
    FromStranger,
    Gone,
    accounts_of,
    with_members,
)
from bot.kit.contracts.platform import Account, Directory
from bot.kit.contracts.programme import Programme
from bot.kit.contracts.runtime import Clock
from bot.kit.contracts.storage import Storage
from bot.kit.contracts.transaction import Hear, Transaction
from bot.kit.membership.accounts import keep, known
from bot.kit.model.people import Community, Member, Organiser, Presence
from bot.kit.screen.forms import Form, Kind, Value
from bot.kit.widgets import notices

PEOPLE = (Kind.PERSON, Kind.PEOPLE)
BELIEVED = timedelta(minutes=1)  # that an account is gone, before the platform is asked again
VOUCHED = timedelta(minutes=5)  # … is there, where the platform does not vouch for it


class Stranger(Exception):
    """An account unknown here, or gone as far as known: the platform must be asked for it and the
    request begun again."""

    def __init__(self, accounts: tuple[str, ...]) -> None:
        super().__init__(", ".join(accounts))
        self.accounts = accounts


class Identity:
    """Finds out who asks, meeting communities and members for the first time on the way."""

    def __init__(
        self, storage: Storage, directories: Mapping[str, Directory], clock: Clock
    ) -> None:
        self._storage = storage
        self._directories = directories
        self._clock = clock
        self._met: dict[tuple[str, ...], Community] = {}
        """Communities by what they were found by, for their ids alone: those never change, while
        everything else about a community is read again in each transaction."""

    async def community(self, request: Request) -> Community | None:
        """Return the community a request belongs to, as it was when it was first found; None
        where it is none of this installation's. A press must come from the community it was made
        for."""
        found = await self._found(request)
        if found is None or found.platform != request.platform:
            return None
        if request.workspace and found.external != request.workspace:
            return None
        return found

    def forget(self, community: Community) -> None:
        """Look a community up anew the next time: it is not there any more."""
        self._met = {by: each for by, each in self._met.items() if each.id != community.id}

    async def _found(self, request: Request) -> Community | None:
        pressed = request.press.community if request.press else ""
        by = (pressed,) if pressed else (request.platform, request.workspace)
        if by not in self._met:
            found = await self._look_up(request, pressed)
            if found is None:
                return None
            self._met[by] = found
        return self._met[by]

    async def _look_up(self, request: Request, pressed: str) -> Community | None:
        if pressed:
            return await self._storage.known(pressed)
        found = await self._storage.community(request.platform, request.workspace)
        if found is None and request.workspace and self._directories.get(request.platform):
            return await self._meet(request)
        return found

    async def _meet(self, request: Request) -> Community:
        said = await self._directories[request.platform].workspace(request.workspace)
        return await self._storage.welcome(
            Community(
                platform=request.platform,
                external=request.workspace,
                name=said.name,
                zone=said.zone or "UTC",
                writes_first=said.writes_first,
                created=self._clock.now(),
            )
        )

    async def fetch(self, community: Community, stranger: Stranger, hear: Hear) -> None:
        """Ask the platform about accounts and store what it says of each; a new member has joined
        nothing. That somebody is gone is told to `hear`."""
        directory, now = self._directories[community.platform], self._clock.now()
        said = {
            account: await directory.account(community.external, account)
            for account in stranger.accounts
        }
        async with self._storage.begin(community.id, now, hear) as tx:
            await keep(said, tx)

    async def ask(
        self,
        tx: Transaction,
        request: Request,
        programme: Programme,
        name: str,
        values: Mapping[str, Value],
        declared: Command | Action,
    ) -> Context:
        """Return what is asked, as a handler gets it; Refusal where the asker may not."""
        member = await self._member(tx, request.account)
        if _doubtful(member, request, tx.now):
            raise Stranger((request.account,))
        if member.bot or member.presence is Presence.GONE:
            raise Refusal(notices.not_here())
        if member.guest:
            raise Refusal(notices.guests())
        if declared.organiser:
            await self._must_organise(tx, request, member)
        press = request.press
        return Context(
            means=request.means,
            programme=programme.name,
            name=name,
            community=tx.community,
            now=tx.now,
            member=member,
            subject=press.subject if press else "",
            version=press.version if press else "",
            values=await self._translated(tx, declared, values, request),
            here=request.here,
            organiser=request.organiser or await _organises_all(tx, member),
        )

    async def event(self, tx: Transaction, request: Request) -> Event | None:
        """Return a platform's event with members in place of accounts; None where it changes
        nothing here. For who came into a channel the platform is not asked at once: forty may come
        together, and what they did would be lost where it asks to wait."""
        event = request.event
        if event is None:
            return None
        if isinstance(event, AccountChanged | Gone):
            return await self._news(tx, event, request.said)
        accounts = tuple(accounts_of(event).values())
        ids = {each.account: each.id for each in await tx.find(Member, account=accounts)}
        if ids.keys() >= set(accounts):
            return with_members(event, ids)
        if isinstance(event, ChannelJoined | ChannelLeft):
            return FromStranger(event)
        raise Stranger(tuple(account for account in accounts if account not in ids))

    async def _news(
        self, tx: Transaction, event: AccountChanged | Gone, said: Account | None
    ) -> Event | None:
        """Keep what the platform tells of a member. Of people nobody here knows, nothing is kept;
        and most of what changes about an account (a status, a picture) is no news."""
        member = await tx.one(Member, account=event.member)
        if member is None:
            return None
        fresh = known(member, said, tx.now) if said else member
        if isinstance(event, Gone):
            fresh = replace(fresh, presence=Presence.GONE)
        if said and replace(fresh, checked=member.checked) == member:
            return None
        await tx.save(fresh)
        return type(event)(member.id)

    async def as_accounts(self, form: Form, tx: Transaction) -> Form:
        """Return a form with accounts in place of the members that stand in its fields, as the
        platform wants them."""
        standing = {each.name: each.value for each in form.fields if each.kind in PEOPLE}
        ids = [id for value in standing.values() for id in _each(value)]
        found = await tx.find(Member, id=ids) if ids else []
        accounts = {member.id: member.account for member in found}
        put: dict[str, Value] = {
            name: accounts.get(value, value)
            if isinstance(value, str)
            else tuple(accounts.get(id, id) for id in value)
            for name, value in standing.items()
        }
        return form.with_values(put)

    async def _member(self, tx: Transaction, account: str) -> Member:
        member = await tx.one(Member, account=account)
        if member is None:
            raise Stranger((account,))
        return member

    async def _must_organise(self, tx: Transaction, request: Request, member: Member) -> None:
        if not request.organiser and not await tx.count(Organiser, member=member.id):
            raise Refusal(notices.organisers_only())

    async def _translated(
        self,
        tx: Transaction,
        declared: Command | Action,
        values: Mapping[str, Value],
        request: Request,
    ) -> dict[str, Value]:
        people = {o.name for o in getattr(declared, "options", ()) if o.kind in PEOPLE}
        people |= set(request.people)
        out = dict(values)
        for name in people & out.keys():
            value = out[name]
            ids = await self._ids(tx, _each(value))
            out[name] = ids if isinstance(value, tuple) else "".join(ids)
        return out

    async def _ids(self, tx: Transaction, accounts: tuple[str, ...]) -> tuple[str, ...]:
        found = {m.account: m.id for m in await tx.find(Member, account=accounts)}
        missing = tuple(account for account in accounts if account not in found)
        if missing:
            raise Stranger(missing)
        return tuple(found[account] for account in accounts)


def _each(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()


async def _organises_all(tx: Transaction, member: Member) -> bool:
    return bool(await tx.count(Organiser, member=member.id, series=""))


def _doubtful(member: Member, request: Request, now: datetime) -> bool:
    """Say whether the platform must be asked whether an asker is there: one who is gone seems to be
    back; one it does not vouch for may have left or been banned."""
    if member.presence is Presence.GONE:
        return member.checked < now - BELIEVED
    return not request.vouched and member.checked < now - VOUCHED

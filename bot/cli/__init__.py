"""The `confab` command: with `bot/__main__.py` the only place that knows every part.

Parts are imported where a command needs them, so that none waits for what it does not use.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

import adapters
from bot import logs, settings
from bot.matching import RoundKind

if TYPE_CHECKING:
    from bot.settings import Settings
    from storage.store import Store

cli = typer.Typer(
    name="confab",
    help="Confab: a self-hosted bot for Slack and Discord that helps people build peer support.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,  # a traceback with values could show what people wrote
)
Port = Annotated[
    int, typer.Option(min=0, max=65535, help="Port of the page; 0 takes any free one.")
]
OpenPage = Annotated[bool, typer.Option("--open/--no-open", help="Open it in a browser.")]
NeverSame = Annotated[
    list[str] | None, typer.Option(help="A rule: never two of the same team, level, role …")
]
Attendance = Annotated[
    float, typer.Option(min=0, max=1, help="Share of people in each round, 0-1.")
]
Picture = Annotated[Path | None, typer.Option(help="A PNG file to draw the spread in.")]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON for machines.")]


def main() -> None:
    """Run the command line."""
    cli()


@cli.command("try")
def try_out(
    port: Port = 8765,
    open_page: OpenPage = True,  # noqa: FBT002 - how Typer declares a switch
    seed: Annotated[int, typer.Option(help="How the others behave.")] = 1,
) -> None:
    """Try Confab in a chat of its own, in the browser, with no account anywhere."""
    from bot.cli.trying import try_out as begin

    logs.configure(level="WARNING")  # months on autopilot would be thousands of lines
    _go(begin(port, open_page=open_page, seed=seed))


@cli.command()
def run() -> None:
    """Run Confab on every platform that has keys in `.env`."""
    from bot.cli.running import run as begin

    env = settings.environment()
    names = adapters.wanted(env)
    if not names:
        _stop(_NOTHING_SET)
    ready = _settings(env)
    _go(begin(ready, _built(names, env)))


@cli.command()
def doctor(as_json: AsJson = False) -> None:  # noqa: FBT002 - how Typer declares a switch
    """Look whether everything is set up, and say how to mend what is not."""
    from bot.cli.doctor import examine, shown

    findings = asyncio.run(examine(settings.environment()))
    told = [asdict(each) for each in findings]
    typer.echo(json.dumps(told, indent=2) if as_json else shown(findings))
    raise typer.Exit(0 if all(each.ok for each in findings) else 1)


@cli.command()
def trace(
    member: Annotated[str, typer.Option(help="A member: our id, or the account.")] = "",
    note: Annotated[str, typer.Option(help="The id of one note, as the log names it.")] = "",
    community: Annotated[str, typer.Option(help="Where: our id, or the platform's.")] = "",
) -> None:
    """See why somebody got something, or did not: ids, states and reasons, never words."""
    from bot.cli import tracing

    if bool(member) is bool(note):
        _stop("Say whom or what: --member with an id or account, or --note with an id.")

    async def go(store: Store) -> None:
        now = datetime.now(UTC)
        look = tracing.of_member if member else tracing.of_note
        try:
            typer.echo(await look(store, now, member or note, community))
        except tracing.NotTraced as why:
            _stop(str(why))

    _with_store(go)


keys = typer.Typer(rich_markup_mode=None)
cli.add_typer(keys, name="key")


@keys.callback(invoke_without_command=True)
def key(ctx: typer.Context) -> None:
    """Print a fresh master key for CONFAB_KEY; `key rotate` changes to another one."""
    from storage.crypto import fresh_master_key

    if ctx.invoked_subcommand is None:
        typer.echo(fresh_master_key())


@keys.command()
def rotate() -> None:
    """Change the master key from CONFAB_KEY to CONFAB_NEW_KEY. Stop Confab before."""
    from storage.crypto import Vault
    from storage.master_key import rotate as change

    try:
        to = Vault(settings.new_key(settings.environment()))
    except settings.WrongSetting as wrong:
        _stop(f"{wrong}\n\n`confab key` prints a fresh one. Write it down before it is in use.")

    async def go(store: Store) -> None:
        typer.echo(_ROTATED.format(count=await change(store, to)))

    _with_store(go)


@cli.command()
def migrate() -> None:
    """Bring the database to the form this version expects; `run` does so by itself."""
    from storage.migrate import upgrade

    async def go(store: Store) -> None:
        steps = await upgrade(store)
        typer.echo("\n".join(["Done:", *steps]) if steps else "The database is up to date.")

    _with_store(go)


@cli.command()
def backup(target: Annotated[Path, typer.Argument(help="A new file for the copy.")]) -> None:
    """Copy the database as it is now, while Confab runs. The master key is not in it."""
    from storage.backup import CannotBackUp
    from storage.backup import backup as copy
    from storage.engine import lite_file

    url = _settings(settings.environment()).database
    if (path := lite_file(url)) and path.exists():
        _with_store(_only_look)
    try:
        copy(url, target)
    except CannotBackUp as why:
        _stop(str(why))
    typer.echo(f"Done: {target}. Keep it apart from the master key; both are needed together.")


@cli.command()
def restore(source: Annotated[Path, typer.Argument(help="A file `confab backup` made.")]) -> None:
    """Put a backup in the place of the database. Stop Confab before."""
    from storage.backup import CannotBackUp
    from storage.backup import restore as put_back
    from storage.crypto import Vault

    ready = _settings(settings.environment())
    now = datetime.now(UTC)
    try:
        aside = asyncio.run(put_back(ready.database, source, Vault(ready.key), now))
    except CannotBackUp as why:
        _stop(str(why))
    typer.echo(f"Done.{f' What stood there before is now {aside}.' if aside else ''}")


@cli.command()
def manifest(
    platform: Annotated[str, typer.Argument(help="The platform, like slack.")],
    url: Annotated[str, typer.Option(help="Public address, where the platform calls it.")] = "",
) -> None:
    """Print what a platform wants to be told when the app is created there."""
    from bot.kit.contracts.grammar import Grammar
    from bot.programmes import PROGRAMMES

    if platform not in adapters.PLATFORMS:
        _stop(f"There is no platform {platform!r}. There is: {', '.join(adapters.PLATFORMS)}.")
    made = adapters.load(platform).manifest
    if made is None:
        _stop(f"{platform} takes no manifest. How to set it up: docs/{platform}.md")
    grammar = Grammar((each.name, command) for each in PROGRAMMES for command in each.commands)
    typer.echo(json.dumps(made(grammar, {"url": url}), indent=2))


@cli.command()
def simulate(
    people: Annotated[int, typer.Option(min=1, help="How many people.")] = 50,
    rounds: Annotated[int, typer.Option(min=1, help="How many rounds.")] = 12,
    size: Annotated[int, typer.Option(min=2, max=8, help="People in a group.")] = 2,
    attendance: Attendance = 1.0,
    seed: Annotated[int, typer.Option(help="The same seed gives the same result.")] = 1,
    kind: Annotated[RoundKind, typer.Option(help="A rule: who meets whom.")] = RoundKind.STANDARD,
    group_by: Annotated[str, typer.Option(help="A group for `across` and `within`.")] = "team",
    never_same: NeverSame = None,
    as_json: AsJson = False,  # noqa: FBT002 - how Typer declares a switch
    picture: Picture = None,
) -> None:
    """See what the matcher does in a made-up community, and what a rule would cost."""
    from bot.cli import simulating
    from bot.matching import Rules

    try:
        never = tuple(simulating.attribute(each) for each in never_same or [])
        by = simulating.attribute(group_by)
        rules = Rules(size, kind, by, never)
        if picture:
            simulating.check(picture)
        wish = simulating.SimulationWish(people, rounds, attendance, seed, rules)
        found = simulating.simulate(wish)
        typer.echo(simulating.as_json(found) if as_json else simulating.as_table(wish, found))
        if picture:
            simulating.as_picture(wish, found, picture)
            typer.echo(f"The picture is in {picture}.", err=True)
    except ValueError as wrong:
        _stop(str(wrong))
    except OSError as wrong:
        _stop(f"The picture cannot be written: {wrong.strerror}. Name another file.")


def _built(names: list[str], env: dict[str, str]) -> dict[str, Any]:
    from adapters.base.platform import WrongPlatformKey

    try:
        return {name: adapters.load(name).build(env) for name in names}
    except WrongPlatformKey as wrong:
        _stop(str(wrong))


def _settings(env: dict[str, str]) -> Settings:
    try:
        ready = settings.read(env)
    except settings.WrongSetting as wrong:
        _stop(f"{wrong}{_fresh_key(env) if wrong.setting is settings.KEY else ''}")
    logs.configure(json=ready.log_json, level=ready.log_level)
    return ready


def _fresh_key(env: dict[str, str]) -> str:
    """Say where a right key comes from; a fresh one only where nothing was written with another."""
    from storage.crypto import fresh_master_key
    from storage.engine import lite_file

    url = env.get(settings.DATABASE_URL.name, settings.DATABASE_URL.default)
    path = lite_file(url)
    if path is None or path.exists():
        return f"\n\n{_KEY_OF_OLD}"
    line = f"{settings.KEY.name}={fresh_master_key()}"
    return f"\n\nHere is a fresh one; put it into .env and keep it safe:\n\n{line}"


def _with_store(go: Any) -> None:
    from bot.compose import opened

    ready = _settings(settings.environment())

    async def begin() -> None:
        async with opened(ready.database, ready.key) as store:
            await go(store)

    _go(begin())


async def _only_look(store: Store) -> None:
    """Do nothing with a database: what opens it has looked whether its key is right."""


def _go(running: Coroutine[Any, Any, None]) -> None:
    from adapters.base.platform import NotReady
    from storage.master_key import WrongMasterKey
    from storage.migrate import NoAnswer, TooNew

    try:
        asyncio.run(running)
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except (NotReady, NoAnswer, TooNew, WrongMasterKey, OSError) as told:
        _stop(str(told))


def _stop(why: str) -> NoReturn:
    typer.echo(why, err=True)
    raise typer.Exit(2)


_KEY_OF_OLD = """If this database was in use before, set the key it was made with.
A fresh one does not open it; only for a new database, `confab key` prints one."""

_ROTATED = """Done: the new master key opens everything now (communities: {count}).
Put the value of CONFAB_NEW_KEY into CONFAB_KEY, take CONFAB_NEW_KEY away, and start Confab.
Backups made before still need the old key: keep it as long as you keep them."""

_NOTHING_SET = """Nothing is set up yet. To run Confab, copy .env.example to .env and fill in:

  CONFAB_KEY           `confab key` prints a fresh one
  SLACK_BOT_TOKEN      see docs/slack.md, and `confab manifest slack`
  SLACK_APP_TOKEN
  DISCORD_BOT_TOKEN    or this one: see docs/discord.md

To try it without any account: confab try"""

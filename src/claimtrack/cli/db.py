"""`claimtrack db upgrade|downgrade|status|path|check`: looking after the database."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.database import existing, opened
from claimtrack.cli.invocation import Invocation
from claimtrack.cli.spread import spread
from claimtrack.errors import InputError, StoreError

if TYPE_CHECKING:
    from claimtrack.store.session import Store

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Look after the database: its schema, size and place."
)
LABEL = 12


@app.command("path")
@spread
def path(asked: Invocation) -> None:
    """Print where the database is.

    Examples:
      claimtrack db path
      cp "$(claimtrack db path)" backup.sqlite
    """
    from claimtrack.cli.tables import console, plain
    from claimtrack.store.location import file_of, read_location, shown

    url = read_location(asked.db)
    plain(console(), str(file_of(url) or shown(url)))


@app.command("status")
@spread
def status(asked: Invocation) -> None:
    """Show the database: its place, schema and size, and what it holds.

    Examples:
      claimtrack db status
      claimtrack db status --db postgresql://user@host/claims
    """
    from claimtrack.cli.tables import console, hanging
    from claimtrack.store.schema import SCHEMA
    from claimtrack.store.session import version

    out = console()
    with existing(asked, migrate=False) as store:
        found = version(store)
        hanging(out, "database", store.url, LABEL)
        state = "current" if found == SCHEMA else f"claimtrack knows {SCHEMA}; see claimtrack db upgrade"
        hanging(out, "schema", f"{found or 'none'} ({state})", LABEL)
        if size := _size(asked.db):
            hanging(out, "size", size, LABEL)
        if found == SCHEMA:
            for label, text in _holdings(store):
                hanging(out, label, text, LABEL)


def _size(db: str) -> str | None:
    """The bytes of the file and of what waits beside it; None on a server."""
    from claimtrack.store.location import file_of, read_location

    file = file_of(read_location(db))
    if file is None:
        return None
    parts = [Path(f"{file}{ending}") for ending in ("", "-wal")]
    return f"{sum(part.stat().st_size for part in parts if part.exists()) / 1e6:,.1f} MB"


def _holdings(store: Store) -> list[tuple[str, str]]:
    """What the database holds, in words."""
    from claimtrack.report.contradictions import NOUNS, tally
    from claimtrack.report.list import by_topic
    from claimtrack.report.words import counted
    from claimtrack.store import runs
    from claimtrack.store.claim_filter import ANY

    topics, pairs = by_topic(store, ANY), tally(store)
    with store.read() as conn:
        last = runs.latest_run(conn, kind="crawl")
    each = ", ".join(f"{topic} {number:,}" for topic, number in topics.items())
    held = f"{counted(sum(topics.values()), 'claim')}{f': {each}' if topics else ''}"
    crawled = (
        "never" if last is None else f"{last.started:%Y-%m-%d %H:%M} UTC, {last.watch or 'any'}: {last.state}"
    )
    return [
        ("claims", held),
        ("pairs", ", ".join(pairs.words(relation) for relation in NOUNS)),
        ("last crawl", crawled),
    ]


@app.command("upgrade")
@spread
def upgrade(asked: Invocation) -> None:
    """Bring the database to the newest schema; one that is not there is made.

    Every command that opens the database does so by itself; this is for doing it at a chosen moment.

    Examples:
      claimtrack db upgrade
    """
    from claimtrack.cli.tables import console, plain
    from claimtrack.store.session import version

    with opened(asked, migrate=False) as store:
        before = version(store)
        from claimtrack.store import migrate

        migrate.upgrade(store)
        after = version(store)
    done = "is already" if before == after else f"was {before or 'empty'} and is now"
    plain(console(), f"The schema {done} {after}.")


@app.command("downgrade")
@spread
def downgrade(
    asked: Invocation,
    revision: Annotated[
        str, typer.Argument(metavar="REVISION", help="The schema to go back to; base for none at all.")
    ],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Bring the database back to an older schema; what that does not know is lost.

    Examples:
      claimtrack db downgrade 0001
    """
    from claimtrack.cli.tables import console, plain

    with existing(asked, migrate=False) as store:
        from claimtrack.store import migrate

        if not yes:
            _confirm(f"Bring {store.url} back to {revision}? What that schema does not know is lost.")
        migrate.downgrade(store, revision)
        after = migrate.current(store)
    plain(console(), f"The schema is now {after or 'empty'}.")


def _confirm(question: str) -> None:
    """Go on only when a person says yes; where nobody can be asked, --yes must have said so."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise InputError("This loses data and nobody can be asked", hint="Add --yes if it is meant.")
    if not typer.confirm(question, err=True):
        raise typer.Exit(1)


@app.command("check")
@spread
def check(asked: Invocation) -> None:
    """Compare the database's tables with those this claimtrack expects; a difference ends with exit code 5.

    Examples:
      claimtrack db check
    """
    from claimtrack.cli.tables import console, plain

    with existing(asked, migrate=False) as store:
        from claimtrack.store import migrate

        differences = migrate.check(store)
        if differences:
            found = "; ".join(differences)
            raise StoreError(
                f"The tables differ: {found}", where=store.url, hint="See claimtrack db upgrade."
            )
        plain(console(), f"The tables of {store.url} are as they should be.")

"""`claimtrack watch list|show|check|new`: what is followed, and how to follow something of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli import complete
from claimtrack.cli.invocation import Invocation
from claimtrack.cli.spread import spread
from claimtrack.errors import OutputError

if TYPE_CHECKING:
    from rich.console import Console

    from claimtrack.model import Source, Watch

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="See, check and make watches: what claimtrack follows for you.",
)
LABEL = 16
WIDE_LABEL = 24

Name = Annotated[
    str,
    typer.Argument(
        metavar="WATCH", help="The id of a bundled watch, or a file.", autocompletion=complete.watches
    ),
]


@app.command("list")
@spread
def list_watches(asked: Invocation) -> None:
    """List the watches that come with claimtrack.

    Examples:
      claimtrack watch list
    """
    from claimtrack.cli.tables import console, hanging
    from claimtrack.data.watches import bundled_watches, load_watch

    out = console()
    for name in bundled_watches():
        hanging(out, name, load_watch(name).name, LABEL)
    asked.note("Your own is named by its file, as ./mine.toml; claimtrack watch new begins one.")


@app.command("show")
@spread
def show_watch(asked: Invocation, watch: Name) -> None:  # noqa: ARG001  # for the common options
    """Show what a watch follows: whom, what, in which languages, and where it is read.

    Examples:
      claimtrack watch show aws-china
      claimtrack watch show ./mine.toml
    """
    from claimtrack.cli.tables import console
    from claimtrack.data.watches import load_watch

    _show(console(), load_watch(watch))


@app.command("check")
@spread
def check_watch(
    asked: Invocation,  # noqa: ARG001  # for the common options
    path: Annotated[str, typer.Argument(metavar="FILE", help="The file of a watch.")],
) -> None:
    """Check a watch file, and say what it would read; a slip is named by file and key.

    Examples:
      claimtrack watch check ./mine.toml
    """
    from claimtrack.cli.tables import console, plain
    from claimtrack.data.watches import load_watch, unread_sources, watched_sources
    from claimtrack.report.words import counted

    watch = load_watch(path)
    read, unread = watched_sources(watch), unread_sources(watch)
    about = counted(len(watch.entities), "entity", "entities") if watch.entities else "anyone"
    types = counted(len(watch.types), "claim type") if watch.types else "all claim types"
    ways = counted(sum(len(source.ways) for source in read), "way in", "ways in")
    out = console()
    plain(out, f"{path} is in order. It follows {about} and {types} in {', '.join(watch.languages)}.")
    plain(out, f"It reads {counted(len(read), 'source')} by {ways}; {len(unread)} cannot be read.")


@app.command("new")
@spread
def new_watch(
    asked: Invocation,
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of the new watch, written like aws-china.")],
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="The file; ID.toml if not named, - for standard output."
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file of this name.")] = False,
) -> None:
    """Write a new watch file with notes on what to fill in.

    Examples:
      claimtrack watch new my-company
      claimtrack watch new my-company -o watches/mine.toml
    """
    from claimtrack.cli.output import file_for_programs, stdout_for_programs
    from claimtrack.data.watches import watch_template

    text = watch_template(id)
    if output == "-":
        stdout_for_programs().write(text)
        return
    path = Path(output or f"{id}.toml")
    if path.exists() and not force:
        raise OutputError(
            "There is already such a file", where=str(path), hint="Name another, or add --force."
        )
    with file_for_programs(path) as out:
        out.write(text)
    asked.note(f"{path} written. Fill it in, then: claimtrack watch check {path}")


def _show(out: Console, watch: Watch) -> None:
    """Print whom, what and where, the sources that are read and those that are not."""
    from claimtrack.cli.tables import hanging, plain
    from claimtrack.data.watches import unread_sources, watched_sources
    from claimtrack.report.words import counted

    plain(out, f"{watch.name} ({watch.id})", style="bold")
    hanging(out, "entities", ", ".join(watch.entities) or "anyone", LABEL)
    hanging(out, "claim types", ", ".join(watch.types) or "all", LABEL)
    hanging(out, "languages", ", ".join(watch.languages), LABEL)
    read, unread = watched_sources(watch), unread_sources(watch)
    plain(out, f"\n{counted(len(read), 'source')} read", style="bold")
    for label, names in _by_kind(read).items():
        hanging(out, label, "; ".join(names), LABEL)
    if unread:
        plain(out, f"\n{counted(len(unread), 'source')} not read, and why", style="bold")
    for source in unread:
        hanging(out, source.id, source.reason or "no way in", WIDE_LABEL)


def _by_kind(sources: list[Source]) -> dict[str, list[str]]:
    """The names of the sources by kind and language, what is official first."""
    from claimtrack.model import SourceKind

    found: dict[str, list[str]] = {}
    order = [SourceKind.OFFICIAL, *SourceKind]
    for source in sorted(sources, key=lambda one: (order.index(one.kind), one.languages)):
        found.setdefault(f"{source.kind} {' '.join(source.languages)}", []).append(source.name)
    return found

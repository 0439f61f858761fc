"""What was asked of the program as a whole: options that stand before or after any command."""

from __future__ import annotations

import sys
from dataclasses import dataclass, fields, replace
from typing import Annotated, Any

import typer

from claimtrack.report.printable import printable
from claimtrack.settings import Settings, read_settings

TRACEBACK = "--traceback"
NO_COLOR = "--no-color"


def _option(*names: str, help: str, metavar: str | None = None, hidden: bool = False) -> Any:
    return typer.Option(
        *names, help=help, metavar=metavar, hidden=hidden, show_default=False, rich_help_panel="Every command"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Everywhere:
    """The options that every command takes, and that may also stand before it."""

    db: Annotated[
        str | None,
        _option("--db", metavar="URL", help="Path or URL of the database; else CLAIMTRACK_DB says."),
    ] = None
    quiet: Annotated[bool, _option("--quiet", "-q", help="Only the answer, and errors.")] = False
    no_color: Annotated[bool, _option(NO_COLOR, help="No colours, as with NO_COLOR set.")] = False
    traceback: Annotated[bool, _option(TRACEBACK, help="Show where an error arose.", hidden=True)] = False

    def over(self, before: Everywhere | None) -> Everywhere:
        """These options where they are given, else those that stood before the command."""
        if before is None:
            return self
        given = {one.name: getattr(self, one.name) for one in fields(self) if getattr(self, one.name)}
        return replace(before, **given)


@dataclass(frozen=True, slots=True)
class Invocation:
    """The settings of this run of the program, and how much it may say beside the answer."""

    settings: Settings
    quiet: bool = False

    @property
    def db(self) -> str:
        """Path or URL of the database."""
        return self.settings.db

    def note(self, text: str) -> None:
        """Say something beside the answer, on standard error, unless it shall be quiet."""
        if not self.quiet:
            say(text)


def invocation(asked: Everywhere) -> Invocation:
    """The invocation with these options; the environment gives what they leave open."""
    settings = read_settings()
    return Invocation(settings if asked.db is None else replace(settings, db=asked.db), asked.quiet)


def say(text: str) -> None:
    """Write one line on standard error, as harmless as a terminal needs it."""
    line = printable(text).encode("utf-8", "replace").decode("utf-8")
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    sys.stderr.write(line.encode(encoding, "replace").decode(encoding) + "\n")
    sys.stderr.flush()

"""An answer in the format that was asked for: a table for people, or one of the formats for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, TextIO

import typer

from claimtrack.cli import complete
from claimtrack.cli.output import BOM, file_for_programs, stdout_for_programs
from claimtrack.report.columns import Layout, Row
from claimtrack.report.export import format_named, formats

TABLE = "table"

FormatOrTable = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=f"{TABLE}, {', '.join(formats())}.",
        autocompletion=complete.formats_and_table,
    ),
]
"""The option of the commands that answer people first."""


def checked(name: str, *, table: bool = True) -> str:
    """The name of the format, if there is one of this name; else a usage error that names them."""
    known = [TABLE, *formats()] if table else list(formats())
    if name not in known:
        raise typer.BadParameter(f"{name!r} is not one of {', '.join(known)}.", param_hint="--format")
    return name


def give(rows: Iterable[Row], layout: Layout[Row], format: str, *, bom: bool = False) -> None:
    """Write the rows to standard output."""
    out = stdout_for_programs()
    out.write(BOM if bom else "")
    _write(rows, layout, format, out)


def save(rows: Iterable[Row], layout: Layout[Row], format: str, path: Path, *, bom: bool = False) -> int:
    """Write the rows to a file that is there only when it is complete; how many there were."""
    counted = _Counted()
    with file_for_programs(path, bom=bom) as out:
        _write(counted.of(rows), layout, format, out)
    return counted.rows


def _write(rows: Iterable[Row], layout: Layout[Row], format: str, out: TextIO) -> None:
    """Write the rows; a format for people gets the columns for people."""
    chosen = format_named(format)
    chosen.write(rows, layout.people if chosen.FOR_PEOPLE else layout.programs, out)


class _Counted:
    """Counts rows as they pass."""

    def __init__(self) -> None:
        self.rows = 0

    def of(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            yield row
            self.rows += 1

"""`claimtrack export claims|contradictions`: a file with stable columns, complete or not there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from claimtrack.cli import complete
from claimtrack.cli.answers import checked, give, save
from claimtrack.cli.database import ending, existing
from claimtrack.cli.filters import Filters
from claimtrack.cli.invocation import Invocation
from claimtrack.cli.spread import spread
from claimtrack.model import Relation, Strength
from claimtrack.report import claim_columns, comparison_columns
from claimtrack.report.columns import Layout, Row
from claimtrack.report.export import formats
from claimtrack.report.words import counted

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Write claims or contradictions to a file, for other programs.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """Where an export goes, and in which format."""

    format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=f"{', '.join(formats())}.",
            autocompletion=complete.formats,
        ),
    ] = "csv"
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The file, replaced once all is written; - or nothing for standard output.",
        ),
    ] = None
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin the file so that Excel reads its CSV as UTF-8.")
    ] = False

    def check(self) -> None:
        """Refuse a format that is not known before anything is asked of the database."""
        checked(self.format, table=False)

    def write(self, asked: Invocation, rows: Iterable[Row], layout: Layout[Row], noun: str) -> None:
        """Write the rows where they shall go, and say how many there were."""
        if self.output is None or str(self.output) == "-":
            give(rows, layout, self.format, bom=self.bom)
            return
        number = save(rows, layout, self.format, self.output, bom=self.bom)
        asked.note(f"{counted(number, noun)} written to {self.output}")


def _columns(documentation: str | None) -> str:
    """The table of columns out of a module's docstring, as help for people."""
    table = (documentation or "").partition("\n\n")[2].strip()
    return f"Columns:\n\n{table}".replace("[", "\\[")


@app.command("claims", epilog=_columns(claim_columns.__doc__))
@spread
def export_claims(asked: Invocation, filters: Filters, where: Destination) -> None:
    """Export the claims, newest first.

    A text that a spreadsheet would run as a formula gets an apostrophe in front. Flat formats (csv) write
    scope as scope_region and scope_org, and join the parts of a list with "; ".

    Examples:
      claimtrack export claims --format csv -o claims.csv --bom
      claimtrack export claims --topic layoffs --since 2025-09 --format jsonl -o layoffs.jsonl
    """
    from claimtrack.report.list import STORED, claims

    where.check()
    wanted = filters.asked()
    with existing(asked) as store, ending(claims(store, wanted)) as found:
        where.write(asked, found, STORED, "claim")


@app.command("contradictions", epilog=_columns(comparison_columns.__doc__))
@spread
def export_contradictions(
    asked: Invocation,
    filters: Filters,
    where: Destination,
    strength: Annotated[
        Strength | None,
        typer.Option(metavar="WEIGHT", help=f"Only those of this weight: {', '.join(Strength)}."),
    ] = None,
) -> None:
    """Export the contradictions with both sides, those found last first.

    json and jsonl give each side as an object, a and b; csv puts a_ and b_ before the names of its columns.

    Examples:
      claimtrack export contradictions --format csv -o out.csv
      claimtrack export contradictions --topic layoffs --format json -o layoffs.json
    """
    from claimtrack.report.contradictions import COMPARED, pairs

    where.check()
    wanted = filters.asked()
    with existing(asked) as store, ending(pairs(store, Relation.CONTRADICTS, wanted, strength)) as found:
        where.write(asked, found, COMPARED, "contradiction")

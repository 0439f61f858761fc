"""`claimtrack compare`: every claim set against every other that it may be compared with."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from claimtrack.cli.database import existing
from claimtrack.cli.invocation import Invocation
from claimtrack.cli.spread import spread
from claimtrack.report.columns import Column

if TYPE_CHECKING:
    from claimtrack.store.comparisons import ComparisonCount

app = typer.Typer(add_completion=False)

COUNTS: tuple[Column[ComparisonCount], ...] = (
    Column("relation", lambda count: count.relation),
    Column("kind", lambda count: count.kind),
    Column("pairs", lambda count: count.count),
)


@app.command("compare")
@spread
def compare(asked: Invocation) -> None:
    """Compare all claims anew, and count what was found.

    crawl and ingest do so by themselves; this is for after an update of claimtrack or of its data files.

    Examples:
      claimtrack compare
      claimtrack compare --db ./claimtrack-demo/claimtrack.sqlite
    """
    from claimtrack.cli.tables import console, plain, table
    from claimtrack.pipeline.contradictions import compare_all
    from claimtrack.report.contradictions import new_at
    from claimtrack.report.words import counted

    now = datetime.now(UTC)
    with existing(asked) as store:
        counts = compare_all(store, now)
        new = new_at(store, now)
    out = console()
    if counts:
        table(out, counts, COUNTS)
        plain(out)
    total = counted(sum(count.count for count in counts), "pair")
    plain(out, f"{total} compared, {counted(new, 'new contradiction')}.")

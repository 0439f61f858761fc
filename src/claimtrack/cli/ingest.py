"""`claimtrack ingest`: articles from files into the database, with their claims."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from claimtrack.cli.database import opened
from claimtrack.cli.invocation import Invocation
from claimtrack.cli.reading import Beside, Paths, Reader, WatchOption
from claimtrack.cli.spread import spread
from claimtrack.model import Outcome
from claimtrack.report.words import counted

if TYPE_CHECKING:
    from claimtrack.pipeline.ingest import Ingested

app = typer.Typer(add_completion=False)

FEW = 20
"""Up to so many articles get a line each."""


@app.command("ingest")
@spread
def ingest(asked: Invocation, paths: Paths, beside: Beside, watch: WatchOption = "any") -> None:
    """Save articles from files with their claims, and compare these with all others.

    An article is known by its address or path: ingesting it again changes nothing, unless its text changed.

    Examples:
      claimtrack ingest article.txt --url https://news.example/1 --published 2025-09-15
      claimtrack ingest archive/ --watch aws-china --source handelsblatt
    """
    from claimtrack.articles.plain import expand
    from claimtrack.cli.progress import moving
    from claimtrack.cli.tables import console, plain
    from claimtrack.data.watches import load_watch
    from claimtrack.pipeline.contradictions import compare_all
    from claimtrack.pipeline.ingest import ingest as save
    from claimtrack.report.contradictions import new_at

    now = datetime.now(UTC)
    reader = Reader(asked, load_watch(watch), beside, expand(paths))
    done = Done()
    with opened(asked) as store:
        with moving(asked, "Reading") as progress:
            for one in save(store, reader.articles(), reader.watch, now):
                done.add(one)
                progress.say(f"{counted(done.total, 'article')}, {one.article.url}")
        compare_all(store, now)
        new = new_at(store, now)
    out = console()
    for line in done.lines if done.total <= FEW else ():
        plain(out, line)
    plain(out, f"{done.summary()}, {counted(new, 'new contradiction')}.")
    reader.finish()


class Done:
    """What became of the articles so far; only a line each of the first few is kept."""

    def __init__(self) -> None:
        self.outcomes: Counter[Outcome] = Counter()
        self.claims = 0
        self.lines: list[str] = []

    @property
    def total(self) -> int:
        """How many articles there were."""
        return self.outcomes.total()

    def add(self, one: Ingested) -> None:
        """Count one article."""
        self.outcomes[one.outcome] += 1
        self.claims += one.claims
        if len(self.lines) < FEW:
            self.lines.append(f"{one.outcome}: {one.article.url}, {counted(one.claims, 'claim')}")

    def summary(self) -> str:
        """The totals: "12 articles: 10 new, 2 unchanged. 31 claims"."""
        said = ", ".join(f"{count:,} {outcome}" for outcome, count in self.outcomes.items()) or "none read"
        return f"{counted(self.total, 'article')}: {said}. {counted(self.claims, 'claim')}"

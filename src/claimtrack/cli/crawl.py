"""`claimtrack crawl`: reads the sources of a watch, and says what came of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli import complete
from claimtrack.cli.database import existing
from claimtrack.cli.invocation import Invocation
from claimtrack.cli.spread import spread

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

    from claimtrack.cli.progress import Moving
    from claimtrack.pipeline.crawl import CrawlResult
    from claimtrack.pipeline.crawl_events import Event
    from claimtrack.report.crawls import Why

app = typer.Typer(add_completion=False)

LABEL = 6
NAMED = 3
"""So many sources are named beside a reason; the others are counted."""


@app.command("crawl")
@spread
def crawl(
    asked: Invocation,
    watch: Annotated[
        str,
        typer.Option(
            metavar="WATCH", help="The id of a watch, or its file.", autocompletion=complete.watches
        ),
    ] = "aws-china",
    delay: Annotated[
        float, typer.Option(min=0, metavar="SECONDS", help="Wait so long between two requests to one host.")
    ] = 1.0,
    timeout: Annotated[
        float, typer.Option(min=1, metavar="SECONDS", help="Give up an answer that takes longer.")
    ] = 30.0,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also read addresses of this computer and network.")
    ] = False,
    log: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The crawler's log; else one in the data folder.")
    ] = None,
) -> None:
    """Read the sources of a watch, save what is new, and compare its claims with all others.

    robots.txt is obeyed. What has not changed is not read again. A crawl that was interrupted goes on where
    it stopped. Set CLAIMTRACK_CONTACT to an address at which a site can reach you.

    Examples:
      claimtrack crawl
      claimtrack crawl --watch ./mine.toml --delay 3 --db claims.sqlite
      claimtrack crawl --quiet --db postgresql://user@host/claims
    """
    from claimtrack.cli.progress import moving
    from claimtrack.cli.tables import console
    from claimtrack.pipeline.crawl import crawl as run
    from claimtrack.report.contradictions import new_at

    begun = datetime.now(UTC)
    with moving(asked, "Crawling") as line:
        result = run(
            asked.settings,
            watch,
            delay=delay,
            timeout=timeout,
            allow_private=allow_private,
            log=log,
            on_event=told(line),
        )
    with existing(asked) as store:
        new = new_at(store, begun)
    if result.resumed:
        asked.note("An interrupted crawl was taken up and is done.")
    summarise(console(), result, new)
    asked.note(f"The crawler's log: {result.log}")


def told(line: Moving) -> Callable[[Event], None]:
    """What says, on the moving line, what the crawler tells."""
    from claimtrack.pipeline.crawl_events import Started, Visited

    def tell(event: Event) -> None:
        if isinstance(event, Started):
            again = "going on with an interrupted crawl, " if event.resumed else ""
            line.say(f"{again}{event.waiting:,} addresses to begin with")
        elif isinstance(event, Visited):
            line.say(f"{event.done:,} done, {event.waiting:,} waiting; {event.outcome}: {event.url}")

    return tell


def summarise(out: Console, result: CrawlResult, new: int) -> None:
    """Print a line for each source, why addresses were not read, and the totals."""
    from claimtrack.cli.tables import hanging, plain, table
    from claimtrack.report.crawls import SOURCES, failed, skipped, totals
    from claimtrack.report.words import counted

    table(out, result.sources, SOURCES)
    for heading, whys in (("Skipped", skipped(result.sources)), ("Failed", failed(result.sources))):
        if whys:
            plain(out, f"\n{heading}", style="bold")
        for why in whys:
            hanging(out, f"{why.count:>4,} x", _said(why), LABEL)
    plain(out, f"\n{totals(result.sources)} {counted(new, 'new contradiction')}.")


def _said(why: Why) -> str:
    """The reason, and where it arose."""
    more = len(why.sources) - NAMED
    names = ", ".join(why.sources[:NAMED]) + (f" and {more} more" if more > 0 else "")
    return f"{why.reason} ({names})"

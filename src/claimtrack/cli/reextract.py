"""`claimtrack reextract`: the stored articles read again under the present rules."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli import complete
from claimtrack.cli.database import existing
from claimtrack.cli.invocation import Invocation
from claimtrack.cli.spread import spread

if TYPE_CHECKING:
    from rich.console import Console

    from claimtrack.cli.progress import Moving
    from claimtrack.model import Article, Watch
    from claimtrack.pipeline.reextract import Change, Reread
    from claimtrack.store.session import Store

app = typer.Typer(add_completion=False)

LABEL = 8


@app.command("reextract")
@spread
def reextract(
    asked: Invocation,
    watch: Annotated[
        str | None,
        typer.Option(
            metavar="WATCH",
            help="What to look for in all articles: the id of a watch, or its file.",
            show_default="for each article the watch it was crawled for",
            autocompletion=complete.watches,
        ),
    ] = None,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show each claim gained, lost or changed, and keep nothing.")
    ] = False,
    keep: Annotated[
        bool, typer.Option("--keep", help="With --diff: show the changes and keep them.")
    ] = False,
) -> None:
    """Find the claims of all stored articles again, and compare them anew.

    For after an update of claimtrack or a change of your watch: nothing is fetched. Claims that are no longer
    found are superseded, not deleted: --as-of still shows them. What the watch does not follow stays as it
    is. Without --watch, articles from files are searched for every claim about anyone.

    Examples:
      claimtrack reextract --diff
      claimtrack reextract
      claimtrack reextract --watch ./mine.toml --diff --keep
    """
    from claimtrack.cli.progress import moving
    from claimtrack.cli.tables import console, plain
    from claimtrack.data.watches import ANY, load_watch
    from claimtrack.pipeline.contradictions import compare_all
    from claimtrack.report.contradictions import new_at
    from claimtrack.report.words import counted

    followed = None if watch is None else load_watch(watch)
    now, out, done = datetime.now(UTC), console(), Done()
    with existing(asked) as store:
        with moving(asked, "Reading again") as progress:
            for one in _reread(store, followed, now, kept=keep or not diff):
                done.add(one, progress)
                if diff:
                    show(out, one)
        if diff and not keep:
            plain(out, f"{done.summary()}. Nothing was kept.")
            return
        compare_all(store, now, followed or ANY)
        new = new_at(store, now)
    plain(out, f"{done.summary()}, {counted(new, 'new contradiction')}.")


def _reread(store: Store, watch: Watch | None, now: datetime, *, kept: bool) -> Iterable[Reread]:
    from claimtrack.pipeline import reextract as pipeline
    from claimtrack.pipeline.crawl_start import Process

    if kept:
        return pipeline.reextract(store, watch, now, Process(socket.gethostname(), os.getpid()))
    return pipeline.preview(store, watch)


@dataclass(slots=True)
class Done:
    """What has come of the articles so far."""

    articles: int = 0
    changed_articles: int = 0
    gained: int = 0
    lost: int = 0
    changed: int = 0
    same: int = 0

    def add(self, one: Reread, progress: Moving) -> None:
        """Count one article, and say how far it is."""
        from claimtrack.report.words import counted

        self.articles += 1
        self.changed_articles += bool(one.changes)
        self.same += one.same
        for change in one.changes:
            self.gained += change.was is None
            self.lost += change.now is None
            self.changed += change.was is not None and change.now is not None
        progress.say(f"{counted(self.articles, 'article')}, {one.article.url}")

    def summary(self) -> str:
        """The totals: "12 articles, 1 of them changed: 2 claims gained, 0 lost, 1 changed, 30 as before"."""
        from claimtrack.report.words import counted

        of_them = f"{self.changed_articles:,} of them changed" if self.articles else "none to read"
        claims = f"{counted(self.gained, 'claim')} gained, {self.lost:,} lost, {self.changed:,} changed"
        return f"{counted(self.articles, 'article')}, {of_them}: {claims}, {self.same:,} as before"


def show(out: Console, one: Reread) -> None:
    """Print what changes in an article, each claim with its sentence; nothing where nothing does."""
    from claimtrack.cli.tables import plain

    if not one.changes:
        return
    plain(out, one.article.url, style="bold")
    for change in one.changes:
        _change(out, one.article, change)
    plain(out)


def _change(out: Console, article: Article, change: Change) -> None:
    from claimtrack.cli.tables import hanging, sentence
    from claimtrack.report.marked import of_article
    from claimtrack.report.voices import brief

    claim = change.now or change.was
    assert claim is not None
    if change.was is None or change.now is None:
        hanging(out, "gained" if change.was is None else "lost", brief(claim), LABEL)
    else:
        hanging(out, "changed", f"{brief(change.was)}\nnow {brief(change.now)}", LABEL)
    hanging(out, "", sentence(of_article(claim, article), out), LABEL)

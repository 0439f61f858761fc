"""`claimtrack extract`: the claims of some files, without a database."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from claimtrack.cli import complete
from claimtrack.cli.answers import TABLE, checked, give
from claimtrack.cli.invocation import Invocation
from claimtrack.cli.reading import Beside, Paths, Reader, WatchOption
from claimtrack.cli.spread import spread
from claimtrack.model import Claim
from claimtrack.report.export import formats

app = typer.Typer(add_completion=False)


@app.command("extract")
@spread
def extract(
    asked: Invocation,
    paths: Paths,
    beside: Beside,
    watch: WatchOption = "any",
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=f"{TABLE}, {', '.join(formats())}.",
            show_default="table on a terminal, else jsonl",
            autocompletion=complete.formats_and_table,
        ),
    ] = None,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="Show what was read in each sentence, and why something is not claimed."
        ),
    ] = False,
) -> None:
    """Find the claims of articles in files; nothing is stored.

    jsonl gives one claim a line: type, topic, subject, object, low, high, unit, qualifier, period, scope,
    stance, facet, modality, speaker, speaker_kind, via, evidence, start, end, article, lang, published, rule,
    confidence, field, id, historic, cumulative. The evidence stands in the field (text or title) from start
    to end.

    Examples:
      claimtrack extract article.txt
      claimtrack extract saved-pages/ --watch aws-china --format csv > claims.csv
      claimtrack extract report.html --lang de --published 2025-09-15 --format jsonl
      claimtrack extract article.txt --explain
    """
    from claimtrack.articles.plain import expand
    from claimtrack.data.watches import load_watch
    from claimtrack.report.list import EXTRACTED

    chosen = checked(format or (TABLE if explain or sys.stdout.isatty() else "jsonl"))
    if explain and chosen != TABLE:
        raise typer.BadParameter(
            "an explanation is for people, and has no other format.", param_hint="--explain"
        )
    reader = Reader(asked, load_watch(watch), beside, expand(paths))
    if explain:
        _explain(reader)
        return
    claims = _claims(reader)
    if chosen == TABLE:
        _table(asked, list(claims))
    else:
        give(claims, EXTRACTED, chosen)
    reader.finish()


def _claims(reader: Reader) -> Iterator[Claim]:
    from claimtrack.pipeline.steps import extract

    for article in reader.articles():
        yield from extract(article, reader.watch)


def _explain(reader: Reader) -> None:
    """Print each article sentence by sentence."""
    from claimtrack.cli.explanation import show
    from claimtrack.cli.tables import console, plain
    from claimtrack.pipeline.explain import explain

    out = console()
    for article in reader.articles():
        plain(out, article.url, style="bold")
        for one in explain(article, reader.watch):
            show(out, one)
        plain(out)
    reader.finish()


def _table(asked: Invocation, claims: list[Claim]) -> None:
    """Print the claims of each article under its name."""
    from claimtrack.cli.tables import console, is_wide, plain, table
    from claimtrack.report.list import FOUND, NARROW_FOUND
    from claimtrack.report.words import counted

    if not claims:
        asked.note("No claims found.")
        return
    out = console()
    articles = list(dict.fromkeys(claim.article for claim in claims))
    for article in articles:
        plain(out, article, style="bold")
        of_article = [claim for claim in claims if claim.article == article]
        table(out, of_article, FOUND if is_wide(out) else NARROW_FOUND)
        plain(out)
    plain(out, f"{counted(len(claims), 'claim')} in {counted(len(articles), 'article')}")

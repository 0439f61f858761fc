"""`claimtrack demo`: the whole way once, on a sample newsroom that runs on this computer."""

from __future__ import annotations

import shlex
import threading
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.answers import save
from claimtrack.cli.database import ending, existing
from claimtrack.cli.demo_folder import DemoFolder, prepare
from claimtrack.cli.invocation import Invocation
from claimtrack.cli.output import file_for_programs
from claimtrack.cli.spread import spread
from claimtrack.cli.tables import plain
from claimtrack.model import Stance
from claimtrack.report.contradictions import new_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from claimtrack.report.gathered import Gathered
    from claimtrack.sample.server import Newsroom
    from claimtrack.store.claim_views import ClaimView
    from claimtrack.store.session import Store

app = typer.Typer(add_completion=False)

OF_EACH_LANGUAGE = {Stance.ASSERTS: 2, Stance.DENIES: 1, Stance.CONFIRMS: 1}
CONTRADICTIONS = 6


@app.command("demo")
@spread
def demo(
    asked: Invocation,
    folder: Annotated[
        Path, typer.Option(metavar="DIR", help="A new folder, or that of a former demo.")
    ] = Path("claimtrack-demo"),
    keep: Annotated[
        bool, typer.Option("--keep", help="Let the sample newsroom run on at the end, until Ctrl-C.")
    ] = False,
) -> None:
    """Show the whole way once: crawl, list, compare, export, and crawl again a day later.

    Fourteen sample outlets run on this computer for it; nothing is fetched from elsewhere, and all their
    texts are made up. The demo has a database of its own in its folder, whatever --db says.

    Examples:
      claimtrack demo
      claimtrack demo --folder ./my-demo --keep
    """
    from claimtrack.cli.tables import console
    from claimtrack.sample.server import Newsroom

    made = prepare(folder)
    own = replace(asked, settings=replace(asked.settings, db=str(made.database)))
    out = console()
    with Newsroom() as newsroom:
        with file_for_programs(made.watch) as watch:
            watch.write(newsroom.watch_toml())
        _heading(out, f"1. A crawl of {len(newsroom.base_urls)} sample outlets")
        _crawl(out, own, made)
        _claims(out, own)
        _contradictions(out, own, made)
        newsroom.advance()
        _heading(out, "4. The same crawl a day later: one page was edited, one is gone")
        _crawl(out, own, made)
        _next(out, made)
        if keep:
            _serve(out, newsroom)


def _heading(out: Console, text: str) -> None:
    plain(out, f"\n{text}", style="bold cyan")
    plain(out)


def _crawl(out: Console, own: Invocation, made: DemoFolder) -> None:
    """Crawl the newsroom as it stands, and print what came of it."""
    from claimtrack.cli.crawl import summarise, told
    from claimtrack.cli.progress import moving
    from claimtrack.pipeline.crawl import crawl

    begun = datetime.now(UTC)
    with moving(own, "Crawling") as line:
        result = crawl(
            own.settings, str(made.watch), delay=0, allow_private=True, log=made.log, on_event=told(line)
        )
    with existing(own) as store:
        summarise(out, result, new_at(store, begun))


def _claims(out: Console, own: Invocation) -> None:
    """Print some of the claims about layoffs in each language."""
    from claimtrack.cli.tables import is_wide, table
    from claimtrack.data.lexicons import LANGUAGES
    from claimtrack.report.list import CLAIMS, NARROW_CLAIMS, by_topic
    from claimtrack.store.claim_filter import ClaimFilter

    with existing(own) as store:
        total = sum(by_topic(store, ClaimFilter(topic="layoffs")).values())
        _heading(out, f"2. Who says what about layoffs: some of {total:,} claims, in three languages")
        views = [view for lang in LANGUAGES for view in _telling(store, lang)]
        table(out, views, CLAIMS if is_wide(out) else NARROW_CLAIMS)


def _telling(store: Store, lang: str) -> Iterator[ClaimView]:
    """The newest claims of a language that name a number, deny or confirm, each of another article."""
    from claimtrack.report.list import claims
    from claimtrack.store.claim_filter import ClaimFilter

    seen: set[str] = set()
    for stance, number in OF_EACH_LANGUAGE.items():
        asked = ClaimFilter(type="layoff", language=lang, stance=stance)
        with ending(claims(store, asked)) as found:
            views = (
                view
                for view in found
                if view.url not in seen and (view.claim.quantity or stance is not Stance.ASSERTS)
            )
            for view in islice(views, number):
                seen.add(view.url)
                yield view


def _contradictions(out: Console, own: Invocation, made: DemoFolder) -> None:
    """Print the first contradictions, how many pairs cannot be compared, and write all to a CSV."""
    from claimtrack.cli.pairs import like_it, pair
    from claimtrack.model import Relation
    from claimtrack.report.contradictions import COMPARED, pairs, tally
    from claimtrack.report.gathered import gather
    from claimtrack.store.claim_filter import ANY

    with existing(own) as store:
        counts = tally(store)
        _heading(out, f"3. What contradicts what: {CONTRADICTIONS} of {counts.words(Relation.CONTRADICTS)}")
        with ending(pairs(store, Relation.CONTRADICTS, ANY)) as found:
            for one in islice(_varied(list(gather(found))), CONTRADICTIONS):
                pair(out, one.view)
                like_it(out, one)
                plain(out)
        with ending(pairs(store, Relation.CONTRADICTS, ANY)) as found:
            save(found, COMPARED, "csv", made.csv, bom=True)
    plain(out, f"{counts.words(Relation.AGREES)}, {counts.words(Relation.INCOMPARABLE)}.")
    plain(out, f"All contradictions as CSV: {made.csv}")


def _varied(found: list[Gathered]) -> list[Gathered]:
    """The contradictions in such an order that the first differ most: in rule, claim type and weight."""
    rank: dict[tuple[object, ...], int] = {}
    order: list[tuple[int, int]] = []
    for at, one in enumerate(found):
        comparison = one.view.comparison
        kind = (comparison.kind, comparison.a.type, comparison.strength)
        rank[kind] = rank.get(kind, -1) + 1
        order.append((rank[kind], at))
    return [found[at] for _, at in sorted(order)]


def _next(out: Console, made: DemoFolder) -> None:
    """Print what to try next."""
    _heading(out, "What to try next")
    for command in (
        f"export CLAIMTRACK_DB={shlex.quote(str(made.database))}",
        "claimtrack list --topic layoffs --language zh",
        "claimtrack contradictions --strength dispute",
        "claimtrack contradictions --incomparable --limit 5",
        "claimtrack watch show aws-china",
        "claimtrack crawl --watch aws-china --db aws-china.sqlite",
    ):
        plain(out, f"  {command}", wrap=False)


def _serve(out: Console, newsroom: Newsroom) -> None:
    """Let the newsroom answer until Ctrl-C."""
    plain(out, "\nThe sample newsroom runs on, until Ctrl-C:")
    for outlet, url in newsroom.base_urls.items():
        plain(out, f"  {url:<24} {outlet}")
    out.file.flush()
    with suppress(KeyboardInterrupt):
        threading.Event().wait()

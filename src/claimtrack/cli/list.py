"""`claimtrack list`: the claims, with who says so."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.answers import TABLE, FormatOrTable, checked, give
from claimtrack.cli.database import ending, existing
from claimtrack.cli.filters import Filters
from claimtrack.cli.invocation import Invocation
from claimtrack.cli.spread import spread

if TYPE_CHECKING:
    from claimtrack.store.claim_filter import ClaimFilter
    from claimtrack.store.session import Store

app = typer.Typer(add_completion=False)


class Sort(StrEnum):
    """The order of the claims: by when they were said, by when they were seen, by how sure they are."""

    NEWEST = "newest"
    OLDEST = "oldest"
    SEEN = "seen"
    CONFIDENCE = "confidence"


_SORT = f"What stands first: {', '.join(Sort)}."


@app.command("list")
@spread
def list_claims(
    asked: Invocation,
    filters: Filters,
    sort: Annotated[Sort, typer.Option(metavar="ORDER", help=_SORT)] = Sort.NEWEST,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="At most so many; 0 for all.")] = 50,
    format: FormatOrTable = TABLE,
) -> None:
    """List the claims: what is claimed, who says so, and where it stands.

    Examples:
      claimtrack list --topic layoffs
      claimtrack list --entity aws-china --voice official --since 2025-09
      claimtrack list --type market_share --limit 0 --format csv > shares.csv
    """
    from claimtrack.report.list import STORED, by_topic, claims

    checked(format)
    wanted = filters.asked()
    with existing(asked) as store:
        if format == TABLE:
            _table(store, asked, wanted, sort, limit or None)
            return
        with ending(claims(store, wanted, sort, limit or None)) as found:
            give(found, STORED, format)
        total = sum(by_topic(store, wanted).values()) if limit else 0
    if total > limit:
        asked.note(f"{limit:,} of {total:,} claims; --limit 0 gives all.")


def _table(store: Store, asked: Invocation, wanted: ClaimFilter, sort: str, limit: int | None) -> None:
    """Print the claims for people, or what to do where there are none."""
    from claimtrack.cli.tables import console, is_wide, plain, table
    from claimtrack.report.list import CLAIMS, NARROW_CLAIMS, list_claims

    found = list_claims(store, wanted, sort, limit)
    if not found.views:
        asked.note(nothing_found(store))
        return
    out = console()
    table(out, found.views, CLAIMS if is_wide(out) else NARROW_CLAIMS)
    more = ": --limit 0 shows all, --help how to narrow it" if found.cut else ""
    plain(out, f"\n{found.footer()}{more}")


def nothing_found(store: Store) -> str:
    """What to do when no claim matches: where the database is empty, and where the question is too narrow."""
    from claimtrack.report.list import by_topic
    from claimtrack.report.words import counted
    from claimtrack.store.claim_filter import ANY

    topics = by_topic(store, ANY)
    if not topics:
        return "There are no claims yet: claimtrack crawl or claimtrack ingest PATH finds some."
    there = ", ".join(f"{topic} {number:,}" for topic, number in topics.items())
    return f"No claims match. The database has {counted(sum(topics.values()), 'claim')}: {there}."

"""The list of claims for people: what the columns say, and the line under the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtrack.model import Claim
from claimtrack.report import claim_columns
from claimtrack.report.columns import Column, Layout
from claimtrack.report.marked import one_line
from claimtrack.report.voices import said_on, source, who
from claimtrack.report.words import counted, stance, value, what

if TYPE_CHECKING:
    from claimtrack.store.claim_filter import ClaimFilter
    from claimtrack.store.claim_views import ClaimView
    from claimtrack.store.session import Store

SHORT_ID = 8
"""How much of an id is shown: enough to name a claim among some ten thousand."""

CLAIMS: tuple[Column[ClaimView], ...] = (
    Column("date", said_on),
    Column("claim", lambda view: what(view.claim)),
    Column("about", lambda view: view.claim.subject or "unknown"),
    Column("value", lambda view: value(view.claim.quantity)),
    Column("stance", lambda view: stance(view.claim)),
    Column("who says so", lambda view: who(view.claim)),
    Column("source", source),
    Column("in", lambda view: view.claim.lang),
    Column("id", lambda view: view.claim.id[:SHORT_ID]),
)
"""The columns of stored claims, one piece of knowledge in each."""

NARROW_CLAIMS: tuple[Column[ClaimView], ...] = (
    Column("date, id", lambda view: f"{said_on(view)}\n{view.claim.id[:SHORT_ID]}"),
    Column("claim", lambda view: f"{what(view.claim)}\n{view.claim.subject or 'unknown'}"),
    Column("says", lambda view: says(view.claim)),
    Column("who says so, and where", lambda view: f"{who(view.claim)}\n{source(view)}, {view.claim.lang}"),
)
"""The same for a narrow terminal: two pieces of knowledge, one above the other."""


def says(claim: Claim) -> str:
    """The value and, below it, what the speaker does with it."""
    return f"{value(claim.quantity)}\n{stance(claim)}".lstrip("\n")


def _at(claim: Claim) -> str:
    return f"{claim.evidence.field} {claim.evidence.start}"


FOUND: tuple[Column[Claim], ...] = (
    Column("claim", what),
    Column("about", lambda claim: claim.subject or "unknown"),
    Column("value", lambda claim: value(claim.quantity)),
    Column("stance", stance),
    Column("who says so", who),
    Column("evidence", lambda claim: one_line(claim.evidence.text)),
    Column("at", _at),
)
"""The columns of claims found in one article, before they are stored."""

NARROW_FOUND: tuple[Column[Claim], ...] = (
    Column("claim", lambda claim: f"{what(claim)}\n{claim.subject or 'unknown'}"),
    Column("says", says),
    Column("who says so", who),
    Column("evidence", lambda claim: f"{one_line(claim.evidence.text)}\n({_at(claim)})"),
)
"""The same for a narrow terminal."""


STORED = Layout(claim_columns.CLAIMS, (*CLAIMS, Column("address", lambda view: view.url)))
EXTRACTED = Layout(claim_columns.CONTRACT, FOUND)


@dataclass(frozen=True, slots=True)
class ClaimList:
    """The claims that are shown, and how many there are in all."""

    views: tuple[ClaimView, ...]
    total: int

    @property
    def cut(self) -> bool:
        """Whether there are more than are shown."""
        return len(self.views) < self.total

    def footer(self) -> str:
        """What stands under the table: "12 claims in 9 articles"."""
        if self.cut:
            return f"{len(self.views):,} of {counted(self.total, 'claim')}"
        articles = len({view.url for view in self.views})
        return f"{counted(self.total, 'claim')} in {counted(articles, 'article')}"


def claims(
    store: Store, asked: ClaimFilter, sort: str = "newest", limit: int | None = None
) -> Iterator[ClaimView]:
    """The claims asked for, one after another."""
    from claimtrack.store.claims import find

    with store.read() as conn:
        yield from find(conn, asked, sort, limit)


def list_claims(store: Store, asked: ClaimFilter, sort: str, limit: int | None) -> ClaimList:
    """The claims asked for, at most `limit` of them, all held at once: for a table."""
    views = tuple(claims(store, asked, sort, limit))
    cut = limit is not None and len(views) == limit
    total = sum(by_topic(store, asked).values()) if cut else len(views)
    return ClaimList(views, max(total, len(views)))


def by_topic(store: Store, asked: ClaimFilter) -> Mapping[str, int]:
    """How many of the claims asked for there are of each topic."""
    from claimtrack.store.claims import counts

    found: dict[str, int] = {}
    with store.read() as conn:
        for count in counts(conn, asked):
            found[count.topic] = found.get(count.topic, 0) + count.claims
    return found

"""Claims: saving them, and finding them again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, func

from claimtrack.errors import InputError
from claimtrack.model import Claim
from claimtrack.store import tables
from claimtrack.store.claim_filter import ANY, ClaimFilter, claims_with, conditions
from claimtrack.store.claim_rows import to_claim
from claimtrack.store.claim_saving import save_claims
from claimtrack.store.claim_views import READ_AT_ONCE, ClaimView, read_targets, read_views, view_statement
from claimtrack.store.prefixes import full_id
from claimtrack.store.tables import Revision

__all__ = ["ClaimFilter", "ClaimView", "TypeCount", "blocks", "counts", "find", "get", "save_claims"]

_table = tables.Claim
ORDERS: dict[str, tuple[Any, ...]] = {
    "newest": (_table.day.desc(), _table.row_id.desc()),
    "oldest": (_table.day, _table.row_id),
    "seen": (_table.seen_at.desc(), _table.row_id.desc()),
    "confidence": (_table.confidence.desc(), _table.day.desc(), _table.row_id.desc()),
}


@dataclass(frozen=True, slots=True)
class TypeCount:
    """How many claims of a type there are, and in how many articles."""

    topic: str
    type: str
    claims: int
    articles: int


def find(
    conn: Connection, filter: ClaimFilter = ANY, sort: str = "newest", limit: int | None = None
) -> Iterator[ClaimView]:
    """The claims asked for, one after another in flat memory; newest by when they were said."""
    if sort not in ORDERS:
        raise InputError(f"Claims cannot be sorted by {sort!r}", hint=f"Choose from {', '.join(ORDERS)}.")
    statement = view_statement().where(*conditions(filter)).order_by(*ORDERS[sort]).limit(limit)
    return read_views(conn, statement)


def get(conn: Connection, id_or_prefix: str) -> ClaimView:
    """The claim with this id or beginning of an id, superseded or not; none, or several, is an InputError."""
    id = full_id(conn, _table.id, "claim", id_or_prefix)
    return next(read_views(conn, view_statement().where(_table.id == id)))


def blocks(conn: Connection, filter: ClaimFilter = ANY) -> Iterator[list[Claim]]:
    """The claims asked for in lists of one type and subject, for comparison: one list at a time.

    Claims whose subject is unknown stand together: a denial that names nobody says what it answers.
    """
    statement = (
        claims_with(*_table.__table__.columns)
        .where(*conditions(filter))
        .order_by(_table.type, _table.subject, _table.day, _table.row_id)
    )
    with conn.execute(statement.execution_options(yield_per=READ_AT_ONCE)) as rows:
        for _, block in groupby(rows, key=lambda row: (row.type, row.subject)):
            yield _claims(conn, list(block))


def counts(conn: Connection, filter: ClaimFilter = ANY) -> list[TypeCount]:
    """How many of the claims asked for there are of each type, by topic and type."""
    number, articles = func.count(_table.row_id), func.count(Revision.article.distinct())
    statement = claims_with(_table.topic, _table.type, number, articles).where(*conditions(filter))
    rows = conn.execute(statement.group_by(_table.topic, _table.type).order_by(_table.topic, _table.type))
    return [TypeCount(*row) for row in rows]


def _claims(conn: Connection, rows: list[Any]) -> list[Claim]:
    targets: dict[int, tuple[str, ...]] = {}
    for start in range(0, len(rows), READ_AT_ONCE):
        targets |= read_targets(conn, [row.row_id for row in rows[start : start + READ_AT_ONCE]])
    return [to_claim(row, targets.get(row.row_id, ())) for row in rows]

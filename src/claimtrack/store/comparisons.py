"""Comparisons: saving what a comparison of claims found, and what no longer holds; listing them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, null, or_, select, update
from sqlalchemy.orm import aliased

from claimtrack.errors import StoreError
from claimtrack.model import Comparison, Relation, Strength
from claimtrack.store import tables
from claimtrack.store.claim_filter import ANY, ClaimFilter, claims_with, conditions, not_yet
from claimtrack.store.claim_views import ClaimView, read_views, view_statement
from claimtrack.store.prefixes import full_id
from claimtrack.store.types import storable
from claimtrack.store.writing import batches, short_hash, upsert

_table = tables.Comparison
READ_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """A comparison with both sides as they are shown; `gone_at` is when it no longer held."""

    id: str
    comparison: Comparison
    a: ClaimView
    b: ClaimView
    first_seen: datetime
    last_seen: datetime
    gone_at: datetime | None


@dataclass(frozen=True, slots=True)
class ComparisonCount:
    """How many comparisons that hold have this relation, decided by this rule or check."""

    relation: Relation
    kind: str | None
    count: int


def save_comparisons(
    conn: Connection, comparisons: Iterable[Comparison], now: datetime, among: ClaimFilter | None = None
) -> None:
    """Save all that a comparison of the claims `among` the filter found (None: of all claims), at one moment.

    Those that were found before and are not among them are gone as of now; their rows stay. One of which a
    side was superseded is gone whatever the filter.
    """
    for batch in batches(comparisons):
        _save_batch(conn, batch, now)
    gone = update(_table).where(_table.gone_at.is_(None), _table.last_seen != now)
    if among is not None:
        compared = claims_with(tables.Claim.row_id).where(*conditions(among))
        dead = select(tables.Claim.row_id).where(tables.Claim.superseded_at.is_not(None))
        gone = gone.where(
            or_(_table.a.in_(compared) & _table.b.in_(compared), _table.a.in_(dead), _table.b.in_(dead))
        )
    conn.execute(gone.values(gone_at=now))


def contradictions(
    conn: Connection, filter: ClaimFilter = ANY, *, include_gone: bool = False, limit: int | None = None
) -> Iterator[ComparisonView]:
    """The contradictions with a side that the filter asks for, those found last first."""
    return find(conn, Relation.CONTRADICTS, filter, include_gone=include_gone, limit=limit)


def incomparable(
    conn: Connection, filter: ClaimFilter = ANY, *, include_gone: bool = False, limit: int | None = None
) -> Iterator[ComparisonView]:
    """The pairs that cannot be compared, and why, with a side that the filter asks for."""
    return find(conn, Relation.INCOMPARABLE, filter, include_gone=include_gone, limit=limit)


def find(
    conn: Connection,
    relation: Relation,
    filter: ClaimFilter = ANY,
    *,
    include_gone: bool = False,
    limit: int | None = None,
) -> Iterator[ComparisonView]:
    """The comparisons of one relation with a side that the filter asks for, those found last first."""
    asked = replace(filter, include_superseded=filter.include_superseded or include_gone)
    statement = select(_table.__table__).where(_table.relation == relation, *_sides(asked))
    if filter.as_of is not None:
        statement = statement.where(_table.first_seen <= filter.as_of)
    if not include_gone:
        statement = statement.where(not_yet(_table.gone_at, filter.as_of))
    return _read(conn, statement.order_by(_table.first_seen.desc(), _table.row_id.desc()).limit(limit))


def get(conn: Connection, id_or_prefix: str) -> ComparisonView:
    """The comparison with this id or beginning of an id, gone or not; none, or several, is an InputError."""
    id = full_id(conn, _table.id, "comparison", id_or_prefix)
    return next(_read(conn, select(_table.__table__).where(_table.id == id)))


def counts(conn: Connection) -> list[ComparisonCount]:
    """How many comparisons hold, by relation and kind."""
    statement = (
        select(_table.relation, _table.kind, func.count())
        .where(_table.gone_at.is_(None))
        .group_by(_table.relation, _table.kind)
    )
    found = [
        ComparisonCount(Relation(relation), kind, count) for relation, kind, count in conn.execute(statement)
    ]
    return sorted(found, key=lambda one: (one.relation, one.kind or ""))


def comparison_id(comparison: Comparison) -> str:
    """The id of a comparison: the same whichever side is called a, and however often it is made."""
    sides = sorted([comparison.a.id, comparison.b.id])
    return short_hash(*sides, comparison.relation, comparison.kind or "")


def _save_batch(conn: Connection, batch: list[Comparison], now: datetime) -> None:
    row_ids = _row_ids(conn, batch)
    rows = {comparison_id(one): _row(one, row_ids, now) for one in batch}
    statement = upsert(conn, _table)
    new = statement.excluded
    seen_again = {
        **{name: new[name] for name in ("a", "b", "strength", "reason", "inputs", "last_seen")},
        "gone_at": null(),
    }
    conn.execute(
        statement.on_conflict_do_update(index_elements=["id"], set_=seen_again),
        [{"id": id, **rows[id]} for id in sorted(rows)],
    )


def _row_ids(conn: Connection, batch: list[Comparison]) -> dict[str, int]:
    """The row of each claim that is compared; one that was never saved cannot be compared."""
    ids = {storable(side.id) for one in batch for side in (one.a, one.b)}
    claim = tables.Claim
    found = {
        row.id: row.row_id for row in conn.execute(select(claim.id, claim.row_id).where(claim.id.in_(ids)))
    }
    if missing := sorted(ids - found.keys()):
        raise StoreError("A comparison names a claim that is not in the store", where=f"claim {missing[0]}")
    return found


def _row(one: Comparison, row_ids: dict[str, int], now: datetime) -> dict[str, Any]:
    return {
        "a": row_ids[storable(one.a.id)],
        "b": row_ids[storable(one.b.id)],
        "relation": one.relation,
        "kind": one.kind,
        "strength": one.strength,
        "reason": one.reason,
        "inputs": one.inputs,
        "first_seen": now,
        "last_seen": now,
    }


def _sides(filter: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    """One side is among the claims asked for; both still stand, unless superseded ones are asked for too."""
    if replace(filter, include_superseded=False, as_of=None) != ANY:
        asked = claims_with(tables.Claim.row_id).where(*conditions(filter))
        yield or_(_table.a.in_(asked), _table.b.in_(asked))
    if not filter.include_superseded:
        for side in (_table.a, _table.b):
            claim = aliased(tables.Claim)
            stands = not_yet(claim.superseded_at, filter.as_of)
            yield select(claim.row_id).where(claim.row_id == side, stands).exists()


def _read(conn: Connection, statement: Select[Any]) -> Iterator[ComparisonView]:
    """The comparisons with their sides, some hundreds at a time."""
    claim = tables.Claim
    with conn.execute(statement.execution_options(yield_per=READ_AT_ONCE)) as result:
        for rows in result.partitions():
            ids = {id for row in rows for id in (row.a, row.b)}
            keys = dict(conn.execute(select(claim.id, claim.row_id).where(claim.row_id.in_(ids))).all())
            views = {
                keys[view.claim.id]: view
                for view in read_views(conn, view_statement().where(claim.row_id.in_(ids)))
            }
            for row in rows:
                yield _view(row, views[row.a], views[row.b])


def _view(row: Any, a: ClaimView, b: ClaimView) -> ComparisonView:
    comparison = Comparison(
        a=a.claim,
        b=b.claim,
        relation=Relation(row.relation),
        reason=row.reason,
        kind=row.kind,
        strength=None if row.strength is None else Strength(row.strength),
        inputs=row.inputs,
    )
    return ComparisonView(row.id, comparison, a, b, row.first_seen, row.last_seen, row.gone_at)

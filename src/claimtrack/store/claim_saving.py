"""Saving claims: once each, superseded rather than deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from claimtrack.errors import StoreError
from claimtrack.model import Claim
from claimtrack.store import tables
from claimtrack.store.claim_readings import set_aside, stored_targets
from claimtrack.store.claim_rows import claim_row
from claimtrack.store.dates import days_of
from claimtrack.store.tables import Article, ClaimTarget, Revision
from claimtrack.store.types import storable
from claimtrack.store.writing import batches

_table = tables.Claim
_later = tables.Revision.__table__.alias("later")
_columns: tuple[Any, ...] = (
    _table.id,
    _table.row_id,
    _table.revision,
    _table.rules_hash,
    _table.superseded_at,
)
_a_later_one = select(_later.c.id).where(
    _later.c.article == Revision.article, _later.c.number > Revision.number
)
# Built once: building a statement takes longer than SQLite takes to run it.
_PLACE = (
    select(Article.source, Revision.title, Revision.text, (~_a_later_one.exists()).label("newest"))
    .join(Article, Revision.article == Article.id)
    .where(Revision.id == bindparam("revision"))
    .with_for_update(key_share=True, of=Article)
)
_THERE = select(*_columns).where(_table.id.in_(bindparam("ids", expanding=True)))
_INSERT = insert(_table)
_CHANGE = update(_table).where(_table.row_id == bindparam("there"))
_SUPERSEDE = (
    update(_table)
    .where(_table.revision == bindparam("of"), _table.rules_hash != bindparam("by"))
    .where(_table.superseded_at.is_(None))
    .values(superseded_at=bindparam("now"))
)
_SUPERSEDE_LOST = (
    update(_table)
    .where(_table.revision == bindparam("of"), _table.id.in_(bindparam("lost", expanding=True)))
    .where(_table.superseded_at.is_(None))
    .values(superseded_at=bindparam("now"))
)


@dataclass(frozen=True, slots=True)
class _Place:
    """The revision that claims are saved for; `newest` unless its article has a later one."""

    revision: int
    source: str | None
    texts: dict[str, str]
    newest: bool
    rules_hash: str
    now: datetime

    def row(self, claim: Claim) -> dict[str, Any]:
        """The claim as it is to stand here; one whose words do not stand in the text is refused."""
        evidence = claim.evidence
        inside = 0 <= evidence.sentence_start <= evidence.start <= evidence.end <= evidence.sentence_end
        found = self.texts.get(evidence.field, "")[evidence.start : evidence.end]
        if not inside or not found or found != storable(evidence.text):
            raise StoreError(
                "A claim's evidence does not stand where it says it does", where=f"claim {claim.id}"
            )
        return {
            **claim_row(claim, self.source),
            "revision": self.revision,
            "rules_hash": self.rules_hash,
            "superseded_at": None if self.newest else self.now,
        }

    def first(self, claim: Claim) -> dict[str, Any]:
        """What is said of a claim once, when it is first found, and stays whatever becomes of it."""
        said_from, _ = days_of(claim.published)
        day = said_from or self.now.astimezone(UTC).date()
        return {"id": claim.id, "seen_at": self.now, "first_revision": self.revision, "day": day}


def save_claims(
    conn: Connection, revision_id: int, claims: Iterable[Claim], rules_hash: str, now: datetime
) -> int:
    """How many of the claims the store did not have so; saving them again changes nothing.

    Claims of the revision that other rules found and these rules do not are superseded; one that they read
    otherwise is kept as it was, superseded, beside the new reading. A claim that an earlier revision had is
    carried on, and keeps the moment it was first seen. For a revision that is no longer the newest, new
    claims are saved as superseded already.
    """
    place = _place(conn, revision_id, rules_hash, now)
    new = 0
    for batch in batches(claims):
        new += _save_batch(conn, {storable(claim.id): claim for claim in batch}, place)
    if place.newest:
        conn.execute(_SUPERSEDE, {"of": revision_id, "by": rules_hash, "now": now})
    return new


def renew_claims(
    conn: Connection,
    revision_id: int,
    claims: Iterable[Claim],
    lost: Iterable[str],
    rules_hash: str,
    now: datetime,
) -> int:
    """How many of the claims the store did not have so; those named as lost are superseded, and no others.

    Of a revision that is no longer the newest nothing changes: the one after it was read in its place.
    """
    place = _place(conn, revision_id, rules_hash, now)
    if not place.newest:
        return 0
    new = sum(_save_batch(conn, {storable(one.id): one for one in batch}, place) for batch in batches(claims))
    for ids in batches(lost):
        conn.execute(_SUPERSEDE_LOST, {"of": revision_id, "lost": [storable(id) for id in ids], "now": now})
    return new


def _place(conn: Connection, revision_id: int, rules_hash: str, now: datetime) -> _Place:
    """The revision, its article locked, so that two processes do not save its claims at once."""
    found = conn.execute(_PLACE, {"revision": revision_id}).one_or_none()
    if found is None:
        raise StoreError("Claims cannot be saved without their revision", where=f"revision {revision_id}")
    texts = {"title": found.title or "", "text": found.text}
    return _Place(revision_id, found.source or None, texts, bool(found.newest), rules_hash, now)


def _save_batch(conn: Connection, claims: dict[str, Claim], place: _Place) -> int:
    there = {row.id: row for row in conn.execute(_THERE, {"ids": list(claims)})}
    stale = {id: claims[id] for id, row in there.items() if place.newest and not _stands(row, place)}
    aside = set_aside(conn, stale, place.now)
    new = [claim for id, claim in claims.items() if id not in there or id in aside]
    if new:
        conn.execute(_INSERT, [{**place.row(claim), **place.first(claim)} for claim in new])
    kept = {there[id].row_id: claim for id, claim in stale.items() if id not in aside}
    if kept:
        conn.execute(_CHANGE, [{**place.row(claim), "there": row_id} for row_id, claim in kept.items()])
    _save_targets(conn, [claim for claim in new if claim.targets])
    return len(new)


def _stands(row: Any, place: _Place) -> bool:
    """Whether the claim is saved just as it would be saved now."""
    return row.superseded_at is None and (row.revision, row.rules_hash) == (place.revision, place.rules_hash)


def _save_targets(conn: Connection, claims: list[Claim]) -> None:
    """Save what these new claims answer, in its order."""
    if not claims:
        return
    ids = [claim.id for claim in claims]
    row_ids = {row.id: row.row_id for row in conn.execute(_THERE, {"ids": ids})}
    rows = [
        {"claim": row_ids[storable(claim.id)], "target": target, "position": position}
        for claim in claims
        for position, target in enumerate(stored_targets(claim))
    ]
    conn.execute(insert(ClaimTarget), rows)

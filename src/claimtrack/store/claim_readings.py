"""Claims that other rules read otherwise: the former reading is set aside, never overwritten."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Text, bindparam, cast, func, select, update

from claimtrack.model import Claim
from claimtrack.store.claim_rows import claim_row
from claimtrack.store.claim_views import read_targets
from claimtrack.store.tables import Claim as Stored
from claimtrack.store.types import Moment, storable

ASIDE = "~"
"""Stands between the id of a claim and the number of a former reading of it."""

READING = (
    *("type", "topic", "subject", "object", "low", "high", "unit", "qualifier", "value_text", "vague"),
    *("period", "period_start", "period_end", "region", "org", "stance", "facet", "modality"),
    *("speaker", "speaker_kind", "cue", "via", "evidence", "historic", "cumulative"),
)
"""What a claim says. Rule, confidence, dates of the article and offsets say where that comes from."""

_READINGS = select(Stored.row_id, Stored.id, *(getattr(Stored, name) for name in READING)).where(
    Stored.id.in_(bindparam("ids", expanding=True))
)
_SET_ASIDE = (
    update(Stored)
    .where(Stored.row_id.in_(bindparam("rows", expanding=True)))
    .values(
        id=Stored.id.concat(ASIDE).concat(cast(Stored.row_id, Text)),
        superseded_at=func.coalesce(Stored.superseded_at, bindparam("now", type_=Moment())),
    )
)


def set_aside(conn: Connection, claims: dict[str, Claim], now: datetime) -> set[str]:
    """The ids of those claims that the store had with another reading, which has an id of its own now."""
    if not claims:
        return set()
    rows = {row.id: row for row in conn.execute(_READINGS, {"ids": list(claims)})}
    targets = read_targets(conn, [row.row_id for row in rows.values()])
    other = {
        id
        for id, row in rows.items()
        if not _says(row, claims[id]) or targets.get(row.row_id, ()) != stored_targets(claims[id])
    }
    if other:
        conn.execute(_SET_ASIDE, {"rows": [rows[id].row_id for id in other], "now": now})
    return other


def stored_targets(claim: Claim) -> tuple[str, ...]:
    """What the claim answers as the store has it: each target once, in its order."""
    return tuple(dict.fromkeys(storable(target) for target in claim.targets))


def _says(row: Any, claim: Claim) -> bool:
    values = claim_row(claim, None)
    return all(getattr(row, name) == _as_stored(values[name]) for name in READING)


def _as_stored(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    return [storable(one) for one in value] if isinstance(value, tuple) else value

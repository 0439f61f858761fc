"""A claim as it is shown: with its sentence, its article and its source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, case, func, select

from claimtrack.model import Claim, SourceKind
from claimtrack.store import tables
from claimtrack.store.claim_filter import claims_with
from claimtrack.store.claim_rows import to_claim
from claimtrack.store.tables import Article, ClaimTarget, Revision, Snapshot, Source

READ_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim and what stands around it. `snapshot` is the sha256 of the bytes its words were found in.

    Name and kind of the source are None when it is on no list.
    """

    claim: Claim
    sentence: str
    title: str | None
    url: str
    source: str | None
    source_name: str | None
    source_kind: SourceKind | None
    revision_id: int
    revision: int
    snapshot: str | None
    seen_at: datetime
    superseded_at: datetime | None
    withdrawn_at: datetime | None


def view_statement() -> Select[Any]:
    """The question that `read_views` reads the answer of; conditions and order are for the caller."""
    table = tables.Claim
    whole = case((table.field == "title", Revision.title), else_=Revision.text)
    sentence = func.substr(whole, table.sentence_start + 1, table.sentence_end - table.sentence_start)
    return claims_with(
        *table.__table__.columns,
        sentence.label("sentence"),
        Revision.title,
        Revision.number,
        Article.url,
        Article.withdrawn_at,
        Source.name.label("source_name"),
        Source.kind.label("source_kind"),
        Snapshot.sha256,
    ).outerjoin(Snapshot, Revision.snapshot == Snapshot.id)


def read_views(conn: Connection, statement: Select[Any]) -> Iterator[ClaimView]:
    """The claims one after another; never more than some hundreds are held."""
    with conn.execute(statement.execution_options(yield_per=READ_AT_ONCE)) as result:
        for rows in result.partitions():
            targets = read_targets(conn, [row.row_id for row in rows])
            for row in rows:
                yield _view(row, targets.get(row.row_id, ()))


def standing(conn: Connection, revision: int) -> list[ClaimView]:
    """The claims of a revision that stand, those superseded left out."""
    table = tables.Claim
    statement = view_statement().where(table.revision == revision, table.superseded_at.is_(None))
    return list(read_views(conn, statement))


def read_targets(conn: Connection, row_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """What each of these claims answers, in its order; claims that answer nothing are left out."""
    statement = select(ClaimTarget.claim, ClaimTarget.target).where(ClaimTarget.claim.in_(row_ids))
    found: defaultdict[int, list[str]] = defaultdict(list)
    for claim, target in conn.execute(statement.order_by(ClaimTarget.claim, ClaimTarget.position)):
        found[claim].append(target)
    return {claim: tuple(targets) for claim, targets in found.items()}


def _view(row: Any, targets: tuple[str, ...]) -> ClaimView:
    return ClaimView(
        claim=to_claim(row, targets),
        sentence=row.sentence,
        title=row.title,
        url=row.url,
        source=row.source,
        source_name=row.source_name,
        source_kind=None if row.source_kind is None else SourceKind(row.source_kind),
        revision_id=row.revision,
        revision=row.number,
        snapshot=row.sha256,
        seen_at=row.seen_at,
        superseded_at=row.superseded_at,
        withdrawn_at=row.withdrawn_at,
    )

"""Saving the Sources of the data files, so that claims can be listed with their source's name and kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from claimtrack.model import Source, SourceKind, Way, WayKind
from claimtrack.store import tables
from claimtrack.store.writing import upsert


def save_sources(conn: Connection, sources: Iterable[Source]) -> None:
    """Save the sources as they are now; those that are in no file any more stay, for their claims' sake."""
    by_id = {source.id: source for source in sources}
    if not by_id:
        return
    statement = upsert(conn, tables.Source)
    changed = {column.name: column for column in statement.excluded if column.name != "id"}
    rows = [_row(by_id[id]) for id in sorted(by_id)]
    conn.execute(statement.on_conflict_do_update(index_elements=["id"], set_=changed), rows)


def read_sources(conn: Connection) -> list[Source]:
    """The sources that were ever saved, by id."""
    rows = conn.execute(select(tables.Source.__table__).order_by(tables.Source.id))
    return [_source(row) for row in rows]


def _row(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind,
        "country": source.country,
        "languages": source.languages,
        "homepage": source.homepage,
        "official_for": source.official_for,
        "ways": [[way.kind.value, way.url, way.links] for way in source.ways],
        "note": source.note,
    }


def _source(row: Any) -> Source:
    return Source(
        id=row.id,
        name=row.name,
        kind=SourceKind(row.kind),
        languages=tuple(row.languages),
        country=row.country,
        homepage=row.homepage,
        official_for=tuple(row.official_for),
        ways=tuple(Way(WayKind(kind), url, links) for kind, url, links in row.ways),
        note=row.note,
    )

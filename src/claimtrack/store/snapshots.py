"""Snapshots: the bytes of a fetch, compressed, each kept once per address."""

from __future__ import annotations

import zlib

from sqlalchemy import Connection, bindparam, select

from claimtrack.errors import StoreError
from claimtrack.model import Snapshot
from claimtrack.store import tables
from claimtrack.store.writing import insert_new

CODEC = "zlib"
_FIND = select(tables.Snapshot.id).where(
    tables.Snapshot.sha256 == bindparam("hash"), tables.Snapshot.address == bindparam("of")
)


def save_snapshot(conn: Connection, snapshot: Snapshot, address: int) -> int:
    """The id of the saved snapshot; the same bytes from the same address are kept once."""
    wanted = {"hash": snapshot.sha256, "of": address}
    found = conn.execute(_FIND, wanted).scalar()
    if found is not None:
        return found
    row = {
        "sha256": snapshot.sha256,
        "address": address,
        "url": snapshot.url,
        "fetched_at": snapshot.fetched_at,
        "status": snapshot.status,
        "headers": snapshot.headers,
        "media_type": _media_type(snapshot),
        "size": len(snapshot.body),
        "codec": CODEC,
        "body": zlib.compress(snapshot.body),
    }
    insert_new(conn, tables.Snapshot, [row])
    return conn.execute(_FIND, wanted).scalar_one()


def read_snapshot(conn: Connection, sha256: str) -> Snapshot | None:
    """The first snapshot with this hash; None when there is none."""
    table = tables.Snapshot
    statement = select(table.__table__).where(table.sha256 == sha256).order_by(table.id).limit(1)
    row = conn.execute(statement).one_or_none()
    if row is None:
        return None
    if row.codec != CODEC:
        raise StoreError(f"The snapshot is packed as {row.codec!r}", where=sha256, hint="Update claimtrack.")
    try:
        body = zlib.decompress(row.body)
    except zlib.error as error:
        raise StoreError("The snapshot is damaged", where=sha256) from error
    return Snapshot(row.url, row.fetched_at, row.status, row.headers, body, row.sha256)


def _media_type(snapshot: Snapshot) -> str | None:
    """The media type that the server named, without its parameters; None when it named none."""
    for name, value in snapshot.headers.items():
        if name.lower() == "content-type":
            return value.split(";")[0].strip().lower() or None
    return None

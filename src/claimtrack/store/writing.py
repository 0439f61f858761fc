"""How rows are written in bulk, the same on both databases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection

from claimtrack.store.schema import Base
from claimtrack.store.types import storable

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

BATCH = 500
"""Rows asked for or written at once: far below the 32,766 parameters that SQLite takes."""

Row = TypeVar("Row")


def batches(rows: Iterable[Row], size: int = BATCH) -> Iterator[list[Row]]:
    """The rows in lists of `size`, the last one shorter; no more than one list is held."""
    rest = iter(rows)
    while batch := list(islice(rest, size)):
        yield batch


def upsert(conn: Connection, table: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that knows ON CONFLICT; the two databases word it alike, but SQLAlchemy has one for each."""
    return _insert(conn.dialect.name, table)


def _insert(dialect: str, table: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """Imported when something is written: PostgreSQL's dialect takes as long as a small answer."""
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(table)


def insert_new(conn: Connection, table: type[Base], rows: list[dict[str, Any]]) -> None:
    """Insert the rows that break no rule of uniqueness; those that do are there already."""
    conn.execute(_insert_or_skip(conn.dialect.name, table), rows)


@cache
def _insert_or_skip(dialect: str, table: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """Built once for each table: building a statement takes longer than running it."""
    return _insert(dialect, table).on_conflict_do_nothing()


def short_hash(*parts: str) -> str:
    """32 hexadecimal digits that stand for the parts as they are stored."""
    joined = "\n".join(storable(part) for part in parts)
    return blake2b(joined.encode(), digest_size=16).hexdigest()

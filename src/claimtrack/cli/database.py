"""Opening the database of a command."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from claimtrack.cli.invocation import Invocation
from claimtrack.errors import StoreError

if TYPE_CHECKING:
    from claimtrack.store.session import Store

Row = TypeVar("Row")


@contextmanager
def ending(rows: Iterator[Row]) -> Iterator[Iterator[Row]]:
    """The rows; where they are not read to their end, the question is given up before its connection is."""
    try:
        yield rows
    finally:
        if isinstance(rows, Generator):
            rows.close()


@contextmanager
def existing(asked: Invocation, *, migrate: bool = True) -> Iterator[Store]:
    """A database that is there: a slip in its name must not look like an empty one."""
    from claimtrack.store.location import file_of, read_location

    file = file_of(read_location(asked.db))
    if file is not None and not file.exists():
        raise StoreError(
            "There is no database yet",
            where=str(file),
            hint="claimtrack crawl or claimtrack ingest makes one; claimtrack demo shows what it will hold.",
        )
    with opened(asked, migrate=migrate) as store:
        yield store


@contextmanager
def opened(asked: Invocation, *, migrate: bool = True) -> Iterator[Store]:
    """The database, made if need be."""
    from claimtrack.store.session import open_store

    with open_store(asked.db, migrate=migrate) as store:
        yield store

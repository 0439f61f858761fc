"""The small database of report_samples, on SQLite."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from report_samples import fill
from sqlalchemy import Connection

from claimtrack.store.session import Store, open_store


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The filled database; tests only read it."""
    with open_store(str(tmp_path_factory.mktemp("filled") / "claims.sqlite")) as store:
        fill(store)
        yield store


@pytest.fixture
def conn(filled: Store) -> Iterator[Connection]:
    """A reader of the filled database."""
    with filled.read() as conn:
        yield conn

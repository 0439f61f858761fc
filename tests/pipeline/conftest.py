"""A store for the tests of the pipeline: SQLite, and PostgreSQL where CLAIMTRACK_TEST_POSTGRES names one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "store"))

from store_postgres import own_schema

from claimtrack.store.session import Store, open_store


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store that is ready and empty."""
    if request.param == "sqlite":
        with open_store(str(tmp_path / "store.sqlite")) as ready:
            yield ready
        return
    with own_schema() as url, open_store(url) as ready:
        yield ready

"""Every test of the store runs on SQLite, and on PostgreSQL where CLAIMTRACK_TEST_POSTGRES names one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from store_postgres import own_schema

from claimtrack.store.schema import Base
from claimtrack.store.session import Store, open_store

BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(params=BOTH)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database in which nothing was made yet; on PostgreSQL a schema of its own."""
    if request.param == "sqlite":
        yield str(tmp_path / "store.sqlite")
        return
    with own_schema() as url:
        yield url


@pytest.fixture(params=BOTH)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store that is ready and empty: a copy of a migrated file, or a migrated schema that was emptied."""
    if request.param == "sqlite":
        url = str(tmp_path / "store.sqlite")
        shutil.copy(request.getfixturevalue("migrated_file"), url)
    else:
        url = request.getfixturevalue("migrated_schema")
    with open_store(url) as ready:
        if request.param == "postgres":
            with ready.begin() as conn:
                names = ", ".join(table.name for table in Base.metadata.sorted_tables)
                conn.execute(text(f"TRUNCATE {names} RESTART IDENTITY"))
        yield ready


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with the schema."""
    path = tmp_path_factory.mktemp("migrated") / "store.sqlite"
    open_store(str(path)).close()
    return path


@pytest.fixture(scope="session")
def migrated_schema() -> Iterator[str]:
    """The URL of a PostgreSQL schema with the tables."""
    with own_schema() as url:
        open_store(url).close()
        yield url

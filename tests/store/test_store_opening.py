"""Opening a store: wherever it is, and what cannot be opened in one clear sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from store_postgres import postgres_url
from store_samples import NOW, article, claim, new_run, save

from claimtrack.errors import StoreError
from claimtrack.store.claims import find
from claimtrack.store.failures import explain
from claimtrack.store.location import read_location, shown
from claimtrack.store.schema import SCHEMA
from claimtrack.store.session import Store, open_store, version

OPEN = "import sys; from claimtrack.store.session import open_store, version; "


@pytest.mark.parametrize("written", ["{}", "sqlite:///{}", "sqlite+pysqlite:///{}"])
def test_a_path_or_url_makes_the_file_and_its_folder(tmp_path: Path, written: str) -> None:
    file = tmp_path / "new folder" / "\u4e91" / "store.sqlite"
    with open_store(written.format(file)) as store:
        assert version(store) == SCHEMA
    assert file.is_file()


def test_a_path_may_begin_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    open_store("~/store.sqlite").close()
    assert (tmp_path / "store.sqlite").is_file()


@pytest.mark.parametrize("written", [":memory:", "sqlite://", "sqlite:///:memory:"])
def test_a_store_in_memory_is_one_store_for_all_its_connections(written: str) -> None:
    page = article()
    with open_store(written) as store, open_store(written) as other:
        assert store.url == ":memory:"
        with store.begin() as conn:
            save(conn, page, claim(page))
        with store.read() as conn:
            assert len(list(find(conn))) == 1
        with other.read() as conn:
            assert list(find(conn)) == []


def test_each_connection_to_sqlite_waits_checks_references_and_writes_ahead(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "store.sqlite")) as store, store.read() as one, store.read() as two:
        for conn in (one, two):
            pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            found = [conn.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in pragmas]
            assert found == ["wal", 1, 1, 30_000]


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("", "No database is named"),
        ("   ", "No database is named"),
        ("mysql://a/b", "kind 'mysql' are not supported"),
        ("postgresql+asyncpg://a/b", "not supported"),
        ("http://a/b", "not supported"),
        ("sqlite:/x.sqlite", "not a database URL"),
        ("postgresql:/x", "not a database URL"),
        ("postgresql//x/y", "not a database URL"),
        ("://x", "not a database URL"),
        ("postgresql://h:port/db", "not a database URL"),
        ("sqlite://folder/store.sqlite", "three slashes"),
        ("sqlite:///x?timeout=soon", "timeout"),
        ("sqlite:///x?colour=red", "no option 'colour'"),
        ("postgresql://u:geheim@no-such-host.invalid/db?connect_timeout=2", "cannot be reached"),
        ("postgresql://u:geheim@127.0.0.1:1/db", "cannot be reached"),
    ],
)
def test_what_cannot_be_opened_is_said_in_one_sentence(written: str, sentence: str) -> None:
    with pytest.raises(StoreError, match=sentence) as caught:
        open_store(written)
    assert "\n" not in str(caught.value)
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize(
    "written",
    [
        "postgresql://u:geheim@h/db",
        "postgres://u@h/db?password=geheim",
        "postgresql+psycopg://u:geheim@h:5/db",
    ],
)
def test_the_password_is_never_shown(written: str) -> None:
    url = read_location(written)
    assert url.drivername == "postgresql+psycopg"
    assert "geheim" not in shown(url)
    assert "u" in shown(url)


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"database": "no_such_database"}, "no such database"),
        ({"username": "no_such_user"}, "refused this user"),
        ({"query": {"options": "-csearch_path=no_such_schema"}}, "no such schema"),
        ({"query": {"colour": "red"}}, "colour"),
    ],
)
def test_what_a_server_refuses_is_said_in_one_sentence(change: dict[str, Any], sentence: str) -> None:
    url = postgres_url().set(**change)
    with pytest.raises(StoreError, match=sentence) as caught:
        open_store(url.render_as_string(hide_password=False))
    assert "\n" not in str(caught.value)


def test_a_refused_password_is_said_so() -> None:
    from sqlalchemy.exc import OperationalError

    said = "connection failed: connection to server at h 5432 failed: FATAL:  password authentication failed"
    error = explain(OperationalError("", None, Exception(said)), "postgresql://u:***@h/db")
    assert "refused the password" in str(error)


def test_an_error_of_the_caller_undoes_the_transaction_and_is_its_own(store: Store) -> None:
    page = article()
    with pytest.raises(KeyError), store.begin() as conn:
        {}[save(conn, page, claim(page))]
    with store.read() as conn:
        assert list(find(conn)) == []


def test_a_moment_without_a_time_zone_is_refused(store: Store) -> None:
    with store.begin() as conn, pytest.raises(Exception, match="needs a time zone"):
        new_run(conn, now=NOW.replace(tzinfo=None))


def test_processes_that_open_an_empty_database_at_once_all_succeed(empty_url: str) -> None:
    code = OPEN + "store = open_store(sys.argv[1]); print(version(store)); store.close()"
    command = [sys.executable, "-W", "error", "-c", code, empty_url]
    processes = [subprocess.Popen(command, stdout=-1, stderr=-1, text=True) for _ in range(4)]
    answers = [process.communicate(timeout=120) for process in processes]
    assert answers == [(f"{SCHEMA}\n", "")] * 4


def test_opening_and_listing_imports_nothing_heavy(migrated_file: Path) -> None:
    code = OPEN + (
        "from claimtrack.store import addresses, claims, comparisons, runs, sources, visits\n"
        "with open_store(sys.argv[1]) as store, store.read() as conn: list(claims.find(conn))\n"
        "heavy = {'alembic', 'spacy', 'scrapy', 'trafilatura', 'lxml', 'opencc', 'psycopg', 'typer'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    command = [sys.executable, "-W", "error", "-c", code, str(migrated_file)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"

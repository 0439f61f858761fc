"""What is wrong with a store's file or disk is said, and nothing is half-written."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event, text
from store_samples import RULES, TEXT, article, claim, new_run, save, visit

from claimtrack.errors import StoreError
from claimtrack.store.claims import find
from claimtrack.store.schema import SCHEMA
from claimtrack.store.session import Store, open_store
from claimtrack.store.visits import record


def test_a_folder_is_not_a_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="this is a folder"):
        open_store(str(tmp_path))


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="Not a directory"):
        open_store(str(tmp_path / "file" / "sub" / "store.sqlite"))
    for code, sentence in ((errno.ENOSPC, "no space left"), (errno.EACCES, "no permission")):

        def fail(*_: object, code: int = code, **__: object) -> None:
            raise OSError(code, "x")

        monkeypatch.setattr(Path, "mkdir", fail)
        with pytest.raises(StoreError, match=sentence):
            open_store(str(tmp_path / "other" / "store.sqlite"))


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("These are notes. " * 500)
    with pytest.raises(StoreError, match="not an SQLite database"):
        open_store(str(file))
    assert file.read_text() == "These are notes. " * 500


def test_a_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "other.sqlite"
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE bookmarks (a)")
    other.close()
    with pytest.raises(StoreError, match="'bookmarks'"):
        open_store(str(file))
    again = sqlite3.connect(file)
    assert again.execute("SELECT name FROM sqlite_master").fetchall() == [("bookmarks",)]
    again.close()


def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    page = article()
    with open_store(str(file)) as store, store.begin() as conn:
        save(conn, page, claim(page))
    whole = bytearray(file.read_bytes())
    whole[4096:] = b"\x55" * len(whole[4096:])
    file.write_bytes(whole)
    with pytest.raises(StoreError, match="damaged"), open_store(str(file)) as store, store.read() as conn:
        list(find(conn))


def test_a_store_with_a_newer_schema_is_refused(store: Store) -> None:
    url = store.engine.url.render_as_string(hide_password=False)
    with store.begin() as conn:
        conn.execute(text("UPDATE claimtrack_version SET version_num = '9999'"))
    try:
        with pytest.raises(StoreError, match=r"newer schema \(9999\).*Update claimtrack"):
            open_store(url)
    finally:
        with store.begin() as conn:
            conn.execute(text(f"UPDATE claimtrack_version SET version_num = '{SCHEMA}'"))


def test_a_locked_store_is_said_to_be_locked(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}?timeout=0.1"
    with open_store(url) as store, open_store(url) as other, store.begin():
        with pytest.raises(StoreError, match="locked"), other.begin():
            pass
        with other.read() as conn:
            assert list(find(conn)) == []


def test_a_store_that_may_only_be_read_cannot_be_written(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    open_store(str(file)).close()
    with (
        open_store(f"sqlite:///file:{file}?mode=ro&uri=true") as store,
        pytest.raises(StoreError, match="no permission"),
        store.begin() as conn,
    ):
        new_run(conn)


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    first, huge = article(), article(TEXT + "\u4e91" * 2_000_000, url="https://news.example/huge")
    with open_store(str(tmp_path / "store.sqlite")) as store:
        with store.begin() as conn:
            run = new_run(conn)
            record(conn, visit(run, first, claims=(claim(first),)), rules_hash=RULES)
        store.engine.dispose()
        event.listen(store.engine, "connect", lambda driver, _: driver.execute("PRAGMA max_page_count = 100"))
        with pytest.raises(StoreError, match="no space left"), store.begin() as conn:
            record(conn, visit(run, huge, claims=(claim(huge),)), rules_hash=RULES)
        with store.begin() as conn:
            assert [view.url for view in find(conn)] == [first.url]
            assert conn.execute(text("SELECT count(*) FROM address")).scalar_one() == 1
            assert conn.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
            small = article("A layoff of 5%.", url="https://news.example/small")
            assert record(conn, visit(run, small), rules_hash=RULES) == "new"

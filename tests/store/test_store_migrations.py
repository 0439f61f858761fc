"""The schema goes up, down and up again, with data, and is then what the tables say."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, text
from store_samples import NOW, RULES, article, claim, full_claim, new_run, pair, visit

import claimtrack
from claimtrack.errors import StoreError
from claimtrack.store import migrate
from claimtrack.store.claims import find
from claimtrack.store.comparisons import contradictions, save_comparisons
from claimtrack.store.schema import SCHEMA, VERSION_TABLE, Base
from claimtrack.store.session import Store, open_store
from claimtrack.store.visits import record


@pytest.fixture
def fresh(empty_url: str) -> Iterator[Store]:
    with open_store(empty_url, migrate=False) as store:
        yield store


def fill(store: Store) -> None:
    page = article()
    one, two = claim(page), full_claim(page)
    with store.begin() as conn:
        record(conn, visit(new_run(conn), page, claims=(one, two)), rules_hash=RULES)
        save_comparisons(conn, [pair(one, two)], NOW)
        assert len(list(find(conn))) == 2
        assert len(list(contradictions(conn))) == 1


def test_the_program_knows_its_newest_schema_without_alembic() -> None:
    assert migrate.head() == SCHEMA


def test_a_store_opened_as_it_is_stays_empty(fresh: Store) -> None:
    assert migrate.current(fresh) is None
    with fresh.read() as conn:
        assert inspect(conn).get_table_names() == []


def test_up_with_data_down_and_up_again_with_data(fresh: Store) -> None:
    migrate.upgrade(fresh)
    assert migrate.current(fresh) == SCHEMA
    assert migrate.check(fresh) == []
    fill(fresh)
    migrate.upgrade(fresh)
    with fresh.read() as conn:
        assert len(list(find(conn))) == 2
    migrate.downgrade(fresh, "base")
    assert migrate.current(fresh) is None
    with fresh.read() as conn:
        assert inspect(conn).get_table_names() == [VERSION_TABLE]
        assert inspect(conn).get_view_names() == []
    migrate.upgrade(fresh)
    assert migrate.check(fresh) == []
    fill(fresh)


def test_each_step_down_and_up_keeps_the_data(fresh: Store) -> None:
    migrate.upgrade(fresh)
    fill(fresh)
    migrate.downgrade(fresh, "0002")
    assert migrate.current(fresh) == "0002"
    assert migrate.check(fresh) == ["add_column claim cumulative"]
    migrate.downgrade(fresh, "0001")
    assert migrate.current(fresh) == "0001"
    migrate.upgrade(fresh)
    assert migrate.check(fresh) == []
    with fresh.read() as conn:
        assert len(list(find(conn))) == 2
        assert conn.execute(text("SELECT count(*) FROM contradictions")).scalar_one() == 1


def test_a_store_that_is_behind_is_brought_up_when_it_is_opened(fresh: Store) -> None:
    migrate.upgrade(fresh)
    migrate.downgrade(fresh, "0001")
    with open_store(fresh.engine.url.render_as_string(hide_password=False)) as store:
        assert migrate.current(store) == SCHEMA


def test_what_differs_from_the_tables_is_named(fresh: Store) -> None:
    migrate.upgrade(fresh)
    with fresh.begin() as conn:
        conn.execute(text("DROP INDEX claim_by_topic_day"))
        conn.execute(text("ALTER TABLE run ADD COLUMN mood text"))
    assert sorted(migrate.check(fresh)) == ["add_index claim_by_topic_day", "remove_column run mood"]


def test_a_way_down_that_does_not_exist_is_refused(fresh: Store) -> None:
    migrate.upgrade(fresh)
    with pytest.raises(StoreError, match="'no-such-schema'"):
        migrate.downgrade(fresh, "no-such-schema")
    assert migrate.current(fresh) == SCHEMA


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    fresh: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(config: Any, _: str) -> None:
        config.attributes["connection"].execute(text("CREATE TABLE half (a integer)"))
        raise OSError("the power went")

    monkeypatch.setattr(migrate.command, "upgrade", fail)
    with pytest.raises(OSError, match="power"):
        migrate.upgrade(fresh)
    monkeypatch.undo()
    with fresh.read() as conn:
        assert inspect(conn).get_table_names() == []
    migrate.upgrade(fresh)
    assert migrate.check(fresh) == []


def test_references_are_checked_again_after_a_migration(fresh: Store) -> None:
    migrate.upgrade(fresh)
    with pytest.raises(StoreError), fresh.begin() as conn:
        conn.execute(text("INSERT INTO claim_target VALUES (99, 'x', 0)"))


def test_alembic_itself_works_on_the_configured_store(empty_url: str) -> None:
    settings = migrate.folder() / "alembic.ini"
    for asked in (["upgrade", "head"], ["check"], ["downgrade", "base"]):
        command = [sys.executable, "-m", "alembic", "-c", str(settings), *asked]
        subprocess.run(
            command, check=True, capture_output=True, env={**os.environ, "CLAIMTRACK_DB": empty_url}
        )


def test_migrations_that_travel_in_the_package_are_used(
    fresh: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "100% new" / "claimtrack"
    shutil.copytree(migrate.folder(), package / "_migrations")
    monkeypatch.setattr(claimtrack, "__file__", str(package / "__init__.py"))
    assert migrate.folder() == package / "_migrations"
    migrate.upgrade(fresh)
    assert migrate.check(fresh) == []


def test_the_statements_may_be_written_instead_of_run(tmp_path: Path) -> None:
    settings = migrate.folder() / "alembic.ini"
    command = [sys.executable, "-m", "alembic", "-c", str(settings), "upgrade", "head", "--sql"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert all(f"CREATE TABLE {table.name} " in done.stdout for table in Base.metadata.sorted_tables)
    assert "CREATE VIEW contradictions" in done.stdout

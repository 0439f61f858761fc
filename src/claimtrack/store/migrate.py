"""Bringing a store's schema up or down, and telling whether it is what the tables say.

The only file that imports Alembic; it is imported when there is something to migrate, not before.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, inspect, text

import claimtrack
from claimtrack.errors import StoreError
from claimtrack.store.schema import VERSION_TABLE
from claimtrack.store.session import Store, read_version, version
from claimtrack.store.tables import Source

_LOCK = 0x636C61696D
"""The key of PostgreSQL's advisory lock: "claim" in ASCII."""


def upgrade(store: Store) -> None:
    """Bring the store to the newest schema this program knows; one that is newer still is refused."""
    with _alone(store) as conn:
        found = read_version(conn)
        _refuse_stranger(conn, store, found)
        if found is not None and found not in _known():
            raise StoreError(
                f"The database has a newer schema ({found}) than this claimtrack knows ({head()})",
                where=store.url,
                hint="Update claimtrack.",
            )
        if found != head():
            command.upgrade(_config(conn), "head")


def downgrade(store: Store, revision: str) -> None:
    """Bring the store back to the schema `revision` ("base" for none); what it does not know is dropped."""
    with _alone(store) as conn:
        try:
            command.downgrade(_config(conn), revision)
        except CommandError as error:
            raise StoreError(f"There is no way down to the schema {revision!r}", where=store.url) from error


def current(store: Store) -> str | None:
    """The migration the store is at; None when it is empty."""
    return version(store)


def head() -> str:
    """The newest migration this program knows."""
    found = ScriptDirectory.from_config(_config()).get_current_head()
    assert found is not None
    return found


def check(store: Store) -> list[str]:
    """What differs between the store and the tables of this program, one line each; nothing should."""
    with store.read() as conn:
        context = MigrationContext.configure(
            conn, opts={"compare_type": True, "version_table": VERSION_TABLE}
        )
        return [_said(difference) for difference in compare_metadata(context, Source.metadata)]


def _said(difference: Any) -> str:
    """One difference in Alembic's words: what to do, and the names of what to do it to."""
    if isinstance(difference, list):
        return "; ".join(_said(one) for one in difference)
    named = [getattr(part, "name", part) for part in difference if part is not None]
    return " ".join(str(part) for part in named if not isinstance(part, dict))


def folder() -> Path:
    """The folder of migrations: inside the package when installed, beside `src` in the repository."""
    package = Path(claimtrack.__file__).parent
    bundled = package / "_migrations"
    return bundled if bundled.is_dir() else package.parents[1] / "migrations"


def _config(conn: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(folder()).replace("%", "%%"))
    config.attributes["connection"] = conn
    return config


def _known() -> set[str]:
    return {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


@contextmanager
def _alone(store: Store) -> Iterator[Connection]:
    """A transaction that no other migration runs beside; references are checked at its end, not on the way.

    SQLite changes a table by building it anew, which its foreign keys would forbid.
    """
    with store.begin(check_references=False) as conn:
        if conn.dialect.name == "postgresql":
            conn.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        yield conn
        if conn.dialect.name == "sqlite":
            _check_references(conn, store)


def _check_references(conn: Connection, store: Store) -> None:
    broken: list[Any] = list(conn.exec_driver_sql("PRAGMA foreign_key_check"))
    if broken:
        raise StoreError(f"The migration would leave {len(broken)} broken references", where=store.url)


def _refuse_stranger(conn: Connection, store: Store, found: str | None) -> None:
    """A file of another program is left alone; a server's database may be shared."""
    if found is not None or conn.dialect.name != "sqlite":
        return
    names = inspect(conn).get_table_names()
    if names and VERSION_TABLE not in names:
        raise StoreError(
            f"This file belongs to another program (it has a table {names[0]!r})",
            where=store.url,
            hint="Name another file.",
        )

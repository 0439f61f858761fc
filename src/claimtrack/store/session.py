"""Opening a store, and the transactions everything else in this folder runs in.

A store whose schema is current is opened without importing Alembic, which costs more than the answer
to most questions.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, TimeoutError

from claimtrack.errors import StoreError
from claimtrack.store.failures import explain
from claimtrack.store.location import busy_seconds, file_of, read_location, shown
from claimtrack.store.schema import SCHEMA, VERSION_TABLE

# Connection too, so that those who pass one on need not know SQLAlchemy.
__all__ = ["Connection", "Store", "open_store", "read_version", "version"]

BUSY_SECONDS = 30.0
"""How long a writer waits for another on SQLite; `?timeout=` in the URL says otherwise."""
CONNECT_SECONDS = 10
_HOW_TO_BEGIN = "claimtrack_begin"
_READER: dict[str, dict[str, Any]] = {
    "sqlite": {},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}
"""What makes a reader see one state throughout; on SQLite every transaction does."""


class Store:
    """An open database. `begin` and `read` give connections; whatever fails inside them is a StoreError."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.url = shown(engine.url)
        self._writer = engine.execution_options(**{_HOW_TO_BEGIN: "BEGIN IMMEDIATE"})
        self._reader = engine.execution_options(**_READER[engine.dialect.name])
        # A database in memory lives as long as one connection to it does.
        self._keeper = engine.raw_connection() if self.url == ":memory:" else None

    @contextmanager
    def begin(self, *, check_references: bool = True) -> Iterator[Connection]:
        """A transaction: all that is written in it stands when it ends well, and nothing otherwise.

        Only a migration goes without references: SQLite changes a table by building it anew.
        """
        with (
            self._explained(),
            self._writer.connect() as conn,
            _references(conn, check_references),
            conn.begin(),
        ):
            yield conn

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one state of the store; a writer does not wait for it, nor it for one."""
        with self._explained(), self._reader.connect() as conn:
            yield conn

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back all connections; the store can no longer be used."""
        if self._keeper is not None:
            self._keeper.close()
        self.engine.dispose()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, TimeoutError) as error:
            raise explain(error, self.url) from error


def open_store(url_or_path: str, *, migrate: bool = True) -> Store:
    """The store at a path or URL, made if need be, and brought to the schema this program knows.

    With `migrate=False` it is opened as it is, for the commands that look after the schema.
    """
    url = read_location(url_or_path)
    _make_folder(url)
    engine = _engine(url)
    try:
        return _opened(engine, migrate)
    except BaseException:
        engine.dispose()
        raise


def _opened(engine: Engine, migrate: bool) -> Store:
    try:
        store = Store(engine)
    except DBAPIError as error:
        raise explain(error, shown(engine.url)) from error
    with store.read() as conn:
        _check_encoding(conn)
        found = read_version(conn)
    if migrate and found != SCHEMA:
        from claimtrack.store.migrate import upgrade

        upgrade(store)
    return store


def version(store: Store) -> str | None:
    """The migration the store is at; None when it is empty."""
    with store.read() as conn:
        return read_version(conn)


def read_version(conn: Connection) -> str | None:
    """The migration the connected database is at; None when it has no schema of ours."""
    if conn.dialect.name == "postgresql":
        there = conn.execute(text("SELECT to_regclass(:name)"), {"name": VERSION_TABLE}).scalar()
    else:
        there = conn.execute(
            text("SELECT 1 FROM sqlite_master WHERE name = :name"), {"name": VERSION_TABLE}
        ).scalar()
    if there is None:
        return None
    found: str | None = conn.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608
    return found


def _make_folder(url: URL) -> None:
    file = file_of(url)
    if file is None:
        return
    if file.is_dir():
        raise StoreError("A file is needed for the database, and this is a folder", where=str(file))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise explain(error, str(file)) from error


def _engine(url: URL) -> Engine:
    compact = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))
    if url.get_backend_name() == "postgresql":
        asked = {"client_encoding": "utf8", "connect_timeout": CONNECT_SECONDS}
        arguments = {name: value for name, value in asked.items() if name not in url.query}
        # A server may have closed a connection that waited; asking first costs less than failing.
        return create_engine(url, json_serializer=compact, connect_args=arguments, pool_pre_ping=True)
    seconds = busy_seconds(url, BUSY_SECONDS)
    engine = create_engine(url, json_serializer=compact)
    event.listen(engine, "connect", lambda connection, _: _prepare(connection, seconds))
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, seconds: float) -> None:
    """Make a new SQLite connection wait for others, check references, and write ahead."""
    connection.isolation_level = None  # transactions begin where `_begin` says, not where the driver guesses
    try:
        connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
        connection.execute("PRAGMA foreign_keys = ON")
        _write_ahead(connection, time.monotonic() + seconds)
        connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.Error:
        connection.close()
        raise


def _write_ahead(connection: sqlite3.Connection, until: float) -> None:
    """Switch to WAL; SQLite does not wait by itself when two programs switch the same new file."""
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


@contextmanager
def _references(conn: Connection, checked: bool) -> Iterator[None]:
    """Foreign keys off for a while on SQLite, which must happen outside of any transaction."""
    if checked or conn.dialect.name != "sqlite":
        yield
        return
    driver: Any = conn.connection.driver_connection
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys = ON")


def _begin(conn: Connection) -> None:
    """Begin as a writer where one was asked for: a reader that turns writer late may be refused at once."""
    conn.exec_driver_sql(str(conn.get_execution_options().get(_HOW_TO_BEGIN, "BEGIN")))


def _check_encoding(conn: Connection) -> None:
    if conn.dialect.name != "postgresql":
        return
    driver: Any = conn.connection.driver_connection
    encoding = driver.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise StoreError(
            f"The PostgreSQL database is encoded in {encoding}; claimtrack needs UTF8",
            where=shown(conn.engine.url),
            hint="Create one with: createdb --encoding=UTF8 --template=template0 NAME.",
        )

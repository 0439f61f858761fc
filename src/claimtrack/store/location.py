"""Where a store is: a path or a URL as a person writes it, read into SQLAlchemy's form."""

from __future__ import annotations

import re
from pathlib import Path
from uuid import uuid4

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from claimtrack.errors import StoreError

_SCHEMES = {
    "sqlite": "sqlite",
    "sqlite+pysqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
_ALMOST_URL = re.compile(r"(sqlite|postgres(ql)?)(\+\w+)?:?/{1,2}|[a-z][a-z0-9+]+:", re.IGNORECASE)
"""What was meant as a URL but lacks "://"; one letter before the colon is a drive of Windows."""
_EXAMPLES = "Give a path, sqlite:///path or postgresql://user@host/database"
_SQLITE_OPTIONS = {"timeout", "uri", "mode", "cache", "vfs", "immutable", "nolock"}
_SECRETS = ("password", "sslpassword")


def read_location(url_or_path: str) -> URL:
    """The URL of SQLite or PostgreSQL that is meant; anything else is refused in one sentence."""
    text = url_or_path.strip()
    if not text:
        raise StoreError("No database is named", hint=f"{_EXAMPLES}.")
    if text == ":memory:":
        return in_memory()
    if "://" in text:
        return _read_url(text)
    if _ALMOST_URL.match(text):
        raise StoreError("This is not a database URL", where=text, hint=f"{_EXAMPLES}.")
    return URL.create("sqlite", database=str(Path(text).expanduser()))


def _read_url(text: str) -> URL:
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise StoreError(
            "This is not a database URL", where=_without_secret(text), hint=f"{_EXAMPLES}."
        ) from error
    driver = _SCHEMES.get(url.drivername.lower())
    if driver is None:
        raise StoreError(
            f"Databases of the kind {url.drivername!r} are not supported",
            where=shown(url),
            hint=f"{_EXAMPLES}.",
        )
    if driver == "sqlite" and url.host:
        raise StoreError(
            "A path follows sqlite:/// with three slashes", where=shown(url), hint=f"{_EXAMPLES}."
        )
    if driver == "sqlite" and (unknown := sorted(set(url.query) - _SQLITE_OPTIONS)):
        raise StoreError(f"SQLite has no option {unknown[0]!r}", where=shown(url))
    if driver == "sqlite" and url.database in (None, "", ":memory:"):
        return in_memory()
    return url.set(drivername=driver)


def in_memory() -> URL:
    """A new database in memory that all connections of this process share."""
    return URL.create("sqlite", database=f"file:/{uuid4().hex}", query={"vfs": "memdb", "uri": "true"})


def file_of(url: URL) -> Path | None:
    """The file of an SQLite URL; None in memory, for SQLite's own `file:` addresses, and on a server."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database.startswith("file:"):
        return None
    return Path(url.database)


def busy_seconds(url: URL, default: float) -> float:
    """How long a writer waits for another: `?timeout=` of an SQLite URL, or the default."""
    try:
        return float(str(url.query.get("timeout", default)))
    except ValueError as error:
        raise StoreError("The timeout in the URL is not a number of seconds", where=shown(url)) from error


def shown(url: URL) -> str:
    """The URL as it may be shown: without its password, wherever that stands."""
    if url.query.get("vfs") == "memdb":
        return ":memory:"
    hidden = {key: "hidden" for key in _SECRETS if key in url.query}
    return url.update_query_dict(hidden).render_as_string(hide_password=True)


def _without_secret(text: str) -> str:
    """What cannot be read as a URL, without what stands where its password would."""
    return re.sub(r"//[^/@]*:[^/@]*@", "//***@", text)

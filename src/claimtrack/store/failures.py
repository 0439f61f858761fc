"""What a database reports, as one sentence for a person."""

from __future__ import annotations

import errno

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from claimtrack.errors import StoreError

_SPACE = (
    "There is no space left for the database",
    "Make room and repeat the command: nothing is half-written.",
)
_LOCKED = ("The database is locked by another program", "Repeat the command when that program is done.")
_FORBIDDEN = ("There is no permission to use the database", "Check who owns it and who may write there.")

_SQLITE = {
    "SQLITE_FULL": _SPACE,
    "SQLITE_BUSY": _LOCKED,
    "SQLITE_LOCKED": _LOCKED,
    "SQLITE_READONLY": _FORBIDDEN,
    "SQLITE_PERM": _FORBIDDEN,
    "SQLITE_AUTH": _FORBIDDEN,
    "SQLITE_CANTOPEN": (
        "The database file cannot be opened",
        "Check the folder and that you may write there.",
    ),
    "SQLITE_NOTADB": ("This file is not an SQLite database", "Name another file."),
    "SQLITE_CORRUPT": (
        "The database file is damaged",
        "Restore a copy, or save what is left with sqlite3 .recover.",
    ),
    "SQLITE_IOERR": ("The disk did not take or give the database's bytes", "Check the disk."),
    "SQLITE_TOOBIG": ("A text is too large for the database", None),
}
"""By the beginning of SQLite's name for the error."""

_POSTGRES = {
    "28P01": ("The database refused the password", "Check the user and the password in the URL."),
    "28": ("The database refused this user", "Check the user in the URL and the server's pg_hba.conf."),
    "3D000": ("There is no such database on the server", "Create it first: createdb NAME."),
    "3F000": ("There is no such schema in the database", "Create it first."),
    "42501": _FORBIDDEN,
    "25006": _FORBIDDEN,
    "53100": _SPACE,
    "53": ("The database server has no resources left", "Repeat the command later."),
    "54": ("A text is too large for the database", None),
    "55P03": _LOCKED,
    "40": ("The database stopped this work for another's", "Repeat the command: nothing is half-written."),
    "57P": ("The database server was shut down meanwhile", "Repeat the command: nothing is half-written."),
    "08": ("The connection to the database server broke", "Repeat the command: nothing is half-written."),
}
"""By SQLSTATE or its beginning; the longer one decides."""

_MESSAGES = {
    "password authentication failed": "28P01",
    "no password supplied": "28P01",
    "no pg_hba.conf entry": "28000",
    "does not exist": "3D000",
    "too many clients": "53300",
}
"""A connection that was refused has no SQLSTATE, only the server's words."""


def explain(error: SQLAlchemyError | OSError, where: str) -> StoreError:
    """The error to raise instead: what went wrong with the database at `where`, and what to do."""
    if isinstance(error, OSError):
        return _explain_file(error, where)
    cause = error.orig if isinstance(error, DBAPIError) else None
    what, hint = _by_name(cause) or _by_state(cause) or _by_words(cause) or (None, None)
    if what is None:
        what = f"The database answered: {_first_line(cause or error)}"
    return StoreError(what, where=where, hint=hint)


def _by_name(cause: BaseException | None) -> tuple[str, str | None] | None:
    name: str = getattr(cause, "sqlite_errorname", "")
    return next((said for start, said in _SQLITE.items() if name.startswith(start)), None)


def _by_state(cause: BaseException | None) -> tuple[str, str | None] | None:
    state: str = getattr(cause, "sqlstate", None) or ""
    found = [start for start in _POSTGRES if state.startswith(start)]
    return _POSTGRES[max(found, key=len)] if found else None


def _by_words(cause: BaseException | None) -> tuple[str, str | None] | None:
    """The sentence for a connection that was never made."""
    words = str(cause)
    if cause is None or not words.startswith(("connection ", "failed to resolve")):
        return None
    if 'role "' in words and "does not exist" in words:
        return _POSTGRES["28"]
    for part, state in _MESSAGES.items():
        if part in words:
            return _POSTGRES.get(state) or _POSTGRES[state[:2]]
    return (
        f"The database server cannot be reached ({_first_line(cause)})",
        "Check the host and port in the URL.",
    )


def _explain_file(error: OSError, where: str) -> StoreError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreError(_SPACE[0], where=where, hint=_SPACE[1])
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StoreError(_FORBIDDEN[0], where=where, hint=_FORBIDDEN[1])
    return StoreError(f"The database file cannot be opened ({error.strerror})", where=where)


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")

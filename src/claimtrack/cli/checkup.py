"""The checks of `claimtrack doctor`, one function each; none changes anything that was there."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from claimtrack.cli.invocation import Invocation
from claimtrack.errors import ClaimtrackError
from claimtrack.settings import data_folder

NEEDED = ("SQLAlchemy", "alembic", "rich", "scrapy", "spacy", "trafilatura", "typer")
LITTLE_SPACE = 1e9
NO_SPACE = 50e6


class State(StrEnum):
    """How it stands with one thing."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: how it stands, and what to do where it is not ok."""

    state: State
    found: str


def python(asked: Invocation) -> Finding:  # noqa: ARG001  # all checks are called alike
    """Which Python, and where."""
    return Finding(State.OK, f"{platform.python_version()} ({sys.executable})")


def packages(asked: Invocation) -> Finding:  # noqa: ARG001
    """The versions of what claimtrack stands on, each of which can be imported."""
    found = []
    for name in ("claimtrack", *NEEDED):
        try:
            import_module(name.lower())
            found.append(f"{name} {version(name)}")
        except (ImportError, PackageNotFoundError) as error:
            reason = str(error).partition("\n")[0].rstrip(".")
            return Finding(State.FAIL, f"{name} cannot be used ({reason}): install claimtrack again.")
    return Finding(State.OK, ", ".join(found))


def folder(asked: Invocation) -> Finding:  # noqa: ARG001
    """Whether the data folder, or the first folder above it that is there, can be written."""
    wanted = data_folder()
    place = _nearest(wanted)
    if os.access(place, os.W_OK | os.X_OK):
        return Finding(State.OK, f"{wanted}{'' if place == wanted else ' (will be made)'}")
    return Finding(State.FAIL, f"{place} cannot be written: check who owns it.")


def space(asked: Invocation) -> Finding:
    """How much room there is for the database, or for logs where the database is on a server."""
    from claimtrack.store.location import file_of, read_location

    try:
        file = file_of(read_location(asked.db))
    except ClaimtrackError:
        file = None
    free = shutil.disk_usage(_nearest(file or data_folder())).free
    found = f"{free / 1e9:,.1f} GB free"
    if free < NO_SPACE:
        return Finding(State.FAIL, f"{found}: make room before the next crawl.")
    if free < LITTLE_SPACE:
        return Finding(State.WARN, f"{found}: a long crawl may not fit.")
    return Finding(State.OK, found)


def database(asked: Invocation) -> Finding:
    """Whether the database can be opened, and its schema is current."""
    from claimtrack.cli.database import existing
    from claimtrack.store.location import file_of, read_location, shown
    from claimtrack.store.schema import SCHEMA
    from claimtrack.store.session import version as schema_of

    url = read_location(asked.db)
    file = file_of(url)
    if file is not None and not file.exists():
        return Finding(State.WARN, f"{file} is not there yet: crawl or ingest makes it.")
    with existing(asked, migrate=False) as store:
        found = schema_of(store)
    if found != SCHEMA:
        state = f"schema {found or 'none'}, {SCHEMA} expected: claimtrack db upgrade."
        return Finding(State.WARN, f"{shown(url)}: {state}")
    return Finding(State.OK, f"{shown(url)}, schema {found}")


def data_files(asked: Invocation) -> Finding:  # noqa: ARG001
    """Whether all data files load, and how many things they hold."""
    from claimtrack.data.claim_types import claim_types
    from claimtrack.data.entities import load_entities
    from claimtrack.data.lexicons import LANGUAGES
    from claimtrack.data.sources import load_sources
    from claimtrack.data.watches import bundled_watches, load_watch

    watches = [load_watch(name) for name in bundled_watches()]
    sources = load_sources().values()
    unread = sum(not source.enabled for source in sources)
    found = (
        f"{len(claim_types())} claim types, {len(load_entities()):,} entities, {len(sources)} sources "
        f"({unread} not read), {len(watches)} watches, {len(LANGUAGES)} languages"
    )
    return Finding(State.OK, found)


def models(asked: Invocation) -> Finding:  # noqa: ARG001
    """Which trained spaCy pipelines are there; claimtrack works without them."""
    from claimtrack.nlp import TRAINED, trained

    there = [name for name in map(trained, TRAINED) if name is not None]
    lacking = [lang for lang in TRAINED if trained(lang) is None]
    if not lacking:
        return Finding(State.OK, f"{', '.join(there)}: names on no list are found too")
    found = f"{', '.join(there)}; none" if there else "none"
    advice = "optional: one finds names of people and companies that are on no list"
    return Finding(State.OK, f"{found} for {', '.join(lacking)} ({advice})")


def contact(asked: Invocation) -> Finding:  # noqa: ARG001
    """Whether a site can reach the person whose crawler reads it."""
    given = os.environ.get("CLAIMTRACK_CONTACT")
    if given:
        return Finding(State.OK, given)
    advice = "set CLAIMTRACK_CONTACT to an e-mail address or URL, so that a site can reach you"
    return Finding(State.WARN, f"not set: {advice}.")


def _nearest(path: Path) -> Path:
    """The path, or the first folder above it that is there."""
    return next((place for place in (path, *path.absolute().parents) if place.exists()), Path("/"))


CHECKS: dict[str, Callable[[Invocation], Finding]] = {
    "Python": python,
    "packages": packages,
    "data folder": folder,
    "disk space": space,
    "database": database,
    "data files": data_files,
    "spaCy models": models,
    "contact": contact,
}


def checked(name: str, asked: Invocation) -> Finding:
    """What a check finds; what it cannot find out has failed."""
    try:
        return CHECKS[name](asked)
    except ClaimtrackError as error:
        return Finding(State.FAIL, str(error))

"""Configuration, read once from the environment and passed on as a value."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from claimtrack.errors import InputError


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set from outside; each field names its variable."""

    db: str
    """CLAIMTRACK_DB: SQLAlchemy URL or path of the database; default: a file in the data folder."""
    contact: str
    """CLAIMTRACK_CONTACT: e-mail or URL named in the crawler's user agent, so that a site can reach you."""
    full_fetch_days: float
    """CLAIMTRACK_FULL_FETCH_DAYS: after this age a page is fetched in full, whatever its validators say."""
    revisit_days: float
    """CLAIMTRACK_REVISIT_DAYS: known articles first seen within this time are looked at again."""
    log_level: str
    """CLAIMTRACK_LOG: level of the crawler's log file: DEBUG, INFO, WARNING, ERROR."""


def _days(environ: Mapping[str, str], name: str, default: float) -> float:
    raw = environ.get(name)
    if raw is None:
        return default
    try:
        days = float(raw)
    except ValueError as error:
        raise InputError(f"A number of days is expected, not {raw!r}", where=name) from error
    if days < 0:
        raise InputError("A number of days cannot be negative", where=name)
    return days


def data_folder() -> Path:
    """The user's folder for claimtrack's files; it need not exist yet."""
    return user_data_path("claimtrack", appauthor=False)


def models_folder(environ: Mapping[str, str] | None = None) -> Path | None:
    """CLAIMTRACK_MODELS: the folder of trained spaCy pipelines, by default in the data folder; it need not
    exist. None for `none`: no trained pipeline is used, wherever one is installed.
    """
    given = (os.environ if environ is None else environ).get("CLAIMTRACK_MODELS") or None
    if given == "none":
        return None
    return data_folder() / "models" if given is None else Path(given)


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings that the environment gives, with defaults for the rest."""
    env = os.environ if environ is None else environ
    return Settings(
        db=env.get("CLAIMTRACK_DB") or str(data_folder() / "claimtrack.sqlite"),
        contact=env.get("CLAIMTRACK_CONTACT") or "contact not set; see CLAIMTRACK_CONTACT",
        full_fetch_days=_days(env, "CLAIMTRACK_FULL_FETCH_DAYS", 3.0),
        revisit_days=_days(env, "CLAIMTRACK_REVISIT_DAYS", 30.0),
        log_level=(env.get("CLAIMTRACK_LOG") or "INFO").upper(),
    )

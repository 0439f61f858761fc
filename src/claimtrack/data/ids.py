"""Ids and codes in data files, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimtrack.data.lexicons import LANGUAGES
from claimtrack.data.load import Table
from claimtrack.data.near import near

KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_id(text: str) -> bool:
    """Whether a text is written as ids are: lower case, digits, single hyphens (aws-china)."""
    return KEBAB.fullmatch(text) is not None


def read_id(table: Table, key: str = "id") -> str:
    """The id under `key`, refused when it is not in kebab case."""
    text = table.text(key)
    if not is_id(text):
        raise table.wrong(key, f"{text!r} is no id; an id is written like aws-china")
    return text


def read_country(table: Table, key: str) -> str | None:
    """The ISO country code under `key`, or None where the key is absent."""
    country = table.maybe_text(key)
    if country is not None and re.fullmatch("[A-Z]{2}", country) is None:
        raise table.wrong(key, f"{country!r} is no ISO country code of two letters")
    return country


def read_languages(table: Table, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
    """The languages under `languages`, each one that claimtrack reads; at least one."""
    languages = table.texts("languages", *(() if default is None else (default,)))
    for lang in languages:
        if lang not in LANGUAGES:
            raise table.wrong("languages", f"{lang!r} is not one of {', '.join(LANGUAGES)}")
    if not languages:
        raise table.wrong("languages", "there must be at least one")
    return languages


def read_known(table: Table, key: str, what: str, known: Iterable[str]) -> tuple[str, ...]:
    """The list of ids under `key`, each of which must be known; the error names the nearest ones."""
    names = set(known)
    ids = table.texts(key, ())
    for one in ids:
        if one not in names:
            raise table.wrong(key, f"there is no {what} {one!r}{near(one, names)}")
    return ids

"""What companies are called without their name: by the town or country of their head office, by their trade.

The lists are `bynames/*.toml`, one file for each kind, with the companies or their country (`home`); a byname
counts only for a company that the article has named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claimtrack.data.entities import load_entities
from claimtrack.data.ids import read_country
from claimtrack.data.lexicons import LANGUAGES, expanded
from claimtrack.data.load import DATA, read
from claimtrack.data.near import near

KINDS = ("line", "nation", "people", "town", "unit")


@dataclass(frozen=True, slots=True)
class Byname:
    """Words that stand for one of some companies; `kind` says how they must be put (the …, …-based)."""

    kind: str
    words: Mapping[str, tuple[str, ...]]
    companies: frozenset[str]


@cache
def bynames() -> tuple[Byname, ...]:
    """All bynames, read once."""
    return tuple(each for kind in KINDS for each in read_bynames(DATA / "bynames" / f"{kind}s.toml", kind))


def read_bynames(path: Path, kind: str) -> list[Byname]:
    """The bynames of one file; a company on no list is an error."""
    known = load_entities()
    table = read(path)
    found = []
    for entry in table.tables("byname"):
        companies = entry.texts("companies", ())
        if home := read_country(entry, "home"):
            companies = tuple(entity.id for entity in known if entity.home == home)
        words = {lang: tuple(expanded(entry.texts(lang, ()))) for lang in LANGUAGES}
        for id in companies:
            if id not in known:
                raise entry.wrong("companies", f"there is no entity {id!r}{near(id, known.by_id)}")
        entry.done()
        found.append(Byname(kind, words, frozenset(companies)))
    table.done()
    return found

"""The words of a language, as label -> terms: one folder per language, one file per concern.

A term is written as a phrase. `*` at an end leaves that end open (`*abbau` takes Stellenabbau), `a|b`
are alternatives within one word place, `(x)` may be absent, ` … ` is a gap (`baut … ab`). Chinese terms
are phrases without spaces. A list may take in another by its label: `@work.jobs`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import product
from pathlib import Path

from claimtrack.data.load import DATA, Table, read

LANGUAGES = tuple(sorted(path.name for path in (DATA / "lexicons").iterdir() if path.is_dir()))
CONCERNS = ("acts", "clauses", "speakers", "speech", "things", "trade")
"""The files of a language whose lists are term lists; the others belong to values, pages, sentences."""

Terms = Mapping[str, tuple[str, ...]]


def expand(term: str) -> list[str]:
    """Every plain form of a term: alternatives and optional words written out."""
    places = []
    for word in term.split(" "):
        optional = word.startswith("(") and word.endswith(")")
        choices = (word[1:-1] if optional else word).split("|")
        places.append([*choices, ""] if optional else choices)
    return sorted({" ".join(word for word in words if word) for words in product(*places)})


def either(words: Iterable[str]) -> str:
    """The words as alternatives of a pattern, the longest first; an empty text where there are none."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def term_lists(table: Table, prefix: str) -> dict[str, tuple[str, ...]]:
    """The lists of a table as label -> terms, labels led by `prefix`."""
    lists = {f"{prefix}.{key}": table.texts(key) for key in table}
    table.done()
    return lists


def _resolve(
    lists: Mapping[str, tuple[str, ...]], label: str, path: Path, seen: tuple[str, ...] = ()
) -> list[str]:
    terms: list[str] = []
    for term in lists[label]:
        if not term.startswith("@"):
            terms.append(term)
        elif term[1:] not in lists or term[1:] in seen:
            raise Table({}, path).wrong(label, f"{term!r} names no list, or one that contains this list")
        else:
            terms.extend(_resolve(lists, term[1:], path, (*seen, label)))
    return terms


def resolve(lists: Mapping[str, tuple[str, ...]], path: Path) -> dict[str, tuple[str, ...]]:
    """The lists with every `@label` replaced by the terms of that list."""
    return {label: tuple(dict.fromkeys(_resolve(lists, label, path))) for label in lists}


@cache
def lexicon(lang: str) -> Terms:
    """All shared term lists of a language; labels are `<file>.<key>`."""
    folder = DATA / "lexicons" / lang
    lists: dict[str, tuple[str, ...]] = {}
    for concern in CONCERNS:
        lists.update(term_lists(read(folder / f"{concern}.toml"), concern))
    return resolve(lists, folder)


def expanded(terms: Iterable[str]) -> list[str]:
    """Every plain form of every term, each once."""
    return sorted({form for term in terms for form in expand(term)})

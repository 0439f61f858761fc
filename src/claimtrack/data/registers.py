"""Reads registers of companies: one company a line, for the many of which only the names are known.

A register is `entities/registers/*.tsv`; the fields of a line stand between tabs, several names in one field
between bars:

- `name`: the name in Latin letters, from which the id is made (Estée Lauder: estee-lauder);
- `home`: the ISO code of the country of its head office;
- `also`: other names in Latin letters, used in English and German;
- `zh`: Chinese names, Simplified; the same word in Traditional characters is found through folding;
- `short`: names too common to stand alone: they count only in an article that holds another name too.

All names in Latin letters are taken only as written: news writes names of companies with capitals.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from claimtrack.data.ids import is_id
from claimtrack.errors import DataFileError
from claimtrack.model import Entity

FIELDS = ("name", "home", "also", "zh", "short")
APOSTROPHES = re.compile(r"['’.]")
OTHER = re.compile(r"[^a-z0-9]+")
SPELLED = str.maketrans({"ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "æ": "ae", "đ": "d", "ı": "i"})


def id_of(name: str) -> str:
    """The id made from a name: its plain letters in kebab case (Yum! Brands: yum-brands)."""
    if not name.isascii():
        parts = unicodedata.normalize("NFKD", name.translate(SPELLED))
        name = "".join(letter for letter in parts if letter.isascii())
    return OTHER.sub("-", APOSTROPHES.sub("", name).lower()).strip("-")


def read_register(path: Path) -> list[Entity]:
    """The companies of one register; a line that cannot be read is one clear sentence with its number."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    if not lines or tuple(lines[0].split("\t")) != FIELDS:
        raise wrong(path, 1, f"the first line must name the fields {', '.join(FIELDS)}, between tabs")
    return [_company(line, path, number) for number, line in filled(lines)]


def filled(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers; `#` begins a remark."""
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() and not line.startswith("#"):
            yield number, line


def _company(line: str, path: Path, number: int) -> Entity:
    fields = [field.strip() for field in line.split("\t")]
    if len(fields) > len(FIELDS):
        raise wrong(path, number, f"{len(FIELDS)} fields are expected, not {len(fields)}")
    name, home, also, zh, short = (*fields, *[""] * (len(FIELDS) - len(fields)))
    id = id_of(name)
    if not is_id(id):
        raise wrong(path, number, f"{name!r} is no name that an id can be made from")
    if not re.fullmatch("[A-Z]{2}", home):
        raise wrong(path, number, f"{home!r} is no ISO country code of two letters")
    shorts = names_of(short, path, number)
    every = names_of(also, path, number)
    latin = tuple(each for each in (name, *every) if each not in shorts)
    chinese = names_of(zh, path, number)
    return Entity(
        id=id,
        name=name,
        kind="company",
        names={"en": latin, "de": latin, "zh": (*chinese, *latin)},
        home=home,
        exact=frozenset((*latin, *shorts)),
        short=dict.fromkeys(("en", "de", "zh"), shorts),
    )


def names_of(field: str, path: Path, number: int) -> tuple[str, ...]:
    """The names of one field, each once and of two letters at least."""
    names = tuple(each.strip() for each in field.split("|")) if field else ()
    if any(sum(letter.isalnum() for letter in each) < 2 for each in names):
        raise wrong(path, number, f"{field!r} holds a name of fewer than two letters")
    if len(set(names)) < len(names):
        raise wrong(path, number, f"{field!r} holds a name twice")
    return names


def wrong(path: Path, number: int, what: str) -> DataFileError:
    return DataFileError(f"Data file cannot be used: {what}", where=f"{path}, line {number}")

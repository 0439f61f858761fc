"""Reads a gazetteer: one place a line, the towns and states by which a text says in which country it is.

A gazetteer is `entities/places/*.tsv`; the fields of a line stand between tabs, several names in one field
between bars:

- `name`: the name in English, from which the id is made (Gothenburg: gothenburg);
- `country`: the ISO code of its country, which must be on a list of regions;
- `also`: other names in Latin letters;
- `de`: the German names, where they are others (Göteborg);
- `zh`: Chinese names, Simplified;
- `er`: German words of belonging (Göteborger), which are no names;
- `short`: names that are also a person's or a common word (Austin, Essen): they count only where the words
  around them speak of a place ("in Austin", "the Austin plant").

All names in Latin letters are taken only as written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from claimtrack.data.ids import is_id
from claimtrack.data.registers import filled, id_of, names_of, wrong
from claimtrack.model import Entity

FIELDS = ("name", "country", "also", "de", "zh", "er", "short")
REGION = "region"


def read_places(path: Path, countries: Mapping[str, str]) -> list[Entity]:
    """The places of one list; a line that cannot be read is one clear sentence with its number.

    `countries` gives the id of each country by its ISO code.
    """
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    if not lines or tuple(lines[0].split("\t")) != FIELDS:
        raise wrong(path, 1, f"the first line must name the fields {', '.join(FIELDS)}, between tabs")
    return [_place(line, path, number, countries) for number, line in filled(lines)]


def _place(line: str, path: Path, number: int, countries: Mapping[str, str]) -> Entity:
    fields = [field.strip() for field in line.split("\t")]
    if len(fields) > len(FIELDS):
        raise wrong(path, number, f"{len(FIELDS)} fields are expected, not {len(fields)}")
    name, country, *rest = (*fields, *[""] * (len(FIELDS) - len(fields)))
    also, german, chinese, belonging, short = (names_of(field, path, number) for field in rest)
    id = id_of(name)
    if not is_id(id):
        raise wrong(path, number, f"{name!r} is no name that an id can be made from")
    if country not in countries:
        raise wrong(path, number, f"{country!r} is the ISO code of no country on the lists of regions")
    latin = tuple(each for each in (name, *also) if each not in short)
    german = german or latin
    return Entity(
        id=id,
        name=name,
        kind=REGION,
        names={"en": latin, "de": german, "zh": tuple(dict.fromkeys((*chinese, *latin)))},
        parent=countries[country],
        region=country,
        exact=frozenset((*latin, *german, *belonging, *short)),
        short=dict.fromkeys(("en", "de", "zh"), short),
        adjectives={"de": belonging},
    )


def is_part(entity: Entity) -> bool:
    """Whether a region is a town or a state: a part of a country, not the country by another name, as
    mainland China is.
    """
    return entity.kind == REGION and entity.parent is not None and not entity.id.endswith("china")


def by_country(entities: Iterable[Entity]) -> dict[str, str]:
    """ISO code -> id of the country itself, not of a part of it."""
    regions = [entity for entity in entities if entity.kind == REGION and entity.region]
    return {str(entity.region): entity.id for entity in regions if entity.parent is None}

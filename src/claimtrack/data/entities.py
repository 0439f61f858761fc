"""Who and what claims are about: companies, their units, operators, markets, regions, outlets, analysts.

The lists are `entities/*.toml`; `entities/registers/*.tsv` for companies of which only names are known;
`entities/products.tsv` for the markets of products; and `entities/places/*.tsv` for towns and states.
entity_files.py, registers.py, markets.py and places.py say what they may hold. `sectors.toml` gives the line
of business of companies on these lists that others are customers of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from claimtrack.data.entity_files import read_entities
from claimtrack.data.load import DATA, read
from claimtrack.data.markets import read_products
from claimtrack.data.near import near
from claimtrack.data.places import by_country, read_places
from claimtrack.data.registers import read_register
from claimtrack.errors import DataFileError
from claimtrack.folding import fold
from claimtrack.model import Entity

SERVING = ("cloud", "networks", "services", "software")
"""Lines of business that tell a provider from its customers."""
SUPPLYING = ("batteries", "chips", "parts", "vehicles")
"""Lines of business of suppliers, who are customers as often."""


class Entities:
    """All entities that are known: by id, by kinship and by name."""

    def __init__(self, entities: Iterable[Entity], places: Mapping[str, str]) -> None:
        """`places` gives the file of each id, for errors."""
        listed = list(entities)
        self.by_id: Mapping[str, Entity] = {entity.id: entity for entity in listed}
        self._places = places
        for entity in listed:
            if self.by_id[entity.id] is not entity:
                raise self._wrong(entity, "this id stands there twice")
            self._check_parents(entity)
        self._check_bearers()

    def __iter__(self) -> Iterator[Entity]:
        return iter(self.by_id.values())

    def __len__(self) -> int:
        return len(self.by_id)

    def __contains__(self, entity_id: object) -> bool:
        return entity_id in self.by_id

    def with_own(self, own: Iterable[Entity], place: str) -> Entities:
        """These entities and the own ones of a watch, checked together; `place` is the file of the watch."""
        own = list(own)
        if not own:
            return self
        return Entities([*self, *own], {**self._places, **{entity.id: place for entity in own}})

    def names(self, lang: str) -> list[tuple[str, Entity]]:
        """Every name to search in a text of this language; `entity.exact` says which need their case."""
        return [(name, entity) for entity in self for name in entity.names.get(lang, ())]

    def short_names(self, lang: str) -> list[tuple[str, Entity]]:
        """Names that count only in an article that holds a full name of the same entity as well."""
        return [(name, entity) for entity in self for name in entity.short.get(lang, ())]

    def lookalikes(self, lang: str) -> list[str]:
        """Phrases that hide the name inside them."""
        return sorted({phrase for entity in self for phrase in entity.lookalikes.get(lang, ())})

    def adjectives(self, lang: str) -> list[tuple[str, Entity]]:
        """Words of belonging (Chinese, deutschen) with the region they stand for."""
        return [(word, entity) for entity in self for word in entity.adjectives.get(lang, ())]

    def ancestors(self, entity_id: str) -> tuple[str, ...]:
        """The ids of what an entity belongs to, nearest first; none for an id on no list."""
        found: list[str] = []
        entity = self.by_id.get(entity_id)
        while entity is not None and entity.parent is not None:
            found.append(entity.parent)
            entity = self.by_id.get(entity.parent)
        return tuple(found)

    def root(self, entity_id: str) -> str:
        """The id of the topmost parent; the id itself where there is none, or where it is on no list."""
        return (entity_id, *self.ancestors(entity_id))[-1]

    def _check_parents(self, entity: Entity) -> None:
        seen = {entity.id}
        parent = entity.parent
        while parent is not None:
            if parent not in self.by_id:
                raise self._wrong(entity, f"there is no parent {parent!r}{near(parent, self.by_id)}")
            if parent in seen:
                raise self._wrong(entity, "it is its own parent, by one or more steps")
            seen.add(parent)
            parent = self.by_id[parent].parent

    def _check_bearers(self) -> None:
        """One name, one entity: else a name that is found says nothing."""
        languages = sorted({lang for entity in self for lang in entity.names})
        for lang in languages:
            bearers: dict[str, list[tuple[str, Entity]]] = {}
            for name, entity in self.names(lang):
                others = bearers.setdefault(fold(name), [])
                for other_name, other in others:
                    if other is not entity and not _told_apart(name, entity, other_name, other):
                        raise self._wrong(entity, f"{name!r} ({lang}) is also a name of {other.id!r}")
                others.append((name, entity))

    def _wrong(self, entity: Entity, what: str) -> DataFileError:
        where = f"{self._places.get(entity.id, 'entities')}, entity {entity.id!r}"
        return DataFileError(f"Data file cannot be used: {what}", where=where)


def _told_apart(name: str, entity: Entity, other_name: str, other: Entity) -> bool:
    """Whether two like names are told apart by their case (ITHome, iThome), or are known to be shared."""
    if name in entity.shared and other_name in other.shared:
        return True
    return name != other_name and name in entity.exact and other_name in other.exact


@cache
def load_entities() -> Entities:
    """The entities of all bundled lists, read once."""
    listed = list(_listed(DATA / "entities"))
    places = {entity.id: str(path) for path, own in listed for entity in own}
    return Entities(_with_sectors([entity for _, own in listed for entity in own]), places)


def _with_sectors(entities: Sequence[Entity]) -> list[Entity]:
    """The entities, each with its line of business where `sectors.toml` gives one."""
    table = read(DATA / "sectors.toml")
    sectors = {id: sector for sector in (*SERVING, *SUPPLYING) for id in table.texts(sector)}
    table.done()
    known = {entity.id: entity for entity in entities}
    for id in sectors:
        if id not in known:
            raise table.wrong(sectors[id], f"there is no entity {id!r}{near(id, known)}")
    return [
        replace(entity, sector=sectors[entity.id]) if entity.id in sectors else entity for entity in entities
    ]


def _listed(folder: Path) -> Iterator[tuple[Path, list[Entity]]]:
    """The entities of each list; the countries, which places name by their codes, are read before these."""
    countries: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        entities = read_entities(path)
        countries.update(by_country(entities))
        yield path, entities
    for path in sorted(folder.glob("registers/*.tsv")):
        yield path, read_register(path)
    for path in sorted(folder.glob("places/*.tsv")):
        yield path, read_places(path, countries)
    yield folder / "products.tsv", read_products(folder / "products.tsv")

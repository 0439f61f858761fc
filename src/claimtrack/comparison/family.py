"""Who belongs to whom: what the gate has to know about the subjects, objects and speakers of claims."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property

from claimtrack.data.entities import load_entities
from claimtrack.data.places import REGION, is_part
from claimtrack.folding import fold
from claimtrack.model import Entity


class Family:
    """Entities by id, read as a family: parents, roots, and which company where an id stands for."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self.entities = entities

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        """Folded name -> id; where two share a name, the first id in order has it."""
        ids: dict[str, str] = {}
        for entity_id in sorted(self.entities):
            entity = self.entities[entity_id]
            names = (entity.name, *(name for names in entity.names.values() for name in names))
            for name in (entity_id, *names):
                ids.setdefault(fold(name).strip(), entity_id)
        return ids

    def id_of(self, name: str) -> str:
        """The id of what is named, in whatever language; a name on no list is its own folded self."""
        folded = " ".join(fold(name).split())
        return self._ids.get(folded, folded)

    def known(self, subject: str) -> str:
        """The id of a subject, which is an id already or, on no list, a name as written."""
        return subject if subject in self.entities else self.id_of(subject)

    def ancestors(self, entity_id: str) -> tuple[str, ...]:
        """The parents of an entity, nearest first; a circle in the data ends where it began."""
        found: list[str] = []
        entity = self.entities.get(entity_id)
        while entity is not None and entity.parent and entity.parent not in (entity_id, *found):
            found.append(entity.parent)
            entity = self.entities.get(entity.parent)
        return tuple(found)

    def root(self, entity_id: str) -> str:
        """The head of the family; an entity on no list is its own."""
        known = self.known(entity_id)
        return (known, *self.ancestors(known))[-1]

    def related(self, one: str, other: str) -> bool:
        """Whether one is a parent, grandparent ... of the other."""
        return one in self.ancestors(other) or other in self.ancestors(one)

    def place(self, entity_id: str) -> tuple[str, str | None]:
        """The company and the country an entity stands for: aws-china is aws in CN.

        Only the arm of a company in a country is taken apart. A local firm below such an arm
        (the operator of AWS China) stays itself.
        """
        entity = self.entities.get(entity_id)
        if entity is None:
            return entity_id, None
        parent = self.entities.get(entity.parent or "")
        if parent is None or entity.region is None or parent.region == entity.region:
            return entity_id, entity.region
        return parent.id, entity.region

    def name(self, entity_id: str) -> str:
        """The English name of an entity, or the id as it stands."""
        entity = self.entities.get(entity_id)
        return entity_id if entity is None else entity.name

    def is_country(self, entity: Entity) -> bool:
        """Whether a region is a whole country: mainland China is China by another name, Wuhan is not."""
        return entity.kind == REGION and entity.region is not None and not is_part(entity)

    @cached_property
    def _countries(self) -> Mapping[str, str]:
        """ISO country -> English name."""
        regions = [entity for entity in self.entities.values() if self.is_country(entity)]
        return {entity.region: entity.name for entity in regions if entity.region and not entity.parent}

    def country(self, code: str) -> str:
        """The English name of a country, or its code as it stands."""
        return self._countries.get(code, code)


@cache
def default_family() -> Family:
    """The family of the entities in the data files."""
    return Family(load_entities().by_id)

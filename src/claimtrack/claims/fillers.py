"""Which names can fill a part of a frame: organisations, providers, countries, those a preposition leads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from claimtrack.claims.kin import is_related
from claimtrack.claims.names import PLACE, Name
from claimtrack.claims.reading import COMPANY_KINDS, Reading
from claimtrack.claims.terms import Mark
from claimtrack.data.entities import SUPPLYING, load_entities
from claimtrack.model import Entity

KIN_REACH = 24
"""So many characters stand at most between a company and the one that belongs to it."""


def is_provider(name: Name) -> bool:
    """Whether an organisation is one that others are customers of, as the lists say."""
    return name.entity is not None and serves(name.entity)


def serves(entity: Entity | None) -> bool:
    """Whether others are customers of an entity whatever is told of it."""
    return entity is not None and entity.sector is not None and entity.sector not in SUPPLYING


def supplies(reading: Reading, name: Name) -> bool:
    """Whether an organisation is a supplier, in a sentence that speaks of goods or orders."""
    supplier = name.entity is not None and name.entity.sector in SUPPLYING
    return supplier and bool(reading.of("trade.goods", "trade.orders"))


def may_provide(name: Name) -> bool:
    """Whether a name can mean a provider where the words say so: Microsoft, in "from Microsoft", is Azure."""
    return is_provider(name) or name.id in houses()


@cache
def houses() -> frozenset[str]:
    """The ids of the companies that have a provider as a part."""
    return frozenset(entity.parent for entity in load_entities() if serves(entity) and entity.parent)


NAME_PARTS: Mapping[str, Callable[[Name], bool]] = {
    "@org": lambda name: name.kind in COMPANY_KINDS,
    "@provider": is_provider,
    "@unit": lambda name: name.kind == "unit" and is_provider(name),
    "@branch": lambda name: name.kind in COMPANY_KINDS and name.id.endswith("-china"),
    "@belonging": lambda name: name.kind == PLACE,
    "@region": lambda name: name.kind == "region" and not name.is_city,
    "@market": lambda name: name.kind == "market",
}


def fillers(reading: Reading, part: str) -> list[Name]:
    """The names that can be a part of a frame that begins with @, by place."""
    kind, _, lead = part.partition(":")
    fits = may_provide if lead and kind == "@provider" else NAME_PARTS[kind]
    named = [
        name for name in reading.names if fits(name) or (kind == "@provider" and supplies(reading, name))
    ]
    if not lead:
        return named
    return [name for name in named if not _is_only_kin(reading, name) and _is_led(reading, lead, name)]


def _is_only_kin(reading: Reading, name: Name) -> bool:
    """Whether a company only says whose the next one is: „Telekom-Tochter T-Systems“."""
    return is_related(reading.folded, name.end, reading.lang) and any(
        0 < other.start - name.end <= KIN_REACH for other in reading.companies()
    )


def _is_led(reading: Reading, lead: str, name: Name) -> bool:
    """Whether a word of a list leads a name, or the one whose it is, which stands before."""
    before = [other for other in reading.companies() if 0 < name.start - other.end <= KIN_REACH]
    kin = (other for other in before if is_related(reading.folded, other.end, reading.lang))
    return leads(reading, lead, name) or any(leads(reading, lead, other) for other in kin)


def leads(reading: Reading, label: str, name: Name) -> bool:
    """Whether a word of a list leads a name; of two directions the longer words say which it is.

    „in die Cloud von StackIT“ is where something goes, not where it comes from; „Software von SAP“ is SAP's.
    """
    own = [mark for mark in reading.of(label) if _right_before(reading, mark, name)]
    others = reading.of("clauses.source", "clauses.target", "trade.made_by")
    other = [mark for mark in others if _right_before(reading, mark, name)]
    return bool(own) and min(m.start for m in own) <= min(
        (m.start for m in other), default=len(reading.folded)
    )


def _right_before(reading: Reading, mark: Mark, name: Name) -> bool:
    return mark.end <= name.start and reading.words(mark.end, name.start) < 1

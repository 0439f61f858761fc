"""Houses that trade and lend: what they say of others is an analyst's word, of themselves their own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from claimtrack.claims.names import Name
from claimtrack.claims.regions import house
from claimtrack.data.entities import load_entities
from claimtrack.data.load import DATA, read
from claimtrack.model import SpeakerKind


def kind_of(
    name: Name | None, kind: SpeakerKind, parties: Sequence[str], *, market: bool = False
) -> SpeakerKind:
    """What a house is when it speaks of a subject: an analyst of others, official about itself.

    "Commerzbank expects SAP to cut jobs" · "Gartner said it would cut jobs" · a bank that moves to a cloud;
    who measures a `market` and is on no list is no company in it („nach Zahlen von Talvik“).
    """
    if name is None or not parties or kind not in (SpeakerKind.OFFICIAL, SpeakerKind.ANALYST):
        return kind
    if house(name.id) in map(house, parties):
        return SpeakerKind.OFFICIAL
    measures = name.kind == "analyst" or is_broker(name) or (market and name.kind == "organisation")
    return SpeakerKind.ANALYST if measures else kind


def sells_advice(subject: str) -> bool:
    """Whether a company is itself a consultancy or a research house."""
    entity = load_entities().by_id.get(subject)
    return entity is not None and (entity.sector == "services" or entity.kind == "analyst")


def is_broker(name: Name) -> bool:
    """Whether a name is that of a bank, a broker or an investor."""
    ids, endings = _brokers()
    return name.id in ids or name.text.endswith(endings)


@cache
def _brokers() -> tuple[frozenset[str], tuple[str, ...]]:
    table = read(DATA / "brokers.toml")
    ids, endings = frozenset(table.texts("ids")), tuple(table.texts("endings"))
    table.done()
    return ids, endings

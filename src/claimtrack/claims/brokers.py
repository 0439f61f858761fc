"""Houses that trade and lend: what they say of others is an analyst's word, of themselves their own."""

from __future__ import annotations

from functools import cache

from claimtrack.claims.names import Name
from claimtrack.claims.regions import house
from claimtrack.data.load import DATA, read
from claimtrack.model import SpeakerKind


def kind_of(name: Name | None, kind: SpeakerKind, subject: str | None) -> SpeakerKind:
    """What a house is when it speaks of a subject: an analyst of others, official about itself.

    "Commerzbank expects SAP to cut jobs" · "Gartner said it would cut jobs"
    """
    if name is None or subject is None or kind not in (SpeakerKind.OFFICIAL, SpeakerKind.ANALYST):
        return kind
    if house(name.id) == house(subject):
        return SpeakerKind.OFFICIAL
    return SpeakerKind.ANALYST if name.kind == "analyst" or is_broker(name) else kind


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

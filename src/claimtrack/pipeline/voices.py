"""Whose word an unattributed sentence is: the newsroom's, the research house's, the outlet's."""

from __future__ import annotations

from functools import cache

from claimtrack.data.entities import load_entities
from claimtrack.data.sources import load_sources
from claimtrack.data.watches import watch_entities
from claimtrack.folding import fold
from claimtrack.model import Attribution, Source, SourceKind, SpeakerKind, Watch

KINDS = {SourceKind.OFFICIAL: SpeakerKind.OFFICIAL, SourceKind.ANALYST: SpeakerKind.ANALYST}


def own_voice(source: str | None, watch: Watch) -> Attribution:
    """The attribution of what an article says in its own name; `source` is an id or a name as given."""
    if source is None:
        return Attribution()
    known = _known(source, watch)
    if known:
        outlet = watch_entities(watch).by_id.get(known.outlet or "")
        name = outlet.name if outlet else known.name
        return Attribution(name, KINDS.get(known.kind, SpeakerKind.PRESS))
    kind = SpeakerKind.ANALYST if _research_house(source) else SpeakerKind.PRESS
    return Attribution(source, kind)


def source_id(source: str | None, watch: Watch) -> str | None:
    """The id of a source that is known by its id or name; else what was given."""
    known = _known(source, watch) if source else None
    return known.id if known else source


def _known(source: str, watch: Watch) -> Source | None:
    listed = {own.id: own for own in watch.own_sources} | {own.name: own for own in watch.own_sources}
    return listed.get(source) or _bundled().get(source)


@cache
def _bundled() -> dict[str, Source]:
    sources = load_sources()
    return {source.name: source for source in sources.values()} | dict(sources)


@cache
def _research_house(name: str) -> bool:
    folded = fold(name)
    return any(
        folded == fold(written)
        for entity in load_entities()
        if entity.kind == "analyst"
        for names in entity.names.values()
        for written in names
    )

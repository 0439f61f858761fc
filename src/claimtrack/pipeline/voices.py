"""Whose word an unattributed sentence is: the newsroom's, the research house's, the outlet's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from claimtrack.data.entities import load_entities
from claimtrack.data.load import DATA, read
from claimtrack.data.sources import load_sources
from claimtrack.data.watches import watch_entities
from claimtrack.folding import fold
from claimtrack.model import Attribution, Source, SourceKind, SpeakerKind, Watch

CJK = "\u2e80"
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
    return Attribution(source, SpeakerKind.ANALYST if _research_house(source) else _by_name(source))


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


def _by_name(name: str) -> SpeakerKind:
    """The kind of voice that the name of a source on no list shows ("SAP Newsroom", a filing); press else."""
    folded = f" {fold(name)} "
    words = _name_words()
    if _holds(folded, words["official"]) and any(_holds(folded, (company,)) for company in _companies()):
        return SpeakerKind.OFFICIAL
    if _holds(folded, words["filings"]):
        return SpeakerKind.OFFICIAL
    if _holds(folded, words["analyst"]):
        return SpeakerKind.ANALYST
    return SpeakerKind.AUTHOR if _holds(folded, words["author"]) else SpeakerKind.PRESS


def _holds(folded: str, words: Iterable[str]) -> bool:
    """Whether one of the words stands in a folded name, as a whole word where the script has spaces."""
    spaced = re.sub(r"\W", " ", folded)
    return any(word in folded if word[0] >= CJK else f" {word} " in spaced for word in words)


@cache
def _name_words() -> dict[str, tuple[str, ...]]:
    table = read(DATA / "source_names.toml")
    words = {key: tuple(map(fold, table.texts(key))) for key in ("official", "filings", "analyst", "author")}
    table.done()
    return words


@cache
def _companies() -> frozenset[str]:
    companies = (entity for entity in load_entities() if entity.kind in ("company", "unit", "operator"))
    return frozenset(
        fold(name)
        for entity in companies
        for names in entity.names.values()
        for name in names
        if len(name) > 1
    )


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

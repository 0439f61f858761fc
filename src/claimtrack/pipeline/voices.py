"""Whose word an unattributed sentence is: the newsroom's, the research house's, the outlet's."""

from __future__ import annotations

import re
from functools import cache

from claimtrack.data.entities import load_entities
from claimtrack.data.sources import load_sources
from claimtrack.data.watches import watch_entities
from claimtrack.folding import fold
from claimtrack.model import Article, Attribution, Source, SourceKind, SpeakerKind, Watch
from claimtrack.pipeline.own_names import in_own_name
from claimtrack.pipeline.own_pages import holds, name_words, written_by

KINDS = {SourceKind.OFFICIAL: SpeakerKind.OFFICIAL, SourceKind.ANALYST: SpeakerKind.ANALYST}
SELF_MEDIA = re.compile(r"^[老小阿][\u4e00-\u9fff]|[聊侃]|(?:说|哥|姐|叔|博主)$")
"""How people who write in Chinese in their own name are called (老秦聊运维)."""


def voice_of(article: Article, watch: Watch) -> Attribution:
    """Whose word an article's own text is: its source's, or that of the company on whose page it stands.

    A page is a company's where its name holds that of whom the text is about ("Corvid Labs blog"), or where
    the text is a letter to staff or shareholders; somebody's own where he speaks of himself as "I".
    """
    own = own_voice(article.source, watch)
    if own.speaker_kind not in (SpeakerKind.PRESS, SpeakerKind.AUTHOR) or _is_listed(article.source, watch):
        return own
    kind = written_by(article)
    if kind is None and article.source is not None and in_own_name(article):
        kind = SpeakerKind.AUTHOR
    return Attribution(own.speaker, kind or own.speaker_kind)


def _is_listed(source: str | None, watch: Watch) -> bool:
    return source is not None and _known(source, watch) is not None


def own_voice(source: str | None, watch: Watch) -> Attribution:
    """The attribution of what a source says in its own name; `source` is an id or a name as given."""
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
    words = name_words()
    if holds(name, words["official"]) and any(holds(name, (company,)) for company in _companies()):
        return SpeakerKind.OFFICIAL
    if holds(name, words["filings"]) or holds(name, words["inside"]):
        return SpeakerKind.OFFICIAL
    if holds(name, words["staff"]):
        return SpeakerKind.INSIDER
    if holds(name, words["analyst"]):
        return SpeakerKind.ANALYST
    own = holds(name, words["author"]) or SELF_MEDIA.search(name)
    return SpeakerKind.AUTHOR if own else SpeakerKind.PRESS


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

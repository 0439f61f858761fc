"""The pure stages of the pipeline, each a function of its arguments alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.articles.page import read
from claimtrack.articles.relevance import Relevance
from claimtrack.articles.sentences import split
from claimtrack.data.load import DATA
from claimtrack.data.watches import watch_entities
from claimtrack.model import Article, Claim, Entity, Watch
from claimtrack.nlp import fingerprint
from claimtrack.pipeline.voices import voice_of

if TYPE_CHECKING:
    from claimtrack.claims.reader import Reader

NONE: frozenset[str] = frozenset()
__all__ = ["extract", "read", "relevance", "rules_hash", "split"]


def relevance(watch: Watch) -> Relevance | None:
    """What tells whether a page names an entity of the watch at all; None where the watch takes any."""
    if not watch.entities:
        return None
    known = watch_entities(watch)
    names = {
        name
        for entity_id in watch.entities
        for listed in known.by_id[entity_id].names.values()
        for name in listed
    }
    return Relevance(sorted(names))


def extract(article: Article, watch: Watch) -> list[Claim]:
    """The claims of an article that the watch follows, in the order of their place."""
    from claimtrack.claims.extract import extract as extract_claims

    types = _spoken_of(watch, article) if article.lang in watch.languages else NONE
    if types is not None and not types:
        return []
    reader = reader_of(article.lang, watch.own_entities)
    claims = extract_claims(article, split(article), reader, voice_of(article, watch), types=types)
    return [claim for claim in claims if follows(watch, claim)]


def _spoken_of(watch: Watch, article: Article) -> frozenset[str] | None:
    """The claim types of which an article may claim something of whom a watch follows; None for all."""
    from claimtrack.claims.reader import mentions

    if not watch.entities:
        return None
    known = mentions(article.lang, watch.own_entities, tuple(watch.entities))
    return known.types(f"{article.title or ''}\n{article.text}")


@cache
def reader_of(lang: str, own_entities: tuple[Entity, ...]) -> Reader:
    """What reads the sentences of a language with the names that a watch adds; built once."""
    from claimtrack.claims.reader import Reader

    return Reader(lang, own_entities)


def follows(watch: Watch, claim: Claim) -> bool:
    """Whether a watch follows a claim: its type, and its subject or object (or one of several)."""
    if watch.types and claim.type not in watch.types:
        return False
    parties = [*(claim.subject or "").split("+"), claim.object]
    return not watch.entities or any(party in watch.entities for party in parties)


@cache
def rules_hash() -> str:
    """A hash of all that decides what is extracted: data files, the code of sentences, claims and values,
    trained pipelines where they are in use.
    """
    package = DATA.parent
    data = ("bynames", "claim_types", "lexicons", "entities")
    code = ("articles/sentences", "claims", "values")
    folders = [*(DATA / name for name in data), *(package / name for name in code)]
    digest = hashlib.sha256()
    for path in sorted(_files(folders)):
        digest.update(path.relative_to(package).as_posix().encode())
        digest.update(path.read_bytes())
    digest.update(fingerprint().encode())
    return digest.hexdigest()[:16]


def _files(folders: Iterable[Path]) -> Iterable[Path]:
    kinds = (".toml", ".tsv", ".py")
    return (path for folder in folders for path in folder.rglob("*") if path.suffix in kinds)

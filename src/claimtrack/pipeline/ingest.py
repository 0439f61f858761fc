"""Articles from files into the store: one transaction each, and no harm in doing it twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from claimtrack.data.sources import load_sources
from claimtrack.model import Article, Outcome, Watch
from claimtrack.pipeline.steps import extract, rules_hash
from claimtrack.pipeline.voices import source_id
from claimtrack.store.articles import save_article
from claimtrack.store.claims import save_claims
from claimtrack.store.session import Store
from claimtrack.store.sources import save_sources


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one article, and how many claims it makes."""

    article: Article
    outcome: Outcome
    claims: int


def ingest(store: Store, articles: Iterable[Article], watch: Watch, now: datetime) -> Iterator[Ingested]:
    """Each article as it is saved with the claims that the watch follows."""
    rules = rules_hash()
    with store.begin() as conn:
        save_sources(conn, [*load_sources().values(), *watch.own_sources])
    for given in articles:
        article = replace(given, source=source_id(given.source, watch))
        claims = extract(article, watch)
        with store.begin() as conn:
            revision, outcome = save_article(conn, article, None, now)
            save_claims(conn, revision, claims, rules, now)
        yield Ingested(article, outcome, len(claims))

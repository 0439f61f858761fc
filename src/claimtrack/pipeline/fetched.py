"""What an answer of a site holds: the article and its claims, or the links of a feed, sitemap or list.

Runs in the crawler's worker process, so that a hostile page can neither block nor end the crawl.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from claimtrack.articles.feeds import EMPTY, read_feed
from claimtrack.articles.lists import read_list
from claimtrack.articles.sitemaps import read_sitemap
from claimtrack.data.watches import watched_sources
from claimtrack.errors import InputError
from claimtrack.model import AddressKind, Article, BodyState, Claim, Link, Outcome, Snapshot, Watch
from claimtrack.pipeline.sieve import Sieve
from claimtrack.pipeline.steps import extract, read

MOST_PAGES = 2000
"""Pages taken from one sitemap: news sitemaps have at most 1,000, and an archive is not news."""
MOST_SITEMAPS = 50
"""Sitemaps taken from one index."""

CONSENT = "a consent wall instead of the article"
NO_ARTICLE = "no article on the page"
ONLY_PART = "the page gives only a part of the article"
NO_LINKS = "no link on the list page leads to an article"


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer with status 200, and the link that led to it."""

    link: Link
    snapshot: Snapshot
    has_article: bool
    """Whether an article was read at this address before; then its text is kept whatever it names now."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an answer gave, and how the visit ends with it."""

    outcome: Outcome
    reason: str | None = None
    article: Article | None = None
    claims: tuple[Claim, ...] = ()
    links: tuple[Link, ...] = ()


def read_fetched(fetched: Fetched, watch: Watch) -> Reading:
    """What the answer gave; what cannot be read is FAILED, with the reason."""
    try:
        if fetched.link.kind is AddressKind.PAGE:
            return _read_page(fetched, watch)
        return _read_way(fetched)
    except InputError as error:
        return Reading(Outcome.FAILED, error.what)


def _read_page(fetched: Fetched, watch: Watch) -> Reading:
    source = fetched.link.source
    article = read(fetched.snapshot, source=source, lang=_languages(watch).get(source))
    if article.body_state is BodyState.CONSENT:
        return Reading(Outcome.SKIPPED, CONSENT)
    if article.body_state is BodyState.EMPTY:
        return Reading(Outcome.SKIPPED, NO_ARTICLE)
    against = None if fetched.has_article else _sieve(watch).against_article(fetched.link, article)
    if against is not None:
        return Reading(Outcome.SKIPPED, against)
    part = ONLY_PART if article.body_state is BodyState.PARTIAL else None
    return Reading(Outcome.NEW, part, article, tuple(extract(article, watch)))


@cache
def _sieve(watch: Watch) -> Sieve:
    return Sieve(watch)


@cache
def _languages(watch: Watch) -> Mapping[str, str]:
    """Source -> its language, for the sources that have only one."""
    return {source.id: source.languages[0] for source in watched_sources(watch) if len(source.languages) == 1}


def _read_way(fetched: Fetched) -> Reading:
    link, snapshot = fetched.link, fetched.snapshot
    if link.kind is AddressKind.FEED:
        return _read_feed(link, snapshot)
    if link.kind is AddressKind.SITEMAP:
        return _read_sitemap(link, snapshot)
    links = read_list(snapshot.body, snapshot.url, link.source, link.links, snapshot.headers)
    return Reading(Outcome.READ, links=links) if links else Reading(Outcome.FAILED, NO_LINKS)


def _read_feed(link: Link, snapshot: Snapshot) -> Reading:
    """The links of a feed; one without entries is a failure of its source: they never are empty."""
    feed = read_feed(snapshot.body, snapshot.url, link.source, snapshot.headers)
    problems = "; ".join(feed.problems) or None
    if EMPTY in feed.problems or not feed.links:
        return Reading(Outcome.FAILED, problems)
    return Reading(Outcome.READ, problems, links=feed.links)


def _read_sitemap(link: Link, snapshot: Snapshot) -> Reading:
    pages, sitemaps = read_sitemap(snapshot.body, snapshot.url, link.source, link.links)
    too_many = len(pages) > MOST_PAGES or len(sitemaps) > MOST_SITEMAPS
    reason = f"only the first {MOST_PAGES} pages or {MOST_SITEMAPS} sitemaps are taken" if too_many else None
    return Reading(Outcome.READ, reason, links=(*pages[:MOST_PAGES], *sitemaps[:MOST_SITEMAPS]))

"""When a page was published and changed, from what it states outright down to its address; never invented.

A date is only taken where the page says that it is the article's. Image names, copyright lines and other
stories carry dates too, and a wrong date makes a contradiction where there is none: when in doubt, None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from claimtrack.articles.date_places import near_title, time_elements
from claimtrack.articles.date_text import day_of, parse
from claimtrack.articles.structured import Structured

EARLIEST = date(1994, 1, 1)
TOLERANCE = timedelta(days=1)
"""A page of the far east may bear tomorrow's date."""

PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time",
    "datepublished", "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date",
    "dcterms.created", "dc.date.created", "citation_publication_date", "parsely-pub-date",
    "sailthru.date", "publishdate", "publish_date", "publish-date", "publication_date",
    "publication-date", "publicationdate", "pubdate", "pub_date", "pdate",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article.published", "published_at",
    "published_time", "article_date_original", "originalpublicationdate", "og:release_date",
    "weibo:article:create_at", "apub:time", "bytedance:published_time", "date", "displaydate",
    "last-publish-date",
)  # fmt: skip
MODIFIED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified",
    "dcterms.modified", "dc.date.modified", "article:modified", "article.updated",
    "bytedance:updated_time", "modified_time", "lastmod", "last-modified", "revised",
    "weibo:article:update_at", "updated_time", "article_date_updated",
)  # fmt: skip
_IN_PATH = re.compile(r"/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:/|$)")


class Dated(NamedTuple):
    """A date in ISO form and the name of the rule that found it; both None where nothing was found."""

    value: str | None
    rule: str | None


NOTHING = Dated(None, None)


class Dates(NamedTuple):
    """When an article was published and when it was last changed."""

    published: Dated
    modified: Dated


def _believable(value: str | None, fetched: date) -> bool:
    day = day_of(value) if value else None
    return day is not None and EARLIEST <= day <= fetched + TOLERANCE


def _first(candidates: Iterator[tuple[str, str]], fetched: date) -> Dated:
    """The first candidate that can be read and lies between the first web pages and the fetch."""
    for rule, text in candidates:
        value = parse(text)
        if value is not None and _believable(value, fetched):
            return Dated(value, rule)
    return NOTHING


def _published(
    tree: HtmlElement, structured: Structured, url: str, title: str | None
) -> Iterator[tuple[str, str]]:
    if "datePublished" in structured.fields:
        yield "jsonld", structured.fields["datePublished"]
    for name in PUBLISHED:
        if name in structured.metas:
            yield f"meta:{name}", structured.metas[name]
    yield from (("time", text) for text in time_elements(tree, changed=False))
    yield from near_title(tree, title, changed=False)
    match = _IN_PATH.search(urlsplit(url).path)
    if match:
        yield "url", "-".join(part.zfill(2) for part in match.groups())


def _modified(tree: HtmlElement, structured: Structured, title: str | None) -> Iterator[tuple[str, str]]:
    if "dateModified" in structured.fields:
        yield "jsonld", structured.fields["dateModified"]
    for name in MODIFIED:
        if name in structured.metas:
            yield f"meta:{name}", structured.metas[name]
    yield from (("time", text) for text in time_elements(tree, changed=True))
    yield from near_title(tree, title, changed=True)


def find_dates(
    tree: HtmlElement, structured: Structured, url: str, fetched_at: datetime, title: str | None = None
) -> Dates:
    """The dates of publication and last change, each with the rule that found it."""
    fetched = fetched_at.date()
    published = _first(_published(tree, structured, url, title), fetched)
    modified = _first(_modified(tree, structured, title), fetched)
    before, after = day_of(published.value or ""), day_of(modified.value or "")
    # A change before the publication is a template's own date or a clock gone wrong.
    if before is not None and after is not None and after < before:
        modified = NOTHING
    return Dates(published, modified)

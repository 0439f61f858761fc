"""A page that lists articles (a newsroom, a topic page) becomes links to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from claimtrack.articles.address import clean, join, same_site
from claimtrack.articles.markup import refuse_other_kinds, tree_of, words
from claimtrack.articles.sitemaps import compiled
from claimtrack.model import Link

LONGEST_TITLE = 300

_ARTICLE = re.compile(
    r"/(?:19|20)\d\d[/-]?[01]?\d[/-]"  # a date in the path
    r"|/[^/]*\d{5,}[^/]*/?$"  # a number as the name of the page
    r"|/[^/]+(?:-[^/]+){3,}/?$"  # a headline as the name of the page
    r"|/(?:art|article|articles|artikel|news|meldung|story|detail|content|pressemitteilung\w*|press-releases?)/[^/]+",
    re.IGNORECASE,
)
_NO_ARTICLE = re.compile(
    r"/(?:tags?|topics?|themen?|category|categories|kategorie|author|autor(?:en)?|search|suche|login|register|account"
    r"|abo|subscribe|newsletter|about|contact|kontakt|impressum|datenschutz|privacy|terms|agb|page)(?:/|$)"
    r"|\.(?:pdf|jpe?g|png|gif|webp|svg|mp[34]|zip|xml|rss|css|js|ics)$",
    re.IGNORECASE,
)


def read_list(
    data: bytes,
    url: str,
    source: str,
    links_regex: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> tuple[Link, ...]:
    """The links of a list page whose address matches; with no expression, those that look like articles."""
    headers = headers or {}
    refuse_other_kinds(data, headers, url)
    wanted = compiled(links_regex, url)
    tree = tree_of(data, headers)
    if tree is None:
        return ()
    here = clean(url)
    titles: dict[str, str] = {}
    for address, title in _links(tree, url):
        matches = wanted.search(address) if wanted else looks_like_article(address, here)
        if matches and address != here:
            titles[address] = max(titles.get(address, ""), title, key=len)
    return tuple(Link(address, source, title=title or None) for address, title in titles.items())


def looks_like_article(address: str, page: str) -> bool:
    """True for an address of the same site with a path as articles have: a date, a number, a headline."""
    path = urlsplit(address).path
    return same_site(address, page) and _ARTICLE.search(path) is not None and not _NO_ARTICLE.search(path)


def _links(tree: HtmlElement, url: str) -> Iterator[tuple[str, str]]:
    """Address and text of each link, in the page's order; a base element says what they are relative to."""
    base = (
        next((join(url, element.get("href")) for element in tree.iter("base") if element.get("href")), None)
        or url
    )
    for link in tree.iter("a", "area"):
        address = join(base, link.get("href") or "") if link.get("href") else None
        if address is not None and not (link.get("href") or "").lstrip().startswith("#"):
            yield address, (words(link) or link.get("title") or "")[:LONGEST_TITLE].strip()

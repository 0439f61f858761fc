"""The words of the sample newsroom: outlets, their pages, documents and ways.

What they hold is read from the content files by `reading`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from claimtrack.model import SourceKind, WayKind


class Form(StrEnum):
    """What a served document is; the forms that list pages are written in `listings` and `sitemaps`."""

    RSS = "rss"
    RDF = "rdf"
    ATOM = "atom"
    JSON = "json"
    EMPTY = "empty"
    """A valid feed without entries."""
    SHELL = "shell"
    """An HTML page where a feed is expected."""
    LIST = "list"
    SITEMAP = "sitemap"
    SITEMAP_GZIP = "sitemap gzip"
    SITEMAP_INDEX = "sitemap index"
    NEWS_SITEMAP = "news sitemap"


class Validators(StrEnum):
    """How an outlet answers conditional requests."""

    HONEST = "honest"
    NONE = "none"
    """No ETag and no Last-Modified: only the text tells that nothing changed."""
    STALE_FEED = "stale feed"
    """Honest for pages; the feed keeps the validators of the first visit although it has changed."""


@dataclass(frozen=True, slots=True)
class Page:
    """One text of an outlet, on one visit."""

    name: str
    path: str
    title: str
    byline: str
    section: str
    lang: str
    summary: str
    published: datetime
    modified: datetime
    body: str
    template: str = "page"
    status: int = 200
    cut_after: str | None = None
    """The words after which the HTML breaks off."""
    listed_as: str | None = None
    """The path under which feeds and sitemaps list the page; it redirects to `path`."""
    withdrawn: bool = False
    """Gone on the second visit, from the site and from its listings."""


@dataclass(frozen=True, slots=True)
class Document:
    """A feed, sitemap or list page; it lists the pages whose path begins with one of `under`."""

    path: str
    form: Form
    under: tuple[str, ...]
    append: str


@dataclass(frozen=True, slots=True)
class OutletWay:
    """A way into the outlet as the watch names it; `path` and `links` begin behind the outlet's address."""

    kind: WayKind
    path: str
    links: str | None


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet with all it serves; `closed` means that it hangs up on every request."""

    id: str
    name: str
    kind: SourceKind
    languages: tuple[str, ...]
    lang: str
    country: str
    official_for: tuple[str, ...]
    note: str
    encoding: str
    validators: Validators
    closed: bool
    rotates: bool
    """The teasers beside the text change their order from visit to visit."""
    robots: str | None
    mark: str
    date_form: str
    months: tuple[str, ...]
    paragraph: str
    teasers: tuple[str, ...]
    ways: tuple[OutletWay, ...]
    documents: tuple[Document, ...]
    templates: Mapping[str, str]
    pages: tuple[Page, ...]
    second_pages: tuple[Page, ...]

    def pages_on(self, visit: int) -> tuple[Page, ...]:
        """The pages that stand on the site on the first or the second visit, newest first."""
        if visit == 1:
            return self.pages
        changed = {page.name: page for page in self.second_pages}
        return tuple(changed.get(page.name, page) for page in self.pages if not page.withdrawn)

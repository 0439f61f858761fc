"""What each outlet of the sample newsroom answers, path by path, on the first and on the second visit.

Everything follows from the content files and the outlet's address: no clock, no chance.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from claimtrack.sample.content import Document, Form, Outlet, Page, Validators
from claimtrack.sample.feeds import atom, json_feed, rdf, rss
from claimtrack.sample.markup import write_page
from claimtrack.sample.sitemaps import list_page, news_sitemap, shell, sitemap, sitemap_index

VISITS = (1, 2)
Writer = Callable[[Outlet, Document, Sequence[Page], str], str]
WRITERS: Mapping[Form, tuple[Writer, str]] = {
    Form.RSS: (rss, "application/rss+xml"),
    Form.RDF: (rdf, "application/rdf+xml"),
    Form.ATOM: (atom, "application/atom+xml"),
    Form.JSON: (json_feed, "application/feed+json"),
    Form.EMPTY: (rss, "application/rss+xml"),
    Form.SHELL: (shell, "text/html"),
    Form.LIST: (list_page, "text/html"),
    Form.SITEMAP: (sitemap, "application/xml"),
    Form.SITEMAP_GZIP: (sitemap, "application/gzip"),
    Form.SITEMAP_INDEX: (sitemap_index, "application/xml"),
    Form.NEWS_SITEMAP: (news_sitemap, "application/xml"),
}
"""How each form is written, and the media type it is sent with."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a request without conditions."""

    status: int
    content_type: str
    body: bytes
    etag: str | None = None
    last_modified: datetime | None = None
    location: str | None = None


def _validated(answer: Answer, outlet: Outlet, changed: datetime) -> Answer:
    """The answer with its validators, where the outlet gives any."""
    if outlet.validators is Validators.NONE or answer.status != 200:
        return answer
    etag = f'"{hashlib.sha256(answer.body).hexdigest()[:16]}"'
    return replace(answer, etag=etag, last_modified=changed)


def _page_answer(outlet: Outlet, page: Page, base: str, visit: int) -> Answer:
    html = write_page(outlet, page, base, visit).encode(outlet.encoding)
    return _validated(
        Answer(page.status, f"text/html; charset={outlet.encoding}", html), outlet, page.modified
    )


def _document_answer(outlet: Outlet, document: Document, base: str, visit: int) -> Answer:
    pages = [] if document.form is Form.EMPTY else listed_pages(outlet, document, visit)
    write, media_type = WRITERS[document.form]
    body = write(outlet, document, pages, base).encode(outlet.encoding)
    if document.form is Form.SITEMAP_GZIP:
        answer = Answer(200, media_type, gzip.compress(body, mtime=0))
    else:
        answer = Answer(200, f"{media_type}; charset={outlet.encoding}", body)
    return _validated(answer, outlet, max(page.modified for page in pages or outlet.pages))


def listed_pages(outlet: Outlet, document: Document, visit: int) -> list[Page]:
    """The pages that a document lists on a visit, newest first."""
    return [page for page in outlet.pages_on(visit) if page.path.startswith(document.under)]


def answers(outlet: Outlet, base: str, visit: int) -> dict[str, Answer]:
    """Every path that the outlet answers with anything but 404, with its answer."""
    found: dict[str, Answer] = {}
    for page in outlet.pages_on(visit):
        found[page.path] = _page_answer(outlet, page, base, visit)
        if page.listed_as is not None:
            found[page.listed_as] = Answer(301, "text/html", b"", location=base + page.path)
    for document in outlet.documents:
        found[document.path] = _document_answer(outlet, document, base, visit)
        if visit > 1 and outlet.validators is Validators.STALE_FEED:
            first = _document_answer(outlet, document, base, visit=1)
            stale = replace(found[document.path], etag=first.etag, last_modified=first.last_modified)
            found[document.path] = stale
    if outlet.robots is not None:
        robots = outlet.robots.replace("{base}", base).encode()
        found["/robots.txt"] = Answer(200, "text/plain; charset=utf-8", robots)
    return found

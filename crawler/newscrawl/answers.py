"""What an answer of a site means for its visit, before anything is read from it."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claimtrack.model import AddressKind, Outcome, Snapshot, Visit
from claimtrack.pipeline.collect import Fetch

if TYPE_CHECKING:
    from scrapy.http import Response

GONE = (404, 410)
READABLE = (200, 203)
FRONT_PAGE = "leads to the front page"


def visit_of(run: str, fetch: Fetch, response: Response, now: datetime) -> Visit:
    """The visit with all that the answer says beside its body; FAILED as long as nobody has read that."""
    return Visit(
        run=run,
        url=fetch.link.url,
        outcome=Outcome.FAILED,
        at=now,
        status=response.status,
        etag=_header(response, "ETag"),
        last_modified=_header(response, "Last-Modified"),
        final_url=response.url if response.meta.get("redirect_urls") else None,
    )


def without_body(fetch: Fetch, response: Response) -> tuple[Outcome, str | None] | None:
    """How the visit ends without a look at the body, or None where the body has to be read."""
    status = response.status
    if status == 304 and fetch.is_conditional:
        return Outcome.NOT_MODIFIED, None
    if status in GONE:
        return Outcome.FAILED, None  # the store says whether an article is withdrawn with it
    if status not in READABLE:
        return Outcome.FAILED, f"HTTP {status}"
    if fetch.link.kind is AddressKind.PAGE and _became_front_page(fetch.link.url, response.url):
        return Outcome.FAILED, FRONT_PAGE
    return None


def snapshot_of(response: Response, now: datetime) -> Snapshot:
    """The bytes of the answer with its headers, without cookies."""
    headers = {
        name.decode("latin-1"): b", ".join(values).decode("latin-1")
        for name, values in response.headers.items()
        if name.lower() != b"set-cookie"
    }
    return Snapshot(
        response.url, now, response.status, headers, response.body, sha256(response.body).hexdigest()
    )


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None


def _became_front_page(asked: str, final: str) -> bool:
    """Sites send readers of a removed page to their front page; its text must not become the article's."""
    was, became = urlsplit(asked), urlsplit(final)
    return bool(was.path.strip("/") or was.query) and not became.path.strip("/") and not became.query

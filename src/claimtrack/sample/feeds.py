"""Feeds of the sample newsroom: RSS 2.0, RSS 1.0 (RDF), Atom and JSON Feed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from email.utils import format_datetime
from html import escape

from claimtrack.sample.content import Document, Outlet, Page

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def listed(page: Page, base: str, document: Document) -> str:
    """The address under which a document lists a page."""
    return base + (page.listed_as or page.path) + document.append


def _declaration(outlet: Outlet) -> str:
    return f'<?xml version="1.0" encoding="{outlet.encoding}"?>\n'


def rss(outlet: Outlet, document: Document, pages: Sequence[Page], base: str) -> str:
    """An RSS 2.0 feed; without pages it is valid and empty."""
    entries = "".join(
        f"<item><title>{escape(page.title)}</title><link>{escape(listed(page, base, document))}</link>"
        f'<guid isPermaLink="false">{outlet.id}:{page.name}</guid>'
        f"<pubDate>{format_datetime(page.published)}</pubDate>"
        f"<description>{escape(page.summary)}</description></item>\n"
        for page in pages
    )
    return (
        f'{_declaration(outlet)}<rss version="2.0"><channel><title>{escape(outlet.name)}</title>'
        f"<link>{base}/</link><description>{escape(outlet.mark)}</description>"
        f"<language>{outlet.lang}</language>\n{entries}</channel></rss>\n"
    )


def rdf(outlet: Outlet, document: Document, pages: Sequence[Page], base: str) -> str:
    """An RSS 1.0 feed: RDF with the entries beside the channel."""
    addresses = [escape(listed(page, base, document)) for page in pages]
    order = "".join(f'<rdf:li rdf:resource="{address}"/>' for address in addresses)
    entries = "".join(
        f'<item rdf:about="{address}"><title>{escape(page.title)}</title><link>{address}</link>'
        f"<description>{escape(page.summary)}</description>"
        f"<dc:date>{page.published.isoformat()}</dc:date></item>\n"
        for address, page in zip(addresses, pages, strict=True)
    )
    return (
        f'{_declaration(outlet)}<rdf:RDF xmlns:rdf="{RDF}" xmlns="http://purl.org/rss/1.0/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="{base}{document.path}">'
        f"<title>{escape(outlet.name)}</title><link>{base}/</link>"
        f"<description>{escape(outlet.mark)}</description>"
        f"<items><rdf:Seq>{order}</rdf:Seq></items></channel>\n{entries}</rdf:RDF>\n"
    )


def atom(outlet: Outlet, document: Document, pages: Sequence[Page], base: str) -> str:
    """An Atom feed; `updated` follows a page's last change."""
    entries = "".join(
        f"<entry><title>{escape(page.title)}</title><id>tag:sample.invalid,2025:{outlet.id}:{page.name}</id>"
        f'<link rel="alternate" type="text/html" href="{escape(listed(page, base, document))}"/>'
        f"<published>{page.published.isoformat()}</published><updated>{page.modified.isoformat()}</updated>"
        f"<author><name>{escape(page.byline)}</name></author><summary>{escape(page.summary)}</summary></entry>\n"
        for page in pages
    )
    newest = max(page.modified for page in pages)
    return (
        f'{_declaration(outlet)}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{outlet.lang}">'
        f"<title>{escape(outlet.name)}</title><id>tag:sample.invalid,2025:{outlet.id}</id>"
        f'<link rel="self" href="{base}{document.path}"/><link href="{base}/"/>'
        f"<updated>{newest.isoformat()}</updated><subtitle>{escape(outlet.mark)}</subtitle>\n{entries}</feed>\n"
    )


def json_feed(outlet: Outlet, document: Document, pages: Sequence[Page], base: str) -> str:
    """A JSON Feed, version 1.1."""
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": outlet.name,
            "home_page_url": f"{base}/",
            "feed_url": base + document.path,
            "description": outlet.mark,
            "language": outlet.lang,
            "items": [
                {
                    "id": f"{outlet.id}:{page.name}",
                    "url": listed(page, base, document),
                    "title": page.title,
                    "summary": page.summary,
                    "content_text": page.summary,
                    "date_published": page.published.isoformat(),
                    "date_modified": page.modified.isoformat(),
                    "authors": [{"name": page.byline}],
                }
                for page in pages
            ],
        },
        ensure_ascii=False,
        indent=1,
    )

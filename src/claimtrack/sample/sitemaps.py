"""Sitemaps, news sitemaps and list pages of the sample newsroom, and a page where a feed should be."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from claimtrack.sample.content import Document, Form, Outlet, Page
from claimtrack.sample.feeds import listed
from claimtrack.sample.markup import shown_date

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def sitemap(_outlet: Outlet, document: Document, pages: Sequence[Page], base: str) -> str:
    """A sitemap with the day of each page's last change."""
    entries = "".join(
        f"<url><loc>{escape(listed(page, base, document))}</loc>"
        f"<lastmod>{page.modified:%Y-%m-%d}</lastmod></url>\n"
        for page in pages
    )
    return f'{DECLARATION}<urlset xmlns="{SITEMAP}">\n{entries}</urlset>\n'


def sitemap_index(outlet: Outlet, _document: Document, _pages: Sequence[Page], base: str) -> str:
    """The index of the outlet's other sitemaps."""
    entries = "".join(
        f"<sitemap><loc>{base}{other.path}</loc></sitemap>\n"
        for other in outlet.documents
        if other.form in (Form.SITEMAP, Form.SITEMAP_GZIP)
    )
    return f'{DECLARATION}<sitemapindex xmlns="{SITEMAP}">\n{entries}</sitemapindex>\n'


def news_sitemap(outlet: Outlet, document: Document, pages: Sequence[Page], base: str) -> str:
    """A news sitemap with title and publication date."""
    entries = "".join(
        f"<url><loc>{escape(listed(page, base, document))}</loc><news:news><news:publication>"
        f"<news:name>{escape(outlet.name)}</news:name><news:language>{outlet.lang.lower()}</news:language>"
        f"</news:publication><news:publication_date>{page.published.isoformat()}</news:publication_date>"
        f"<news:title>{escape(page.title)}</news:title></news:news></url>\n"
        for page in pages
    )
    return f'{DECLARATION}<urlset xmlns="{SITEMAP}" xmlns:news="{NEWS}">\n{entries}</urlset>\n'


def _html(lang: str, title: str, body: str, mark: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title></head>"
        f"<body>\n{body}<footer><p>{escape(mark)}</p></footer></body></html>\n"
    )


def list_page(outlet: Outlet, document: Document, pages: Sequence[Page], base: str) -> str:
    """An HTML page that links to the pages, and to some that are no article."""
    entries = "".join(
        f'<li><time>{page.published:%Y-%m-%d}</time> <a href="{escape(listed(page, base, document))}">'
        f"{escape(page.title)}</a> <small>{escape(shown_date(outlet, page))}</small></li>\n"
        for page in pages
    )
    lang = pages[0].lang
    menu = (
        '<nav><a href="/">Home</a> <a href="/legal/privacy">Privacy</a> <a href="/careers">Careers</a></nav>'
    )
    return _html(lang, outlet.name, f"{menu}<h1>{escape(outlet.name)}</h1><ul>\n{entries}</ul>", outlet.mark)


def shell(outlet: Outlet, _document: Document, _pages: Sequence[Page], _base: str) -> str:
    """A page with status 200 where a feed is expected, as sites give after a relaunch."""
    return _html(outlet.lang, outlet.name, '<div id="root"></div><p>We have a new look.</p>', outlet.mark)

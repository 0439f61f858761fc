"""A sitemap (URLs, index, news, plain text; gzip or not) becomes links to pages and sitemaps."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from lxml.etree import XMLParser, XMLSyntaxError, _Element, fromstring

from claimtrack.articles.address import clean, is_web, join
from claimtrack.articles.charset import decode
from claimtrack.articles.date_text import parse
from claimtrack.errors import InputError
from claimtrack.model import AddressKind, Link

LARGEST = 60_000_000
"""Bytes of a sitemap when unpacked; the protocol allows 50 MiB."""
MOST = 50_000
"""Addresses in one sitemap, by the protocol; further ones are left out."""

_GZIP = b"\x1f\x8b"
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read_sitemap(
    data: bytes, url: str, source: str, links_regex: str | None = None
) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """The pages whose address matches, with titles and dates of news, and the sitemaps of an index."""
    wanted = compiled(links_regex, url)
    text = decode(_unpacked(data, url)).lstrip("\ufeff \t\r\n")
    if not text.startswith("<"):
        return _plain_text(text, url, source, wanted), ()
    root = _root(text, url)
    name = _name(root)
    if name == "sitemapindex":
        addresses = (join(url, _text(entry, "loc") or "") for entry in root if _name(entry) == "sitemap")
        index = dict.fromkeys(address for address in addresses if address is not None)
        found = (Link(address, source, AddressKind.SITEMAP, links=links_regex) for address in index)
        return (), tuple(found)[:MOST]
    if name != "urlset":
        what = {"html": "an HTML page", "rss": "a feed", "feed": "a feed", "RDF": "a feed"}.get(
            name, "something else"
        )
        raise InputError(f"This is not a sitemap but {what}", where=url)
    pages: dict[str, Link] = {}
    for link in _pages(root, url, source):
        if wanted is None or wanted.search(link.url):
            pages.setdefault(link.url, link)
    return tuple(pages.values())[:MOST], ()


def compiled(links_regex: str | None, where: str) -> re.Pattern[str] | None:
    """The regular expression an address must match, or None for any; a broken one is an InputError."""
    try:
        return re.compile(links_regex) if links_regex else None
    except re.error as error:
        raise InputError(f"{links_regex!r} is not a regular expression ({error})", where=where) from error


def _unpacked(data: bytes, url: str) -> bytes:
    """The bytes without gzip; unpacking stops with an InputError where a small file grows without end."""
    if data.startswith(_GZIP):
        unpacker = zlib.decompressobj(wbits=31)
        try:
            data = unpacker.decompress(data, LARGEST + 1)
        except zlib.error as error:
            raise InputError(f"The gzip archive cannot be unpacked ({error})", where=url) from error
    if len(data) > LARGEST:
        raise InputError(f"The sitemap is larger than {LARGEST // 1_000_000} MB and is not read", where=url)
    return data


def _root(text: str, url: str) -> _Element:
    if _ENTITY.search(text[:200_000]):
        raise InputError("The sitemap declares entities of its own and is refused as unsafe", where=url)
    parser = XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = fromstring(_DECLARATION.sub("", text).encode("utf-8", "replace"), parser=parser)
    except (XMLSyntaxError, ValueError) as error:
        raise InputError(f"The sitemap cannot be read ({error})", where=url) from error
    if root is None:
        raise InputError("The sitemap cannot be read: there is no element in it", where=url)
    return root


def _name(element: _Element) -> str:
    """The name of an element without its namespace, which sites often get wrong."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: _Element, name: str) -> str | None:
    """The text of the first element of that name inside another one."""
    for inner in element.iter():
        if _name(inner) == name and inner.text and inner.text.strip():
            return " ".join(inner.text.split())
    return None


def _pages(root: _Element, url: str, source: str) -> Iterator[Link]:
    for entry in root:
        if _name(entry) != "url":
            continue
        location = next((_text(inner, "loc") for inner in entry if _name(inner) == "loc"), None)
        address = join(url, location) if location else None
        if address is None:
            continue
        news = next((inner for inner in entry if _name(inner) == "news"), None)
        title = _text(news, "title") if news is not None else None
        date = _text(news, "publication_date") if news is not None else None
        yield Link(address, source, AddressKind.PAGE, title, parse(date) if date else None)


def _plain_text(text: str, url: str, source: str, wanted: re.Pattern[str] | None) -> tuple[Link, ...]:
    """The pages of a sitemap that is a list of addresses, one a line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    addresses = dict.fromkeys(clean(line) for line in lines if is_web(line))
    if lines and not addresses:
        raise InputError("This is not a sitemap: there is neither XML nor an address in it", where=url)
    return tuple(Link(page, source) for page in addresses if wanted is None or wanted.search(page))[:MOST]

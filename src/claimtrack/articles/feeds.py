"""A feed (RSS 0.9 to 2.0, RDF, Atom, JSON Feed) becomes links to articles.

Feeds on the web are seldom well-formed: they are read leniently, and what was wrong is kept as a problem.
Feeds that declare entities are refused: no honest feed does, and expanding them can fill the memory.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from claimtrack.articles.address import join
from claimtrack.articles.charset import decode
from claimtrack.articles.date_text import parse
from claimtrack.errors import InputError
from claimtrack.model import AddressKind, Link

LARGEST = 30_000_000
EMPTY = "the feed has no entries"

_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ROOT = re.compile(r"<(?:\w+:)?(rss|rdf|feed|html|channel|urlset|sitemapindex)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_KINDS = {"rss": "rss", "channel": "rss", "rdf": "rdf", "feed": "atom"}


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed gave: its kind (rss, rdf, atom, json), links in its order, and what was wrong with it."""

    kind: str
    links: tuple[Link, ...]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry as it stands in the feed."""

    link: str | None
    title: str | None
    date: str | None


def read_feed(data: bytes, url: str, source: str, headers: Mapping[str, str] | None = None) -> Feed:
    """The links of a feed with titles and dates; an HTML page in its place is an InputError."""
    if len(data) > LARGEST:
        raise InputError(f"The feed is larger than {LARGEST // 1_000_000} MB and is not read", where=url)
    text = _CONTROL.sub("", decode(data, headers)).lstrip("\ufeff \t\r\n")
    if text.startswith(("{", "[")):
        return _json_feed(text, url, source)
    if _ENTITY.search(text[:200_000]):
        raise InputError("The feed declares entities of its own and is refused as unsafe", where=url)
    root = _ROOT.search(_DOCTYPE.sub("", text[:200_000], count=1))
    kind = _KINDS.get(root[1].lower()) if root else None
    if kind is None:
        what = {"html": "an HTML page", "urlset": "a sitemap", "sitemapindex": "a sitemap"}
        named = what.get(root[1].lower(), "something else") if root else "something else"
        raise InputError(f"This is not a feed but {named}", where=url)
    return _xml_feed(_DECLARATION.sub("", _DOCTYPE.sub("", text, count=1)), kind, url, source)


def _xml_feed(text: str, kind: str, url: str, source: str) -> Feed:
    import feedparser

    found = feedparser.parse(
        text.encode("utf-8", "replace"),
        response_headers={"content-type": "application/xml; charset=utf-8", "content-location": url},
        sanitize_html=False,
    )
    # As plain dicts: feedparser's own answer questions for one key with the value of another.
    plain = [dict(entry) for entry in found.entries]
    entries = [_Entry(_link_of(entry), entry.get("title"), _date_of(entry)) for entry in plain]
    problems = []
    if found.bozo and not isinstance(found.get("bozo_exception"), UnicodeError):
        problems.append(f"the feed is not well-formed XML ({found.bozo_exception})")
    return _feed(kind, entries, url, source, problems)


def _link_of(entry: Mapping[str, Any]) -> str | None:
    """The address of an entry: its link, else the alternate one, else a guid that is an address."""
    if entry.get("link"):
        return str(entry["link"])
    for link in entry.get("links", ()):
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return str(link["href"])
    guid = str(entry.get("id") or "")
    return guid if guid.startswith(("http://", "https://")) else None


def _date_of(entry: Mapping[str, Any]) -> str | None:
    return entry.get("published") or entry.get("created") or entry.get("updated")


def _json_feed(text: str, url: str, source: str) -> Feed:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"The JSON feed cannot be read ({error})", where=url) from error
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list):
        raise InputError("This is not a feed but other JSON: a JSON Feed has a list of items", where=url)
    entries = [
        _Entry(
            _as_text(item.get("url")) or _as_text(item.get("external_url")) or _address(item.get("id")),
            _as_text(item.get("title")),
            _as_text(item.get("date_published")) or _as_text(item.get("date_modified")),
        )
        for item in items
        if isinstance(item, dict)
    ]
    return _feed("json", entries, url, source, [])


def _as_text(value: object) -> str | None:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) and value else None


def _address(value: object) -> str | None:
    text = _as_text(value) or ""
    return text if text.startswith(("http://", "https://")) else None


def _feed(kind: str, entries: Iterable[_Entry], url: str, source: str, problems: list[str]) -> Feed:
    """The feed of the entries: links resolved and cleaned, each address once, those without one counted."""
    links: dict[str, Link] = {}
    total = without = 0
    for entry in entries:
        total += 1
        address = join(url, entry.link) if entry.link else None
        if address is None:
            without += 1
            continue
        published = parse(entry.date) if entry.date else None
        links.setdefault(address, Link(address, source, AddressKind.PAGE, _plain(entry.title), published))
    if not total:
        problems.append(EMPTY)
    if without:
        problems.append(f"{without} of {total} entries have no link")
    return Feed(kind, tuple(links.values()), tuple(problems))


def _plain(title: str | None) -> str | None:
    """A title without markup: feeds escape it once, twice or not at all."""
    return " ".join(html.unescape(_TAG.sub(" ", html.unescape(title or ""))).split()) or None

"""What a page says of itself to machines: JSON-LD and meta elements, read leniently."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

ARTICLE_TYPES = re.compile(
    r"(?:^|[/:])(?:\w*Article|\w*NewsArticle|\w*BlogPosting|Report|WebPage|ReviewNewsArticle)$"
)
LONGEST = 2_000_000
_DEEPEST = 12
_CONTROL = re.compile(r"[\x00-\x1f]+")


@dataclass(frozen=True, slots=True)
class Structured:
    """The metas by lower-case name, the fields of the JSON-LD article, and the site's name."""

    metas: Mapping[str, str]
    fields: Mapping[str, str]
    site_name: str | None

    def meta(self, *names: str) -> str | None:
        """The first meta of the names given that is there."""
        return next((self.metas[name] for name in names if self.metas.get(name)), None)


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Each meta's content under its property, name or itemprop; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip()
        for key in ("property", "name", "itemprop"):
            name = (meta.get(key) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _things(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every JSON object in a value, outermost first; graphs and lists are looked into."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _things(value.get(key), depth + 1)
    elif isinstance(value, list):
        for part in value:
            yield from _things(part, depth + 1)


def _scripts(tree: HtmlElement) -> Iterator[Any]:
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() or len(text) > LONGEST:
            continue
        try:
            yield json.loads(_CONTROL.sub(" ", text).strip().rstrip(";"))
        except (ValueError, RecursionError):
            continue


def _types(thing: Mapping[str, Any]) -> list[str]:
    kind = thing.get("@type")
    return [name for name in (kind if isinstance(kind, list) else [kind]) if isinstance(name, str)]


def _text(value: Any) -> str | None:
    """A text, number or truth as text; a list's first; an object's name."""
    if isinstance(value, list) and value:
        return _text(value[0])
    if isinstance(value, dict):
        return _text(value.get("name"))
    if isinstance(value, bool | int | float):
        return str(value)
    return value.strip() or None if isinstance(value, str) else None


def read_structured(tree: HtmlElement) -> Structured:
    """What the page states of its article; nothing stated is an empty mapping."""
    metas = _metas(tree)
    fields: dict[str, str] = {}
    pages: dict[str, str] = {}
    site = metas.get("og:site_name")
    for thing in (thing for value in _scripts(tree) for thing in _things(value)):
        types = _types(thing)
        if not any(ARTICLE_TYPES.search(name) for name in types):
            continue
        # A WebPage describes the page around the article; what the article says itself comes first.
        into = pages if set(types) <= {"WebPage"} else fields
        for key in ("headline", "datePublished", "dateModified", "isAccessibleForFree", "inLanguage", "name"):
            if key not in into and (text := _text(thing.get(key))) is not None:
                into[key] = text
        site = site or _text(thing.get("publisher"))
    return Structured(metas, {**pages, **fields}, site)

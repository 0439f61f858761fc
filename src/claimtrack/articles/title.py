"""The headline of a page without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from claimtrack.articles.markup import words
from claimtrack.articles.structured import Structured

SEPARATOR = re.compile(r"\s+[-–—|·•»«:~]+\s+|\s*[|｜_]+\s*|\s*-{2,}\s*|\s*——?\s*$")
LONGEST = 300
LONGEST_SITE = 30
"""Letters of a last part of a title that, unknown, is still taken for the site's name."""

_LETTERS = re.compile(r"[\W_]+")


def _bare(text: str) -> str:
    return _LETTERS.sub("", text).casefold()


def _headings(tree: HtmlElement) -> Iterator[str]:
    for heading in tree.iter("h1"):
        text = words(heading)
        if 3 < len(text) <= LONGEST:
            yield text


def _is_site(part: str, site_name: str | None, url: str) -> bool:
    """True where a part of a title is the name of the site, by its own word or by its address."""
    bare, host = _bare(part), _bare(urlsplit(url).hostname or "")
    if not bare:
        return True
    named = _bare(site_name or "")
    # "The Guardian view on ..." begins with the site's name and is a headline all the same.
    alike = bool(named) and (bare in named or (named in bare and len(bare) < 2 * len(named)))
    return alike or (len(bare) > 2 and bare in host)


def without_site(title: str, site_name: str | None, url: str) -> str:
    """The title without the parts at its ends that name the site or its section."""
    parts = SEPARATOR.split(title)
    marks = SEPARATOR.findall(title)
    last = len(parts)
    for place in range(len(parts) - 1, 0, -1):
        if _is_site(parts[place], site_name, url):
            last = place
    first = 1 if last > 1 and _is_site(parts[0], site_name, url) else 0
    # "Headline | Markets" and "标题_新闻_某网": these signs never stand inside a headline.
    while (
        last - first > 1
        and marks[last - 2].strip() in ("|", "｜", "_")
        and len(parts[last - 1]) <= LONGEST_SITE
    ):
        last -= 1
    kept = parts[first]
    for place in range(first + 1, last):
        kept += marks[place - 1] + parts[place]
    return kept.strip() or title


def _agreed(headings: list[str], titles: list[str], structured: Structured, url: str) -> str | None:
    """The heading that a title of the page repeats, wholly or at its beginning; the site's name is none."""
    for whole in (True, False):
        for heading in headings:
            bare = _bare(heading)
            for title in map(_bare, titles):
                same = (
                    bare == title
                    if whole
                    else title.startswith(bare) or (title.endswith(bare) and " " in heading)
                )
                if bare and same and not _is_site(heading, structured.site_name, url):
                    return heading
    return None


def find_title(tree: HtmlElement, structured: Structured, url: str) -> str | None:
    """The headline, by what two places of the page agree on, else by the most reliable one; or None."""
    element = tree.find(".//title")
    stated = (
        structured.meta("og:title", "twitter:title"),
        structured.fields.get("headline"),
        words(element) if element is not None else None,
    )
    titles = [" ".join(text.split()) for text in stated if text and text.strip()]
    headings = list(_headings(tree))
    agreed = _agreed(headings, titles, structured, url)
    if agreed is not None:
        return agreed
    candidates = [*(without_site(text, structured.site_name, url)[:LONGEST] for text in titles), *headings]
    named = (text for text in candidates if not _is_site(text, structured.site_name, url))
    return next(named, candidates[0] if candidates else None)

"""Where on a page the date of its article stands, when nothing states it outright."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from claimtrack.articles.date_text import day_of, parse, written
from claimtrack.articles.markup import first_words, words
from claimtrack.articles.page_words import page_words

LONGEST_LINE = 160
"""Letters of a line that may be a byline with a date."""
MOST = 2000
"""Elements that may be the article's date and are looked at."""
LINES = 14
"""Lines behind the headline that are looked at, and two before it."""

_DATED = re.compile(
    r"(?:^|[^a-z])(?:date|datum|time|publish|pub|posted|byline|meta|info|source)", re.IGNORECASE
)
_NOT_OURS = frozenset(("aside", "nav", "footer"))
_LINE_TAGS = frozenset(
    [
        *("p", "div", "span", "li", "td", "h1", "h2", "h3", "h4", "h5", "h6", "time", "header", "section"),
        *("em", "i", "small", "b", "dd"),
    ]
)


def _changed(text: str) -> bool:
    lower = text.lower()
    return any(word in lower for word in page_words().changed)


def _elsewhere(element: HtmlElement, around: HtmlElement | None) -> bool:
    """True for an element of a sidebar, or of another story on the page."""
    for ancestor in element.iterancestors():
        if ancestor is around:
            return False
        if ancestor.tag in _NOT_OURS or ancestor.tag == "a":
            return True
        if ancestor.tag in ("article", "li") and around is not None:
            return True
    return False


def time_elements(tree: HtmlElement, *, changed: bool) -> Iterator[str]:
    """The dates of the article's own time elements: those marked as its date, then those in its own element.

    Where no element holds the article, times are believed only if all of them name one day.
    """
    article = _article(tree)
    marked: list[str] = []
    plain: list[str] = []
    for element in islice(tree.iter("time", "abbr", "span", "meta"), MOST):
        if (element.tag != "time" and not element.get("itemprop")) or _elsewhere(element, article):
            continue
        value = element.get("datetime") or element.get("content") or first_words(element, LONGEST_LINE)
        prop = (element.get("itemprop") or "").lower()
        if prop == ("datemodified" if changed else "datepublished"):
            marked.append(value)
        elif element.tag == "time" and not prop and (article is None or article in element.iterancestors()):
            around = element.getparent()
            label = first_words(around, LONGEST_LINE)[:LONGEST_LINE] if around is not None else ""
            if _changed(label) is changed or element.get("pubdate") is not None:
                plain.append(value)
    if article is None and len({day_of(parse(value) or "") for value in plain}) != 1:
        plain = []
    yield from (*marked, *plain)


def _article(tree: HtmlElement) -> HtmlElement | None:
    """The element that holds the headline and the text, if the page marks one."""
    for heading in tree.iter("h1"):
        for ancestor in heading.iterancestors():
            if ancestor.tag in ("article", "main"):
                return ancestor
    articles = list(tree.iter("article"))
    return articles[0] if len(articles) == 1 else None


def _heading(tree: HtmlElement, title: str | None) -> HtmlElement | None:
    """The element that holds the headline: by its words, else the first heading of all."""
    headings = list(islice(tree.iter("h1", "h2", "h3", "h4"), MOST))
    for heading in headings:
        if title and words(heading) == title:
            return heading
    return next((heading for heading in headings if heading.tag == "h1" and words(heading)), None)


def _lines(tree: HtmlElement, title: str | None) -> Iterator[tuple[HtmlElement, str]]:
    """The short lines around the headline, each with its element, nearest to the page's top first."""
    heading = _heading(tree, title)
    if heading is None:
        return
    around = {heading, *heading.iterancestors()}
    seen: list[tuple[HtmlElement, str]] = []
    after = 0
    behind = False
    for element in tree.iter():
        if element is heading:
            behind = True
            yield from seen[-2:]
            continue
        if not isinstance(element.tag, str) or element.tag not in _LINE_TAGS or element in around:
            continue
        text = first_words(element, LONGEST_LINE)
        if not 6 <= len(text) <= LONGEST_LINE or _elsewhere(element, None):
            continue
        if not behind:
            seen.append((element, text))
        elif after < LINES:
            after += 1
            yield element, text
        else:
            return


def near_title(tree: HtmlElement, title: str | None, *, changed: bool) -> Iterator[tuple[str, str]]:
    """The dates in the lines around the headline, as rule and date: a byline says when, a text when else."""
    for element, text in _lines(tree, title):
        found = sorted(written(text))
        if not found:
            continue
        named = _DATED.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        # „Berlin, 15. September 2025, 10:30 Uhr“ is a byline; a sentence with a date in it is not.
        if not named and len(text) > 60:
            continue
        for at, value in found:
            before = text[max(0, at - 30) : at]
            if _changed(before) is changed:
                yield "byline", value
                break

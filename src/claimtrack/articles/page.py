"""A fetched page becomes an article: title, text with tables, dates, language, its own address.

Pure: no network, no database, no clock; the time of the fetch comes with the snapshot.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from claimtrack.articles.address import clean, own_address
from claimtrack.articles.body import PLAIN, RECALL, Block, blocks
from claimtrack.articles.boilerplate import article_blocks, is_prose, without_title
from claimtrack.articles.dates import find_dates
from claimtrack.articles.language import UNKNOWN, detect
from claimtrack.articles.layout import as_one_text, with_marked_text, without_layout_tables
from claimtrack.articles.markup import refuse_other_kinds, tree_of, words
from claimtrack.articles.sidebars import without_other_stories
from claimtrack.articles.state import state_of
from claimtrack.articles.structured import Structured, read_structured
from claimtrack.articles.title import find_title
from claimtrack.model import Article, BodyState, Snapshot

_HAN = re.compile(r"[\u3400-\u9fff]")
_SAMPLE = 20_000
_END = 4096
_HAN_SHARE = 0.25
_NOTHING = (BodyState.CONSENT, BodyState.EMPTY)


def _text_blocks(tree: HtmlElement, title: str | None, *, han: bool) -> tuple[list[Block], list[Block]]:
    """The blocks found on the page, and those of them that are the article."""
    found: list[Block] = []
    kept: list[Block] = []
    for focus in (PLAIN, RECALL):
        found = blocks(tree, han=han, focus=focus)
        kept = article_blocks(without_title(found, title))
        if any(is_prose(block) for block in kept):
            break
    return found, kept


def _hint(tree: HtmlElement, structured: Structured, lang: str | None) -> str | None:
    """The language that the page states, else the one that its source is known for."""
    stated = structured.fields.get("inLanguage") or structured.meta(
        "og:locale", "content-language", "language"
    )
    return tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or stated or lang


def read(snapshot: Snapshot, *, source: str | None = None, lang: str | None = None) -> Article:
    """The article on a page; `lang` helps where text and page leave the language open.

    A page without an article (a consent wall, a script shell) has no text, and its state says so.
    Bytes of another kind (PDF, image) are an InputError.
    """
    refuse_other_kinds(snapshot.body, snapshot.headers, snapshot.url)
    tree = tree_of(snapshot.body, snapshot.headers)
    if tree is None:
        return Article(
            clean(snapshot.url), "", detect("", lang) or UNKNOWN, source=source, body_state=BodyState.EMPTY
        )
    structured = read_structured(tree)
    url = own_address(tree, snapshot.url)
    title = find_title(tree, structured, url)
    dates = find_dates(tree, structured, url, snapshot.fetched_at, title)
    hint = _hint(tree, structured, lang)
    page = words(without_other_stories(without_layout_tables(tree)))
    sample = page[:_SAMPLE]
    han = len(_HAN.findall(sample)) > _HAN_SHARE * len(sample)
    found, kept = _text_blocks(with_marked_text(as_one_text(tree)), title, han=han)
    free = {"true": True, "false": False}.get(structured.fields.get("isAccessibleForFree", "").lower())
    whole = b"</html" in snapshot.body[-_END:].lower()
    state = state_of(found, kept, page, free=free, whole=whole)
    text = "" if state in _NOTHING else "\n".join(block.text for block in kept)
    return Article(
        url=url,
        text=text,
        lang=detect(text or title or "", hint) or UNKNOWN,
        title=title,
        source=source,
        published=dates.published.value,
        published_rule=dates.published.rule,
        modified=dates.modified.value,
        modified_rule=dates.modified.rule,
        body_state=state,
    )

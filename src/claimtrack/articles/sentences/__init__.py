"""An article becomes sentences: stretches of title and text with offsets, rows of tables with cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimtrack.articles.sentences.barred import barred_rows
from claimtrack.articles.sentences.flattened import flattened_rows, trimmed
from claimtrack.articles.sentences.lexicon import DEFAULT, Ends, languages, lexicon
from claimtrack.articles.sentences.lines import lines
from claimtrack.articles.sentences.spaced import SpacedEnds
from claimtrack.articles.sentences.unspaced import UnspacedEnds
from claimtrack.model import Article, Sentence

UNSPACED_SIGNS = "。，、；："
"""What no text in a spaced script contains, quoted names apart."""

_HAN = re.compile(r"[\u3400-\u9fff]")
_UNSPACED = re.compile(f"[{UNSPACED_SIGNS}]")
_LIST_MARK = re.compile(r"(?:\(?\d{1,3}[.)]?|\(?[a-zA-Z][.)]|[•·▪◦‣*–—-])")

Cells = tuple[tuple[int, int], ...]


@cache
def _rules(lang: str) -> SpacedEnds | UnspacedEnds:
    words = lexicon(lang)
    return UnspacedEnds(words) if words.unspaced else SpacedEnds(words)


@cache
def _unspaced() -> str:
    """The language whose rules serve an unspaced line in an article of another language."""
    return next((lang for lang in languages() if lexicon(lang).unspaced), DEFAULT)


def _ends(text: str, lang: str) -> Ends:
    """The sentence ends by line: an English line in a Chinese article follows English, and vice versa."""
    own = _rules(lang).of(text)
    if lexicon(lang).unspaced:
        other = _rules(DEFAULT).of(text)
        return lambda start, end: (own if _HAN.search(text, start, end) else other)(start, end)
    if not any(sign in text for sign in UNSPACED_SIGNS):
        return own
    foreign = _rules(_unspaced()).of(text)
    return lambda start, end: (foreign if _UNSPACED.search(text, start, end) else own)(start, end)


def cells(text: str, start: int, end: int) -> Cells:
    """The cells of the line between the offsets, or nothing where it is no row of a table.

    Empty cells count, so that a cell stands under its header; a tab behind a list's mark makes no table.
    """
    left, right = trimmed(text, start, end)
    if text.find("\t", left, right) < 0:
        return ()
    found = []
    for part in text[start:end].split("\t"):
        found.append(trimmed(text, start, start + len(part)))
        start += len(part) + 1
    filled = [text[a:b] for a, b in found if a < b]
    if len(filled) == 2 and _LIST_MARK.fullmatch(filled[0]):
        return ()
    return tuple(found)


def _stretches(text: str, lang: str) -> Iterator[tuple[int, int, Cells]]:
    """Start, end and cells of each sentence; a line's end always ends one, unless it is a cell of a table."""
    ends = _ends(text, lang)
    done = 0
    for row in sorted([*flattened_rows(text), *barred_rows(text)]):
        if row[0][0] < done:
            continue
        yield from _prose(text, done, row[0][0], lang, ends)
        done = row[-1][1]
        yield row[0][0], done, row
    yield from _prose(text, done, len(text), lang, ends)


def _prose(text: str, begin: int, stop: int, lang: str, ends: Ends) -> Iterator[tuple[int, int, Cells]]:
    """The sentences and rows between two offsets."""
    for start, end in lines(text, lexicon(lang).unfinished, begin, stop):
        row = cells(text, start, end) if text.find("\t", start, end) >= 0 else ()
        if not row:
            for last in ends(start, end):
                left, right = trimmed(text, start, last)
                if left < right:
                    yield left, right, row
                start = last
        left, right = trimmed(text, start, end)
        if left < right:
            yield left, right, row


def spans(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """The offsets of the sentences of a text, in order."""
    return ((start, end) for start, end, _ in _stretches(text, lang))


def _sentences(field: str, text: str, lang: str) -> Iterator[Sentence]:
    for start, end, row in _stretches(text, lang):
        yield Sentence(field, start, end, text[start:end], row)


def _says(text: str, title: str) -> bool:
    """True where the text begins with the title, apart from spaces and case."""
    first = " ".join(text[: 2 * len(title) + 200].split()).casefold()
    return first.startswith(" ".join(title.split()).casefold())


def split(article: Article) -> list[Sentence]:
    """The sentences of the article's title, unless the text begins with it, and of its text."""
    title = article.title or ""
    own = () if _says(article.text, title) else _sentences("title", title, article.lang)
    return [*own, *_sentences("text", article.text, article.lang)]

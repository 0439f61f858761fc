"""Research houses and outlets on no list: introduced once by what they are, known by their name from then on.

"The consultancy Bao & Partners", „Zahlen des Beratungshauses Autozirkel“, 研究机构白桦数据发布.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import ahocorasick

from claimtrack.claims.names import Name
from claimtrack.data.lexicons import either
from claimtrack.data.load import DATA, read
from claimtrack.folding import fold, simplified

KINDS = ("analyst", "outlet")
SIGNS = (*KINDS, "crowds", "counts", "counts_of_acronyms")
WORD = r"[A-ZÄÖÜ][\w’'-]*"
NAME = rf"{WORD}(?: (?:& )?{WORD}){{0,2}}"
HAN = r"[\u4e00-\u9fffA-Za-z·]"
ACRONYM = r"[A-ZÄÖÜ]{2,5}"
HAN_ACRONYM = r"(?:[\u4e00-\u9fff]{2,4})?[A-Z][A-Za-z]{1,9}"
"""A name in Latin letters in a Chinese text, with what it stands for in front (资策会MIC)."""
SHORT = 4
"""The first word of a name is known by itself where it has so many letters."""


class Houses:
    """The houses one article has introduced, by the names they go by."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._known: dict[str, tuple[str, str]] = {}

    def note(self, texts: Iterable[str], folded: Iterable[str], taken: Iterable[Sequence[Name]]) -> None:
        """Remember the houses that the sentences of an article introduce."""
        signs = _signs(self._lang)
        for text, plain, names in zip(texts, folded, taken, strict=True):
            if next(signs.iter(plain), None) is None:
                continue
            for kind, start, end in _introduced(text, self._lang):
                if all(end <= name.start or start >= name.end for name in names):
                    self._remember(text[start:end], kind)

    def _remember(self, written: str, kind: str) -> None:
        self._known.setdefault(written, (written, kind))
        first = written.split()[0]
        if self._lang != "zh" and len(first) >= SHORT:
            self._known.setdefault(first, (written, kind))

    def find(self, text: str, taken: Sequence[Name]) -> list[Name]:
        """Where they are named, apart from the names already found."""
        found: list[Name] = []
        for called in sorted(self._known, key=len, reverse=True):
            if called not in text:
                continue
            id, kind = self._known[called]
            edge = "" if self._lang == "zh" else r"(?![\w-])"
            for match in re.finditer(re.escape(called) + edge, text):
                if all(match.end() <= name.start or match.start() >= name.end for name in (*taken, *found)):
                    found.append(Name(match.start(), match.end(), match[0], id, kind))
        return found


def _introduced(text: str, lang: str) -> Iterator[tuple[str, int, int]]:
    """What introduces a house; Traditional text is read as Simplified, which moves no place in it."""
    text = simplified(text) if lang == "zh" else text
    for kind, pattern in _patterns(lang):
        for match in pattern.finditer(text):
            yield kind, *match.span("name")


@cache
def _signs(lang: str) -> ahocorasick.Automaton:
    """Any word that introduces a house, to be looked for in folded text: a cheap test before the patterns."""
    signs = ahocorasick.Automaton()
    for word in (
        word for kind in (*KINDS, "crowds", "counts", "counts_of_acronyms") for word in _words(lang)[kind]
    ):
        signs.add_word(fold(word), word)
    signs.make_automaton()
    return signs


@cache
def _words(lang: str) -> dict[str, tuple[str, ...]]:
    table = read(DATA / "lexicons" / lang / "houses.toml")
    words = {key: table.texts(key) for key in table}
    table.done()
    return words


@cache
def _patterns(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    build = _chinese if lang == "zh" else _western
    return tuple((kind, re.compile(one)) for kind in KINDS for one in build(_words(lang), kind, lang))


def _western(words: dict[str, tuple[str, ...]], kind: str, lang: str) -> Iterator[str]:
    """ "The consultancy Bao & Partners" and "Bao & Partners, a consultancy"."""
    houses, links = either(words[kind]), either(words["links"])
    articles, stops = either(words["articles"]), either(words["stops"])
    left = r"(?<![\w-])" if lang == "en" else ""
    name = rf"(?P<name>(?!(?:{stops})\b){NAME})(?![\w-])"
    yield rf"{left}(?i:{houses})(?: (?:{links}))? {name}"
    if kind == "analyst":
        crowds, crowd_links = either(words["crowds"]), either(words["crowd_links"])
        yield rf"{left}(?i:{crowds}) (?:{crowd_links}) {name}"
        counts, by = either(words["counts"]), either(words["counts_links"])
        yield rf"{left}(?i:{counts}) (?:{by}) {name}"
        figures = either(words["counts_of_acronyms"])
        yield rf"{left}(?i:{figures}) (?:{by}) (?P<name>{ACRONYM})(?![\w-])"
    words_between = rf"(?:(?!(?:{articles})\b)[\w-]+ ){{0,3}}"
    yield rf"(?<![\w-]){name}, (?:{articles}) {words_between}{left}(?i:{houses})(?![\w-])"


def _chinese(words: dict[str, tuple[str, ...]], kind: str, lang: str) -> Iterator[str]:  # noqa: ARG001
    """研究机构白桦数据发布, with what may follow a name."""
    if kind == "analyst":
        counts, told = either(words["counts"]), either(words["counts_links"])
        name = rf"(?:^|[，,。；;：:]\s?|据)(?P<name>{HAN_ACRONYM})"
        yield rf"{name}(?:最新)?(?:{counts})"
        yield rf"{name}[\u4e00-\u9fff]{{0,3}}?(?:{told})[^，,。；;]{{0,12}}?(?:{counts}|报告)"
    yield rf"(?:{either(words[kind])})[“「]?(?P<name>{HAN}{{2,8}}?)[”」]?(?={either(words['followers'])})"

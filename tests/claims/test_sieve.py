"""The cheap test before reading: what it passes over holds no claim."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from claim_cases import read_cases

from claimtrack.articles.sentences import split
from claimtrack.claims.extract import extract
from claimtrack.claims.names import Name
from claimtrack.claims.reader import Reader
from claimtrack.claims.sieve import Sieve

LANGUAGES = ("en", "de", "zh")
NO_NAMES: Sequence[Name] = ()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_reading_every_sentence_finds_nothing_more(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [case.article for case in read_cases() if case.lang == lang]
    sieved, everything = Reader(lang), Reader(lang)
    monkeypatch.setattr(everything, "_sieve", _Everything(lang))
    for article in articles:
        sentences = split(article)
        assert extract(article, sentences, sieved) == extract(article, sentences, everything), article.text


class _Everything(Sieve):
    """A sieve that lets through whatever has a word of a claim in it."""

    def keeps(self, folded: Sequence[str], names: Sequence[Sequence[Name]]) -> list[bool]:
        return self.touches(folded, names)


@pytest.mark.parametrize(
    ("lang", "layoff", "weather"),
    [
        ("en", "siemens cuts 400 jobs.", "the weather was fine, and the harbour was full of boats."),
        ("de", "siemens streicht 400 stellen.", "das wetter war schön, und im hafen lagen viele boote."),
        ("zh", "西门子裁员400人。", "天气很好，港口停满了船。"),
    ],
)
def test_ordinary_sentences_are_passed_over(lang: str, layoff: str, weather: str) -> None:
    sieve = Sieve(lang)
    assert sieve.keeps(["siemens", layoff, weather], [NO_NAMES] * 3) == [True, True, False]
    assert sieve.keeps(["siemens", weather], [NO_NAMES] * 2) == [False, False]

"""The cheap test before reading: what it passes over holds no claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from claim_cases import read_cases

from claimtrack.articles.sentences import split
from claimtrack.claims.alone import parts_of, standing_alone
from claimtrack.claims.extract import extract
from claimtrack.claims.glance import Glance
from claimtrack.claims.names import Name
from claimtrack.claims.reader import Reader
from claimtrack.claims.sieve import Sieve
from claimtrack.data.entities import load_entities
from claimtrack.data.watches import load_watch
from claimtrack.model import Article
from claimtrack.pipeline import steps

LANGUAGES = ("en", "de", "zh")
ORDINARY = {
    "en": "The weather was fine, and the harbour was full of boats. Nobody wanted to go home.",
    "de": "Das Wetter war schön, und im Hafen lagen viele Boote. Niemand wollte nach Hause.",
    "zh": "天气很好，港口停满了船。没有人想回家。",
}
NO_NAMES: Sequence[Name] = ()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_reading_every_sentence_finds_nothing_more(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [case.article for case in read_cases() if case.lang == lang]
    sieved, everything = Reader(lang), Reader(lang)
    monkeypatch.setattr(everything, "_sieve", _Everything(lang))
    for article in articles:
        sentences = split(article)
        assert extract(article, sentences, sieved) == extract(article, sentences, everything), article.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_a_first_look_gives_up_reading_finds_nothing(
    lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole articles: each case between ordinary sentences, as the first look never tells it from them."""
    looking, reading = Reader(lang), Reader(lang)
    monkeypatch.setattr(reading, "_glance", _Blind(lang, load_entities()))
    for case in (case for case in read_cases() if case.lang == lang):
        text = f"{ORDINARY[lang]}\n{case.article.text}\n{ORDINARY[lang]}"
        article = replace(case.article, text=text)
        sentences = split(article)
        assert extract(article, sentences, looking) == extract(article, sentences, reading), text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_read_of_an_article_without_a_claim(lang: str) -> None:
    article = Article(url="a", title=None, text=ORDINARY[lang], lang=lang)
    assert Reader(lang).read(split(article), None) == []
    assert Reader(lang).read(split(article), None, everything=True)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_first_look_overlooks_no_frame_that_stands_alone(lang: str) -> None:
    reader, glance = Reader(lang), Glance(lang, load_entities())
    articles = [case.article for case in read_cases() if case.lang == lang]
    for article in articles:
        for reading in reader.read(split(article), article.published, everything=True):
            if reading.is_read and any(standing_alone(reading)):
                met = glance.strong(glance.at([reading.sentence.text])[0])
                assert any(need.values <= parts_of(reading.values) for need in met), reading.sentence.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_article_put_aside_by_its_names_claims_nothing_that_is_followed(lang: str) -> None:
    followed = load_watch("aws-china")
    for article in (case.article for case in read_cases() if case.lang == lang):
        found = extract(article, split(article), Reader(lang))
        assert steps.extract(article, followed) == [
            claim for claim in found if steps.follows(followed, claim)
        ]


class _Blind(Glance):
    """A first look that takes everything for possible."""

    def at(self, sentences: Iterable[str]) -> list[int]:
        return [-1 for _ in sentences]


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

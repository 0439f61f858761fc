"""The content files: enough of everything, marked as sample, and nobody else's words."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

import pytest

from claimtrack.folding import fold
from claimtrack.model import SourceKind
from claimtrack.sample.content import Outlet, Page
from claimtrack.sample.markup import write_page
from claimtrack.sample.reading import NEWSROOM, outlets

SHARED = Path(__file__).parents[3] / "shared"
PAGES = [(outlet, page) for outlet in outlets() for page in (*outlet.pages, *outlet.second_pages)]
ARTICLES = [(outlet, page) for outlet, page in PAGES if page.status == 200 and page.template == "page"]
WATCHED = re.compile(  # in folded text
    r"(?<![a-z])aws(?![a-z])|amazon|alibaba cloud|huawei cloud|tencent cloud|xiaohongshu|ctrip|byd"
    r"|sinnet|nwcd|cloud market|亚马逊|阿里云|华为云|腾讯云|小红书|携程|比亚迪|光环新网|西云数据"
)
NUMBER = re.compile(r"\d[\d.,]*\d|\d+")
HAN = re.compile(r"[\u4e00-\u9fff]")


def name(pair: tuple[Outlet, Page]) -> str:
    return f"{pair[0].id}/{pair[1].name}"


def whole(page: Page) -> str:
    return "\n".join((page.title, page.summary, page.body))


def six_words(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[n : n + 6]) for n in range(len(words) - 5)}


def twelve_characters(text: str) -> set[str]:
    """Runs of twelve characters, punctuation left out, that are Chinese at least by half."""
    characters = "".join(re.findall(r"\w", fold(text)))
    runs = (characters[n : n + 12] for n in range(len(characters) - 11))
    return {run for run in runs if len(HAN.findall(run)) >= 6}


def foreign_texts() -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in (SHARED / "seed").glob("*.txt")]
    for path in (SHARED / "gold" / "articles").glob("*.json"):
        article = json.loads(path.read_text(encoding="utf-8"))
        texts.append(f"{article['title']}\n{article['text']}")
    return texts


def test_there_are_enough_outlets_articles_and_languages() -> None:
    assert len(outlets()) >= 8
    assert len({name(pair) for pair in ARTICLES}) >= 28
    assert {lang for outlet in outlets() for lang in outlet.languages} == {"en", "de", "zh"}
    for lang in ("en", "de", "zh-CN", "zh-HK"):
        assert sum(page.lang == lang for _, page in ARTICLES) >= 2, lang


def test_agency_analyst_and_two_official_voices_are_among_the_outlets() -> None:
    kinds = [outlet.kind for outlet in outlets()]
    assert {SourceKind.AGENCY, SourceKind.ANALYST, SourceKind.PRESS} <= set(kinds)
    official = {outlet.official_for for outlet in outlets() if outlet.kind is SourceKind.OFFICIAL}
    assert official == {("aws-china",), ("sinnet",)}
    company = next(outlet for outlet in outlets() if outlet.official_for == ("aws-china",))
    assert {page.lang for page in company.pages} == {"en", "zh-CN"}


def test_every_outlet_that_answers_has_an_article() -> None:
    for outlet in outlets():
        assert outlet.closed is not any(one is outlet for one, _ in ARTICLES), outlet.id


@pytest.mark.parametrize("pair", PAGES, ids=name)
def test_every_page_bears_the_mark_of_a_sample(pair: tuple[Outlet, Page]) -> None:
    outlet, page = pair
    html = write_page(outlet, page, "http://127.0.0.1", visit=1)
    assert '<meta name="generator" content="claimtrack sample newsroom"' in html
    assert outlet.mark in html or page.cut_after is not None


@pytest.mark.parametrize("outlet", outlets(), ids=lambda outlet: outlet.id)
def test_the_mark_holds_neither_a_number_nor_a_watched_name(outlet: Outlet) -> None:
    assert re.search(r"sample|Muster|样本|樣本", outlet.mark)
    assert not re.search(r"\d", outlet.mark)
    assert not WATCHED.search(fold(outlet.mark))
    assert "(sample)" in outlet.name


@pytest.mark.parametrize("pair", ARTICLES, ids=name)
def test_an_article_is_of_the_length_of_a_news_text(pair: tuple[Outlet, Page]) -> None:
    _, page = pair
    if page.lang.startswith("zh"):
        assert 220 <= len(HAN.findall(page.body)) <= 700
    else:
        assert 120 <= len(page.body.split()) <= 400


@pytest.mark.parametrize("pair", PAGES, ids=name)
def test_a_page_is_dated_before_the_newsroom_was_made(pair: tuple[Outlet, Page]) -> None:
    _, page = pair
    assert datetime.fromisoformat("2023-01-01T00:00+00:00") < page.published <= page.modified
    assert page.modified < datetime.fromisoformat("2026-01-01T00:00+00:00")


def test_the_figures_of_the_readme_are_those_of_the_content() -> None:
    readme = (NEWSROOM / "README.md").read_text(encoding="utf-8")
    readable = [pair for pair in ARTICLES if pair[1] in pair[0].pages and "/members/" not in pair[1].path]
    dull = [name(pair) for pair in readable if not WATCHED.search(fold(whole(pair[1])))]
    pages = sum(len(outlet.pages) for outlet in outlets())
    assert f"{len(outlets())} outlets, {pages} pages" in readme
    assert f"- {len(readable) - len(dull)} articles to keep" in readme
    assert f"- {len(dull)} pages of no interest" in readme
    assert len(dull) >= 4


def test_the_numbers_of_teasers_stand_in_no_text() -> None:
    """So that a claim with such a number can only come from a teaser."""
    written = {number for _, page in PAGES for number in NUMBER.findall(whole(page))}
    for outlet in outlets():
        for line in outlet.teasers:
            assert not written & set(NUMBER.findall(line)), line


def test_some_teasers_name_a_watched_company_beside_a_number() -> None:
    traps = [line for outlet in outlets() for line in outlet.teasers if WATCHED.search(fold(line))]
    assert len(traps) >= 6
    assert all(re.search(r"\d", line) for line in traps)


@pytest.mark.parametrize("pair", PAGES, ids=name)
def test_the_readme_of_the_newsroom_lists_the_page(pair: tuple[Outlet, Page]) -> None:
    readme = (NEWSROOM / "README.md").read_text(encoding="utf-8")
    assert f"`{pair[0].id}{pair[1].path}`" in readme


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the labelled texts are not here")
def test_no_text_shares_a_run_of_words_with_the_labelled_texts() -> None:
    words: set[tuple[str, ...]] = set()
    characters: set[str] = set()
    for text in foreign_texts():
        words |= six_words(text)
        characters |= twelve_characters(text)
    assert words
    assert characters
    for outlet, page in PAGES:
        assert not six_words(whole(page)) & words, name((outlet, page))
        assert not twelve_characters(whole(page)) & characters, name((outlet, page))

"""Every saved page in tests/pages and the article that must be read from it; a page without one fails."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from claimtrack.articles.page import read
from claimtrack.articles.sentences import split
from claimtrack.model import Article, Snapshot

PAGES = Path(__file__).parent.parent / "pages"
FETCHED = datetime(2025, 12, 1, tzinfo=UTC)
URL = "https://www.ledger.example/tech/story-1?id=1&utm_medium=feed#top"
KEYS = {
    *(
        "url",
        "lang",
        "state",
        "title",
        "published",
        "published_rule",
        "modified",
        "modified_rule",
        "absent",
        "text",
    ),
}


def read_page(path: Path) -> Article:
    return read(
        Snapshot(URL, FETCHED, 200, {"Content-Type": "text/html"}, path.read_bytes(), ""), source="ledger"
    )


def expected(path: Path) -> dict[str, Any]:
    found = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    assert set(found) <= KEYS
    return found


pages = pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)


@pages
def test_the_article_of_a_saved_page_is_as_expected(path: Path) -> None:
    article, wanted = read_page(path), expected(path)
    assert article.text == wanted["text"]
    assert article.source == "ledger"
    found = {
        "url": article.url,
        "lang": article.lang,
        "state": article.body_state.value,
        "title": article.title,
        "published": article.published,
        "published_rule": article.published_rule,
        "modified": article.modified,
        "modified_rule": article.modified_rule,
    }
    assert found == {key: wanted.get(key) for key in found}


@pages
def test_nothing_from_beside_the_article_is_in_its_text_or_title(path: Path) -> None:
    article = read_page(path)
    for phrase in expected(path).get("absent", []):
        assert phrase not in article.text
        assert phrase not in (article.title or "")


@pages
def test_no_sentence_runs_from_one_block_into_the_next(path: Path) -> None:
    assert all("\n" not in sentence.text for sentence in split(read_page(path)))


def test_every_expected_article_has_its_page() -> None:
    assert {path.stem for path in PAGES.glob("*.toml")} == {path.stem for path in PAGES.glob("*.html")}


def test_the_saved_pages_cover_the_languages_and_the_ways_a_page_can_fail() -> None:
    articles = [read_page(path) for path in PAGES.glob("*.html")]
    assert {article.lang for article in articles} == {"de", "en", "zh"}
    assert {article.body_state.value for article in articles} == {"full", "partial", "consent", "empty"}


def test_a_table_keeps_its_place_and_its_empty_cells() -> None:
    article = read_page(PAGES / "en-report.html")
    rows = [sentence for sentence in split(article) if sentence.cells]
    cells = [[article.text[start:end] for start, end in row.cells] for row in rows]
    assert cells == [
        ["Provider", "Share (%)", "Period"],
        ["Cirrus", "36", "Q3 2024"],
        ["Stratus", "", "Q3 2024"],
        ["Nimbus Cloud", "5.8", "Q3 2024"],
    ]
    before, after = article.text.split("Provider\t")
    assert "The market moved on" in before
    assert "Analysts at Sample Research" in after

"""When a page was published: by what it states outright first, with the rule that won, and never invented."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.articles.date_text import day_of, is_iso, parse
from claimtrack.articles.dates import Dates, find_dates
from claimtrack.articles.markup import parse as parse_markup
from claimtrack.articles.structured import read_structured

FETCHED = datetime(2025, 12, 1, 10, tzinfo=UTC)
STATED = '{"@type":"NewsArticle","datePublished":"%s","dateModified":"%s"}'
JSON_LD = f'<script type="application/ld+json">{STATED}</script>'


def dates(head: str = "", body: str = "", url: str = "https://a.example/x") -> Dates:
    tree = parse_markup(f"<html><head>{head}</head><body>{body or '<p>x</p>'}</body></html>")
    assert tree is not None
    return find_dates(tree, read_structured(tree), url, FETCHED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-09-15", "2025-09-15"),
        ("2025-09-15T08:00:00+08:00", "2025-09-15T08:00:00+08:00"),
        ("2025-09-15T08:00:00.123Z", "2025-09-15T08:00:00Z"),
        ("2025-09-15T08:00+0800", "2025-09-15T08:00:00+08:00"),
        ("2026-07-18 17:30:23  +0800", "2026-07-18T17:30:23+08:00"),
        ("2025-09-15 08:00:00", "2025-09-15"),
        ("2025-09-15T08:00:00", "2025-09-15"),
        ("Mon, 15 Sep 2025 08:00:00 GMT", "2025-09-15T08:00:00Z"),
        ("Mon, 15 Sep 2025 08:00:00 +0200", "2025-09-15T08:00:00+02:00"),
        ("September 15, 2025", "2025-09-15"),
        ("Sept. 15th, 2025 at noon", "2025-09-15"),
        ("15 September 2025", "2025-09-15"),
        ("15. September 2025, 10:30 Uhr", "2025-09-15"),
        ("3. März 2025", "2025-03-03"),
        ("15.09.2025", "2025-09-15"),
        ("2025年9月15日 10:30", "2025-09-15"),
        ("2025 年 09 月 15 日", "2025-09-15"),
        ("2025/09/15 10:30", "2025-09-15"),
        ("20250915", "2025-09-15"),
        ("1757894400", "2025-09-15T00:00:00Z"),
        ("1757894400000", "2025-09-15T00:00:00Z"),
    ],
)
def test_a_date_is_read_as_it_is_written(text: str, expected: str) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "09/10/2025",
        "10/09/25",
        "2025",
        "30. Februar 2025",
        "2025-13-01",
        "99999999",
        "5.8",
        "Q3 2024",
    ],
)
def test_what_is_no_date_or_two_dates_is_none(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    "text", ["2025", "2025-07", "2025-07-01", "2025-07-01T08:00:00Z", "2025-07-01T08:00:00+08:00"]
)
def test_iso_forms_of_any_precision_are_known(text: str) -> None:
    assert is_iso(text)
    assert day_of(text) is not None


@pytest.mark.parametrize(
    "text", ["", "July 2025", "2025-7", "2025-07-01T08:00:00", "2025-02-30", "2025-07-01T25:00:00Z"]
)
def test_other_forms_are_not_iso(text: str) -> None:
    assert not is_iso(text)


@given(st.dates(min_value=date(1995, 1, 1), max_value=date(2090, 1, 1)))
def test_every_day_is_read_in_every_language(day: date) -> None:
    months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September"]
    months += ["Oktober", "November", "Dezember"]
    for text in (
        day.isoformat(),
        f"{day:%d.%m.%Y}",
        f"{day.day}. {months[day.month - 1]} {day.year}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y/%m/%d}",
    ):
        assert parse(text) == day.isoformat()


@given(st.text(max_size=50))
def test_any_text_is_read_without_failing(text: str) -> None:
    value = parse(text)
    assert value is None or is_iso(value)


def test_json_ld_wins_over_meta_and_text() -> None:
    meta = '<meta property="article:published_time" content="2025-01-01">'
    found = dates(JSON_LD % ("2025-09-15T08:00:00+08:00", "2025-09-16") + meta)
    assert found.published == ("2025-09-15T08:00:00+08:00", "jsonld")
    assert found.modified == ("2025-09-16", "jsonld")


def test_the_article_wins_over_the_page_around_it_in_json_ld() -> None:
    page = {"@type": "WebPage", "datePublished": "2001-01-01"}
    graph = json.dumps({"@graph": [page, {"@type": "Article", "datePublished": "2025-09-15"}]})
    assert dates(f'<script type="application/ld+json">{graph}</script>').published.value == "2025-09-15"


@pytest.mark.parametrize(
    ("head", "rule"),
    [
        ('<meta property="article:published_time" content="2025-09-15">', "meta:article:published_time"),
        ('<meta itemprop="datePublished" content="2025-09-15">', "meta:datepublished"),
        ('<meta name="publishdate" content="2025-09-15 10:00:00">', "meta:publishdate"),
        ('<meta name="DC.date.issued" content="2025-09-15">', "meta:dc.date.issued"),
    ],
)
def test_metas_are_named_in_the_rule(head: str, rule: str) -> None:
    assert dates(head).published == ("2025-09-15", rule)


def test_the_time_element_of_the_article_counts_and_the_sidebars_does_not() -> None:
    aside = '<aside><time datetime="2025-11-30">yesterday</time></aside>'
    body = '<article><h1>Jobs go</h1><time datetime="2025-09-15T08:00:00Z">Monday</time><p>x</p></article>'
    assert dates(body=aside + body).published == ("2025-09-15T08:00:00Z", "time")
    assert dates(body=aside + "<h1>Jobs go</h1><p>x</p>").published == (None, None)


def test_times_of_several_stories_are_not_believed() -> None:
    body = '<div><time datetime="2025-09-15">a</time></div><div><time datetime="2025-09-16">b</time></div>'
    assert dates(body=body).published.value is None


@pytest.mark.parametrize(
    "line",
    [
        "Berlin, 15. September 2025, 10:30 Uhr",
        "2025年9月15日 10:30 来源：样本网",
        "By Ann Sample | Sept. 15, 2025",
        "發稿時間：2025/09/15",
    ],
)
def test_a_byline_under_the_headline_counts(line: str) -> None:
    assert dates(body=f"<h1>Stellen fallen weg</h1><div>{line}</div><p>x</p>").published == (
        "2025-09-15",
        "byline",
    )


def test_a_byline_tells_publication_from_change() -> None:
    found = dates(body="<h1>Stellen weg</h1><p class='datum'>15.09.2025 - aktualisiert am 16.09.2025</p>")
    assert found == (("2025-09-15", "byline"), ("2025-09-16", "byline"))


def test_a_date_in_a_sentence_is_not_the_articles() -> None:
    text = (
        "The deal was signed on September 15, 2019, and the company has kept silent about it ever since then."
    )
    assert dates(body=f"<h1>Jobs go</h1><p>{text}</p>").published.value is None


def test_a_plain_date_in_the_path_is_the_last_resort_and_says_so() -> None:
    assert dates(url="https://a.example/2025/09/15/jobs").published == ("2025-09-15", "url")
    assert dates(url="https://a.example/2025-09-15/").published == ("2025-09-15", "url")


@pytest.mark.parametrize(
    "url",
    [
        *(
            "https://a.example/id/20250915",
            "https://a.example/news-2025-09-15.html",
            "https://a.example/2025/09/",
        ),
        *("https://a.example/x?d=2025/09/15", "https://a.example/2025/13/15/x"),
    ],
)
def test_other_digits_in_an_address_are_no_date(url: str) -> None:
    assert dates(url=url).published == (None, None)


def test_a_date_after_the_fetch_is_refused_but_for_a_day() -> None:
    assert dates(JSON_LD % ("2025-12-02T05:00:00+14:00", "2025-12-02")).published.value is not None
    assert dates(JSON_LD % ("2025-12-03", "2025-12-03")) == ((None, None), (None, None))


@pytest.mark.parametrize("wrong", ["1970-01-01T00:00:00Z", "0001-01-01", "", "null", "soon"])
def test_a_date_that_cannot_be_makes_way_for_the_next(wrong: str) -> None:
    meta = '<meta property="article:published_time" content="2025-09-15">'
    assert dates(JSON_LD % (wrong, wrong) + meta).published == ("2025-09-15", "meta:article:published_time")


def test_a_change_before_the_publication_is_dropped() -> None:
    assert dates(JSON_LD % ("2025-09-15", "2025-09-01")).modified == (None, None)


def test_copyright_lines_and_images_give_no_date() -> None:
    body = "<h1>Jobs go</h1><img src='/2025/09/15/a.jpg'><p>x</p><footer>© 15.09.2025 Sample</footer>"
    assert dates(body=body).published == (None, None)


@pytest.mark.parametrize(
    "script",
    ["{", "[[[[", '{"@type":["NewsArticle"],"datePublished":["2025-09-15"]}', '"x"', "null", "[" * 5000],
)
def test_broken_json_ld_harms_nothing(script: str) -> None:
    dates(f'<script type="application/ld+json">{script}</script>')

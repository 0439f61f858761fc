"""Hostile pages give an article, an empty one, or one clear sentence; never a traceback or minutes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.articles.page import read
from claimtrack.errors import InputError
from claimtrack.model import Article, BodyState, Snapshot

FETCHED = datetime(2025, 12, 1, tzinfo=UTC)
SENTENCE = "Nimbus Cloud has cut about ten percent of its staff in the north, three people said on Monday. "


def page(body: bytes | str, headers: dict[str, str] | None = None, **hints: str) -> Article:
    data = body.encode() if isinstance(body, str) else body
    return read(Snapshot("https://a.example/x", FETCHED, 200, headers or {}, data, ""), **hints)


@pytest.mark.parametrize("body", ["", "   ", "<", "<!-- -->", "<html></html>", "\x00", "<html><body></body>"])
def test_a_page_without_a_text_is_empty(body: str) -> None:
    article = page(body, lang="de")
    assert (article.text, article.body_state, article.url) == ("", BodyState.EMPTY, "https://a.example/x")


def test_a_page_of_no_language_is_undetermined() -> None:
    assert page("").lang == "und"
    assert page("", lang="zh-TW").lang == "zh"


@pytest.mark.parametrize(
    ("body", "headers", "named"),
    [
        (b"%PDF-1.7 ...", {}, "a PDF"),
        (b"\x89PNG\r\n\x1a\n", {"Content-Type": "text/html"}, "an image"),
        (b"\xff\xd8\xff\xe0", {}, "an image"),
        (b"PK\x03\x04", {}, "an archive|ZIP"),
        (b"\x00\x01\x02", {"content-type": "application/pdf"}, "application/pdf"),
        (b"abc", {"Content-Type": "image/webp"}, "image/webp"),
    ],
)
def test_bytes_that_are_no_page_are_named(body: bytes, headers: dict[str, str], named: str) -> None:
    with pytest.raises(InputError, match=named):
        page(body, headers)


def test_a_page_with_a_wrong_content_type_is_read_all_the_same() -> None:
    markup = f"<!doctype html><html><body><article><h1>Jobs</h1><p>{SENTENCE * 5}</p></article></body></html>"
    assert "ten percent" in page(markup, {"Content-Type": "application/octet-stream"}).text


def test_a_page_that_breaks_off_within_a_sentence_is_partial() -> None:
    start = f"<html><body><article><h1>Jobs</h1><p>{SENTENCE * 9}</p><p>In the south the company"
    assert page(start).body_state is BodyState.PARTIAL
    assert page(start + " kept its word.").body_state is BodyState.FULL
    assert page(start + "</p></article></body></html>").body_state is BodyState.FULL


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 50_000 + SENTENCE,
        "<b><i>" * 20_000 + SENTENCE,
        "<table><tr><td>" * 3_000 + SENTENCE,
        "<ul><li>" * 5_000 + SENTENCE,
        "<blockquote>" * 5_000 + SENTENCE,
        "<article>" + f"<p>{SENTENCE}" * 3_000,
        "<a href='/x'>" + SENTENCE + "<a href=" * 5_000,
        "<h2>Related stories</h2>" * 5_000 + SENTENCE,
        "<div class='article-body'><p>x</p></div>" * 5_000,
        "<p>" + "word " * 400_000,
        "<p>" + "裁员" * 300_000,
        "<table><tr>" + "<td>1" * 20_000,
        "<table>" + "<tr><td colspan=99999999 rowspan=9999999>1<td>2" * 20,
        "<time>" * 10_000,
        "<h1>" + "<span>x" * 5_000,
        "<script type='application/ld+json'>" + "[" * 50_000,
        "<" * 200_000,
        "<p " + "a=b " * 50_000 + ">" + SENTENCE,
        "\x00" * 100_000 + "<p>" + SENTENCE,
        "<meta charset=utf-16>" + SENTENCE,
        "<h2>Related stories</h2>\x0b\x0c&#11;&#12;&#1;&#xFFFF;&#xD800;" + SENTENCE,
        "<base href='http://[broken'><link rel=canonical href='http://[broken'>" + SENTENCE,
    ],
    ids=range(22),
)
def test_hostile_markup_gives_an_article_in_bounded_time(body: str) -> None:
    assert isinstance(page(body).text, str)


TAGS = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<table>",
            "<tr>",
            "<td>",
            "</table>",
            "<article>",
            "<h1>",
            "<ul><li>",
        ),
        *(
            "<a href='/x'>",
            "</a>",
            "<br>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "&nbsp;",
            "&#0;",
            "<time>",
        ),
        *("<aside>", "<meta charset=gbk>", '<html lang="xx">', "<title>", "</title>", "\x00", "裁员两成。"),
        *("<h2>Related stories</h2>", SENTENCE),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(TAGS, st.text(max_size=20)), max_size=40).map("".join))
def test_any_soup_of_tags_is_read(soup: str) -> None:
    article = page(soup)
    assert "\x00" not in article.text
    assert (article.text == "") is (article.body_state in (BodyState.EMPTY, BodyState.CONSENT))


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_a_sentence(data: bytes) -> None:
    try:
        page(data)
    except InputError as error:
        sentence = str(error)
    else:
        return
    assert sentence.endswith(".")

"""One page has one address: without tracking, and its own canonical one only if it is on the same site."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.articles.address import clean, is_web, join, own_address, same_site, site
from claimtrack.articles.markup import parse

FINAL = "https://www.ledger.example/tech/story-1?id=1"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/x?utm_source=f&id=3&fbclid=9#top", "https://a.example/x?id=3"),
        ("https://A.Example:443/X?b=2&a=1", "https://a.example/X?b=2&a=1"),
        ("http://a.example:80", "http://a.example/"),
        ("http://user:secret@a.example/x", "http://a.example/x"),
        ("https://a.example/x?format=rss&spm=a1.b2", "https://a.example/x?format=rss"),
        ("  https://a.example/x\n?id=1 ", "https://a.example/x?id=1"),
        ("https://a.example/新闻?标=1", "https://a.example/新闻?标=1"),
    ],
)
def test_tracking_and_fragments_go_and_the_rest_stays(url: str, expected: str) -> None:
    assert clean(url) == expected


def test_what_is_no_web_address_stays_as_it_is() -> None:
    assert clean("folder/page.html") == "folder/page.html"


@given(st.text(max_size=60))
def test_cleaning_never_fails_and_needs_no_second_time(text: str) -> None:
    for url in (text, f"https://{text}", f"https://a.example/{text}"):
        assert clean(clean(url)) == clean(url)


@pytest.mark.parametrize(
    "url", ["javascript:void(0)", "mailto:a@b.example", "ftp://a.example/", "http://[x", "http://a:b/"]
)
def test_only_http_leads_to_the_web(url: str) -> None:
    assert join("https://a.example/", url) is None
    assert not is_web(url)


def test_links_are_resolved_against_the_page() -> None:
    assert join("https://a.example/x/y", "../z?utm_medium=m") == "https://a.example/z"
    assert join("https://a.example/x", "//b.example/z#f") == "https://b.example/z"


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("https://www.a.example/", "https://m.a.example/x", True),
        ("https://news.a.co.uk/", "https://a.co.uk/", True),
        ("https://a.co.uk/", "https://b.co.uk/", False),
        ("https://finance.a.com.cn/", "https://tech.a.com.cn/", True),
        ("https://a.example/", "https://nota.example/", False),
        ("http://10.0.0.1/", "http://10.0.0.2/", False),
        ("folder/a.html", "folder/b.html", False),
    ],
)
def test_a_site_is_its_registered_name(a: str, b: str, same: bool) -> None:
    assert same_site(a, b) is same


def test_the_site_of_an_address() -> None:
    assert site("https://news.example.co.uk/x") == "example.co.uk"


def head(content: str) -> str:
    tree = parse(f"<html><head>{content}</head><body><p>x</p></body></html>")
    assert tree is not None
    return own_address(tree, FINAL + "&utm_source=x#y")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", FINAL),
        ('<link rel="canonical" href="/tech/other">', "https://www.ledger.example/tech/other"),
        ('<link rel="Canonical" href="https://ledger.example/t?utm_id=1">', "https://ledger.example/t"),
        ('<meta property="og:url" content="https://amp.ledger.example/t">', "https://amp.ledger.example/t"),
        ('<link rel="canonical" href="https://other.example/t">', FINAL),
        ('<link rel="canonical" href="https://www.ledger.example/">', FINAL),
        ('<link rel="canonical" href="javascript:alert(1)">', FINAL),
        (
            '<link rel="canonical" href="https://other.example/t"><meta property="og:url" content="/mine">',
            "https://www.ledger.example/mine",
        ),
    ],
)
def test_a_page_is_believed_about_its_address_only_on_its_own_site(content: str, expected: str) -> None:
    assert head(content) == expected

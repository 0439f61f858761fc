"""Sitemaps and list pages become links: those whose address matches, each once, http and https only."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.articles import sitemaps
from claimtrack.articles.lists import read_list
from claimtrack.articles.sitemaps import read_sitemap
from claimtrack.errors import InputError
from claimtrack.model import AddressKind, Link

URL = "https://www.ledger.example/sitemap.xml"
NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> https://www.ledger.example/a?utm_source=x </loc><news:news>
<news:publication><news:name>S</news:name>
<news:language>de</news:language></news:publication>
<news:publication_date>2025-09-15T09:00:00+01:00</news:publication_date>
<news:title><![CDATA[Jobs & more]]></news:title></news:news></url>
<url><loc><![CDATA[https://www.ledger.example/b]]></loc><lastmod>2025-09-16</lastmod>
<image:image xmlns:image="urn:i"><image:loc>https://img.example/x.jpg</image:loc></image:image></url>
<url><loc>/c</loc></url><url><loc>ftp://x.example/d</loc></url><url/></urlset>"""


def test_a_news_sitemap_gives_titles_and_dates() -> None:
    pages, further = read_sitemap(NEWS.encode(), URL, "ledger")
    assert further == ()
    assert pages == (
        Link(
            "https://www.ledger.example/a",
            "ledger",
            title="Jobs & more",
            published="2025-09-15T09:00:00+01:00",
        ),
        Link("https://www.ledger.example/b", "ledger"),
        Link("https://www.ledger.example/c", "ledger"),
    )


def test_only_addresses_that_match_are_given() -> None:
    pages, _ = read_sitemap(NEWS.encode(), URL, "ledger", r"/[bc]$")
    assert [page.url[-2:] for page in pages] == ["/b", "/c"]


def test_a_sitemap_index_gives_sitemaps_that_keep_the_expression() -> None:
    twice = "<sitemap><loc>/s1.xml.gz</loc></sitemap>" * 2
    text = f"<sitemapindex>{twice}</sitemapindex>"
    pages, further = read_sitemap(text.encode(), URL, "ledger", "/news/")
    assert pages == ()
    assert further == (
        Link("https://www.ledger.example/s1.xml.gz", "ledger", AddressKind.SITEMAP, links="/news/"),
    )


def test_gzip_is_unpacked() -> None:
    assert len(read_sitemap(gzip.compress(NEWS.encode()), URL, "ledger")[0]) == 3


def test_a_gzip_bomb_is_refused_without_unpacking_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "LARGEST", 1_000_000)
    with pytest.raises(InputError, match="larger than"):
        read_sitemap(gzip.compress(b"<urlset>" + b" " * 50_000_000), URL, "ledger")


def test_a_broken_archive_is_an_input_error() -> None:
    with pytest.raises(InputError, match="gzip"):
        read_sitemap(b"\x1f\x8bnonsense", URL, "ledger")


def test_a_list_of_addresses_is_a_sitemap_too() -> None:
    text = "\ufeffhttps://www.ledger.example/a\r\n\r\nhttps://www.ledger.example/a#x\nhttps://www.ledger.example/b\n"
    assert [page.url[-1] for page in read_sitemap(text.encode(), URL, "ledger")[0]] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("<!DOCTYPE html><html><body>x</body></html>", "an HTML page"),
        ("<rss><channel/></rss>", "a feed"),
        ("<other/>", "something else"),
        ("no address", "neither XML nor an address"),
        ('<!DOCTYPE urlset [<!ENTITY a "b">]><urlset/>', "unsafe"),
        ("<", "cannot be read"),
    ],
)
def test_what_is_no_sitemap_is_refused_by_name(text: str, named: str) -> None:
    with pytest.raises(InputError, match=named):
        read_sitemap(text.encode(), URL, "ledger")


def test_an_empty_sitemap_has_no_links() -> None:
    assert read_sitemap(b"<urlset></urlset>", URL, "ledger") == ((), ())
    assert read_sitemap(b"", URL, "ledger") == ((), ())


def test_a_sitemap_cut_off_in_the_middle_gives_what_it_has() -> None:
    assert len(read_sitemap(NEWS.encode()[:-100], URL, "ledger")[0]) >= 2


@pytest.mark.parametrize("read", [read_sitemap, read_list])
def test_a_broken_expression_is_an_input_error(read: object) -> None:
    with pytest.raises(InputError, match="regular expression"):
        read(b"<urlset/>", URL, "ledger", "(")  # type: ignore[operator]


@given(st.binary(max_size=200))
def test_any_bytes_are_links_or_an_input_error(data: bytes) -> None:
    for start in (b"", b"<urlset><url><loc>", b"<sitemapindex><sitemap>", b"<html><a href='/news/1'>"):
        for read in (read_sitemap, read_list):
            try:
                read(start + data, URL, "ledger")
            except InputError:
                continue


LIST = """<html><head><base href="https://www.ledger.example/newsroom/"></head><body>
<a href="2025/09/15/jobs-go">More</a> <a href="2025/09/15/jobs-go?utm_source=n">Jobs go at Nimbus</a>
<a href="/newsroom/nimbus-denies-the-report-again/"><h3>Nimbus denies</h3></a>
<a href="/newsroom/1234567.html">Release</a> <a href="/tag/cloud-and-other-big-things/">Topic</a>
<a href="/about">About</a> <a href="mailto:a@b.example">Mail</a> <a href="#top">Top</a>
<a href="https://other.example/2025/09/15/elsewhere">Elsewhere</a>
<a href="/files/report-2025-09-15-full-text.pdf">PDF</a>
</body></html>"""


def test_a_list_page_gives_same_site_links_that_look_like_articles() -> None:
    links = read_list(LIST.encode(), "https://www.ledger.example/newsroom", "ledger")
    assert [
        (link.url.removeprefix("https://www.ledger.example/newsroom/"), link.title) for link in links
    ] == [
        ("2025/09/15/jobs-go", "Jobs go at Nimbus"),
        ("nimbus-denies-the-report-again/", "Nimbus denies"),
        ("1234567.html", "Release"),
    ]


def test_an_expression_alone_decides_where_there_is_one() -> None:
    links = read_list(LIST.encode(), "https://www.ledger.example/newsroom", "ledger", r"/about$|elsewhere")
    assert [link.url for link in links] == [
        "https://www.ledger.example/about",
        "https://other.example/2025/09/15/elsewhere",
    ]


def test_a_list_in_another_charset_is_read() -> None:
    page = '<meta charset="gbk"><a href="/2025/09/15/1.html">云帆科技否认裁员</a>'.encode("gb18030")
    assert read_list(page, "https://www.ledger.example/", "ledger")[0].title == "云帆科技否认裁员"


def test_a_pdf_is_no_list() -> None:
    with pytest.raises(InputError, match="PDF"):
        read_list(b"%PDF-1.7 x", URL, "ledger")

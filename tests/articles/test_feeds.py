"""Feeds of every kind become links; what is no feed is refused by name, what is broken is told."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.articles.feeds import EMPTY, Feed, read_feed
from claimtrack.errors import InputError

URL = "https://www.ledger.example/feeds/tech.xml"


def feed(text: str, encoding: str = "utf-8", headers: dict[str, str] | None = None) -> Feed:
    return read_feed(text.encode(encoding), URL, "ledger", headers)


def rss(items: str, before: str = '<?xml version="1.0" encoding="utf-8"?>') -> str:
    return f'{before}<rss version="2.0"><channel><title>Sample</title><link>/</link>{items}</channel></rss>'


def item(link: str, title: str = "Jobs go", date: str = "Mon, 15 Sep 2025 08:00:00 +0800") -> str:
    return f"<item><title>{title}</title><link>{link}</link><pubDate>{date}</pubDate></item>"


def test_rss_gives_links_in_order_with_titles_and_dates() -> None:
    found = feed(
        rss(item("https://www.ledger.example/b") + item("/a?utm_source=rss&amp;id=2#c", "Two &amp; more"))
    )
    assert found.kind == "rss"
    assert found.problems == ()
    assert [(link.url, link.title, link.published, link.source) for link in found.links] == [
        ("https://www.ledger.example/b", "Jobs go", "2025-09-15T08:00:00+08:00", "ledger"),
        ("https://www.ledger.example/a?id=2", "Two & more", "2025-09-15T08:00:00+08:00", "ledger"),
    ]


def test_atom_takes_the_alternate_link() -> None:
    found = feed(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>S</title><entry>'
        '<title type="html">Jobs &lt;b&gt;go&lt;/b&gt;</title>'
        '<link rel="self" href="/self"/><link rel="alternate" href="/a"/>'
        "<updated>2025-09-16T00:00:00Z</updated>"
        "<published>2025-09-15T08:00:00Z</published></entry></feed>"
    )
    assert found.kind == "atom"
    assert [(link.url, link.title, link.published) for link in found.links] == [
        ("https://www.ledger.example/a", "Jobs go", "2025-09-15T08:00:00Z")
    ]


def test_rdf_is_read() -> None:
    found = feed(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>S</title></channel>'
        '<item rdf:about="https://a.example/1"><title>Jobs go</title><link>https://a.example/1</link>'
        "<dc:date>2025-09-15T08:00:00+02:00</dc:date></item></rdf:RDF>"
    )
    assert found.kind == "rdf"
    assert [(link.url, link.published) for link in found.links] == [
        ("https://a.example/1", "2025-09-15T08:00:00+02:00")
    ]


def test_rss_0_91_with_its_doctype_is_read() -> None:
    old = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.example/rss-0.91.dtd">'
    assert (
        len(feed(old + '<rss version="0.91"><channel><item><link>/a</link></item></channel></rss>').links)
        == 1
    )


def test_json_feed_is_read() -> None:
    items = [
        {"id": "1", "url": "/a?fbclid=1", "title": "Jobs go", "date_published": "2025-09-15T08:00:00+08:00"},
        {"id": "https://a.example/2", "title": None},
        {"id": "3"},
    ]
    found = feed(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "S", "items": items}))
    assert found.kind == "json"
    assert [link.url for link in found.links] == ["https://www.ledger.example/a", "https://a.example/2"]
    assert found.problems == ("1 of 3 entries have no link",)


def test_entries_without_a_link_are_counted_and_a_guid_may_be_one() -> None:
    guid = "<item><title>x</title><guid>https://a.example/g</guid></item>"
    found = feed(rss("<item><title>x</title></item>" + guid + item("javascript:alert(1)")))
    assert [link.url for link in found.links] == ["https://a.example/g"]
    assert found.problems == ("2 of 3 entries have no link",)


def test_an_address_twice_is_one_link() -> None:
    assert len(feed(rss(item("/a?utm_source=x") + item("/a#b"))).links) == 1


def test_an_empty_feed_is_a_problem_and_no_error() -> None:
    assert feed(rss("")) == Feed("rss", (), (EMPTY,))


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><html><body>x</body></html>",
        "<html><head></head></html>",
        "<!-- x --><HTML><p>RSS</p>",
    ],
)
def test_an_html_page_is_refused_by_name(page: str) -> None:
    with pytest.raises(InputError, match=r"not a feed but an HTML page.*ledger\.example"):
        feed(page)


@pytest.mark.parametrize(
    "text", ["", "nothing here", '{"items": 3}', "[1, 2]", "{broken", "<opml></opml>", "\x00\x01"]
)
def test_what_is_no_feed_at_all_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        feed(text)


def test_broken_xml_is_read_leniently_and_told() -> None:
    found = feed(rss(item("/a", "Jobs & more <b>go") + item("/b")).replace("</channel>", ""))
    assert [link.url for link in found.links][:1] == ["https://www.ledger.example/a"]
    assert len(found.problems) == 1
    assert "not well-formed" in found.problems[0]


def test_entities_are_refused_before_anything_is_expanded() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    with pytest.raises(InputError, match="unsafe"):
        feed(bomb + rss(item("/a", "&b;"), before=""))
    with pytest.raises(InputError, match="unsafe"):
        feed('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + rss(item("/a", "&x;"), before=""))


def test_a_chinese_feed_is_decoded_by_what_fits() -> None:
    text = rss(item("/a", "云帆科技否认裁员"), before='<?xml version="1.0" encoding="gb2312"?>')
    found = feed(text, "gb18030", {"Content-Type": "text/xml; charset=utf-8"})
    assert found.links[0].title == "云帆科技否认裁员"
    assert found.problems == ()


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2026-07-18 17:30:23  +0800", "2026-07-18T17:30:23+08:00"),
        ("1757894400", "2025-09-15T00:00:00Z"),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_of_feeds_are_iso_or_none(date: str, expected: str | None) -> None:
    assert feed(rss(item("/a", date=date))).links[0].published == expected


def test_a_cdata_title_loses_its_markup() -> None:
    assert feed(rss(item("/a", "<![CDATA[Jobs <b>go</b>]]>"))).links[0].title == "Jobs go"


@given(st.binary(max_size=200))
def test_any_bytes_are_a_feed_or_an_input_error(data: bytes) -> None:
    for start in (b"", b"<rss><channel><item>", b'<feed xmlns="http://www.w3.org/2005/Atom">', b'{"items":['):
        try:
            found = read_feed(start + data, URL, "ledger")
        except InputError:
            continue
        assert all(link.url.startswith("http") for link in found.links)

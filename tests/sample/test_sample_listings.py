"""Feeds, sitemaps and list pages: each is what it says it is, and lists what stands on the site."""

from __future__ import annotations

import gzip
import json
from xml.etree import ElementTree

import feedparser
import pytest

from claimtrack.model import WayKind
from claimtrack.sample.content import Document, Form, Outlet
from claimtrack.sample.reading import outlets
from claimtrack.sample.site import VISITS, Answer, answers, listed_pages

BASE = "http://127.0.0.9:9"
FEEDS = {Form.RSS: "rss20", Form.RDF: "rss10", Form.ATOM: "atom10", Form.EMPTY: "rss20"}
DOCUMENTS = [
    (outlet, document, visit) for outlet in outlets() for document in outlet.documents for visit in VISITS
]
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def name(case: tuple[Outlet, Document, int]) -> str:
    return f"{case[0].id}{case[1].path}@{case[2]}"


def of(*forms: Form) -> list[tuple[Outlet, Document, int]]:
    return [case for case in DOCUMENTS if case[1].form in forms]


def served(case: tuple[Outlet, Document, int]) -> Answer:
    outlet, document, visit = case
    return answers(outlet, BASE, visit)[document.path]


def locations(answer: Answer) -> list[str]:
    body = gzip.decompress(answer.body) if answer.content_type == "application/gzip" else answer.body
    return [str(loc.text) for loc in ElementTree.fromstring(body).iter(LOC)]


def test_every_form_is_used() -> None:
    assert {document.form for _, document, _ in DOCUMENTS} == set(Form)
    assert {way.kind for outlet in outlets() for way in outlet.ways} == set(WayKind)


@pytest.mark.parametrize("case", of(*FEEDS), ids=name)
def test_feedparser_reads_the_feed_without_complaint(case: tuple[Outlet, Document, int]) -> None:
    outlet, document, visit = case
    answer = served(case)
    feed = feedparser.parse(answer.body, response_headers={"content-type": answer.content_type})
    assert not feed.bozo
    assert feed.version == FEEDS[document.form]
    assert feed.encoding == outlet.encoding
    pages = [] if document.form is Form.EMPTY else listed_pages(outlet, document, visit)
    assert [entry.title for entry in feed.entries] == [page.title for page in pages]
    assert all(entry.get("published_parsed") or entry.get("updated_parsed") for entry in feed.entries)
    assert all(entry.link.startswith(BASE) for entry in feed.entries)


@pytest.mark.parametrize("case", of(Form.JSON), ids=name)
def test_the_json_feed_holds_what_the_format_requires(case: tuple[Outlet, Document, int]) -> None:
    feed = json.loads(served(case).body)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [entry["title"] for entry in feed["items"]] == [page.title for page in listed_pages(*case)]
    assert all(entry["id"] and entry["url"] and entry["content_text"] for entry in feed["items"])


@pytest.mark.parametrize("case", of(Form.SITEMAP, Form.SITEMAP_GZIP, Form.NEWS_SITEMAP), ids=name)
def test_a_sitemap_lists_each_of_its_pages_once(case: tuple[Outlet, Document, int]) -> None:
    pages = listed_pages(*case)
    assert pages
    assert locations(served(case)) == [BASE + (page.listed_as or page.path) for page in pages]


def test_a_sitemap_index_names_the_other_sitemaps() -> None:
    for case in of(Form.SITEMAP_INDEX):
        own = answers(case[0], BASE, case[2])
        paths = [address.removeprefix(BASE) for address in locations(served(case))]
        assert len(paths) == 2
        assert all(path in own for path in paths)


def test_a_news_sitemap_gives_title_date_and_language() -> None:
    for case in of(Form.NEWS_SITEMAP):
        root = ElementTree.fromstring(served(case).body)
        for field in ("title", "publication_date", "language", "name"):
            found = [
                tag.text for tag in root.iter(f"{{http://www.google.com/schemas/sitemap-news/0.9}}{field}")
            ]
            assert len(found) == len(listed_pages(*case))
            assert all(found)


def test_the_page_in_place_of_a_feed_is_no_feed() -> None:
    for case in of(Form.SHELL):
        answer = served(case)
        assert answer.content_type.startswith("text/html")
        assert feedparser.parse(answer.body).version == ""


def test_tracking_parameters_stand_in_feed_links_and_not_in_the_sitemap() -> None:
    outlet = next(one for one in outlets() if any(document.append for document in one.documents))
    own = answers(outlet, BASE, 1)
    links = [entry.link for entry in feedparser.parse(own["/feed.xml"].body).entries]
    assert all("utm_source=rss" in link for link in links)
    plain = {link.split("?")[0] for link in links}
    assert set(locations(own["/sitemap.xml"])) < plain


@pytest.mark.parametrize("outlet", outlets(), ids=lambda outlet: outlet.id)
def test_the_same_address_and_visit_give_the_same_bytes(outlet: Outlet) -> None:
    for visit in VISITS:
        assert answers(outlet, BASE, visit) == answers(outlet, BASE, visit)

"""What an answer holds, and which pages are decided against before and after they are read."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from crawl_given import NOW
from crawl_site import watch_toml

from claimtrack.data.watches import ANY, load_watch
from claimtrack.model import AddressKind, Link, Outcome, Snapshot, Watch
from claimtrack.pipeline import fetched as module
from claimtrack.pipeline.fetched import Fetched, Reading, read_fetched
from claimtrack.pipeline.sieve import NO_ENTITY, NO_PAGE, OTHER_PAGE, Sieve, names_hash, without_hash

URL = "https://daily.example/2025/cuts"
REPORT = "Amazon said on Monday that AWS will cut 10% of its staff, two people said. " * 3
FERRY = "The ferry company will hire 180 people for its four new ships, it said on Monday. " * 8


@pytest.fixture
def watch(tmp_path: Path) -> Watch:
    path = tmp_path / "watch.toml"
    path.write_text(watch_toml({"test-daily": [("feed", URL)]}, ("aws",), ("en",)), encoding="utf-8")
    return load_watch(str(path))


def link(kind: AddressKind = AddressKind.PAGE, title: str | None = None, links: str | None = None) -> Link:
    return Link(URL, "test-daily", kind, title, links=links)


def snapshot(body: str | bytes, media_type: str = "text/html; charset=utf-8") -> Snapshot:
    data = body.encode() if isinstance(body, str) else body
    return Snapshot(URL, NOW, 200, {"Content-Type": media_type}, data, sha256(data).hexdigest())


def html(text: str, title: str = "Report") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title></head>'
        f"<body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
    )


def reading(
    body: str | bytes, watch: Watch, asked: Link | None = None, *, has_article: bool = False
) -> Reading:
    return read_fetched(Fetched(asked or link(), snapshot(body), has_article), watch)


def test_a_page_gives_its_article_and_the_claims_the_watch_follows(watch: Watch) -> None:
    found = reading(html(REPORT), watch)
    assert (found.outcome, found.reason) == (Outcome.NEW, None)
    assert found.article is not None
    assert (found.article.url, found.article.source, found.article.lang) == (URL, "test-daily", "en")
    assert [claim.type for claim in found.claims][:1] == ["layoff"]


def test_a_page_whose_article_names_no_entity_is_decided_against(watch: Watch) -> None:
    found = reading(html(f"{FERRY}</p><aside>AWS opens a region</aside><p>"), watch)
    assert found.article is None
    assert found.reason == Sieve(watch).no_entity


def test_a_known_article_is_kept_whatever_it_names_now(watch: Watch) -> None:
    assert reading(html(FERRY), watch, has_article=True).outcome is Outcome.NEW


def test_a_page_announced_by_name_is_another_page_and_not_decided_against(watch: Watch) -> None:
    found = reading(html(FERRY), watch, link(title="What AWS plans"))
    assert (found.outcome, found.reason) == (Outcome.SKIPPED, OTHER_PAGE)


def test_the_watch_for_everything_keeps_every_article() -> None:
    assert reading(html(FERRY), ANY).outcome is Outcome.NEW
    assert Sieve(ANY).against_page(link(), snapshot(html(FERRY))) is None


def test_bytes_that_name_no_entity_are_not_read(watch: Watch) -> None:
    sieve = Sieve(watch)
    assert sieve.against_page(link(), snapshot(html(FERRY))) == sieve.no_entity
    assert sieve.against_page(link(), snapshot(html(REPORT))) is None
    assert sieve.against_page(link(title="AWS"), snapshot(html(FERRY))) is None


def test_a_document_is_no_page_though_it_names_an_entity(watch: Watch) -> None:
    found = Sieve(watch).against_page(link(title="AWS"), snapshot(b"%PDF-1.7 AWS", "application/pdf"))
    assert found == f"{NO_PAGE}a PDF document"


def test_the_hash_of_the_names_changes_with_the_entities_only(watch: Watch, tmp_path: Path) -> None:
    def hash_of(*entities: str, name: str = "other") -> str:
        path = tmp_path / f"{name}.toml"
        path.write_text(watch_toml({"x": [("feed", URL)]}, entities), encoding="utf-8")
        return names_hash(load_watch(str(path)))

    assert hash_of("aws") == names_hash(watch) == hash_of("aws", name="third")
    assert len({hash_of("aws"), hash_of("byd"), hash_of("aws", "byd")}) == 3
    assert hash_of("aws", "byd") == hash_of("byd", "aws")


def test_a_reason_is_shown_without_the_hash(watch: Watch) -> None:
    assert without_hash(Sieve(watch).no_entity) == NO_ENTITY
    assert without_hash("HTTP 500 [sic]") == "HTTP 500 [sic]"


FEED = (
    '<rss version="2.0"><channel><title>N</title>'
    "<item><title>A</title><link>/a</link></item><item><title>B</title></item></channel></rss>"
)


def test_a_feed_gives_links_and_says_what_is_wrong_with_it(watch: Watch) -> None:
    found = reading(FEED, watch, link(AddressKind.FEED))
    assert found.outcome is Outcome.READ
    assert [one.url for one in found.links] == ["https://daily.example/a"]
    assert found.reason == "1 of 2 entries have no link"


@pytest.mark.parametrize(
    ("kind", "body", "why"),
    [
        (AddressKind.FEED, '<rss version="2.0"><channel></channel></rss>', "the feed has no entries"),
        (AddressKind.FEED, "<html></html>", "This is not a feed but an HTML page"),
        (AddressKind.SITEMAP, "<html></html>", "This is not a sitemap but an HTML page"),
        (AddressKind.LIST, "<html><p>Nothing</p></html>", "no link on the list page leads to an article"),
    ],
)
def test_a_way_that_gives_nothing_has_failed(kind: AddressKind, body: str, why: str, watch: Watch) -> None:
    found = reading(body, watch, link(kind, links="."))
    assert (found.outcome, found.reason, found.links) == (Outcome.FAILED, why, ())


def test_a_sitemap_without_pages_is_no_failure(watch: Watch) -> None:
    empty = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>'
    found = reading(empty, watch, link(AddressKind.SITEMAP))
    assert (found.outcome, found.reason, found.links) == (Outcome.READ, None, ())


def test_of_an_archive_only_so_many_pages_are_taken(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PAGES", 3)
    monkeypatch.setattr(module, "MOST_SITEMAPS", 2)
    pages = "".join(f"<url><loc>/{n}</loc></url>" for n in range(5))
    found = reading(f"<urlset>{pages}</urlset>", watch, link(AddressKind.SITEMAP))
    assert len(found.links) == 3
    assert found.reason == "only the first 3 pages or 2 sitemaps are taken"
    maps = "".join(f"<sitemap><loc>/{n}.xml</loc></sitemap>" for n in range(5))
    found = reading(f"<sitemapindex>{maps}</sitemapindex>", watch, link(AddressKind.SITEMAP, links="/2025/"))
    assert [(one.kind, one.links) for one in found.links] == [(AddressKind.SITEMAP, "/2025/")] * 2

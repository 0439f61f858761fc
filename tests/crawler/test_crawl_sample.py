"""Two crawls of the sample newsroom, figures as its README has them, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from crawl_given import CONTACT, log_of, run_crawl
from crawl_postgres import own_schema
from crawl_rows import ask

from claimtrack.pipeline.crawl import CrawlResult, Totals
from claimtrack.pipeline.crawl_events import Ended, Event, Started, Visited
from claimtrack.pipeline.sieve import NO_ENTITY, OTHER_PAGE
from claimtrack.sample.host import Request
from claimtrack.sample.server import Newsroom
from claimtrack.store.session import Store, open_store

BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
OFFICIAL_MARCH = "/en/news/statement-march.html"


@dataclass(frozen=True)
class Crawled:
    """A first crawl and the one after the newsroom has moved on, with what the newsroom saw of each."""

    store: Store
    newsroom: Newsroom
    first: CrawlResult
    second: CrawlResult
    events: list[Event]
    asked_first: tuple[Request, ...]
    asked_second: tuple[Request, ...]
    folder: Path


@pytest.fixture(scope="module", params=BOTH)
def crawled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    folder = tmp_path_factory.mktemp("crawled")
    if request.param == "sqlite":
        yield from _crawled(folder, str(folder / "store.sqlite"))
        return
    with own_schema() as url:
        yield from _crawled(folder, url)


def _crawled(folder: Path, db: str) -> Iterator[Crawled]:
    events: list[Event] = []
    with Newsroom() as newsroom:
        watch = folder / "watch.toml"
        watch.write_text(newsroom.watch_toml(), encoding="utf-8")
        first = run_crawl(folder, watch, db, events.append)
        asked_first = newsroom.requests
        newsroom.advance()
        second = run_crawl(folder, watch, db)
        asked_second = newsroom.requests[len(asked_first) :]
        with open_store(db) as store:
            yield Crawled(store, newsroom, first, second, events, asked_first, asked_second, folder)


def test_the_first_crawl_keeps_37_articles(crawled: Crawled) -> None:
    assert crawled.first.totals == Totals(
        seen=45,
        new=37,
        revised=0,
        withdrawn=0,
        unchanged=0,
        not_modified=0,
        skipped=7,
        failed=4,
        read=16,
    )
    assert not crawled.first.resumed


def test_the_second_crawl_finds_one_revised_and_one_withdrawn(crawled: Crawled) -> None:
    totals = crawled.second.totals
    assert (totals.new, totals.revised, totals.withdrawn) == (0, 1, 1)
    assert (totals.unchanged, totals.not_modified) == (3, 32)
    changed = ask(crawled.store, "SELECT url FROM article WHERE withdrawn_at IS NOT NULL")
    assert [url.rpartition("/")[2] for (url,) in changed] == ["aws-china-verkauf-sinnet-102.html"]
    revised = ask(
        crawled.store,
        "SELECT article.url FROM revision JOIN article ON revision.article = article.id"
        " WHERE revision.number = 2",
    )
    assert [url.rpartition("/")[2] for (url,) in revised] == ["aws-china-abbau"]


def test_each_source_has_a_line_that_says_what_was_skipped_or_failed_and_why(crawled: Crawled) -> None:
    lines = {source.source: source for source in crawled.first.sources}
    assert len(lines) == 14
    skipped = {id: [(one.reason, one.count) for one in line.skipped] for id, line in lines.items()}
    failed = {id: [(one.reason, one.count) for one in line.failed] for id, line in lines.items()}
    assert {id: some for id, some in failed.items() if some} == {
        "fogline-gazette": [("the connection was closed without an answer", 1)],
        "pier-nine": [("This is not a feed but an HTML page", 1)],
        "quayside-post": [("the feed has no entries", 1)],
        "rheinwarte": [("HTTP 500", 1)],
    }
    assert skipped["harbour-ledger"] == [(NO_ENTITY, 1), ("robots.txt forbids it", 1)]
    assert {id for id, some in skipped.items() if some} == {
        *("elbe-kontor", "fanying-caijing", "harbour-ledger", "quayside-post", "rheinwarte")
    }
    assert (lines["wirebird"].seen, lines["wirebird"].new, lines["wirebird"].read) == (4, 4, 1)


def test_a_consent_wall_is_no_article(crawled: Crawled) -> None:
    reason = "SELECT outcome, reason FROM address WHERE url LIKE '%/artikel/aws-raeumt-etagen'"
    ((outcome, why),) = ask(crawled.store, reason)
    assert outcome == "skipped"
    assert "consent" in why or why == OTHER_PAGE


def test_what_robots_txt_forbids_is_never_asked_for(crawled: Crawled) -> None:
    assert crawled.newsroom.count("harbour-ledger", "/members/inside-aws-china") == 0
    assert ask(crawled.store, "SELECT count(*) FROM claim WHERE high = 45") == [(0,)]


def test_robots_txt_is_asked_for_once_per_host_and_crawl(crawled: Crawled) -> None:
    robots = Counter(one.outlet for one in crawled.asked_first if one.path == "/robots.txt")
    assert robots.pop("fogline-gazette") == 3  # it hangs up, and is asked again
    assert set(robots.values()) == {1}
    assert len(robots) == 13


def test_every_request_says_who_asks_and_how_to_reach_them(crawled: Crawled) -> None:
    agents = {one.user_agent for one in crawled.asked_first}
    assert len(agents) == 1
    (agent,) = agents
    assert agent is not None
    assert agent.startswith("claimtrack/")
    assert agent.endswith(f"(+{CONTACT})")


def test_no_page_is_asked_for_twice(crawled: Crawled) -> None:
    asked = Counter((one.outlet, one.path) for one in crawled.asked_first if one.path != "/robots.txt")
    assert {page for page, count in asked.items() if count > 1} == {
        ("rheinwarte", "/wirtschaft/liveblog-cloud-105.html")  # 500, and asked again
    }


def test_the_second_crawl_asks_on_condition(crawled: Crawled) -> None:
    assert not any(one.if_none_match or one.if_modified_since for one in crawled.asked_first)
    (march,) = [one for one in crawled.asked_second if one.path == OFFICIAL_MARCH]
    assert march.if_none_match
    assert march.if_modified_since
    assert march.status == 304


def test_pages_decided_against_are_not_asked_for_again(crawled: Crawled) -> None:
    uninteresting = [
        url
        for (url,) in ask(crawled.store, "SELECT url FROM address WHERE reason LIKE :no", no=f"{NO_ENTITY}%")
    ]
    assert len(uninteresting) == 5
    asked = {crawled.newsroom.address(one.outlet, one.path) for one in crawled.asked_second}
    assert not asked & set(uninteresting)


def test_of_a_page_decided_against_only_the_hash_and_the_reason_are_kept(crawled: Crawled) -> None:
    rows = ask(
        crawled.store,
        "SELECT last_sha256, article FROM address WHERE reason LIKE :no",
        no=f"{NO_ENTITY}%",
    )
    assert all(len(sha256) == 64 and article is None for sha256, article in rows)
    kept = "SELECT count(*) FROM snapshot JOIN address ON snapshot.address = address.id WHERE reason LIKE :no"
    assert ask(crawled.store, kept, no=f"{NO_ENTITY}%") == [(0,)]


def test_each_article_has_the_snapshot_it_was_read_from(crawled: Crawled) -> None:
    without = "SELECT count(*) FROM revision WHERE snapshot IS NULL"
    assert ask(crawled.store, without) == [(0,)]
    assert ask(crawled.store, "SELECT count(*) FROM snapshot") == [(38,)]  # 37, and one page revised
    ((headers,),) = ask(
        crawled.store,
        "SELECT snapshot.headers FROM snapshot JOIN address ON snapshot.address = address.id"
        " WHERE address.url LIKE :page",
        page=f"%{OFFICIAL_MARCH}",
    )
    assert "text/html" in str(headers)


@pytest.mark.parametrize("outlet", ["fanying-caijing", "dengta-wanbao"])
def test_pages_in_gb18030_and_in_traditional_script_give_claims(crawled: Crawled, outlet: str) -> None:
    claims = ask(crawled.store, "SELECT evidence, lang FROM claim WHERE source = :id", id=outlet)
    assert len(claims) >= 4
    assert {lang for _, lang in claims} == {"zh"}
    assert not any("\ufffd" in evidence for evidence, _ in claims)


def test_a_page_that_breaks_off_is_kept_as_a_part(crawled: Crawled) -> None:
    part = ask(crawled.store, "SELECT url FROM article WHERE body_state = 'partial'")
    assert [url.rpartition("/")[2] for (url,) in part] == ["amazon-cloud-stellen-104.html"]


def test_a_page_behind_a_redirect_is_kept_under_its_own_address(crawled: Crawled) -> None:
    question = (
        "SELECT article.url, visit.final_url FROM visit JOIN address ON visit.address = address.id"
        " JOIN article ON address.article = article.id WHERE address.url LIKE '%/r/0121'"
    )
    found = ask(crawled.store, question)
    assert {url.rpartition("/")[2] for row in found for url in row} == {"china-cloud-outlook"}


def test_what_happens_is_told_from_start_to_end(crawled: Crawled) -> None:
    started, *visits, ended = crawled.events
    assert isinstance(started, Started)
    assert (started.run, started.resumed, started.waiting) == (crawled.first.run, False, 18)
    assert ended == Ended("finished")
    assert all(isinstance(visit, Visited) for visit in visits)
    assert [visit.done for visit in visits if isinstance(visit, Visited)] == list(range(1, 65))


def test_contradictions_are_found_after_the_crawl(crawled: Crawled) -> None:
    found = {(one.relation, one.kind) for one in crawled.first.comparisons}
    assert ("contradicts", "denied") in found
    assert ("contradicts", "number") in found


def test_nothing_broke_on_the_way(crawled: Crawled) -> None:
    log = log_of(crawled.folder)
    assert "internal error" not in log
    assert "Cannot" not in log
    assert "Unclosed" not in log
    assert "Warning" not in log

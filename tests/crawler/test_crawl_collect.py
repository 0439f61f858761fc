"""The collector: what a run hands out, what it knows of earlier ones, what it does when the store fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from crawl_given import NOW, job
from crawl_rows import ask, rows
from crawl_site import watch_toml

from claimtrack.errors import StoreError
from claimtrack.model import AddressKind, Article, Claim, Evidence, Link, Outcome, Snapshot, Visit
from claimtrack.pipeline.collect import MOST_SITEMAPS, ROBOTS, Collector, Fetch, Process
from claimtrack.pipeline.sieve import NO_PAGE
from claimtrack.store.session import open_store

DAILY = "https://daily.example"
FEED = f"{DAILY}/feed"
PAGE = f"{DAILY}/2025/cuts"
HERE = Process("here", 1)
TEXT = "AWS will cut 10% of its staff in China, two people said."
DAY = timedelta(days=1)


@pytest.fixture
def watch(tmp_path: Path) -> Path:
    return write_watch(tmp_path)


def write_watch(folder: Path, name: str = "watch", entities: tuple[str, ...] = ("aws",)) -> Path:
    """A watch with the id `name` that follows the daily's feed."""
    path = folder / f"{name}.toml"
    text = watch_toml({"test-daily": [("feed", FEED)]}, entities)
    path.write_text(text.replace('id = "test"', f'id = "{name}"'), encoding="utf-8")
    return path


@contextmanager
def collecting(
    watch: Path, now: datetime = NOW, process: Process = HERE, **changes: Any
) -> Iterator[Collector]:
    collector = Collector(job(watch.parent, watch, **changes), now, process)
    try:
        yield collector
    finally:
        collector.close()


def article(text: str = TEXT, url: str = PAGE) -> Article:
    return Article(url=url, text=text, lang="en", title="Cuts", source="test-daily")


def snapshot(body: bytes = b"<html>AWS</html>", url: str = PAGE) -> Snapshot:
    return Snapshot(url, NOW, 200, {}, body, sha256(body).hexdigest())


def visit(collector: Collector, url: str, outcome: Outcome, at: datetime = NOW, **changes: Any) -> Visit:
    return Visit(collector.run.id, url, outcome, at, **changes)


def read_feed(collector: Collector, *urls: str, at: datetime = NOW, **changes: Any) -> None:
    """Record the feed as read, with links to the pages."""
    links = tuple(Link(url, "test-daily") for url in urls)
    given: dict[str, Any] = {"status": 200, "etag": '"feed"', "links": links}
    collector.record(visit(collector, FEED, Outcome.READ, at, **(given | changes)))


def read_page(collector: Collector, at: datetime = NOW, **changes: Any) -> None:
    """Record the page as an article."""
    given: dict[str, Any] = {"status": 200, "etag": '"page"', "article": article(), "snapshot": snapshot()}
    collector.record(visit(collector, PAGE, Outcome.NEW, at, **(given | changes)))


def asked(collector: Collector, now: datetime = NOW) -> dict[str, Fetch]:
    """What is handed out now, by address."""
    fetches, _ = collector.hand_out(now)
    return {fetch.link.url: fetch for fetch in fetches}


def full_run(watch: Path, now: datetime = NOW, **changes: Any) -> None:
    """A run that reads the feed and its page."""
    with collecting(watch, now, **changes) as collector:
        asked(collector, now)
        read_feed(collector, PAGE, at=now)
        asked(collector, now)
        read_page(collector, now)
        assert collector.finish(now) == "finished"


def test_a_new_run_hands_out_the_ways_of_the_watch(watch: Path) -> None:
    with collecting(watch) as collector:
        assert list(asked(collector)) == [FEED]
        assert asked(collector) == {}
        assert [link.kind for link in collector.out] == [AddressKind.FEED]


def test_what_a_way_gave_is_handed_out_next(watch: Path) -> None:
    with collecting(watch) as collector:
        asked(collector)
        read_feed(collector, PAGE, f"{DAILY}/2025/other")
        assert sorted(asked(collector)) == [PAGE, f"{DAILY}/2025/other"]


def test_a_run_that_was_killed_hands_out_what_was_out(watch: Path) -> None:
    with collecting(watch) as collector:
        asked(collector)
        read_feed(collector, PAGE, f"{DAILY}/2025/other")
        asked(collector)
        read_page(collector)
        first = collector.run.id
    with collecting(watch, NOW + timedelta(minutes=1), Process("here", 1)) as collector:
        assert (collector.run.id, collector.run.resumed) == (first, True)
        assert list(asked(collector)) == [f"{DAILY}/2025/other"]


def test_a_run_that_was_killed_long_ago_is_given_up_and_its_pages_taken_over(watch: Path) -> None:
    with collecting(watch) as collector:
        asked(collector)
        read_feed(collector, PAGE)
        first = collector.run.id
    with collecting(watch, NOW + DAY) as collector:
        assert collector.run.id != first
        assert not collector.run.resumed
        assert sorted(asked(collector, NOW + DAY)) == [PAGE, FEED]
    with open_store(job(watch.parent, watch).db) as store:
        assert sorted(ask(store, "SELECT state FROM run")) == [("failed",), ("running",)]


def test_known_articles_are_looked_at_again_for_some_days(watch: Path) -> None:
    full_run(watch)
    with collecting(watch, NOW + 29 * DAY) as collector:
        assert sorted(asked(collector)) == [PAGE, FEED]
        read_feed(collector, at=NOW + 29 * DAY)
        collector.finish(NOW + 29 * DAY, stopped=True)
    with collecting(watch, NOW + 31 * DAY) as collector:
        assert list(asked(collector)) == [FEED]


def test_validators_are_sent_until_a_full_fetch_is_due(watch: Path) -> None:
    full_run(watch)
    with collecting(watch, NOW + DAY) as collector:
        found = asked(collector, NOW + DAY)
        assert (found[FEED].etag, found[PAGE].etag) == ('"feed"', '"page"')
        collector.finish(NOW, stopped=True)
    with collecting(watch, NOW + 4 * DAY) as collector:
        assert not any(fetch.is_conditional for fetch in asked(collector, NOW + 4 * DAY).values())


def test_a_304_does_not_put_off_the_full_fetch(watch: Path) -> None:
    full_run(watch)
    with collecting(watch, NOW + 2 * DAY) as collector:
        asked(collector, NOW + 2 * DAY)
        for url in (FEED, PAGE):
            collector.record(visit(collector, url, Outcome.NOT_MODIFIED, NOW + 2 * DAY, status=304))
        assert collector.finish(NOW + 2 * DAY) == "finished"
    with collecting(watch, NOW + 3 * DAY) as collector:
        assert not any(fetch.is_conditional for fetch in asked(collector, NOW + 3 * DAY).values())


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.SKIPPED])
def test_the_validators_of_a_failure_or_a_wall_are_not_sent(watch: Path, outcome: Outcome) -> None:
    full_run(watch)
    with collecting(watch, NOW + DAY) as collector:
        asked(collector, NOW + DAY)
        for url in (FEED, PAGE):
            wall = visit(collector, url, outcome, NOW + DAY, status=200, etag='"wall"', reason="a wall")
            collector.record(wall)
        collector.finish(NOW + DAY)
    with collecting(watch, NOW + 2 * DAY) as collector:
        found = asked(collector, NOW + 2 * DAY)
        assert sorted(found) == [PAGE, FEED]
        assert not any(fetch.is_conditional for fetch in found.values())


def test_what_another_watch_has_read_is_read_in_full(watch: Path, tmp_path: Path) -> None:
    full_run(watch)
    other = write_watch(tmp_path, "other", ("alibaba-cloud",))
    with collecting(other, NOW + DAY) as collector:
        found = asked(collector, NOW + DAY)
        assert found[PAGE].has_article
        assert not any(fetch.is_conditional for fetch in found.values())


def decide_against(watch: Path, reason: str | None = None) -> None:
    """A run that decides against the page."""
    with collecting(watch) as collector:
        asked(collector)
        read_feed(collector, PAGE)
        asked(collector)
        why = reason or collector.sieve.no_entity
        collector.record(visit(collector, PAGE, Outcome.SKIPPED, status=200, reason=why))
        assert collector.finish(NOW) == "finished"


def asked_next_day(watch: Path) -> tuple[dict[str, Fetch], list[str | None]]:
    """What the next run asks for, with the page still in the feed, and the reasons it tells for the rest."""
    with collecting(watch, NOW + DAY) as collector:
        asked(collector, NOW + DAY)
        read_feed(collector, PAGE, at=NOW + DAY)
        fetches, told = collector.hand_out(NOW + DAY)
        collector.finish(NOW + DAY, stopped=True)
        return {fetch.link.url: fetch for fetch in fetches}, [visited.reason for visited in told]


def test_a_page_decided_against_is_not_asked_for_again_and_is_counted(watch: Path) -> None:
    decide_against(watch)
    assert asked_next_day(watch) == ({}, ["names no entity of the watch"])


def test_a_page_decided_against_is_asked_for_when_the_watch_has_other_names(watch: Path) -> None:
    decide_against(watch)
    write_watch(watch.parent, entities=("aws", "byd"))
    assert list(asked_next_day(watch)[0]) == [PAGE]


def test_a_page_that_another_watch_decided_against_is_asked_for(watch: Path, tmp_path: Path) -> None:
    decide_against(write_watch(tmp_path, "other", ("byd",)))
    assert list(asked_next_day(watch)[0]) == [PAGE]


def test_two_watches_do_not_forget_each_others_decisions(watch: Path, tmp_path: Path) -> None:
    decide_against(watch)
    decide_against(write_watch(tmp_path, "other", ("byd",)))
    assert asked_next_day(watch)[0] == {}


def test_a_document_that_is_no_page_is_not_asked_for_again(watch: Path) -> None:
    decide_against(watch, NO_PAGE + "a PDF document")
    assert asked_next_day(watch) == ({}, [NO_PAGE + "a PDF document"])


@pytest.mark.parametrize("reason", ["a consent wall instead of the article", "no article on the page"])
def test_a_wall_is_looked_at_again(watch: Path, reason: str) -> None:
    decide_against(watch, reason)
    assert list(asked_next_day(watch)[0]) == [PAGE]


@pytest.mark.parametrize(
    ("outcome", "reason"), [(Outcome.FAILED, "HTTP 500"), (Outcome.SKIPPED, ROBOTS), (None, None)]
)
def test_a_page_never_read_is_tried_again_although_its_feed_has_dropped_it(
    watch: Path, outcome: Outcome | None, reason: str | None
) -> None:
    with collecting(watch) as collector:
        asked(collector)
        read_feed(collector, PAGE)
        asked(collector)
        if outcome is not None:
            collector.record(visit(collector, PAGE, outcome, reason=reason))
    with collecting(watch, NOW + DAY) as collector:
        assert PAGE in asked(collector, NOW + DAY)


def test_a_page_that_always_fails_is_given_up_unless_it_is_still_listed(watch: Path) -> None:
    for day in range(5):
        with collecting(watch, NOW + day * DAY) as collector:
            now = NOW + day * DAY
            asked(collector, now)
            read_feed(collector, PAGE, at=now)
            asked(collector, now)
            collector.record(visit(collector, PAGE, Outcome.FAILED, now, status=500, reason="HTTP 500"))
            collector.finish(now)
    assert list(asked_on(watch, 6)) == [FEED]


def asked_on(watch: Path, day: int) -> dict[str, Fetch]:
    with collecting(watch, NOW + day * DAY) as collector:
        return asked(collector, NOW + day * DAY)


def test_sitemaps_that_lead_to_sitemaps_come_to_an_end(watch: Path) -> None:
    with collecting(watch) as collector:
        asked(collector)
        links = tuple(
            Link(f"{DAILY}/sitemap-{n}.xml", "test-daily", AddressKind.SITEMAP)
            for n in range(MOST_SITEMAPS + 50)
        )
        collector.record(visit(collector, FEED, Outcome.READ, status=200, links=links))
        assert len(asked(collector)) == MOST_SITEMAPS


def test_a_run_in_which_nothing_could_be_read_has_failed(watch: Path) -> None:
    with collecting(watch) as collector:
        asked(collector)
        collector.record(visit(collector, FEED, Outcome.FAILED, reason="no such host"))
        assert collector.finish(NOW) == "failed"


def test_a_run_with_something_left_is_stopped_and_not_finished(watch: Path) -> None:
    with collecting(watch) as collector:
        assert collector.finish(NOW) == "stopped"


def test_a_second_crawl_at_the_same_time_says_so(watch: Path) -> None:
    import os

    with (
        collecting(watch, process=Process("here", os.getpid())),
        pytest.raises(StoreError, match=f"process {os.getpid()} on here"),
        collecting(watch, process=Process("here", 1)),
    ):
        pass


def test_an_article_that_the_store_refuses_fails_alone(watch: Path) -> None:
    nowhere = Evidence("text", 0, 4, "not what stands there", 0, 10)
    claim = Claim("x", "layoff", "layoffs", "aws", nowhere, PAGE, "en")
    with collecting(watch) as collector:
        asked(collector)
        read_feed(collector, PAGE)
        asked(collector)
        read_page(collector, claims=(claim,))
        assert collector.finish(NOW) == "finished"
    with open_store(job(watch.parent, watch).db) as store:
        found = ask(store, "SELECT outcome, reason FROM address WHERE url = :url", url=PAGE)
        assert found == [("failed", "A claim's evidence does not stand where it says it does")]
        assert rows(store)["articles"] == []


def test_a_full_disk_leaves_nothing_half_written_and_a_run_to_take_up(watch: Path) -> None:
    with collecting(watch) as collector:
        asked(collector)
        read_feed(collector, PAGE)
        asked(collector)
        before = rows(collector._store)
        with limited(collector), pytest.raises(StoreError, match="no space left"):
            read_page(collector, article=article(TEXT * 20_000))
        assert rows(collector._store) == before
        first = collector.run.id
    with collecting(watch) as collector:
        assert (collector.run.id, collector.run.resumed) == (first, True)
        assert list(asked(collector)) == [PAGE]
        read_page(collector, article=article(TEXT * 20_000))
        assert collector.finish(NOW) == "finished"


@contextmanager
def limited(collector: Collector) -> Iterator[None]:
    """No more pages for the database file than it has; the pool's connection is used again and again."""
    with collector._store.begin() as conn:
        ((pages,),) = conn.exec_driver_sql("PRAGMA page_count").all()
        conn.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    yield
    with collector._store.begin() as conn:
        conn.exec_driver_sql("PRAGMA max_page_count = 1000000")


def test_recording_is_done_once_and_told_with_the_count(watch: Path) -> None:
    with collecting(watch) as collector:
        asked(collector)
        told = collector.record(
            visit(collector, FEED, Outcome.READ, status=200, links=(Link(PAGE, "test-daily"),))
        )
        assert (told.source, told.outcome, told.done, told.waiting) == ("test-daily", Outcome.READ, 1, 0)
        ((page, fetch),) = asked(collector).items()
        assert (page, fetch.has_article) == (PAGE, False)
        told = collector.record(
            replace(visit(collector, PAGE, Outcome.NEW, status=200), article=article(), snapshot=snapshot())
        )
        assert (told.outcome, told.done, collector.out) == (Outcome.NEW, 2, [])

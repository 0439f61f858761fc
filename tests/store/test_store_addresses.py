"""Addresses are found once, wait once in a run, and are looked at again while their article is young."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from store_samples import NOW, RULES, URL, article, later, link, new_run, save, visit

from claimtrack.model import AddressKind, Outcome
from claimtrack.store import tables
from claimtrack.store.addresses import discover, due, known, waiting
from claimtrack.store.session import Store
from claimtrack.store.visits import record


def test_each_address_waits_once_in_each_run(store: Store) -> None:
    links = [link(f"https://news.example/{n}") for n in range(1_100)]
    with store.begin() as conn:
        first, second = new_run(conn), new_run(conn, watch="b")
        assert discover(conn, first, links + links[:5], NOW) == 1_100
        assert discover(conn, first, iter(links), later(days=1)) == 0
        assert discover(conn, second, links[:10], later(days=1)) == 10
        assert conn.execute(select(func.count()).select_from(tables.Address)).scalar_one() == 1_100
        assert {one.link for one in waiting(conn, first)} == set(links)
        assert len(waiting(conn, first, limit=7)) == 7
        assert waiting(conn, "no-such-run") == []


def test_nothing_found_is_nothing_waiting(store: Store) -> None:
    with store.begin() as conn:
        assert discover(conn, new_run(conn), [], NOW) == 0


def test_a_waiting_address_comes_with_what_is_known_of_it(store: Store) -> None:
    with store.begin() as conn:
        record(conn, visit(new_run(conn), article(), etag='"1"'), rules_hash=RULES)
        run = new_run(conn, watch="b")
        discover(conn, run, [link(), link("https://news.example/new")], later(days=1))
        by_url = {one.link.url: one.known for one in waiting(conn, run)}
        assert (by_url[URL].etag, by_url[URL].article, by_url[URL].outcome) == ('"1"', URL, Outcome.NEW)
        fresh = by_url["https://news.example/new"]
        assert (fresh.etag, fresh.has_article, fresh.outcome) == (None, False, Outcome.WAITING)


def test_hints_of_a_later_link_complete_those_of_an_earlier(store: Store) -> None:
    with store.begin() as conn:
        run = new_run(conn)
        for one in (link(title="Cuts"), link(published="2025-09-14"), link(source="other")):
            discover(conn, run, [one], NOW)
        (found,) = waiting(conn, run)
        assert found.link == link(title="Cuts", published="2025-09-14")


def test_a_configured_way_stays_one_and_follows_its_source(store: Store) -> None:
    with store.begin() as conn:
        run = new_run(conn)
        way = link(kind=AddressKind.SITEMAP, source="renamed", links="/2025/")
        for one in (link(), way, link()):
            discover(conn, run, [one], NOW)
        (found,) = waiting(conn, run)
        assert found.link == way


def test_an_address_never_found_is_not_known(store: Store) -> None:
    with store.read() as conn:
        assert known(conn, URL) is None


def test_articles_first_seen_lately_are_due_again(store: Store) -> None:
    old, young, foreign = (f"https://news.example/{name}" for name in ("old", "young", "foreign"))
    with store.begin() as conn:
        run = new_run(conn)
        record(conn, visit(run, article(url=old)), rules_hash=RULES)
        for url, source in ((young, "daily"), (foreign, "elsewhere")):
            page = article("Something new.", url=url, source=source)
            record(conn, visit(run, page, at=later(days=5)), rules_hash=RULES)
        save(conn, article("A note.", url="notes/a.txt"), now=later(days=5))
        discover(conn, run, [link("https://news.example/never-read")], later(days=5))
        assert [one.url for one in due(conn, ["daily"], later(days=1))] == [young]
        assert [one.url for one in due(conn, iter(["daily", "daily", "elsewhere"]), NOW)] == [
            old,
            young,
            foreign,
        ]
        assert due(conn, [], NOW) == []


@pytest.mark.parametrize("own_first", [True, False])
def test_of_several_addresses_the_articles_own_is_due(store: Store, own_first: bool) -> None:
    urls = [URL, "https://news.example/amp"]
    with store.begin() as conn:
        run = new_run(conn)
        for url in urls if own_first else reversed(urls):
            record(conn, visit(run, article(), url=url), rules_hash=RULES)
        assert [one.url for one in due(conn, ["daily"], NOW)] == [URL]
